"""The YAML files to the frozen types; every problem is named with its file and line."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

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

DATA = Path(__file__).parent / "data"
FEWEST_PHRASINGS = 8
CORE_STORIES = range(1, 9)
AIMS = {
    **{a.value: a for a in Move},
    **{a.value: a for a in StyleElement},
    **{a.value: a for a in ArchetypeId},
    **{a.value: a for a in FollowUpPurpose},
}
T = TypeVar("T")


def load_bank(folder: Path = DATA) -> QuestionBank:
    """Read the whole bank. Raises BankError with every problem."""
    problems: list[str] = []
    archetypes = _each(folder / "archetypes.yaml", problems, _archetype)
    questions = [
        question
        for name, kind in (("probes", QuestionKind.PROBE), ("cisco", QuestionKind.CISCO), ("style", QuestionKind.STYLE))
        for question in _each(folder / f"{name}.yaml", problems, lambda entry, kind=kind: _question(entry, kind))
    ]
    follow_ups = _each(folder / "follow_ups.yaml", problems, _follow_up)
    examples = [
        example
        for archetype in ArchetypeId
        for example in _each(folder / "examples" / f"{archetype}.yaml", problems, lambda e, a=archetype: _example(e, a))
    ]
    stories = _each(folder / "core_stories.yaml", problems, _core_story)
    guidance = _guidance(folder / "guidance.yaml", problems)
    template = _template(folder / "story_template.md", problems)
    problems += [*_lacking(archetypes, questions), *_lacking_follow_ups(follow_ups), *_lacking_rest(examples, stories)]
    if problems:
        raise BankError(problems)
    return QuestionBank(
        archetypes=MappingProxyType({archetype.id: archetype for archetype in archetypes}),
        questions=MappingProxyType({question.id: question for question in questions}),
        follow_ups=tuple(follow_ups),
        examples=tuple(examples),
        core_stories=tuple(stories),
        guidance=guidance,
        story_template=template,
    )


def _each(path: Path, problems: list[str], read: Callable[[Entry], T | None]) -> list[T]:
    """What a file's list holds; entries with a problem are left out."""
    root = open_yaml(path, problems)
    found = [read(entry) for entry in root.items()] if root is not None else []
    return [item for item in found if item is not None]


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
        tensions=fields["tensions"].texts(),
        trap=fields["trap"].text(),
        trap_reads_as=fields["trap_reads_as"].text(),
        choose_when=fields["choose_when"].text(),
        card=Card(summary=card["summary"].text(), opening=card["opening"].text(), tips=card["tips"].texts()),
    )


def _question(entry: Entry, kind: QuestionKind) -> Question | None:
    needed = {
        QuestionKind.PROBE: ("id", "archetype", "text"),
        QuestionKind.CISCO: ("id", "text", "archetypes", "core_stories"),
        QuestionKind.STYLE: ("id", "text"),
    }[kind]
    fields = entry.fields(needed, ("note",))
    if not fields:
        return None
    named = (
        [fields["archetype"]]
        if "archetype" in fields
        else fields["archetypes"].items()
        if "archetypes" in fields
        else []
    )
    archetypes = tuple(a for a in (item.choice(ArchetypeId) for item in named) if a is not None)
    stories = tuple(item.number() for item in fields["core_stories"].items()) if "core_stories" in fields else ()
    for number in stories:
        if number not in CORE_STORIES:
            entry.problem(f"there is no core story {number}")
    note = fields["note"].text() if "note" in fields else None
    if kind is QuestionKind.CISCO and not stories and not note:
        entry.problem("a question without a core story needs a `note` that says why")
    return Question(
        id=fields["id"].text(),
        kind=kind,
        text=fields["text"].text(),
        archetypes=archetypes,
        core_stories=stories,
        note=note,
    )


def _follow_up(entry: Entry) -> FollowUp | None:
    fields = entry.fields(("aims_at", "texts"), ("verdict",))
    if not fields:
        return None
    aim = AIMS.get(fields["aims_at"].text())
    if aim is None:
        fields["aims_at"].problem(f"it aims at nothing known; known are {', '.join(AIMS)}")
        return None
    verdict = fields["verdict"].choice(Verdict) if "verdict" in fields else None
    if isinstance(aim, Move | StyleElement) and verdict not in (Verdict.MISSING, Verdict.WEAK):
        entry.problem("a follow-up on a move or element needs a `verdict`, missing or weak")
    return FollowUp(aims_at=aim, verdict=verdict, texts=fields["texts"].texts())


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
    if not fields:
        return None
    return CoreStory(
        number=fields["number"].number(),
        title=fields["title"].text(),
        category=fields["category"].text(),
        prompts=MappingProxyType({name: prompt.text() for name, prompt in fields["prompts"].pairs()}),
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


def _lacking(archetypes: Sequence[Archetype], questions: Sequence[Question]) -> list[str]:
    """What is there twice, and what is not there at all."""
    problems = [f"archetypes.yaml:1: `{a}` is missing" for a in ArchetypeId if a not in {x.id for x in archetypes}]
    for what, values in (("id", [q.id for q in questions]), ("text", [q.text for q in questions])):
        problems += [
            f"questions:1: the {what} {value!r} is there twice" for value, n in Counter(values).items() if n > 1
        ]
    phrasings = Counter(q.archetypes[0] for q in questions if q.kind is QuestionKind.PROBE and q.archetypes)
    return problems + [
        f"probes.yaml:1: `{archetype}` has {phrasings[archetype]} phrasings; it needs {FEWEST_PHRASINGS}"
        for archetype in ArchetypeId
        if phrasings[archetype] < FEWEST_PHRASINGS
    ]


def _lacking_follow_ups(follow_ups: Sequence[FollowUp]) -> list[str]:
    there = {(f.aims_at.value, f.verdict) for f in follow_ups}
    parts = [(part.value, verdict) for part in (*Move, *StyleElement) for verdict in (Verdict.MISSING, Verdict.WEAK)]
    needed: list[tuple[str, Verdict | None]] = [
        *parts,
        *((aim.value, None) for aim in (*ArchetypeId, *FollowUpPurpose)),
    ]
    return [
        f"follow_ups.yaml:1: nothing asks for `{aim}`" + (f" where it is {verdict}" if verdict else "")
        for aim, verdict in needed
        if (aim, verdict) not in there
    ]


def _lacking_rest(examples: Sequence[Example], stories: Sequence[CoreStory]) -> list[str]:
    levels = Counter((example.archetype, example.level) for example in examples)
    problems = [
        f"{archetype}.yaml:1: needs one example that is {level}, and has {levels[archetype, level]}"
        for archetype in ArchetypeId
        for level in Level
        if levels[archetype, level] != 1
    ]
    if sorted(story.number for story in stories) != list(CORE_STORIES):
        problems.append("core_stories.yaml:1: needs the stories 1 to 8, each once")
    return problems
