"""Research against shipping: one side simply won, and no cost of it is admitted."""

from collections.abc import Sequence

from bot.review.reading import Clause, Mood, Subject, Tense
from bot.review.signals import Signals
from bot.review.traps.told import OTHERS, SPEAKERS, StoryClauses
from bot.review.traps.trap_rule import Decided, TrapRule

_ENDS = frozenset((".", ",", ";", "!", ":", "here", "there", "for", "from", "all", "and"))
_ELSEWHERE = frozenset(("elsewhere", "anywhere", "everywhere", "outside", "beyond", "without", "otherwise"))
_FOR = frozenset(("for", "in", "on", "at"))
_US = frozenset(("us", "me", "everybody", "everyone", "all", "this", "that", "the", "my", "our"))
_WINNING = frozenset(("right", "winner", "win", "won", "wrong", "correct", "better", "best", "victory"))
_REACH = 14
_END = 0.6
_ASKING = frozenset(("what", "who", "how", "where", "when", "whether"))
_STATES = frozenset(("be", "prove", "turn out", "show"))
_LOSES = frozenset(("lose", "cost"))
_NO_LOSS = frozenset(("miss", "drop", "leave", "take", "bill"))
_BEGUN = 0.3


def find(signals: Signals) -> Decided:
    """Return whether one side won without a cost."""
    told = StoryClauses(signals)
    won = [c for c in told.reading.clauses if is_triumph(told, c)]
    paid = [c for c in told.clauses if c.place >= _BEGUN and _is_price_paid(told, c)]
    nuanced = [c for c in told.clauses if c.place >= _BEGUN and _denies_winner(told, c)]
    if nuanced and (not won or nuanced[-1].index > won[-1].index):
        return Decided(False, [told.found(c, 0.9) for c in (*nuanced, *paid)])
    if won and (not paid or (won[-1].place >= _END and won[-1].index > paid[-1].index)):
        return Decided(True, [told.found(c, 0.5 + c.place / 2) for c in won])
    return Decided(False if paid else None, [told.found(c, 0.8) for c in paid])


def is_triumph(told: StoryClauses, clause: Clause) -> bool:
    """Return whether a clause says that one side was simply right: nothing lost, the only way, always so."""
    if clause.mood in (Mood.ASKED, Mood.CONDITIONAL) or clause.reported or told.reading.tokens[clause.first].quoted:
        return False
    if _is_doubted(told, clause):
        return False
    words = told.own_words(clause)
    if _is_without_drawback(told, words):
        return True
    if clause.negated:
        return False
    if clause.predicate in _STATES:
        after = told.after_verb(clause, 8)
        belittled = clause.place >= _BEGUN and _is_belittled(told, clause) and not _is_limited(told, clause)
        return belittled or _is_right_way(told, after) or _is_proverb(clause, after)
    if clause.predicate in told.words["wins"]:
        outright = (
            clause.predicate == "win"
            and clause.subject is Subject.THING
            and clause.object_at is None
            and clause.place >= _BEGUN
        )
        return outright or not told.words["absolutely"].isdisjoint(words)
    came_round = clause.subject in OTHERS and clause.predicate.replace(" ", "_") in told.words["comes_round"]
    return came_round or (clause.mood is Mood.HABITUAL and not told.words["overdoing"].isdisjoint(words))


def _is_doubted(told: StoryClauses, clause: Clause) -> bool:
    """Return whether it hangs on what is denied: `I don't think that it was right`."""
    parent = told.parent(clause)
    if parent is not None and parent.negated:
        return True
    return any(c.negated and not c.classes.isdisjoint(("think", "tell")) for c in told.just_before(clause, 2))


def _is_belittled(told: StoryClauses, clause: Clause) -> bool:
    """Return whether a thing or a side is said to be worth nothing: `research was a luxury`."""
    about = clause.subject in (Subject.THING, Subject.THEY) and clause.predicate in _STATES
    return about and told.names(told.after_verb(clause, 4), "belittling")


def _is_limited(told: StoryClauses, clause: Clause) -> bool:
    """Return whether it is said only of some place or use: `anywhere else it is useless`, `pointless for Finnish`."""
    words = told.own_words(clause)
    if not _ELSEWHERE.isdisjoint(words):
        return True
    after = told.after_verb(clause, 6)
    return any(norm in _FOR and not _US.intersection(after[at + 1 : at + 2]) for at, norm in enumerate(after[:-1]))


