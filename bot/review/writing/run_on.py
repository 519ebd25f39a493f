"""Find where sentences begin in a stretch that no mark ends, by its verbs and their subjects.

A verb with a subject of its own that nothing ties to the verb before opens a sentence: `we shipped it | product wanted
more`. What hangs on the verb before does not: `i knew it was late`, `the cache we built`, `told them i was wrong`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from bot.review.grammar import units as u
from bot.review.grammar.contractions import repair
from bot.review.grammar.subjects import SubjectWords
from bot.review.grammar.tagging import Tagger
from bot.review.grammar.units import units_of
from bot.review.grammar.verb_group import Form, Group
from bot.review.grammar.verb_groups import VerbGroups
from bot.review.reading import Token
from bot.review.writing.alternatives import Alternatives
from bot.review.writing.bare_subjects import bare_opening, doing_before, is_other_side, is_whole_plan
from bot.review.writing.courses import course_openings
from bot.review.writing.hanging import described, is_object, is_tied, opening_of_described
from bot.review.writing.leads import awaits_main_clause, is_led_to, opening_with_leads, opens_with_phrase
from bot.review.writing.run_on_stretch import LONGEST_LEAD, NO_PARTICLE, TIES, WHOEVER, RunOnStretch, RunOnWords
from bot.review.writing.word_order import free_relatives, inversions
from question_bank.grammar import Grammar
from question_bank.words import WordTable
from question_bank.writing import WritingLists

WINDOW = 320
"""Tokens that are looked at together; the last ones are looked at again with those that follow."""
_KEPT = 300
_SHORTEST = 3
"""Words that a sentence has at least."""
_TAKES_MODAL = TIES | {u.PRONOUN, u.NUMBER, u.ING, u.THERE, *u.NOMINAL}
_OPENS_OR_HALVES = frozenset((";", ":", "(", '"', "'", "→"))


class RunOn:
    """Finds openings. One for all texts."""

    def __init__(self, writing: WritingLists, grammar: Grammar, table: WordTable) -> None:
        self._grammar = grammar
        self._words = RunOnWords(writing, grammar, table)
        self._tagger = Tagger(self._words.book)
        self._groups = VerbGroups(grammar)
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
        repair(row, self._words.book)
        self._tagger.tag(row)
        cues = cued[bisect_right(cued, first) : bisect_left(cued, last)]
        units = {unit.token: at for at, unit in reversed(list(enumerate(row)))}
        groups = list(self._groups.find(row))
        opened = sorted(
            {
                *(units[at] for at in cues),
                *self._alternatives.openings(row),
                *course_openings(row, self._words),
                *free_relatives(row, groups),
                *inversions(row),
            }
        )
        stretch = RunOnStretch(row, groups, self._words, cued=frozenset(opened))
        return (row[at].token for at in _openings(stretch, opened))


def _openings(stretch: RunOnStretch, cued: Sequence[int]) -> Iterator[int]:
    """Yield the units that open a sentence, but for the first; `cued` are those that are known to."""
    cue = 0
    for number, group in enumerate(stretch.groups):
        while cue < len(cued) and cued[cue] <= group.first:
            if cued[cue] - stretch.start >= _SHORTEST:
                yield stretch.open(cued[cue])
            cue += 1
        if group.form is not Form.FINITE:
            continue
        if stretch.told == 0:
            stretch.led_by_phrase = opens_with_phrase(stretch, number)
        at = _opening(stretch, number, group)
        if at is not None and at - stretch.start >= _SHORTEST and not _is_led(stretch, at) and _may_part(stretch, at):
            yield stretch.open(at)
        stretch.told += 1
    yield from (at for at in cued[cue:] if at - stretch.start >= _SHORTEST)


def _is_led(stretch: RunOnStretch, at: int) -> bool:
    """Return whether the words since a known opening only lead to the clause at `at`: `in the end | we went`."""
    return stretch.told == 0 and stretch.start in stretch.cued and at - stretch.start <= LONGEST_LEAD


def _may_part(stretch: RunOnStretch, at: int) -> bool:
    """Return whether a sentence may begin at a unit: not behind a half stop, or a mark that only just opened."""
    before = stretch.row[at - 1]
    return (
        stretch.row[at].kind != u.MARK
        and not before.joined
        and not (before.kind == u.MARK and before.norm in _OPENS_OR_HALVES)
    )


def _opening(stretch: RunOnStretch, number: int, group: Group) -> int | None:
    """Return where the sentence of a verb opens, None where it hangs on what stands before."""
    found = stretch.subject(stretch.floor(number), group.first) if group.inner is None else None
    if found is None:
        return _opening_without_subject(stretch, number, group)
    if awaits_main_clause(stretch):
        return None
    if number == 0:
        return None if is_tied(stretch, number, found.first) else opening_with_leads(stretch, number, found.first)
    plain = _plain_opening(stretch, number, found)
    if plain is not None:
        return plain
    if is_tied(stretch, number, found.first):
        whole = described(stretch, number, found.first)
        return whole if whole is not None else opening_of_described(stretch, number)
    if is_object(stretch, number, found) or is_led_to(stretch, number) or stretch.needs_hands(found, group):
        return None
    return opening_with_leads(stretch, number, found.first)


def _plain_opening(stretch: RunOnStretch, number: int, found: SubjectWords) -> int | None:
    """Return where a sentence opens by the form of the verb and its subject, whatever ties the words to those before."""
    row, group, earlier, floor = stretch.row, stretch.groups[number], stretch.groups[number - 1], stretch.floor(number)
    if found.first == floor and earlier.form is Form.GERUND and (doing := doing_before(stretch, number)) is not None:
        return doing
    if found.first == floor and is_whole_plan(stretch, number):
        return earlier.first
    if _says_should_have(group) and _is_taken_alone(stretch, found):
        return group.first
    taken = row[found.first - 1].kind in (u.PREPOSITION, u.TO) if found.first > floor else found.first == floor
    if (bare := bare_opening(stretch, number, found, taken=taken)) is not None:
        return bare
    if is_other_side(stretch, number, found):
        return found.first
    return found.first - 1 if _is_other_course(stretch, found) else None


def _says_should_have(group: Group) -> bool:
    """Return whether a verb says what was missed; whoever says so often leaves out the `i`."""
    return group.modal == "should" and group.perfect


def _is_other_course(stretch: RunOnStretch, found: SubjectWords) -> bool:
    """Return whether `or` opens what somebody can do instead, after a whole sentence: `... by monday | or she could look`."""
    before, whose = stretch.row[found.first - 1], stretch.row[found.first].norm
    return before.norm == "or" and whose in WHOEVER and stretch.told > 1


def _is_taken_alone(stretch: RunOnStretch, found: SubjectWords) -> bool:
    """Return whether a noun only completes what stands before: `as surprise | should have asked`, `over a lunch | should`."""
    row, first = stretch.row, found.first
    if row[found.last - 1].kind not in u.NOMINAL:
        return False
    last = found.last
    while last > first and row[last - 1].kind in (u.DETERMINER, u.ADJECTIVE, *u.NOMINAL):
        last -= 1
    before = row[last - 1] if last else None
    return before is not None and (before.kind == u.PREPOSITION or before.norm in NO_PARTICLE) and before.norm != "of"


def _opening_without_subject(stretch: RunOnStretch, number: int, group: Group) -> int | None:
    """Return the same for a verb whose subject is not found before it: `there is`, a question, a doing."""
    row = stretch.row
    before = row[group.first - 1] if group.first else None
    apart = group.first > stretch.floor(number)
    if apart and before is not None and before.kind == u.THERE and not is_tied(stretch, number, group.first - 1):
        return opening_with_leads(stretch, number, group.first - 1)
    if _says_should_have(group) and before is not None and before.kind not in _TAKES_MODAL:
        return group.first
    if group.inner is None and (whole := opening_of_described(stretch, number)) is not None:
        return whole
    return doing_before(stretch, number) if group.inner is None else None
