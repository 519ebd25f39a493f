"""Find the clauses of a text: one pass over its sentences, then what only the whole text tells.

Sentences become units with word classes (`tagging`), units become verb groups (`verb_groups`), groups become clauses
(`clause_tree`). Whether a present tense is a story or a habit is seen from all clauses together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate

from bot.review.grammar.clause_tree import ClauseTree
from bot.review.grammar.contractions import repair
from bot.review.grammar.draft import Node
from bot.review.grammar.moods import Moods
from bot.review.grammar.place import Wordbook
from bot.review.grammar.subjects import Subjects
from bot.review.grammar.tagging import Tagger
from bot.review.grammar.units import Unit, units_of
from bot.review.grammar.verb_group import Form, Group
from bot.review.grammar.verb_groups import VerbGroups
from bot.review.quantities.changes import Amounts
from bot.review.reading import (
    Amount,
    AmountKind,
    BlockKind,
    Clause,
    ClauseKind,
    Kind,
    Mood,
    Reading,
    Sentence,
    Subject,
    Tense,
)
from question_bank.grammar import Grammar, load_grammar
from question_bank.quantities import Quantities, load_quantities
from question_bank.words import WordTable, load_words

_LONGEST_STAMP = 4
_TOKENS_TO_A_FIGURE = 45
_FEWEST_TOKENS = 60
"""Tokens under which a text may have no figure by chance."""
_NO_CLASSES: frozenset[str] = frozenset()


def find(reading: Reading) -> tuple[Clause, ...]:
    """Return the clauses of a text that was read, in the order of their first words."""
    return _finder().find(reading)


def with_clauses(reading: Reading) -> Reading:
    """Return a text that was read, with its clauses."""
    clauses = find(reading)
    places = [(0, 0)] * len(reading.sentences)
    for clause in clauses:
        first = places[clause.sentence][0] if places[clause.sentence][1] else clause.index
        places[clause.sentence] = (first, clause.index + 1)
    return replace(reading, clauses=clauses, _of_sentence=tuple(places))


@cache
def _finder() -> "ClauseFinder":
    return ClauseFinder(load_grammar(), load_words(), load_quantities())


class ClauseFinder:
    """Finds clauses. One for all texts: it keeps nothing of them."""

    def __init__(self, grammar: Grammar, table: WordTable, quantities: Quantities) -> None:
        self._grammar = grammar
        self._book = Wordbook(grammar, table)
        self._tagger = Tagger(self._book)
        self._groups = VerbGroups(grammar)
        self._moods = Moods(grammar)
        self._amounts = Amounts(grammar, quantities)
        self._tree = ClauseTree(grammar, Subjects(grammar, table))

    def find(self, reading: Reading) -> tuple[Clause, ...]:
        """Return the clauses of a text that was read, in the order of their first words."""
        clauses: list[Clause] = []
        states: list[bool] = []
        owner: Subject | None = None
        words_before = _words_before(reading)
        uninflected = False
        for number, sentence in enumerate(reading.sentences):
            if number and reading.sentences[number - 1].block != sentence.block:
                owner = owner if _is_bullet(reading, sentence) else None
            row = units_of(reading.tokens, sentence.first, sentence.last, reading.text, self._grammar)
            repair(row, self._book)
            self._tagger.tag(row)
            groups = list(self._groups.find(row))
            nodes = self._tree.build(row, groups, owner=owner)
            amounts = _shared_out(nodes, self._amounts.find(row, _holders(row, nodes)))
            self._write(reading, sentence, row, nodes, amounts, words_before, clauses)
            states += [node.group is not None and self._moods.is_state(node.group) for node in nodes]
            owner = _owner(row, nodes, owner)
            uninflected = uninflected or any(_lacks_ending(row, node) for node in nodes)
        return _with_habits(clauses, states, uninflected=uninflected)

    def _write(
        self,
        reading: Reading,
        sentence: Sentence,
        row: Sequence[Unit],
        nodes: Sequence[Node],
        amounts: Mapping[int, tuple[Amount, ...]],
        words_before: Sequence[int],
        clauses: list[Clause],
    ) -> None:
        """Add the clauses of a sentence to those of the text."""
        numbers = {id(node): len(clauses) + at for at, node in enumerate(nodes)}
        all_words = max(1, words_before[-1])
        quotes = any(unit.quoted for unit in row)
        for number, node in enumerate(nodes):
            first, last = _tokens(row, node.first, node.last)
            group = node.group
            quoted = quotes and sum([unit.quoted for unit in row[node.first : node.last]]) * 2 > node.last - node.first
            clauses.append(
                Clause(
                    index=len(clauses),
                    sentence=sentence.index,
                    first=first,
                    last=last,
                    kind=node.kind,
                    joint=node.joint,
                    subject=node.subject,
                    subject_at=_tokens(row, *node.subject_at) if node.subject_at else None,
                    verb=row[group.verb].token if group else None,
                    predicate=group.predicate if group else "",
                    classes=self._grammar.classes.get(group.predicate, _NO_CLASSES) if group else _NO_CLASSES,
                    tense=group.tense if group else Tense.NONE,
                    mood=node.mood,
                    perfect=group.perfect if group else False,
                    progressive=group.progressive if group else False,
                    passive=group.passive if group else False,
                    negated=node.negated,
                    object_at=_object(row, node),
                    amounts=amounts.get(number, ()),
                    section=reading.blocks[sentence.block].section,
                    place=words_before[first] / all_words,
                    parent=numbers.get(id(node.parent)) if node.parent else None,
                    reported=node.reported or quoted,
                    first_answer=reading.first_end is None or reading.tokens[first].start < reading.first_end,
                )
            )


def _holders(row: Sequence[Unit], nodes: Sequence[Node]) -> list[Group | None]:
    """Return for each unit the verb group of the innermost clause that holds it."""
    holders: list[Group | None] = [None] * len(row)
    for node in nodes:
        holders[node.first : node.last] = [node.group] * (node.last - node.first)
    return holders


def _shared_out(nodes: Sequence[Node], amounts: Sequence[tuple[int, Amount]]) -> Mapping[int, tuple[Amount, ...]]:
    """Give each amount to the innermost clause that holds it: the last that begins before it and has not ended."""
    shared: dict[int, tuple[Amount, ...]] = {}
    for at, amount in amounts:
        holder = next((n for n in range(len(nodes) - 1, -1, -1) if nodes[n].first <= at < nodes[n].last), 0)
        shared[holder] = (*shared.get(holder, ()), amount)
    return shared


def _words_before(reading: Reading) -> list[int]:
    return list(accumulate([token.kind is not Kind.MARK for token in reading.tokens], initial=0))


def _tokens(row: Sequence[Unit], first: int, last: int) -> tuple[int, int]:
    return row[first].token, row[max(first, last - 1)].token + 1


def _object(row: Sequence[Unit], node: Node) -> tuple[int, int] | None:
    if node.group is None or node.group.last >= node.last:
        return None
    first, last = node.group.last, node.last
    while first < last and row[first].kind == "mark":
        first += 1
    while last > first and row[last - 1].kind == "mark":
        last -= 1
    return _tokens(row, first, last) if first < last else None


def _is_bullet(reading: Reading, sentence: Sentence) -> bool:
    return reading.blocks[sentence.block].kind is BlockKind.BULLET


def _owner(row: Sequence[Unit], nodes: Sequence[Node], before: Subject | None) -> Subject | None:
    """Return whose the verbs without a subject are that follow a sentence: `The team did this:`; None for the speaker's."""
    main = next((node for node in reversed(nodes) if node.kind is ClauseKind.MAIN and node.group is not None), None)
    if main is None or main.subject_at is None:
        return before
    others = main.subject in (Subject.NAMED, Subject.THEY, Subject.WE)
    names_whose = row[-1].norm == ":" or (main.group is not None and main.group.predicate in ("do", "own", "lead"))
    return main.subject if others and names_whose else None


