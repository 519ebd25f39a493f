"""Where the context of a story ends: the first act, the event or wish that starts the conflict, or the first tension."""

from collections.abc import Sequence

from bot.review.afterwards.aftermath import is_told_in_present
from bot.review.reading import AmountKind, Clause, ClauseKind, Kind, Mood, Reading, Subject, Tense
from bot.review.tension.sides import Shape, Tension
from bot.review.tension.tensions import Tensions
from bot.review.told.acts import Acts
from question_bank.lexicon import Lexicon
from question_bank.words import load_words

_OTHERS = frozenset((Subject.NAMED, Subject.THEY, Subject.THING, Subject.WE, Subject.NOBODY_SAID))
_PEOPLE = frozenset((Subject.NAMED, Subject.THEY))
_STATES = frozenset(("be", "have", "feel", "think", "keep"))
_BACKGROUND = frozenset(
    ("because", "since", "if", "as", "as if", "after", "before", "until", "which", "who", "that", "than")
)
_WANTS = frozenset(("want", "need", "insist", "demand", "prefer", "wish", "would like", "push for", "ask for"))
_SETS_TASK = frozenset(("ask", "tell", "require", "give", "hire"))
_AS_SO = frozenset((Mood.TOLD, Mood.HABITUAL))
_DESCRIBED_BY = frozenset(
    ("with", "one", "ones", "those", "thing", "things", "people", "person", "guy", "somebody", "someone")
)
"""Words after which a clause describes: `with the business added by the merger`, `the one they called`."""
_WHO_FINDS = frozenset((Subject.I, Subject.WE, Subject.NAMED, Subject.THEY))
_THE_WAY = frozenset(("how", "when", "where", "why"))
"""What opens the telling of a find: `that is how I learned that ...`."""
_WHERE_IT_IS = frozenset(("on", "in", "at", "under", "with", "from", "for", "by"))
"""After a verb they say where or with what it is so, and make no other verb of it: `run on`, unlike `run out`."""
_TURNS = frozenset(("go", "get", "turn", "come", "run", "fall"))
"""Verbs by which something comes into a state: `the pumps go offline`."""
_SINCE_WHEN = frozenset(
    ("since", "always", "ever", "often", "usually", "traditionally", "historically", "twice", "once", "times")
)
_ONE, _THE_OTHER = ["one"], ["the", "other"]
_OTHER_WITHIN = 12
"""Clauses after what one option was among which it is said what the other was."""
_HAS_WAYS = frozenset(("have", "have got", "see"))
_SPEAKER = frozenset((Subject.I, Subject.WE))
_LONGEST_COUNT = 3
"""Words that say how many ways there were: `two possible roads`."""
_PART_OF_IT = frozenset((ClauseKind.GERUND, ClauseKind.INFINITIVE))
_FEWEST_OF_TENSION = 8
"""Words of two sides that say something of this story, so that they are taken for its tension and not for its setting."""
_WEIGHED = frozenset((
    Shape.TURN, Shape.EITHER_OR, Shape.PARALLEL, Shape.VERSUS, Shape.GAIN_AND_LOSS, Shape.RATE, Shape.EXCHANGE, Shape.EQUATIONS,
    Shape.ANNOUNCED, Shape.HANDS,
))  # fmt: skip


def context_end(reading: Reading, acts: Acts, tensions: Tensions, lexicon: Lexicon) -> int:
    """Return the token with which something first happens; the number of tokens where nothing does."""
    present = is_told_in_present(reading)
    starts = [len(reading.tokens)]
    if acts.first is not None:
        starts.append(reading.clauses[acts.first].first)
    starts += [
        clause.first for clause in reading.clauses if _starts_conflict(reading, clause, lexicon, present=present)
    ][:1]
    starts += [t.one.head.first for t in tensions.found if _is_weighed(t)]
    return min(starts)


def first_stir(reading: Reading, lexicon: Lexicon) -> int:
    """Return the token with which something is first told to have changed or gone wrong; the number of tokens where nothing is.

    It bounds how much context there is, and says nothing of which clauses are context: a breakdown is told of the setting,
    too.
    """
    return next((c.first for c in reading.clauses if _stirs(reading, c, lexicon)), len(reading.tokens))


def words_before(reading: Reading, end: int) -> int:
    """Return how many words of the first answer stand before a token."""
    limit = reading.first_end if reading.first_end is not None else len(reading.text)
    return sum(token.kind is not Kind.MARK for token in reading.tokens[:end] if token.start < limit)


def _is_weighed(tension: Tension) -> bool:
    return tension.shape in _WEIGHED and tension.priced and tension.opposed and tension.content >= _FEWEST_OF_TENSION


def _starts_conflict(reading: Reading, clause: Clause, lexicon: Lexicon, *, present: bool) -> bool:
    if _counts_ways(reading, clause, lexicon) or _is_one_of_two(reading, clause):
        return True
    if clause.verb is None or clause.reported or clause.kind is not ClauseKind.MAIN or clause.mood not in _AS_SO:
        return False
    if _names_conflict(reading, clause, lexicon):
        return True
    if clause.joint in _BACKGROUND or _only_describes(reading, clause):
        return False
    if clause.subject in _PEOPLE and clause.predicate in _WANTS and not clause.perfect:
        return True
    now = present and clause.subject in _PEOPLE and clause.tense is Tense.PRESENT
    if not ((clause.tense is Tense.PAST or now) and not clause.perfect) and not _has_happened(clause):
        return False
    if clause.subject is Subject.I:
        if clause.predicate == "need" or (clause.passive and clause.classes & _SETS_TASK):
            return True
        return clause.predicate.replace(" ", "_") in lexicon.words["discovers"] and not clause.negated
    happens = clause.mood is Mood.TOLD and not clause.progressive and not clause.negated and clause.subject in _OTHERS
    return (
        happens
        and not _describes(reading, clause, lexicon)
        and not clause.classes & _STATES
        and not (clause.passive and clause.subject_at is None)
    )


