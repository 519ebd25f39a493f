"""Say as what a clause is told: as an event, a habit, a wish, a condition, the future, a question or an order."""

from collections.abc import Sequence

from bot.review.reading import ClauseKind, Mood, Subject
from bot.review.units import Unit
from bot.review.verb_groups import Form, Group, Turn
from question_bank.grammar import Grammar

_CONDITIONAL_MODALS = frozenset(("would", "should", "might", "may", "could", "ought"))
_FUTURE_MODALS = frozenset(("will", "shall"))
_IF = frozenset(("if", "unless", "even if", "only if", "as if", "in case", "provided", "lest", "whether or not"))
_SENSES = frozenset(("see", "hear", "feel", "tell", "find"))
_STATES = frozenset((
    "be", "have", "know", "think", "believe", "want", "need", "mean", "seem", "feel", "like", "love", "own", "contain", "hold",
    "matter", "exist", "depend", "hope", "guess", "remember", "understand", "remain", "stand", "stay", "live", "cost", "belong",
    "wish", "regret", "turn out", "suppose", "agree", "see",
))  # fmt: skip


class Moods:
    """Decides the mood of a finite clause from its own words. One for all texts."""

    def __init__(self, grammar: Grammar) -> None:
        self._words = grammar.words

    def of_finite(self, row: Sequence[Unit], group: Group, first: int, last: int, joint: str, subject: Subject, *, asked: bool) -> Mood:
        """Return the mood of a finite clause that reaches from the unit `first` to `last`, exclusive."""
        if asked:
            return Mood.ASKED
        usual = self._is_usual(row, first, last)
        if joint in _IF or (group.inner is not None and row[group.first].norm in ("had", "were", "should")):
            return Mood.CONDITIONAL
        if group.turn is Turn.USED_TO:
            return Mood.HABITUAL
        if group.modal:
            return self._of_modal(group, subject, usual=usual)
        if group.turn in (Turn.GOING_TO, Turn.ABOUT_TO):
            return Mood.WISHED if group.tense.value == "past" else Mood.FUTURE
        if group.turn is Turn.SUPPOSED_TO:
            return Mood.WISHED
        if group.turn is Turn.HAVE_TO and subject is Subject.YOU:
            return Mood.ORDERED
        if joint == "whenever" or usual:
            return Mood.HABITUAL
        if joint == "when" and group.tense.value == "present" and not group.perfect:
            return Mood.HABITUAL
        return Mood.TOLD

    def _of_modal(self, group: Group, subject: Subject, *, usual: bool) -> Mood:
        modal = group.modal
        if modal in _FUTURE_MODALS:
            return Mood.FUTURE
        if modal in ("should", "must", "ought") and subject is Subject.YOU:
            return Mood.ORDERED
        if modal == "would" and usual and not group.perfect:
            return Mood.HABITUAL
        if modal == "could" and not group.perfect and (group.negated or group.predicate in _SENSES):
            return Mood.TOLD
        if modal in _CONDITIONAL_MODALS:
            return Mood.CONDITIONAL
        return Mood.HABITUAL if usual else Mood.TOLD

    def _is_usual(self, row: Sequence[Unit], first: int, last: int) -> bool:
        habits, times = self._words["habit_adverb"], self._words["time_noun"]
        for at in range(first, last):
            norm = row[at].norm
            if norm in habits and norm not in ("never", "ever"):
                return True
            if norm in ("every", "each") and (at == 0 or row[at - 1].norm not in ("from", "to")) and at + 1 < last and (row[at + 1].norm in times or row[at + 1].norm in ("other", "single", "time")):
                return True
        return False

    @staticmethod
    def is_state(group: Group) -> bool:
        """Return whether the verb tells a state, which is no habit in the present tense."""
        return group.predicate in _STATES or group.progressive or group.perfect or group.passive

    def of_infinitive(self, governor: Group | None, mood: Mood, *, aim: bool) -> Mood:
        """Return the mood of an infinitive by the verb that governs it: done with it, or only wished."""
        if governor is None or aim:
            return Mood.WISHED if mood in (Mood.TOLD, Mood.HABITUAL) else mood
        lemma = governor.predicate.partition(" ")[0]
        if lemma in self._words["implies"]:
            return mood
        return Mood.WISHED if mood is Mood.TOLD else mood


def inherits(kind: ClauseKind, form: Form) -> bool:
    """Return whether a clause takes its mood from the one on which it hangs."""
    return kind is ClauseKind.GERUND or form is Form.PARTICIPLE
