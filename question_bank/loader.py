"""The YAML files to the frozen types; every problem is named with its file and line."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from question_bank import whole
from question_bank.errors import BankError
from question_bank.models import (
    Archetype,
    ArchetypeId,
    Card,
    CoreStory,
    Example,
    FollowUp,
    FollowUpPurpose,
    Guidance,
    Level,
    Move,
    Question,
    QuestionBank,
    QuestionKind,
    StyleElement,
    Verdict,
)
from question_bank.reading import Entry, open_yaml
from question_bank.whole import CORE_STORIES

DATA = Path(__file__).parent / "data"
FILES_OF_QUESTIONS = {
    "probes.yaml": QuestionKind.PROBE,
    "cisco.yaml": QuestionKind.CISCO,
    "style.yaml": QuestionKind.STYLE,
}
FEWEST_FOLLOW_UPS = 3
"""Fewer, and somebody who practises daily hears the same one every time."""
AIMS: Mapping[str, Move | StyleElement | ArchetypeId | FollowUpPurpose] = {
    aim.value: aim for aim in (*Move, *StyleElement, *ArchetypeId, *FollowUpPurpose)
}
T = TypeVar("T")


def load_bank(folder: Path | None = None) -> QuestionBank:
    """Read the whole bank, the package's own where no folder is given. Raises BankError with every problem."""
    folder, problems = folder or DATA, list[str]()
    archetypes = _each(folder / "archetypes.yaml", problems, _archetype)
    questions = [
        question
        for name, kind in FILES_OF_QUESTIONS.items()
        for question in _each(folder / name, problems, partial(_question, kind=kind))
    ]
    follow_ups = _each(folder / "follow_ups.yaml", problems, _follow_up)
    examples = [
        example
        for archetype in ArchetypeId
        for example in _each(
            folder / "examples" / f"{archetype}.yaml", problems, partial(_example, archetype=archetype), "examples/"
        )
    ]
    stories = _each(folder / "core_stories.yaml", problems, _core_story)
    guidance = _guidance(folder / "guidance.yaml", problems)
    template = _template(folder / "story_template.md", problems)
    problems += [
        *whole.archetypes(archetypes),
        *whole.questions(questions),
        *whole.follow_ups(follow_ups),
        *whole.examples(examples, folder / "examples"),
        *whole.core_stories(stories),
        *whole.guidance(guidance),
        *whole.template(template),
    ]
    if problems:
        raise BankError(problems)
    return QuestionBank(
        archetypes=MappingProxyType({archetype.id: archetype for _, archetype in archetypes}),
        questions=MappingProxyType({question.id: question for _, question in questions}),
        follow_ups=tuple(follow_up for _, follow_up in follow_ups),
        examples=tuple(example for _, example in examples),
        core_stories=tuple(story for _, story in stories),
        guidance=guidance,
        story_template=template,
    )


def _each(
    path: Path, problems: list[str], read: Callable[[Entry], T | None], inside: str = ""
) -> list[tuple[Entry, T]]:
    """What a file's list holds, each with its place; entries that cannot be read are left out, with a problem."""
    root = open_yaml(path, problems, inside + path.name)
    read_entries = [(entry, read(entry)) for entry in root.items()] if root is not None else []
    return [(entry, item) for entry, item in read_entries if item is not None]


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
        QuestionKind.STYLE: ("id", "text"),
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
    )


def _stories(entry: Entry) -> tuple[int, ...]:
    """The numbers of the core stories that answer a question, best first."""
    numbers = tuple(item.number() for item in entry.items())
    for number in numbers:
        if number not in CORE_STORIES:
            entry.problem(f"there is no core story {number}")
    return numbers


def _follow_up(entry: Entry) -> FollowUp | None:
    fields = entry.fields(("aims_at", "texts"), ("verdict",))
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
    return FollowUp(aims_at=aim, verdict=verdict, texts=fields["texts"].texts(FEWEST_FOLLOW_UPS))


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


def _guidance(path: Path, problems: list[str]) -> Guidance:
    root = open_yaml(path, problems)
    return Guidance(topics=MappingProxyType({name: entry.texts() for name, entry in root.pairs()} if root else {}))


def _template(path: Path, problems: list[str]) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        problems.append(f"{path.name}:1: the file cannot be read")
        return ""
