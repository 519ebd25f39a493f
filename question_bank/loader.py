"""Loads the YAML files into the frozen types, and reports every problem with file and line."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from question_bank import completeness
from question_bank.completeness import CORE_STORIES, SUBJECTS
from question_bank.errors import BankError
from question_bank.models import (
    Archetype,
    ArchetypeId,
    Card,
    CoreStory,
    Example,
    FeedbackBank,
    FollowUp,
    FollowUpPurpose,
    FormerRule,
    Guidance,
    Level,
    Move,
    PracticeSubject,
    Question,
    QuestionBank,
    QuestionKind,
    StyleElement,
    StyleGroup,
    ToldTwice,
    Verdict,
)
from question_bank.yaml_entries import Entry, Once, open_yaml, wording

DATA = Path(__file__).parent / "data"
FILES_OF_QUESTIONS = {
    "probes.yaml": QuestionKind.PROBE,
    "cisco.yaml": QuestionKind.CISCO,
    "style.yaml": QuestionKind.STYLE,
}
FEWEST_FOLLOW_UPS = 3
"""With fewer, a daily user would hear the same one every time."""
AIMS: Mapping[str, Move | StyleElement | ArchetypeId | FollowUpPurpose] = {
    aim.value: aim for aim in (*Move, *StyleElement, *ArchetypeId, *FollowUpPurpose)
}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Files:
    """The files of a bank, their problems, and the names of those that cannot be read at all."""

    folder: Path
    problems: list[str] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)

    def root(self, name: str) -> Entry | None:
        root = open_yaml(self.folder / name, self.problems, name)
        if root is None:
            self.unreadable.add(name)
        return root

    def each(self, name: str, read: Callable[[Entry], T | None]) -> list[tuple[Entry, T]]:
        """Return the entries of a file's list with their place; an invalid one is left out, with a problem."""
        root = self.root(name)
        read_entries = [(entry, read(entry)) for entry in root.items()] if root is not None else []
        return [(entry, item) for entry, item in read_entries if item is not None]

    def text(self, name: str) -> str:
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            self.problems.append(f"{name}:1: the file cannot be read")
            self.unreadable.add(name)
            return ""

    def lacks(self, found: Iterable[str]) -> None:
        """Add problems of the whole bank, except of a file that could not be read, which was reported."""
        self.problems.extend([lack for lack in found if lack.split(":", maxsplit=1)[0] not in self.unreadable])


def load_bank(folder: Path | None = None) -> QuestionBank:
    """Read the bank of a folder, by default the package's own. Raises BankError with every problem."""
    files = _Files(folder or DATA)
    archetypes = files.each("archetypes.yaml", _archetype)
    kinds = FILES_OF_QUESTIONS.items()
    questions = [each for name, kind in kinds for each in files.each(name, partial(_question, kind=kind))]
    follow_ups = files.each("follow_ups.yaml", _follow_up)
    examples = [each for a in ArchetypeId for each in files.each(f"examples/{a}.yaml", partial(_example, archetype=a))]
    stories = files.each("core_stories.yaml", _core_story)
    subjects = _subjects(files.root("subjects.yaml"))
    told_twice = _told_twice(files.root("told_twice.yaml"))
    guidance = _guidance(files.root("guidance.yaml"))
    template = files.text("story_template.md")
    former_rules = _former_rules(files.root("former_rules.yaml"))
    files.lacks(completeness.archetypes(archetypes))
    files.lacks(completeness.questions(questions))
    files.lacks(completeness.follow_ups(follow_ups))
    files.lacks(completeness.examples(examples, files.folder / "examples"))
    files.lacks(completeness.core_stories(stories))
    files.lacks(completeness.subjects(subjects))
    files.lacks(completeness.guidance(guidance))
    files.lacks(completeness.template(template))
    if files.problems or told_twice is None:
        raise BankError(files.problems)
    return QuestionBank(
        archetypes=MappingProxyType({archetype.id: archetype for _, archetype in archetypes}),
        questions=MappingProxyType({question.id: question for _, question in questions}),
        follow_ups=tuple(follow_up for _, follow_up in follow_ups),
        examples=tuple(example for _, example in examples),
        core_stories=tuple(story for _, story in stories),
        subjects=subjects,
        told_twice=told_twice,
        guidance=guidance,
        story_template=template,
        former_rules=former_rules,
    )


