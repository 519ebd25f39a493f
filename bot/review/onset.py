"""Where the context of a story ends: the first act, the event or wish that starts the conflict, or the first tension."""

from bot.review.acts import Acts
from bot.review.reading import Clause, ClauseKind, Kind, Mood, Reading, Subject, Tense
from bot.review.sides import Shape, Tension
from bot.review.tensions import Tensions
from question_bank.lexicon import Lexicon
from question_bank.words import load_words

_OTHERS = frozenset((Subject.NAMED, Subject.THEY, Subject.THING, Subject.WE, Subject.NOBODY_SAID))
_PEOPLE = frozenset((Subject.NAMED, Subject.THEY))
_STATES = frozenset(("be", "have", "feel", "think", "keep"))
_BACKGROUND = frozenset(("because", "since", "if", "as", "as if", "after", "before", "until", "which", "who", "that", "than"))
_TELLS_EVENTS = frozenset((ClauseKind.MAIN, ClauseKind.SUBORDINATE))
_FEWEST_OF_TENSION = 8
"""Words of two sides that say something of this story, so that they are taken for its tension and not for its setting."""
_WEIGHED = frozenset((
    Shape.EITHER_OR, Shape.PARALLEL, Shape.VERSUS, Shape.GAIN_AND_LOSS, Shape.RATE, Shape.EXCHANGE, Shape.EQUATIONS, Shape.ANNOUNCED, Shape.HANDS,
))  # fmt: skip


def context_end(reading: Reading, acts: Acts, tensions: Tensions, lexicon: Lexicon) -> int:
    """Return the token with which something first happens; the number of tokens where nothing does."""
    starts = [len(reading.tokens)]
    if acts.first is not None:
        starts.append(reading.clauses[acts.first].first)
    starts += [clause.first for clause in reading.clauses if _starts_conflict(reading, clause, lexicon)][:1]
    starts += [t.one.head.first for t in tensions.found if _is_weighed(t)]
    return min(starts)


def words_before(reading: Reading, end: int) -> int:
    """Return how many words of the first answer stand before a token."""
    limit = reading.first_end if reading.first_end is not None else len(reading.text)
    return sum(token.kind is not Kind.MARK for token in reading.tokens[:end] if token.start < limit)


def _is_weighed(tension: Tension) -> bool:
    return tension.shape in _WEIGHED and tension.priced and tension.opposed and tension.content >= _FEWEST_OF_TENSION


def _starts_conflict(reading: Reading, clause: Clause, lexicon: Lexicon) -> bool:
    if clause.verb is None or clause.reported or clause.kind not in _TELLS_EVENTS or clause.mood is not Mood.TOLD:
        return False
    if _names_conflict(reading, clause, lexicon):
        return True
    past = clause.tense is Tense.PAST and not clause.perfect
    if not past or clause.joint in _BACKGROUND:
        return False
    if clause.subject in _PEOPLE and "want" in clause.classes:
        return True
    happens = not clause.progressive and not clause.negated and clause.subject in _OTHERS
    return happens and not clause.classes & _STATES and not (clause.passive and clause.subject_at is None)


def _names_conflict(reading: Reading, clause: Clause, lexicon: Lexicon) -> bool:
    """Return whether it says what the problem was: `the question was which one survives`."""
    if clause.predicate not in ("be", "arise", "start") or clause.subject_at is None:
        return False
    nouns = lexicon.words["conflict_noun"]
    return any(load_words().of(norm).noun in nouns for norm in reading.norms(*clause.subject_at)[:4])