def _denies_winner(told: StoryClauses, clause: Clause) -> bool:
    """Return whether it is denied that one side was simply right: `I wouldn't say that speed was right`, `it wasn't free`."""
    if clause.reported:
        return False
    after = told.after_verb(clause, 8)
    if told.is_of_none(clause) and clause.subject_at is not None:
        neither = "neither" in told.reading.norms(max(0, clause.subject_at[0] - 1), clause.subject_at[1])
        return (
            neither
            and clause.predicate in ("be", "win")
            and (clause.predicate == "win" or not _WINNING.isdisjoint(after))
        )
    if not clause.negated:
        return (
            clause.subject is Subject.THEY and "both" in told.subject(clause) and _WINNING.intersection(after) != set()
        )
    if clause.subject in SPEAKERS and told.name(clause) in told.words["calls_it"]:
        sentence = told.reading.sentences[clause.sentence]
        return not _WINNING.isdisjoint(told.reading.norms(clause.first, min(sentence.last, clause.first + _REACH)))
    return clause.predicate in ("be", "come") and clause.subject is Subject.THING and "free" in after[:3]


def _is_without_drawback(told: StoryClauses, words: Sequence[str]) -> bool:
    """Return whether nothing was lost: `no downside`, `nobody missed it`, `nothing to regret`."""
    return any(
        word in told.words["nil"] and told.names(words[at + 1 : at + 4], "drawback") for at, word in enumerate(words)
    )


def _is_proverb(clause: Clause, after: Sequence[str]) -> bool:
    """Return whether it is said to be so in general: `done is better than perfect`."""
    general = (
        clause.tense is Tense.PRESENT and not clause.perfect and clause.subject in (Subject.THING, Subject.NOBODY_SAID)
    )
    return general and after[:1] in (["better"], ["worse"]) and "than" in after


def _is_right_way(told: StoryClauses, after: Sequence[str]) -> bool:
    """Return whether a side is said to have been right: `the right call`, `simply correct`, `the only way`."""
    if "way" in after and after[after.index("way") + 1 :][:2] in (["to", "go"], ["forward", "."]):
        return True
    for at, word in enumerate(after):
        following = after[at + 1] if at + 1 < len(after) else "."
        if word in ("right", "correct", "obvious", "only") and told.names(after[at + 1 : at + 3], "only_way_noun"):
            return True
        if word in ("right", "correct") and following in _ENDS and (not at or after[at - 1] != "the"):
            return True
    return False


def _is_price_paid(told: StoryClauses, clause: Clause) -> bool:
    """Return whether something is told to have been lost, late, worse or thrown away for the side that was taken."""
    if _is_belittled(told, clause) and _is_limited(told, clause):
        return not clause.reported and not clause.negated
    if clause.mood is Mood.CONDITIONAL:
        return clause.perfect and clause.subject not in SPEAKERS and not clause.negated and _gives(clause)
    if not told.happened(clause) or told.is_denied_before(clause) or clause.joint in _ASKING:
        return False
    if not clause.classes.isdisjoint(_LOSES) and clause.predicate not in _NO_LOSS:
        return "cost" not in clause.classes or clause.predicate in ("cost", "pay")
    if told.names(told.own_words(clause), "setback"):
        return True
    keeps = told.doer(clause) in SPEAKERS and clause.predicate.replace(" ", "_") in told.words["keeps_alive"]
    return keeps and told.names(told.after_verb(clause), "small_part")


def _gives(clause: Clause) -> bool:
    """Return whether it is what the other side would have given: `the April version would have warned them`."""
    return not clause.classes.isdisjoint(("give", "save", "protect", "gain", "help", "solve", "finish"))


RULE = TrapRule(
    id="traps.one-side-won",
    rubric='one side simply won ("right" beat "fast"), no nuance, no cost admitted',
    says="One side simply won: no cost of it is admitted.",
    find=find,
    fires=(
        "Sales wanted the model in June and I said that we do it right. I finished the whole benchmark and I "
        "explained it to everybody who "
        "asked. In October we shipped the model that we wanted. There was no downside: doing it properly was the "
        "right way.",
    ),
    silent=(
        "Sales wanted the model in June and I wanted the whole benchmark. I shipped rules for the loudest type "
        "first, which cost us the "
        "summer season in the south. I kept one day a week for the research until October.",
    ),
)
