"""Say as what a stretch of words is told: as an option, with what it would cost, as a wish, as an act, or as none of these."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from bot.review.reading import Clause, Kind, Mood, Reading, Subject, Tense
from question_bank.lexicon import Lexicon
from question_bank.words import WordTable


class Framing(StrEnum):
    """As what a stretch is told, where that makes it one side of a choice."""

    GERUND = "gerund"
    """`waiting would cost us the term`."""
    CONDITION = "condition"
    """`if I told her`, `when we leave it at seven days`."""
    WITH = "with"
    """`with the full history it remembers`, `without one we live with mistakes`."""
    ORDER = "order"
    """`stop it and we lose the contract`."""
    DEED = "deed"
    """A verb alone, after `or` or a colon: `roll back`, `buy an API at 4 cents`; an order, where somebody is told."""
    INFINITIVE = "infinitive"
    MODAL = "modal"
    """`I could push the old firmware`, `a model of our own would have read any contract`."""
    MEANING = "meaning"
    """A thing costs, gives or means something: `shared meant one bad migration`, `eight bits gave that up`."""
    WISH = "wish"
    """`sales wanted the date`, `half the team was against it`."""
    STATE = "state"
    """How a thing is: `the vendor was cheaper`, `polling burns the switch`."""
    NAMED = "named"
    """Words without a verb: `every upload: nicer previews, 11 cents a book`."""
    ACT = "act"
    """What the speaker did: no side of anything."""
    OTHER = "other"


OPTIONS = frozenset((
    Framing.GERUND, Framing.CONDITION, Framing.WITH, Framing.ORDER, Framing.INFINITIVE, Framing.MODAL, Framing.MEANING,
))  # fmt: skip
"""Frames that tell what could be done, or what it would cost or give."""
_SPEAKER = frozenset((Subject.I, Subject.WE))
_PEOPLE = frozenset((Subject.NAMED, Subject.THEY))
_MEANT = frozenset(("meant", "means"))
_IS = frozenset(("was", "is"))
_THINGS = frozenset(("something", "anything", "everything", "nothing"))
"""Words in -ing that are no verbs."""
_SEES = frozenset(("see", "know", "think", "believe", "feel", "understand"))
"""What the speaker has in mind while they weigh: no act."""
_STANDS_IN = frozenset(("it", "there", "that", "this", "he", "she", "i"))
_AIMS = frozenset(("so", "so that"))
_FEELS_WITHIN = 3
"""Words after `be` or `feel` among which it says how: `not at all comfortable`."""
_ENDS_WITHIN = 8
"""Words after an order among which it goes on with what would follow."""
_SAME = frozenset(("it", "them", "one", "that"))
_DIGITS = frozenset("~0123456789")
_ENDS = frozenset(("and", "=", ":"))
_NAME_WITHIN = 7
"""Tokens in which the name of an option stands, with the comma after it."""
_MEASURE_WITHIN = 4
"""Words of a measure among which it says how it is another one: `half a year more`."""
_MEANT_WITHIN = 4
"""Words among which `meant` stands after the name of an option: `going back meant`."""


class Frames:
    """Tells the frames of stretches. One for all texts."""

    def __init__(self, lexicon: Lexicon, table: WordTable) -> None:
        self._words = lexicon.words
        self._table = table

    def of(self, reading: Reading, first: int, last: int, main: Clause | None) -> Framing:
        """Return the frame of the tokens from `first` up to `last`, exclusive, whose clause with a verb is `main`."""
        opening = self._by_opening(reading, first, last, main)
        if opening is not None:
            return opening
        if main is None:
            measure = reading.tokens[first].norm in self._words["measure_word"] and self._opens(reading, first)
            return (
                Framing.ORDER if measure and "and" in reading.norms(first, first + _MEASURE_WITHIN) else Framing.NAMED
            )
        if (
            main.subject is Subject.NOBODY_SAID
            and main.tense is Tense.PRESENT
            and self._is_order(reading.tokens[first].norm)
        ):
            return Framing.DEED
        if main.mood in (Mood.CONDITIONAL, Mood.FUTURE):
            no_option = main.joint in _AIMS or self._guesses(reading, main) or self._announces(main)
            no_option = no_option or main.predicate in self._words["seeming_verb"]
            return Framing.OTHER if no_option else Framing.MODAL
        if self._is_named(reading, main, "price_noun") or self._means(reading, main) or self._needs(main):
            return Framing.MEANING
        if self._is_wish(reading, main):
            return Framing.WISH
        return self._told(main)

    def _guesses(self, reading: Reading, clause: Clause) -> bool:
        """Return whether it only guesses what was: `the drop might be caused by the cache`."""
        verb = clause.verb if clause.verb is not None else clause.first
        return clause.passive and not {"might", "may"}.isdisjoint(reading.norms(clause.first, verb))

    def _announces(self, clause: Clause) -> bool:
        """Return whether the speaker only says what they will tell: `I'll come to that later`."""
        return (
            clause.subject is Subject.I
            and clause.mood is Mood.FUTURE
            and clause.predicate.replace(" ", "_") in self._words["telling_verb"]
        )

    def takes_sides(self, reading: Reading, clause: Clause) -> bool:
        """Return whether somebody is for or against something, or does not agree."""
        if clause.subject is Subject.THING:
            return False
        if clause.predicate == "agree":
            return clause.negated or "never" in reading.norms(clause.first, clause.last)
        if clause.predicate not in ("be", "feel") or not clause.object_at:
            return False
        opening = reading.norms(clause.object_at[0], min(clause.object_at[0] + _FEELS_WITHIN, clause.object_at[1]))
        if opening[0] == "on" and not self._words["side_noun"].isdisjoint(opening):
            return True
        if opening[0] in ("for", "against") or not self._words["wish_adjective"].isdisjoint(opening):
            return True
        return clause.negated and clause.subject is Subject.I and not self._words["at_ease"].isdisjoint(opening)

    def _by_opening(self, reading: Reading, first: int, last: int, main: Clause | None) -> Framing | None:
        """Return the frame that its first words give it; None where they give none."""
        words, norm = self._words, reading.tokens[first].norm
        chosen = main is None or (
            main.subject is not Subject.THING and (main.tense is Tense.PRESENT or main.mood is Mood.CONDITIONAL)
        )
        if self._is_inverted(reading, first, main):
            return Framing.CONDITION
        if norm == "if" and main is not None and self._is_said_by_the_way(reading, main):
            return Framing.OTHER
        if norm in words["condition_joint"] or (norm in words["time_joint"] and chosen):
            return Framing.CONDITION
        if norm in words["option_preposition"] and self._opens(reading, first):
            answers = first + 1 < last and reading.tokens[first + 1].norm in _SAME
            told = main is not None and self._told(main) is Framing.ACT
            return Framing.ACT if told and not answers else Framing.WITH
        done = main is not None and main.subject not in _SPEAKER
        if norm.endswith("ing") and done and self._is_doing(reading, first, last):
            return Framing.GERUND
        if self._is_order_with_end(reading, first, main) or self._is_name_with_end(reading, first, main):
            return Framing.ORDER
        following = reading.norms(first + 1, min(first + _MEANT_WITHIN, last))
        if (
            norm == "to"
            and main is not None
            and (main.mood is Mood.CONDITIONAL or not _MEANT.isdisjoint(following) or self._is_what_it_was(following))
        ):
            return Framing.INFINITIVE
        return Framing.MEANING if norm not in words["no_option"] and not _MEANT.isdisjoint(following) else None

    def _is_said_by_the_way(self, reading: Reading, clause: Clause) -> bool:
        """Return whether a condition is of what is said, and none of an option: `if I remember correctly`, `if you are curious`.

        Nor is it an option that what was said before is so: `if this is possible`.
        """
        words = self._words
        complement = reading.norms(*clause.object_at)[:_FEELS_WITHIN] if clause.object_at else []
        if clause.subject in (Subject.I, Subject.YOU):
            if clause.predicate in ("be", "feel"):
                return not words["curious"].isdisjoint(complement)
            verb = clause.predicate.replace(" ", "_")
            reads = clause.subject is Subject.YOU and verb in words["reader_verb"]
            return clause.tense is Tense.PRESENT and (reads or verb in words["recalling_verb"])
        pointing = clause.subject_at is not None and words["pointing"].issuperset(reading.norms(*clause.subject_at))
        return pointing and clause.predicate == "be" and not words["being_so"].isdisjoint(complement)

    def _is_inverted(self, reading: Reading, first: int, main: Clause | None) -> bool:
        """Return whether it is a condition without `if`: `had I stopped the line`, and no question."""
        pair = reading.norms(first, first + 2)
        if main is None or main.mood is Mood.ASKED or len(pair) < 2 or pair[0] not in self._words["inverted"]:
            return False
        return pair[1] in self._words["inverted_subject"] and self._opens(reading, first)

    @staticmethod
    def _is_what_it_was(following: Sequence[str]) -> bool:
        """Return whether a verb after `to` is said to be something: `to say no was to lose the tender`."""
        return any(norm in _IS and before not in _STANDS_IN for before, norm in pairwise(following))

    def _is_doing(self, reading: Reading, first: int, last: int) -> bool:
        """Return whether a word in -ing is a verb: by itself, or by the object after it (`building it`)."""
        if reading.tokens[first].norm in self._words["participle_preposition"] | _THINGS:
            return False  # `according to the docs`
        classes = self._table.of(reading.tokens[first].norm).classes
        with_object = first + 1 < last and reading.tokens[first + 1].norm in self._words["object_opening"]
        return classes[:1] == "g" or ("g" in classes and with_object)

    def _is_order_with_end(self, reading: Reading, first: int, main: Clause | None) -> bool:
        """Return whether it tells what follows if one does it: `keep going and the crashes stay`."""
        if not self._is_order(reading.tokens[first].norm):
            return False
        if not self._opens(reading, first) and not self.is_bare_order(reading, first):
            return False
        following = reading.norms(first + 1, first + _ENDS_WITHIN)
        if not following or following[0] in self._words["no_object"] or self._is_fixed(reading, first):
            return False
        end = next((at for at, norm in enumerate(following, first + 1) if norm in _ENDS), None)
        if end is None:
            return False
        if main is not None and main.subject_at is not None and main.subject_at[0] == first:
            return False  # `speed had a price: ...`
        own = main is not None and main.subject_at is not None and first < main.subject_at[0] < end
        surely = self._table.of(reading.tokens[first].norm).classes[:1] == "b" or reading.tokens[first].norm == "dont"
        opens = reading.norms(end + 1, end + 2)
        if surely or own or end == first + 1 or not opens:
            return surely
        return reading.tokens[end].norm != "and" or opens[0] in self._words["end_opening"] or opens[0][0] in _DIGITS

    def _is_fixed(self, reading: Reading, at: int) -> bool:
        """Return whether it ends a fixed pair: `give or take`."""
        before = reading.norms(max(0, at - 2), at + 1)
        return before[1:2] == ["or"] and f"{before[0]}_{before[-1]}" in self._words["fixed_or"]

    def _is_name_with_end(self, reading: Reading, first: int, main: Clause | None) -> bool:
        """Return whether a name stands for an option, and what follows is told: `cheap cable, and we crawl again`.

        A measure needs no comma, where what follows is not told as past: `two more weeks and the roof would be dry`.
        """
        if main is None or main.subject_at is None or main.verb is None or not self._opens(reading, first):
            return False
        following = reading.norms(first, min(first + _NAME_WITHIN, main.verb))
        end = next((at for at, norm in enumerate(following) if norm == "and"), 0)
        if not end:
            return False
        if following[end - 1] == ",":
            return first + end < main.subject_at[0]
        open_ended = main.mood in (Mood.CONDITIONAL, Mood.FUTURE) or main.tense is Tense.PRESENT
        return open_ended and not self._words["measure_word"].isdisjoint(following[:end][:_MEASURE_WITHIN])

    def _opens(self, reading: Reading, at: int) -> bool:
        before = reading.tokens[at - 1] if at else None
        return before is None or before.kind is Kind.MARK or before.norm in self._words["lead"]

    def is_surely_order(self, norm: str) -> bool:
        """Return whether a word that opens a stretch is an order before it is anything else."""
        return norm == "dont" or self._table.of(norm).classes[:1] == "b"

    def is_bare_order(self, reading: Reading, at: int) -> bool:
        """Return whether an order begins after words that no mark ends, as in dictated text: `... in May | stop it and ...`."""
        before = reading.tokens[at - 1].norm if at else ""
        if not self.is_surely_order(reading.tokens[at].norm) or before in self._words["before_no_order"]:
            return False
        return not self._words["order_object"].isdisjoint(reading.norms(at + 1, at + 2))

    def _is_order(self, norm: str) -> bool:
        return norm == "dont" or "b" in self._table.of(norm).classes

    def _is_named(self, reading: Reading, clause: Clause, words: str) -> bool:
        """Return whether it says what the price, the wish or the like was: `the price of the hack was a rewrite`."""
        if clause.predicate != "be" or clause.subject_at is None:
            return False
        return not self._words[words].isdisjoint(reading.norms(*clause.subject_at))

    def _is_wish(self, reading: Reading, clause: Clause) -> bool:
        verb = clause.predicate.partition(" ")[0]
        if clause.subject is Subject.THING and verb in self._words["feeling_verb"]:
            return False  # `the only software that does not hate me`
        if clause.mood is Mood.HABITUAL or (clause.subject is Subject.THING and verb in self._words["guarding_verb"]):
            return False  # `the check refuses the file`
        if clause.mood is Mood.WISHED or not self._words["wish_verb"].isdisjoint(
            (verb, clause.predicate.replace(" ", "_"))
        ):
            return True
        if verb in self._words["guard_verb"] and clause.subject in _PEOPLE:
            return True
        return self._is_named(reading, clause, "wish_noun") or self.takes_sides(reading, clause)

    def _means(self, reading: Reading, clause: Clause) -> bool:
        """Return whether a thing costs, gives or means something; `shared meant` too, where no subject was heard."""
        verb = clause.predicate.partition(" ")[0]
        if clause.passive or (verb not in self._words["meaning_verb"] and not self._gives(reading, clause, verb)):
            return False
        return self._is_thing(reading, clause) or (clause.subject_at is None and clause.predicate == "mean")

    def _needs(self, clause: Clause) -> bool:
        """Return whether a thing wants something, which is what it costs: `the old saw wanted oil once a month`."""
        return clause.subject is Subject.THING and clause.predicate in self._words["needing_verb"]

    def _is_thing(self, reading: Reading, clause: Clause) -> bool:
        """Return whether its subject is no person; a day or month is none, though it looks like a name."""
        if clause.subject is not Subject.NAMED:
            return clause.subject is Subject.THING
        return not self._words["calendar"].isdisjoint(
            reading.norms(*(clause.subject_at or (clause.first, clause.first + 1)))
        )

    def _gives(self, reading: Reading, clause: Clause, verb: str) -> bool:
        """Return whether it brings somebody something: `Thursday got us the signature`."""
        if verb not in self._words["giving_verb"] or clause.object_at is None:
            return False
        return reading.tokens[clause.object_at[0]].norm in self._words["given_to"]

    def _told(self, clause: Clause) -> Framing:
        past = clause.tense is Tense.PAST or clause.perfect
        acts = clause.predicate not in self._words["state_verb"]
        if clause.subject in _SPEAKER and clause.mood is Mood.TOLD and past and acts:
            return Framing.STATE if clause.predicate in _SEES else Framing.ACT
        is_so = clause.subject is Subject.THING and clause.predicate in self._words["state_verb"]
        return Framing.STATE if not past or is_so else Framing.OTHER
