"""A stretch of text that no mark ends, with its verb groups, as those see it who look for the sentences in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.review.grammar import units as u
from bot.review.grammar.place import Wordbook
from bot.review.grammar.subjects import Subjects, SubjectWords
from bot.review.grammar.units import Unit
from bot.review.grammar.verb_group import Group
from bot.review.reading import Subject, Tense
from question_bank.grammar import Grammar
from question_bank.words import WordTable
from question_bank.writing import WritingLists

TIES = frozenset((u.SUBORDINATOR, u.QUESTION, u.THAT, u.COORDINATOR, u.DETERMINER))
"""Kinds of words after which no sentence begins."""
ENDS_PHRASE = frozenset((u.NUMBER, u.ADJECTIVE, u.ADVERB, u.PRONOUN, *u.NOMINAL))
PARTIES = frozenset(("i", "we", "he", "she", "they"))
WHOEVER = PARTIES | {"it", "you", "nobody", "everybody", "everyone", "somebody", "people"}
NO_PARTICLE = frozenset(("before", "after", "since", "until", "till", "than", "as", "like"))
PARTICLES = frozenset(("up", "down", "out", "off", "back", "over", "on", "in", "around", "through", "away"))
LONGEST_LEAD = 6
"""Words that lead to a subject, or stand between what is described and its verb."""


class RunOnWords:
    """Answers what single words and phrases of a stretch may be. One for all texts."""

    def __init__(self, writing: WritingLists, grammar: Grammar, table: WordTable) -> None:
        self._writing = writing
        self._words = grammar.words
        self.book = Wordbook(grammar, table)
        self.subjects = Subjects(grammar, table)

    def within(self, word: str, *names: str) -> bool:
        """Return whether a word stands in one of the lists of the grammar."""
        return any(word in self._words[name] for name in names)

    def may_stand_bare(self, unit: Unit) -> bool:
        """Return whether a noun may be a subject without an article: a plural, a name, `product`."""
        if self.within(unit.noun, "time_noun"):
            return False
        known = unit.kind in (u.PLURAL, u.NAME) or self.within(unit.norm, "people", "bare_group")
        return known or (unit.kind == u.NOUN and self.may_be_name(unit))

    def may_be_name(self, unit: Unit) -> bool:
        """Return whether a word stands in no list, as names do."""
        return self.book.table.may_be_name(unit.norm)

    def is_doing(self, unit: Unit) -> bool:
        """Return whether a noun in -ing may be the verb: `of the target | holding meant a fine`."""
        return unit.norm.endswith("ing") and self.book.table.of(unit.norm).can_be_verb

    def may_act(self, unit: Unit) -> bool:
        """Return whether a word may name somebody: it is in no list, as names are, a number, or a group of people."""
        return unit.kind == u.NUMBER or self.may_be_name(unit) or self.within(unit.norm, "group", "bare_group")

    def leads(self, unit: Unit) -> bool:
        """Return whether a word before a subject belongs to its sentence: `then i`, `so we`, `now the team`."""
        return unit.norm in self._writing.leads

    def is_fronted(self, phrase: str) -> bool:
        """Return whether a phrase opens a sentence rather than ends one: `in exchange`, `for my part`."""
        return phrase in self._writing.fronted

    def hangs(self, unit: Unit) -> bool:
        """Return whether a sentence that opens with a word goes on after its first clause."""
        return unit.norm in self._writing.hanging


@dataclass(slots=True)
class RunOnStretch:
    """A stretch with its verb groups, and the sentence in it that is looked at."""

    row: Sequence[Unit]
    groups: Sequence[Group]
    words: RunOnWords
    start: int = 0
    """Where the sentence begins that is looked at."""
    told: int = 0
    """Finite verbs of that sentence so far."""
    led_by_phrase: bool = False
    """What its first word opens is a phrase, no clause: `after the pilot i ...`."""
    cued: frozenset[int] = field(default=frozenset())
    """Openings known by their words alone, whose first words may only lead to the clause: `in the end`."""

    def within(self, word: str, *names: str) -> bool:
        """Return whether a word stands in one of the lists of the grammar."""
        return self.words.within(word, *names)

    def open(self, at: int) -> int:
        """Let a sentence begin at a unit, and return that."""
        self.start, self.told, self.led_by_phrase = at, 0, False
        return at

    def floor(self, number: int) -> int:
        """Return the first unit after the verb before the one of that number."""
        return self.groups[number - 1].last if number else 0

    def earlier(self, number: int) -> Group | None:
        """Return the verb before the one of that number."""
        return self.groups[number - 1] if number else None

    def following(self, number: int) -> Group | None:
        """Return the verb after the one of that number."""
        return self.groups[number + 1] if number + 1 < len(self.groups) else None

    def after(self, group: Group) -> Unit | None:
        """Return the unit after a verb."""
        return self.row[group.last] if group.last < len(self.row) else None

    def subject(self, floor: int, at: int) -> SubjectWords | None:
        """Return the subject of the verb at `at`, after the verb before that ends at `floor`."""
        return self.words.subjects.before(self.row, floor, at, open_left=False)

    def is_more(self, unit: Unit) -> bool:
        """Return whether a word compares, as in `the more they share the more we lose`."""
        return unit.norm in ("more", "less") or (unit.norm.endswith("er") and unit.kind in (u.ADJECTIVE, u.ADVERB))

    def needs_hands(self, found: SubjectWords, group: Group) -> bool:
        """Return whether a thing stands before a verb in the past that only people do: it is what the verb before took."""
        told = group.tense is Tense.PAST and group.verb == group.first and not group.passive
        verb = group.predicate.partition(" ")[0]
        stands_alone = self.within(group.predicate, "stands_alone") or self.within(verb, "stands_alone")
        if not told or stands_alone or self.words.may_act(self.row[found.last - 1]):
            return False
        by_hand = self.within(verb, "human_verb", "done_by_hand")
        return by_hand and self.words.subjects.whose(self.row, found.first, found.last, "") is Subject.THING