def load_feedback_bank(folder: Path | None = None) -> FeedbackBank:
    """Read only the part that feedback needs. Raises BankError with its problems."""
    files = _Files(folder or DATA)
    archetypes = files.each("archetypes.yaml", _archetype)
    follow_ups = files.each("follow_ups.yaml", _follow_up)
    files.lacks(completeness.archetypes(archetypes))
    files.lacks(completeness.follow_ups(follow_ups))
    if files.problems:
        raise BankError(files.problems)
    return FeedbackBank(
        archetypes=MappingProxyType({archetype.id: archetype for _, archetype in archetypes}),
        follow_ups=tuple(follow_up for _, follow_up in follow_ups),
    )


def _archetype(entry: Entry) -> Archetype | None:
    names = ("id", "number", "name", "probe", "tensions", "trap", "trap_reads_as", "choose_when", "card")
    fields = entry.fields(names)
    card = fields["card"].fields(("summary", "opening", "tips")) if fields else {}
    archetype = fields["id"].choice(ArchetypeId) if fields else None
    if not card or archetype is None:
        return None
    return Archetype(
        id=archetype,
        number=fields["number"].number(),
        name=fields["name"].text(),
        probe=fields["probe"].text(),
        tensions=fields["tensions"].texts(2, 2),
        trap=fields["trap"].text(),
        trap_reads_as=fields["trap_reads_as"].text(),
        choose_when=fields["choose_when"].text(),
        card=Card(summary=card["summary"].text(), opening=card["opening"].text(), tips=card["tips"].texts(3, 5)),
    )


def _question(entry: Entry, kind: QuestionKind) -> Question | None:
    needed = {
        QuestionKind.PROBE: ("id", "archetype", "text"),
        QuestionKind.CISCO: ("id", "text", "archetypes", "core_stories"),
        QuestionKind.STYLE: ("id", "group", "text"),
    }
    fields = entry.fields(needed[kind], ("note",))
    if not fields:
        return None
    if kind is QuestionKind.CISCO:
        named = fields["archetypes"].items()
        stories = _stories(fields["core_stories"])
    else:
        named, stories = [fields["archetype"]] if kind is QuestionKind.PROBE else [], ()
    note = fields["note"].text() if "note" in fields else None
    if kind is QuestionKind.CISCO and not stories and not note:
        entry.problem("a question without a core story needs a `note` that says why")
    return Question(
        id=fields["id"].text(),
        kind=kind,
        text=fields["text"].text(),
        archetypes=tuple(a for a in (item.choice(ArchetypeId) for item in named) if a is not None),
        core_stories=stories,
        note=note,
        group=fields["group"].choice(StyleGroup) if kind is QuestionKind.STYLE else None,
    )


def _stories(entry: Entry) -> tuple[int, ...]:
    """Return the numbers of the core stories that answer a question, the best first."""
    numbers = tuple(item.number() for item in entry.items())
    for number in numbers:
        if number not in CORE_STORIES:
            entry.problem(f"there is no core story {number}")
    return numbers