def _lacks_ending(row: Sequence[Unit], node: Node) -> bool:
    """Return whether a verb lacks its ending: `she tell me`. Whoever writes so may mean the past by a present form."""
    group = node.group
    if group is None or node.subject_at is None or not group.bare or group.modal or group.form is not Form.FINITE:
        return False
    last = row[node.subject_at.last - 1]
    return last.norm in ("he", "she", "it", "nobody", "somebody", "everybody") or (
        last.kind == "noun" and node.subject_at.last - node.subject_at.first > 1 and node.kind is ClauseKind.MAIN
    )


def _with_habits(clauses: Sequence[Clause], states: Sequence[bool], *, uninflected: bool) -> tuple[Clause, ...]:
    """Return the clauses, with what is told in the present as habits, unless the whole story is told so."""
    told = [c for c in clauses if c.mood is Mood.TOLD and c.tense is not Tense.NONE and not c.reported]
    past = sum(c.tense is Tense.PAST or c.perfect for c in told)
    present = [c for c, state in zip(clauses, states, strict=True) if _may_be_habit(c) and not state]
    stamps = sum(map(_is_time_stamp, clauses))
    steps = len(present) + stamps > past and _is_told(present) + stamps > _is_usual(clauses)
    if uninflected or (steps and _has_figures(clauses)):
        return tuple(clauses)
    result: list[Clause] = []
    for c, state in zip(clauses, states, strict=True):
        habit = (
            _may_be_habit(c) and not state and c.kind is not ClauseKind.COMPLEMENT and not _stands_with_past(clauses, c)
        )
        if (
            c.kind in (ClauseKind.INFINITIVE, ClauseKind.GERUND)
            and c.mood is Mood.TOLD
            and c.parent is not None
            and c.parent < c.index
        ):
            habit = result[c.parent].mood is Mood.HABITUAL
        result.append(replace(c, mood=Mood.HABITUAL) if habit else c)
    return tuple(result)