def _describes(reading: Reading, clause: Clause, lexicon: Lexicon) -> bool:
    """Return whether its verb, with the word after it, tells how things are: `five people reported to me`."""
    verb, _, particle = clause.predicate.partition(" ")
    name = verb if particle in _WHERE_IT_IS else clause.predicate.replace(" ", "_")
    after = reading.norms(*clause.object_at)[:1] if clause.object_at is not None else ()
    return not lexicon.words["describing_verb"].isdisjoint((name, *(f"{name}_{norm}" for norm in (particle, *after))))


def _stirs(reading: Reading, clause: Clause, lexicon: Lexicon) -> bool:
    if clause.verb is None or clause.reported or clause.negated or clause.mood not in _AS_SO:
        return False
    name = clause.predicate.replace(" ", "_")
    main = clause.kind is ClauseKind.MAIN
    if clause.tense is Tense.PAST and name in lexicon.words["discovers"] and clause.subject in _WHO_FINDS:
        return main or clause.joint in _THE_WAY
    if not main or clause.joint in _BACKGROUND or clause.subject not in _OTHERS:
        return False
    if name in lexicon.words["comes_to_light"]:
        return True
    if clause.tense is not Tense.PRESENT:
        return False
    if clause.perfect:
        lasts = name in lexicon.words["describing_verb"] or bool(clause.classes & _STATES)
        return not (lasts or clause.progressive or clause.passive or _is_for_long(reading, clause))
    return name in lexicon.words["goes_wrong"] or _turns_bad(reading, clause, lexicon)


def _turns_bad(reading: Reading, clause: Clause, lexicon: Lexicon) -> bool:
    """Return whether it says that something comes into a bad state: `the pumps go offline`."""
    if clause.predicate not in _TURNS or clause.object_at is None:
        return False
    return reading.tokens[clause.object_at[0]].norm in lexicon.any_of("grave_state", "bad_turn")


def _is_for_long(reading: Reading, clause: Clause) -> bool:
    """Return whether it says since when or how often: `it has grown for ten years`, `she has always signed`."""
    hanging = (c for c in reading.clauses_after(clause) if c.parent == clause.index and c.kind in _PART_OF_IT)
    return any(
        any(amount.kind is AmountKind.SPAN for amount in c.amounts)
        or not _SINCE_WHEN.isdisjoint(reading.norms(c.first, c.last))
        for c in (clause, *hanging)
    )


def _only_describes(reading: Reading, clause: Clause) -> bool:
    """Return whether it describes what stands before: `..., that went under`, `with the business added by the merger`."""
    if clause.subject_at is None:
        return False
    first = clause.subject_at[0]
    before = reading.tokens[first - 1].norm if first else ""
    return before in _DESCRIBED_BY or reading.tokens[first].norm in ("that", "which", "who")


def _has_happened(clause: Clause) -> bool:
    """Return whether it is told as just happened, as in `we have overspent the budget`."""
    return clause.perfect and clause.tense is Tense.PRESENT and not clause.progressive and clause.subject is Subject.WE


def _counts_ways(reading: Reading, clause: Clause, lexicon: Lexicon) -> bool:
    """Return whether it ends by saying how many ways there were: `two roads`, `I had two options`; a hall has two doors."""
    ours = clause.predicate in _HAS_WAYS and clause.subject in _SPEAKER
    if clause.verb is not None and clause.predicate != "be" and not ours:
        return False
    at = next((at for at in range(clause.last - 1, clause.first, -1) if reading.tokens[at].kind is not Kind.MARK), 0)
    counted = any(0 < at - amount.first < _LONGEST_COUNT for amount in clause.amounts)
    return counted and load_words().of(reading.tokens[at].norm).noun in lexicon.words["way_noun"]


def _is_one_of_two(reading: Reading, clause: Clause) -> bool:
    """Return whether it says what one of two options was, and soon after what the other was: `one was ...; the other was ...`."""
    if not _says_what_was(reading, clause, _ONE):
        return False
    following = reading.clauses[clause.index + 1 : clause.index + 1 + _OTHER_WITHIN]
    return any(_says_what_was(reading, c, _THE_OTHER) for c in following)


def _says_what_was(reading: Reading, clause: Clause, subject: Sequence[str]) -> bool:
    """Return whether it says what something with these words as its subject was, and not where it was."""
    if clause.predicate != "be" or clause.subject_at is None or clause.object_at is None:
        return False
    where = reading.tokens[clause.object_at[0]].norm in _WHERE_IT_IS
    return reading.norms(*clause.subject_at) == subject and not where


def _names_conflict(reading: Reading, clause: Clause, lexicon: Lexicon) -> bool:
    """Return whether it says what the problem was: `the question was which one survives`."""
    if clause.predicate not in ("be", "arise", "start") or clause.subject_at is None:
        return False
    nouns = lexicon.words["conflict_noun"]
    return any(load_words().of(norm).noun in nouns for norm in reading.norms(*clause.subject_at)[:4])
