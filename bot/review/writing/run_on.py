"""Find where sentences begin in a stretch that no mark ends, by its verbs and their subjects.

A verb with a subject of its own that nothing ties to the verb before opens a sentence: `we shipped it | product wanted
more`. What hangs on the verb before does not: `i knew it was late`, `the cache we built`, `told them i was wrong`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from bot.review.grammar import units as u
from bot.review.grammar.contractions import repair
from bot.review.grammar.place import Wordbook
from bot.review.grammar.subjects import Subjects, SubjectWords
from bot.review.grammar.tagging import Tagger
from bot.review.grammar.units import Unit, units_of
from bot.review.grammar.verb_group import Form, Group
from bot.review.grammar.verb_groups import VerbGroups
from bot.review.reading import Subject, Tense, Token
from bot.review.writing.alternatives import Alternatives
from question_bank.grammar import Grammar
from question_bank.words import WordTable
from question_bank.writing import WritingLists

WINDOW = 320
"""Tokens that are looked at together; the last ones are looked at again with those that follow."""
_KEPT = 300
_SHORTEST = 3
"""Words that a sentence has at least."""
_LONGEST_LEAD = 6
_TIES = frozenset((u.SUBORDINATOR, u.QUESTION, u.THAT, u.COORDINATOR, u.DETERMINER))
_IN_OBJECT = frozenset((u.PRONOUN, u.DETERMINER, u.ADJECTIVE, u.NUMBER, *u.NOMINAL))
_LONGEST_OBJECT = 3
_LONGEST_SIDE = 30
"""Words from a verb of one side of a choice to that of the other."""
_MAY_END = frozenset((u.NUMBER, u.ADJECTIVE, u.ADVERB, u.PRONOUN, *u.NOMINAL))
_ENDS_VERB = frozenset((u.MARK, u.MODAL, u.BE, u.HAVE, u.DO, u.PAST, u.THIRD, u.COORDINATOR))
_SPEAKS_TO = frozenset(("tell", "show", "promise", "warn", "assure", "remind", "convince", "persuade", "teach", "ask"))
_PARTIES = frozenset(("i", "we", "he", "she", "they"))
_WHOEVER = _PARTIES | {"it", "you", "nobody", "everybody", "everyone", "somebody", "people"}
_NO_PARTICLE = frozenset(("before", "after", "since", "until", "till", "than", "as", "like"))
_PARTICLES = frozenset(("up", "down", "out", "off", "back", "over", "on", "in", "around", "through", "away"))
_THINGS = frozenset(("one", "ones", "those"))
_TODAY = frozenset(("now", "today", "still", "nowadays"))
_OPENS_OR_HALVES = frozenset((";", ":", "(", '"', "'", "→"))
_OPENS_SUBJECT = frozenset(("the", "every", "each", "all", "everything", "what", "this", "that", "those", "most"))
"""Words with which a noun opens that a clause may describe."""
_STANDS_FOR_VERB = frozenset((u.BE, u.HAVE, u.DO, u.MODAL))


class RunOn:
    """Finds openings. One for all texts."""

    def __init__(self, writing: WritingLists, grammar: Grammar, table: WordTable) -> None:
        self._grammar = grammar
        self._writing = writing
        self._words = grammar.words
        self._book = Wordbook(grammar, table)
        self._tagger = Tagger(self._book)
        self._groups = VerbGroups(grammar)
        self._subjects = Subjects(grammar, table)
        self._alternatives = Alternatives(grammar, table)

    def openings(self, tokens: Sequence[Token], first: int, last: int, text: str, cued: Sequence[int]) -> Iterator[int]:
        """Yield the tokens from `first` up to `last`, exclusive, that open a sentence, but for the first.

        `cued` are those that open one by their words alone, in order.
        """
        while first < last:
            end = min(last, first + WINDOW)
            kept = [at for at in self._in_window(tokens, first, end, text, cued) if end == last or at < first + _KEPT]
            yield from kept
            if end == last:
                return
            first = kept[-1] if kept and kept[-1] > first + _KEPT // 2 else first + _KEPT

    def _in_window(
        self, tokens: Sequence[Token], first: int, last: int, text: str, cued: Sequence[int]
    ) -> Iterator[int]:
        row = units_of(tokens, first, last, text, self._grammar)
        repair(row, self._book)
        self._tagger.tag(row)
        cues = cued[bisect_right(cued, first) : bisect_left(cued, last)]
        units = {unit.token: at for at, unit in reversed(list(enumerate(row)))}
        opened = sorted({*(units[at] for at in cues), *self._alternatives.openings(row)})
        stretch = _Stretch(self, row, list(self._groups.find(row)), opened)
        return (row[at].token for at in stretch.openings())

    def subject(self, row: Sequence[Unit], floor: int, at: int) -> SubjectWords | None:
        """Return the subject of the verb at `at`, after the verb before that ends at `floor`."""
        return self._subjects.before(row, floor, at, open_left=False)

    def needs_hands(self, row: Sequence[Unit], found: SubjectWords, group: Group) -> bool:
        """Return whether a thing stands before a verb in the past that only people do: it is what the verb before took."""
        told = group.tense is Tense.PAST and group.verb == group.first and not group.passive
        verb = group.predicate.partition(" ")[0]
        if (
            not told
            or self.within(group.predicate, "stands_alone")
            or self.within(verb, "stands_alone")
            or self._acts(row[found.last - 1])
        ):
            return False
        by_hand = self.within(verb, "human_verb", "done_by_hand")
        return by_hand and self._subjects.whose(row, found.first, found.last, "") is Subject.THING

    def _acts(self, unit: Unit) -> bool:
        """Return whether a word may name somebody: it is in no list, as names are, a number, or a group of people."""
        return (
            unit.kind == u.NUMBER
            or self._book.table.may_be_name(unit.norm)
            or self.within(unit.norm, "group", "bare_group")
        )

    def within(self, word: str, *names: str) -> bool:
        """Return whether a word stands in one of the lists of the grammar."""
        return any(word in self._words[name] for name in names)

    def may_stand_bare(self, unit: Unit) -> bool:
        """Return whether a noun may be a subject without an article: a plural, a name, `product`."""
        if self.within(unit.noun, "time_noun"):
            return False
        known = unit.kind in (u.PLURAL, u.NAME) or self.within(unit.norm, "people", "bare_group")
        return known or (unit.kind == u.NOUN and self._book.table.may_be_name(unit.norm))

    def is_doing(self, unit: Unit) -> bool:
        """Return whether a noun in -ing may be the verb: `of the target | holding meant a fine`."""
        return unit.norm.endswith("ing") and self._book.table.of(unit.norm).can_be_verb

    def leads(self, unit: Unit) -> bool:
        """Return whether a word before a subject belongs to its sentence: `then i`, `so we`, `now the team`."""
        return unit.norm in self._writing.leads

    def hangs(self, unit: Unit) -> bool:
        """Return whether a sentence that opens with a word goes on after its first clause."""
        return unit.norm in self._writing.hanging


class _Stretch:
    """A stretch of text with its verb groups, and where the sentence begins that is looked at."""

    def __init__(self, finder: RunOn, row: Sequence[Unit], groups: Sequence[Group], cued: Sequence[int]) -> None:
        self._finder = finder
        self._row = row
        self._all = groups
        self._cued = cued
        self._leading = frozenset(cued)
        """Openings whose first words may only lead to the clause: `in the end`."""
        self._start = 0
        self._told = 0
        """Finite verbs of the sentence so far."""

    def openings(self) -> Iterator[int]:
        """Yield the units that open a sentence, but for the first."""
        cue = 0
        for number, group in enumerate(self._all):
            while cue < len(self._cued) and self._cued[cue] <= group.first:
                if self._cued[cue] - self._start >= _SHORTEST:
                    yield self._open(self._cued[cue])
                cue += 1
            if group.form is not Form.FINITE:
                continue
            at = self._opening(number, group)
            led = (
                self._told == 0
                and self._start in self._leading
                and at is not None
                and at - self._start <= _LONGEST_LEAD
            )
            if at is not None and at - self._start >= _SHORTEST and not led and self._may_part(at):
                yield self._open(at)
            self._told += 1
        yield from (at for at in self._cued[cue:] if at - self._start >= _SHORTEST)

    def _may_part(self, at: int) -> bool:
        """Return whether a sentence may begin at a unit: not behind a half stop, or a mark that only just opened."""
        before = self._row[at - 1]
        return self._row[at].kind != u.MARK and not (before.kind == u.MARK and before.norm in _OPENS_OR_HALVES)

    def _open(self, at: int) -> int:
        self._start, self._told = at, 0
        return at

    def _opening(self, number: int, group: Group) -> int | None:
        """Return where the sentence of a verb opens, None where it hangs on what stands before."""
        floor = self._all[number - 1].last if number else 0
        found = self._finder.subject(self._row, floor, group.first) if group.inner is None else None
        if found is None:
            return self._opening_without_subject(number, group, floor)
        if self._is_main_clause():
            return None
        if number and found.first == floor and self._all[number - 1].form is Form.GERUND:
            doing = self._doing_before(number, group)
            if doing is not None:
                return doing
        taken = (
            self._row[found.first - 1].kind in (u.PREPOSITION, u.TO) if found.first > floor else found.first == floor
        )
        if number and (bare := self._bare(found, group, taken=taken)) is not None:
            return bare
        if number and self._echoes(number, group, found):
            return found.first
        if self._is_tied(number, group, found.first, floor):
            return self._described(number, group, found.first, floor) if number else None
        if number and (self._is_object(self._all[number - 1], found, floor) or self._ends_lead(number)):
            return None
        if number and self._finder.needs_hands(self._row, found, group):
            return None
        return self._with_leads(found.first, floor, number)

    def _ends_lead(self, number: int) -> bool:
        """Return whether the clause before only leads to this one: `but when it failed | everything stopped`."""
        earlier = self._all[number - 1]
        if earlier.form is not Form.FINITE:
            return False
        floor = self._all[number - 2].last if number > 1 else 0
        joint = next((at for at in range(earlier.first - 1, floor, -1) if self._finder.hangs(self._row[at])), 0)
        return (
            joint > 0
            and self._row[joint - 1].kind in (u.COORDINATOR, u.MARK)
            and self._row[joint].kind != u.PREPOSITION
        )

    def _opening_without_subject(self, number: int, group: Group, floor: int) -> int | None:
        """Return the same for a verb whose subject is not found before it: `there is`, a question, a doing."""
        before = self._row[group.first - 1] if group.first > floor else None
        if before is not None and before.kind == u.THERE and not self._is_tied(number, group, group.first - 1, floor):
            return self._with_leads(group.first - 1, floor, number)
        return self._doing_before(number, group) if group.inner is None else None

    def _bare(self, found: SubjectWords, group: Group, *, taken: bool) -> int | None:
        """Return where a noun without an article stands alone as the subject, after words that the verb before has taken.

        `it was close to my heart | models hallucinate`, `we kept the old format | product wanted more`,
        `for one more generation | new stack meant ...`: an adjective belongs to no noun before it.
        """
        row, at = self._row, found.last - 1
        comes_to = self._finder.within(row[group.first].norm, "comes_to")
        described = at > found.first and row[at].kind in u.NOMINAL and row[at - 1].kind == u.ADJECTIVE
        quality = row[at].kind == u.ADJECTIVE or self._finder.is_doing(row[at])
        if not (taken and self._finder.may_stand_bare(row[at])) and not (comes_to and (described or quality)):
            return None
        counted = row[at].kind == u.PLURAL
        while at > found.first and (row[at - 1].kind == u.ADJECTIVE or (counted and row[at - 1].kind == u.NUMBER)):
            at -= 1
        return at if at - 1 > found.first and row[at - 1].kind in u.NOMINAL else None

    def _echoes(self, number: int, group: Group, found: SubjectWords) -> bool:
        """Return whether a side of a choice comes to something by the verb of the side before: `new meant .. old meant`."""
        row = self._row
        if (
            not self._finder.within(row[group.first].norm, "comes_to")
            or group.modal
            or found.last - found.first > _LONGEST_OBJECT
        ):
            return False
        if row[found.first - 1].kind not in _MAY_END | {u.PARTICIPLE, u.PAST} or row[found.first].kind == u.PRONOUN:
            return False
        earlier = (g for g in self._all[:number] if g.form is Form.FINITE and group.first - g.first <= _LONGEST_SIDE)
        return any(
            g.predicate == group.predicate and row[g.first].norm == row[group.first].norm != "is" for g in earlier
        )

    def _is_more(self, unit: Unit) -> bool:
        """Return whether a word compares, as in `the more they share the more we lose`."""
        return unit.norm in ("more", "less") or (unit.norm.endswith("er") and unit.kind in (u.ADJECTIVE, u.ADVERB))

    def _is_main_clause(self) -> bool:
        """Return whether the sentence opened with `if`, `in` or `the more` and has no main clause yet."""
        start = self._start
        while start < len(self._row) - 1 and self._row[start].kind == u.COORDINATOR:
            start += 1
        if self._row[start].norm == "the" and start + 1 < len(self._row) and self._is_more(self._row[start + 1]):
            follows = self._row[start + 2] if start + 2 < len(self._row) else None
            if follows is not None and follows.norm in _WHOEVER:
                return self._told <= 1
        opener = self._row[start]
        return self._finder.hangs(opener) and self._told <= (opener.kind != u.PREPOSITION)

    def _is_tied(self, number: int, group: Group, start: int, floor: int) -> bool:
        row = self._row
        before = row[start - 1] if start else None
        if before is None or before.kind in _TIES or before.norm in _NO_PARTICLE:
            return True
        particle = before.norm in _PARTICLES and row[start].kind == u.PRONOUN
        if (before.kind in (u.PREPOSITION, u.TO) and not particle) or self._is_rate(start):
            return True
        if row[start].norm == "one" and not group.modal and row[start + 1].kind not in u.NOMINAL:
            return True
        earlier = self._all[number - 1] if number else None
        if earlier is not None and start >= earlier.last and self._governs(earlier, group, start):
            return True
        return self._describes(number, group, start, floor)

    def _is_rate(self, start: int) -> bool:
        """Return whether a noun only says how often: `a day | a week`."""
        row = self._row
        if row[start].norm not in ("a", "an", "each", "every") or row[start - 1].kind not in (u.NUMBER, *u.NOMINAL):
            return False
        return start + 1 < len(row) and self._finder.within(row[start + 1].noun, "time_noun")

    def _governs(self, earlier: Group, group: Group, start: int) -> bool:
        """Return whether the verb before has the clause as what is said, thought or let: `i knew it`, `told them i`."""
        row, within = self._row, self._finder.within
        verb, between = earlier.predicate.partition(" ")[0], row[earlier.last : start]
        if not between:
            barely = within(earlier.predicate, "says_barely") or within(verb, "says_barely")
            return barely or (group.bare and within(verb, "causes")) or row[earlier.verb].kind in _STANDS_FOR_VERB
        if verb in _SPEAKS_TO and len(between) <= _LONGEST_OBJECT and all(b.kind in _IN_OBJECT for b in between):
            return True
        return within(between[-1].norm, "sure")

    def _describes(self, number: int, group: Group, start: int, floor: int) -> bool:
        """Return whether the clause says which: `the cache we built`, `everything he asked`."""
        before, norm = self._row[start - 1], self._row[start].norm
        if start <= floor or norm not in _WHOEVER:
            return False
        if (
            before.kind not in u.NOMINAL
            and not self._finder.within(before.norm, "whole")
            and before.norm not in _THINGS
        ):
            return False
        if group.passive or self._finder.within(group.predicate, "stands_alone"):
            return False
        after = self._row[group.last] if group.last < len(self._row) else None
        following = self._all[number + 1] if number + 1 < len(self._all) else None
        if after is None or after.kind in _ENDS_VERB or after.norm in _PARTIES:
            return True
        if after.kind in (u.PREPOSITION, u.TO) and self._comes_later(number):
            return True
        infinite = following is not None and following.first == group.last and following.form is Form.INFINITIVE
        return infinite and before.norm in _THINGS

    def _described(self, number: int, group: Group, start: int, floor: int) -> int | None:
        """Return where a noun opens that a clause describes and that has its verb to come: `every day they spent on it was`."""
        if not (self._describes(number, group, start, floor) and self._comes_later(number)):
            return None
        found = self._finder.subject(self._row, floor, start)
        if found is None or found.first <= floor or self._row[found.first].norm not in _OPENS_SUBJECT:
            return None
        earlier = self._all[number - 1]
        before = self._row[found.first - 1]
        tied = before.kind in (*_TIES, u.PREPOSITION, u.TO) or before.norm in _NO_PARTICLE
        return None if tied or self._governs(earlier, group, found.first) else found.first

    def _comes_later(self, number: int) -> bool:
        """Return whether the next verb has nobody of its own: it goes with the noun that is described."""
        following = self._all[number + 1] if number + 1 < len(self._all) else None
        if following is None or following.form is not Form.FINITE or following.inner is not None or following.bare:
            return False
        between = self._row[self._all[number].last : following.first]
        return len(between) <= _LONGEST_LEAD and not any(
            b.kind in (u.COORDINATOR, u.QUESTION, u.THAT, u.SUBORDINATOR, u.MARK) or b.norm in _WHOEVER for b in between
        )

    def _is_object(self, earlier: Group, found: SubjectWords, floor: int) -> bool:
        """Return whether the noun before a verb is the object of the verb before: `i pulled the logs found the job`."""
        if found.first != floor or earlier.passive or self._row[found.first].norm in _PARTIES:
            return False
        if self._finder.within(earlier.predicate, "completed"):
            return True
        return not self._finder.within(earlier.predicate, "stands_alone", "says_barely")

    def _doing_before(self, number: int, group: Group) -> int | None:
        """Return where a gerund or infinitive stands that is the subject: `... of the month | keeping quiet meant a call`."""
        doing = self._all[number - 1] if number else None
        if doing is None or doing.form not in (Form.GERUND, Form.INFINITIVE) or not doing.first:
            return None
        if not self._comes_to(group, doing) or self._is_taken(number, doing):
            return None
        between = self._row[doing.last : group.first]
        if any(b.kind in _TIES - {u.DETERMINER} or b.norm in _PARTIES for b in between):
            return None
        return doing.first

    def _comes_to(self, group: Group, doing: Group) -> bool:
        """Return whether a verb tells what something costs, gives or is, and no person does it."""
        if group.modal or self._finder.within(self._row[group.first].norm, "comes_to"):
            return True
        plain = group.tense is Tense.PAST and not group.passive and doing.form is Form.GERUND
        return plain and not self._finder.within(group.predicate.partition(" ")[0], "human_verb", "done_by_hand")

    def _is_taken(self, number: int, doing: Group) -> bool:
        """Return whether the verb before has a gerund or infinitive as its object: `kept going`, `kept it going`."""
        before = self._row[doing.first - 1]
        earlier = self._all[number - 2] if number > 1 else None
        if earlier is not None and earlier.last == doing.first:
            return not earlier.passive
        if earlier is not None and earlier.last == doing.first - 1 and before.kind == u.PRONOUN:
            return self._finder.within(earlier.predicate, "keeps", "causes") and earlier.predicate not in (
                "see",
                "need",
            )
        compound = before.kind == u.ING and self._row[doing.first - 2].kind in u.NOMINAL
        return before.kind not in _MAY_END and before.norm not in _PARTICLES and not compound

    def _leads_on(self, unit: Unit, number: int) -> bool:
        """Return whether a word belongs to the sentence behind it: `now` goes with a verb in the present, the first of two."""
        if unit.norm not in _TODAY:
            return True
        earlier = self._all[number - 1] if number else None
        present = self._all[number].tense is Tense.PRESENT
        return present and (earlier is None or earlier.tense is not Tense.PRESENT)

    def _with_leads(self, start: int, floor: int, number: int) -> int:
        """Return where a sentence opens with what leads to its subject: `then i`, `and in march we`."""
        row = self._row
        first = start
        while first > floor and self._finder.leads(row[first - 1]) and self._leads_on(row[first - 1], number):
            first -= 1
        at = first - 1
        while (
            at > floor
            and first - at <= _LONGEST_LEAD
            and row[at].kind in (u.DETERMINER, u.ADJECTIVE, u.NUMBER, *u.NOMINAL)
        ):
            at -= 1
        if first > floor + 1 and row[first - 2].norm == "the" and self._is_more(row[first - 1]):
            return first - 2
        joined = at > floor and row[at].kind == u.PREPOSITION and row[at - 1].kind == u.COORDINATOR
        if joined and first - at <= _LONGEST_LEAD:
            return at - 1
        return first - 1 if first < start and first > floor and row[first - 1].kind == u.COORDINATOR else first