def _has_figures(clauses: Sequence[Clause]) -> bool:
    """Return whether figures are told as often as in what happened once; one's ways have next to none."""
    figures = sum(amount.kind is not AmountKind.NAME for clause in clauses for amount in clause.amounts)
    tokens = max((clause.last for clause in clauses), default=0)
    return tokens < _FEWEST_TOKENS or figures * _TOKENS_TO_A_FIGURE >= tokens


def _stands_with_past(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Return whether the same one goes on in the past at once: `I show him the plan and explained it`."""
    if clause.kind is not ClauseKind.MAIN or clause.subject not in (Subject.I, Subject.WE, Subject.NAMED):
        return False
    return any(
        other.sentence == clause.sentence
        and other.subject is clause.subject
        and other.kind is ClauseKind.MAIN
        and (other.subject_at is None or clause.subject_at is None)
        and other.mood is Mood.TOLD
        and other.tense is Tense.PAST
        for other in clauses[max(0, clause.index - 2) : clause.index + 3]
    )


def _may_be_habit(clause: Clause) -> bool:
    return clause.mood is Mood.TOLD and clause.tense is Tense.PRESENT and not clause.perfect


def _is_time_stamp(clause: Clause) -> bool:
    """Return whether words alone say when, as in a log: `21:05.`, `Two weeks later.`"""
    alone = clause.kind is ClauseKind.FRAGMENT and clause.last - clause.first <= _LONGEST_STAMP
    return alone and any(amount.kind in (AmountKind.DATE, AmountKind.SPAN) for amount in clause.amounts)


def _is_told(present: Sequence[Clause]) -> int:
    """Return how many clauses in the present look like steps of a story: somebody known acts, or one follows from another."""
    return sum(
        c.subject is Subject.NAMED or (c.subject in (Subject.I, Subject.WE) and c.joint in ("and", "so"))
        for c in present
    )


def _is_usual(clauses: Sequence[Clause]) -> int:
    """Return how many clauses in the present tell of ways rather than events."""
    return sum(
        c.tense is Tense.PRESENT
        and (c.mood in (Mood.HABITUAL, Mood.ORDERED) or c.subject in (Subject.YOU, Subject.THEY))
        for c in clauses
    )