def _follow_up(entry: Entry) -> FollowUp | None:
    fields = entry.fields(("aims_at", "texts"), ("verdict", "answered_by"))
    if not fields:
        return None
    aim = AIMS.get(fields["aims_at"].text())
    if aim is None:
        fields["aims_at"].problem(f"it aims at nothing known; known are {', '.join(AIMS)}")
        return None
    verdict = fields["verdict"].choice(Verdict) if "verdict" in fields else None
    if not isinstance(aim, Move | StyleElement):
        if "verdict" in fields:
            entry.problem(f"a follow-up on `{aim}` takes no `verdict`")
    elif verdict not in (Verdict.MISSING, Verdict.WEAK):
        entry.problem("a follow-up on a move or element needs a `verdict`, missing or weak")
    texts = fields["texts"].texts(FEWEST_FOLLOW_UPS)
    answered_by = tuple(name.text() for name in fields["answered_by"].items()) if "answered_by" in fields else ()
    if answered_by and len(answered_by) != len(texts):
        fields["answered_by"].problem(f"names {len(answered_by)} phrases for {len(texts)} texts")
    return FollowUp(aims_at=aim, verdict=verdict, texts=texts, answered_by=answered_by)


def _example(entry: Entry, archetype: ArchetypeId) -> Example | None:
    fields = entry.fields(("level", "question", "text", "why"))
    level = fields["level"].choice(Level) if fields else None
    if level is None:
        return None
    return Example(
        archetype=archetype,
        level=level,
        question=fields["question"].text(),
        text=fields["text"].text(),
        why=fields["why"].text(),
    )


def _core_story(entry: Entry) -> CoreStory | None:
    lists = ("action_ideas", "result_ideas", "learnings")
    fields = entry.fields(("number", "title", "category", "prompts", *lists))
    prompts = fields["prompts"].fields(("situation", "task", "action", "result")) if fields else {}
    if not prompts:
        return None
    return CoreStory(
        number=fields["number"].number(),
        title=fields["title"].text(),
        category=fields["category"].text(),
        prompts=MappingProxyType({name: prompt.text() for name, prompt in prompts.items()}),
        action_ideas=fields["action_ideas"].texts(),
        result_ideas=fields["result_ideas"].texts(),
        learnings=fields["learnings"].texts(),
    )


def _subjects(root: Entry | None) -> Mapping[PracticeSubject, tuple[str, ...]]:
    known: Mapping[str, PracticeSubject] = {subject.value: subject for subject in SUBJECTS}
    found: dict[PracticeSubject, tuple[str, ...]] = {}
    once = Once("word")
    for name, entry in root.pairs() if root else ():
        if name not in known:
            entry.problem(f"there is no subject `{name}`; known are {', '.join(known)}")
            continue
        found[known[name]] = entry.texts()
        for word in entry.items():
            once.check(word, wording(word.text()))
    return MappingProxyType(found)


def _told_twice(root: Entry | None) -> ToldTwice | None:
    fields = root.fields(("star", "star_drive", "why")) if root is not None else {}
    parts = fields["star_drive"].fields([move.value for move in Move]) if fields else {}
    if not parts:
        return None
    return ToldTwice(
        star=fields["star"].text(),
        star_drive=MappingProxyType({move: parts[move.value].text() for move in Move}),
        why=fields["why"].text(),
    )


def _guidance(root: Entry | None) -> Guidance:
    return Guidance(topics=MappingProxyType({name: entry.texts() for name, entry in root.pairs()} if root else {}))


def _former_rules(root: Entry | None) -> Mapping[str, Mapping[str, FormerRule]]:
    editions: dict[str, Mapping[str, FormerRule]] = {}
    for edition, listed in root.pairs() if root else ():
        once, rules = Once("rule"), {}
        for entry in listed.items():
            rule = _former_rule(entry)
            if rule is not None:
                once.check(entry, rule.id)
                rules[rule.id] = rule
        editions[edition] = MappingProxyType(rules)
    return MappingProxyType(editions)


def _former_rule(entry: Entry) -> FormerRule | None:
    fields = entry.fields(("id", "says", "rubric"))
    if not fields:
        return None
    return FormerRule(id=fields["id"].text(), says=fields["says"].text(), rubric=fields["rubric"].text())
