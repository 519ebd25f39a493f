"""Counts what cannot be meant: ideas that are peeled, furniture that speaks, kilos of an idea, falls to a colour.

A text made of it has the clauses of a story and says nothing: `I folded the latency and asked the lift for its opinion`.
One such figure of speech is a joke, several of different kinds are a parody.
"""

from collections.abc import Iterator, Sequence

from bot.review.reading import Clause, Reading, Subject
from question_bank.grammar import load_grammar
from question_bank.lexicon import Lexicon
from question_bank.words import load_words

_REACH, _REACH_OF_CHANGE = 4, 12
"""Words after a verb among which its object stands, or what something falls to."""
_FEWEST_KINDS, _FEWEST = 2, 3
_WORDS_TO_EACH = 60
"""Words to each of them, at most."""
_NO_OBJECT_AFTER = frozenset((",", ".", ";", "and", "or", "but", "to", "for", "with", "in", "on", "into", "from", "of"))
_CHANGES = frozenset(("fall", "drop", "rise", "go", "increase", "decrease", "sink", "climb", "grow", "shrink", "jump"))
_HALVES = frozenset(("double", "halve", "triple", "quadruple", "treble"))
_SPEAKERS = frozenset((Subject.I, Subject.WE))
_WEATHERS = frozenset(("be", "become", "turn", "get", "grow"))


def is_absurd(reading: Reading, lexicon: Lexicon) -> bool:
    """Return whether a text is made of what cannot be meant."""
    found = list(_Absurdities(reading, lexicon).found())
    enough = len(found) >= _FEWEST and len(set(found)) >= _FEWEST_KINDS
    return enough and reading.words <= _WORDS_TO_EACH * len(found)


def _is_many(norm: str) -> bool:
    return norm.isdigit() or norm in ("hundred", "thousand")


class _Absurdities:
    """Finds what cannot be meant in one text."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self._reading = reading
        self._noun = load_words().of
        words, together = lexicon.words, lexicon.any_of
        self._time, self._weight, self._colour = words["hour_or_day"], words["weight_unit"], words["colour"]
        self._stuff, self._animal, self._lifeless = words["stuff_noun"], words["animal_noun"], words["lifeless_noun"]
        self._idea = together("idea_noun", "hour_or_day")
        self._bodiless = together("idea_noun", "hour_or_day", "machine_noun")
        self._speechless = together("idea_noun", "hour_or_day", "lifeless_noun")
        self._lives_not = together("idea_noun", "hour_or_day", "machine_noun", "lifeless_noun")
        self._not_told = together("lifeless_noun", "animal_noun")
        self._no_amount = together("animal_noun", "lifeless_noun", "stuff_noun")
        self._no_person = together("hour_or_day", "animal_noun", "lifeless_noun")
        self._handled, self._uttered, self._lives = words["handled_verb"], words["uttered_verb"], words["body_verb"]
        self._person = load_grammar().words["person"]

    def found(self) -> Iterator[str]:
        """Yield the kind of each, clause by clause and then word by word."""
        for clause in self._reading.clauses:
            if clause.verb is not None and not clause.reported:
                yield from self._in_clause(clause)
        yield from self._in_words(self._reading.words_told)

    def _in_clause(self, clause: Clause) -> Iterator[str]:
        subject, after = self._subject(clause), self._after(clause)
        others = clause.subject not in _SPEAKERS
        if clause.predicate in self._handled and self._any(after, self._idea):
            yield "an idea is handled"
        elif clause.predicate in self._lives:
            yield from self._has_a_body(clause, subject, after)
        if others and clause.predicate in self._uttered and self._any(subject[-1:], self._speechless):
            yield "a thing speaks"
        speaks = not others and not clause.classes.isdisjoint(("tell", "ask")) and after[:1] != ["about"]
        if speaks and self._any(after[:3], self._not_told):
            yield "a thing is spoken to"
        if clause.predicate in _HALVES and self._any(after[:3], self._time):
            yield "an hour is doubled"
        if not clause.classes.isdisjoint(("fall", "rise")) or clause.predicate in _CHANGES:
            yield from self._changes_to(clause)
        if clause.predicate in _WEATHERS:
            yield from self._is_what_it_cannot_be(subject, after)

    def _has_a_body(self, clause: Clause, subject: Sequence[str], after: Sequence[str]) -> Iterator[str]:
        """Find what eats, laughs or is kissed and has no body."""
        if self._any(after, self._bodiless):
            yield "an idea is handled"
        elif not clause.passive and self._any(subject[-1:], self._lives_not):
            yield "an idea lives"

    def _changes_to(self, clause: Clause) -> Iterator[str]:
        """Find what falls by an animal, or to a thing."""
        first = (clause.verb or 0) + 1
        norms = self._reading.norms(first, min(first + _REACH_OF_CHANGE, clause.last))
        for at, norm in enumerate(norms):
            of_one = norm in ("by", "to") and norms[at + 1 : at + 2] in (["a"], ["an"])
            if of_one and self._any(norms[at + 2 : at + 4], self._no_amount):
                yield "a fall to a thing"

    def _is_what_it_cannot_be(self, subject: Sequence[str], after: Sequence[str]) -> Iterator[str]:
        """Find ideas of wool, wet ideas, and people who are days or things."""
        if after[:2] == ["made", "of"]:
            is_odd = self._any(after[2:4], self._stuff)
        else:
            is_odd = self._any(after[:1], self._colour) and self._any(subject[-1:], self._idea)
        if is_odd:
            yield "an idea has a matter"
        of_a_kind = after[:1] in (["a"], ["an"]) and self._any(after[1:2], self._no_person)
        if of_a_kind and self._any(subject[-1:], self._person):
            yield "a person is a day or a thing"

    def _in_words(self, norms: Sequence[str]) -> Iterator[str]:
        heads = self._weight | self._time | {"to", "percent"}
        for at, norm in enumerate(norms):
            if norm not in heads:
                continue
            then = norms[at + 1 : at + _REACH]
            if norm in self._weight and then[:1] == ["of"] and self._any(then[1:], self._idea):
                yield "a weight of an idea"
            elif norm == "to" and "from" in norms[max(0, at - 4) : at] and self._any(then[:1], self._colour):
                yield "a fall to a thing"
            elif norm == "percent" and then[:1] == ["of"] and self._any(then[1:], self._lifeless):
                yield "a share of a thing"
            elif norm.endswith("days") and norm in self._time and then[:1] != ["a"] and at and _is_many(norms[at - 1]):
                yield "so many of a day"

    def _subject(self, clause: Clause) -> Sequence[str]:
        return self._reading.norms(*clause.subject_at) if clause.subject_at else ()

    def _after(self, clause: Clause) -> Sequence[str]:
        """Return the words after the verb, up to where its object ends."""
        first = (clause.verb or 0) + 1
        words = self._reading.norms(first, min(first + _REACH, clause.last))
        if clause.predicate in _WEATHERS:
            return words
        end = next((at for at, word in enumerate(words) if at and word in _NO_OBJECT_AFTER), len(words))
        return words[:end]

    def _any(self, norms: Sequence[str], of: frozenset[str]) -> bool:
        return any(norm in of or self._noun(norm).noun in of for norm in norms)
