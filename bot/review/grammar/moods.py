"""Say as what a clause is told: as an event, a habit, a wish, a condition, the future, a question or an order."""

from collections.abc import Sequence

from bot.review.grammar.units import Unit
from bot.review.grammar.verb_group import Group, SemiModal
from bot.review.reading import Mood, Subject, Tense
from question_bank.grammar import Grammar

_CONDITIONAL_MODALS = frozenset(("would", "should", "might", "may", "could", "ought"))
_FUTURE_MODALS = frozenset(("will", "shall"))
_SENSES = frozenset(("see", "hear", "feel", "tell", "find"))


class Moods:
    """Decides the mood of a finite clause from its own words. One for all texts."""

    def __init__(self, grammar: Grammar) -> None:
        self._words = grammar.words

    def of_finite(
        self, row: Sequence[Unit], group: Group, first: int, last: int, joint: str, subject: Subject, *, asked: bool
    ) -> Mood:
        """Return the mood of a finite clause that reaches from the unit `first` to `last`, exclusive."""
        if asked:
            return Mood.ASKED
        supposed = group.inner is not None and row[group.first].norm in ("had", "were", "should")  # `had I known`
        if joint in self._words["condition"] or supposed:
            return Mood.CONDITIONAL
        usual = self._is_usual(row, first, last) and not (group.modal and any(u.norm == "differently" for u in row))
        if group.modal:
            return self._of_modal(group, subject, usual=usual)
        turned = _of_turn(group, subject)
        if turned is not None:
            return turned
        present = group.tense is Tense.PRESENT and not group.perfect
        if present and any(row[i].norm == "next" and row[i + 1].norm == "time" for i in range(first, last - 1)):
            return Mood.FUTURE
        return Mood.HABITUAL if usual or joint == "whenever" or (joint == "when" and present) else Mood.TOLD

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
            if (
                norm in ("every", "each")
                and (at == 0 or row[at - 1].norm not in ("from", "to"))
                and at + 1 < last
                and (row[at + 1].norm in times or row[at + 1].norm in ("other", "single", "time"))
            ):
                return True
        return False

    def is_state(self, group: Group) -> bool:
        """Return whether the verb tells a state, which is no habit in the present tense."""
        return group.predicate in self._words["state"] or group.progressive or group.perfect or group.passive

    def of_infinitive(self, governor: Group | None, mood: Mood, *, aim: bool) -> Mood:
        """Return the mood of an infinitive by the verb that governs it: done with it, or only wished."""
        if governor is None or aim:
            return Mood.WISHED if mood in (Mood.TOLD, Mood.HABITUAL) else mood
        lemma = governor.predicate.partition(" ")[0]
        if lemma in self._words["implies"]:
            return mood
        return Mood.WISHED if mood is Mood.TOLD else mood


def _of_turn(group: Group, subject: Subject) -> Mood | None:
    """Return the mood that `used to`, `was going to`, `was supposed to` or `you have to` gives."""
    if group.turn is SemiModal.USED_TO:
        return Mood.HABITUAL
    if group.turn in (SemiModal.GOING_TO, SemiModal.ABOUT_TO):
        return Mood.WISHED if group.tense is Tense.PAST else Mood.FUTURE
    if group.turn is SemiModal.SUPPOSED_TO:
        return Mood.WISHED
    return Mood.ORDERED if group.turn is SemiModal.HAVE_TO and subject is Subject.YOU else None
