"""Ethical pushback: discomfort that was felt, and not said to anybody who could change it."""

from collections.abc import Sequence

from bot.review.reading import Clause, Mood, Subject
from bot.review.signals import Signals
from bot.review.traps.told import SPEAKERS, StoryClauses
from bot.review.traps.trap_rule import Decided, TrapRule

_HEARS = frozenset(("hear", "know", "learn", "notice", "guess", "see", "suspect"))
_OF_SPEAKER = frozenset(("me", "i", "mine"))
_NO = frozenset(("no", "not", "nothing", "never", "without"))
_SAID = frozenset(
    ("word", "words", "sound", "objection", "comment", "question", "reply", "answer", "nothing", "peep", "syllable")
)
_NOBODY = frozenset(("nothing", "nobody", "none", "myself", "anything"))


def find(signals: Signals) -> Decided:
    """Return whether nothing was said, refused or offered."""
    told = StoryClauses(signals)
    spoken = [c for c in told.by(SPEAKERS) if _speaks(told, c) and not told.is_talked_of(c)]
    refused = [c for c in told.clauses if refuses(told, c)]
    if spoken or refused:
        return Decided(False, [told.found(c, 0.8) for c in (*refused, *spoken)])
    uneasy = [c for c in told.clauses if is_uneasy(told, c)]
    if not uneasy and not signals.acts.all:
        return Decided(None)
    return Decided(True, [told.found(c, 0.7) for c in uneasy])


def _speaks(told: StoryClauses, clause: Clause) -> bool:
    """Return whether the speaker said it to somebody at work, refused, or brought something else before them."""
    after = told.after_verb(clause)
    if not _NOBODY.isdisjoint(after[:3]) or told.names(after[:6], "at_home"):
        return False
    if clause.predicate.replace(" ", "_") in told.words["speaks_up"] or clause.predicate.partition(" ")[0] in (
        "object",
        "refuse",
        "push",
        "speak",
    ):
        return True
    head = clause.predicate.partition(" ")[0]
    return (
        head in told.words["brings_before"]
        and (head != "go" or clause.predicate in ("go", "go to"))
        and _reaches_people(told, clause)
    )


def _reaches_people(told: StoryClauses, clause: Clause) -> bool:
    words = told.bare_words(clause)
    people = {"him", "her", "them", "everybody", "everyone", "team", "room", "meeting", "people"}
    return not people.isdisjoint(words) or told.names(words, "authority", "product_side", "peer", "somebody_at_work")


def refuses(told: StoryClauses, clause: Clause) -> bool:
    """Return whether the speaker would not do it: `I won't build the list`, `I said no`."""
    if clause.subject is not Subject.I or clause.reported:
        return False
    if clause.negated and clause.mood in (Mood.FUTURE, Mood.CONDITIONAL) and not clause.perfect:
        parent = told.parent(clause)
        says = parent is not None and not parent.classes.isdisjoint(("tell",)) and parent.subject is Subject.I
        return says and not clause.classes.isdisjoint(
            ("make", "change", "finish", "help", "own", "permit", "give", "keep", "use")
        )
    return told.happened(clause) and clause.predicate == "refuse" and not told.is_talked_of(clause)


def is_uneasy(told: StoryClauses, clause: Clause) -> bool:
    """Return whether the speaker felt bad about it, or kept silent."""
    words = told.own_words(clause)
    if clause.verb is None:
        return told.names(words, "unease") or _is_wordless(words)
    if told.is_of_none(clause) and clause.predicate in _HEARS:
        return not _OF_SPEAKER.isdisjoint(told.all_words(clause))
    if clause.subject not in SPEAKERS and clause.subject is not Subject.THING:
        return False
    if clause.subject in SPEAKERS and clause.predicate in told.words["feels_bad"] and not clause.negated:
        return True
    return told.names(words, "unease") or (
        clause.subject in SPEAKERS and "tell" in clause.classes and (clause.negated or not _NOBODY.isdisjoint(words))
    )


def _is_wordless(words: Sequence[str]) -> bool:
    """Return whether it is told that nothing came from the speaker: `not a word from me`."""
    return not _OF_SPEAKER.isdisjoint(words) and not _NO.isdisjoint(words) and not _SAID.isdisjoint(words)


RULE = TrapRule(
    id="traps.silent",
    rubric="discomfort without action: felt it, said nothing or did nothing",
    says="The discomfort was felt, and nothing was said or done about it.",
    find=find,
    fires=(
        "We built a score that ranked tenants by their names, more or less. It felt uncomfortable and it seemed "
        "wrong to all of us. I "
        "told my wife about it. I wrote the scoring job and I tested it. The feature went live in spring, and I "
        "still feel bad about it.",
    ),
    silent=(
        "We built a score that ranked tenants by their names, more or less. It felt uncomfortable. I told the "
        "product head that I would "
        "not sign it, and I showed him forty pairs that differed in the name alone. The column was taken out.",
    ),
)
