"""Loads the YAML files into the frozen types, and reports every problem with file and line."""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType

from question_bank import completeness
from question_bank.bank_files import BankFiles
from question_bank.completeness import SUBJECTS
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
from question_bank.track_files import Pack, packs_in, read_pack
from question_bank.yaml_entries import Entry, Once, wording

DATA = Path(__file__).parent / "data"
TRACKS = "tracks"
"""The folder of the tracks inside that of the bank."""
FEWEST_FOLLOW_UPS = 3
"""With fewer, a daily user would hear the same one every time."""
AIMS: Mapping[str, Move | StyleElement | ArchetypeId | FollowUpPurpose] = {
    aim.value: aim for aim in (*Move, *StyleElement, *ArchetypeId, *FollowUpPurpose)
}


def load_bank(folder: Path | None = None, *, more_tracks: Path | None = None) -> QuestionBank:
    """Read the bank of a folder, by default the package's own, and the tracks of one more folder.

    The package's own alone is read once a process, since it never changes. Raises BankError with every problem.
    """
    return _own_bank() if folder is None and more_tracks is None else _read(folder or DATA, more_tracks)


@cache
def _own_bank() -> QuestionBank:
    return _read(DATA, None)


def _read(folder: Path, more_tracks: Path | None) -> QuestionBank:
    files = BankFiles(folder)
    archetypes = files.each("archetypes.yaml", _archetype)
    packs = _packs(files, more_tracks)
    questions = [each for pack in packs for each in pack.questions] + files.each("style.yaml", _style_prompt)
    follow_ups = files.each("follow_ups.yaml", _follow_up)
    examples = [each for a in ArchetypeId for each in files.each(f"examples/{a}.yaml", partial(_example, archetype=a))]
    stories = files.each("core_stories.yaml", _core_story)
    subjects = _subjects(files.root("subjects.yaml"), packs)
    told_twice = _told_twice(files.root("told_twice.yaml"))
    guidance = _guidance(files.root("guidance.yaml"))
    template = files.text("story_template.md")
    former_rules = _former_rules(files.root("former_rules.yaml"))
    files.lacks(completeness.archetypes(archetypes))
    files.lacks(completeness.tracks([(pack.entry, pack.track) for pack in packs if pack.entry and pack.track]))
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
        tracks=MappingProxyType({pack.track.id: pack.track for pack in packs if pack.track is not None}),
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
    files = BankFiles(folder or DATA)
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


def _packs(files: BankFiles, more: Path | None) -> list[Pack]:
    """Return the tracks of a bank, then those of one more folder."""
    own = files.inside(TRACKS)
    packs = [read_pack(own.inside(each.name)) for each in _folders(own)]
    return packs + [read_pack(files.outside(each)) for each in _folders(files.outside(more))] if more else packs


def _folders(files: BankFiles) -> list[Path]:
    try:
        return packs_in(files.folder)
    except OSError:
        files.problems.append(f"{files.folder}: there is no such folder, or it cannot be read")
        return []


def _style_prompt(entry: Entry) -> Question | None:
    fields = entry.fields(("id", "group", "text"), ("note",))
    if not fields:
        return None
    return Question(
        id=fields["id"].text(),
        kind=QuestionKind.STYLE,
        text=fields["text"].text(),
        note=fields["note"].text() if "note" in fields else None,
        group=fields["group"].choice(StyleGroup),
    )


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


def _subjects(root: Entry | None, packs: Sequence[Pack]) -> Mapping[PracticeSubject, tuple[str, ...]]:
    """Return the words for each subject: of the archetypes and the style prompts, then of each track."""
    known = {str(subject): subject for subject in SUBJECTS}
    named: dict[PracticeSubject, Sequence[Entry]] = {}
    for subject, entry in root.pairs() if root is not None else ():
        if subject in known:
            named[known[subject]] = entry.items()
        else:
            entry.problem(f"there is no subject `{subject}`; known are {', '.join(known)}")
    named |= {pack.track.id: pack.words for pack in packs if pack.track is not None}
    once = Once("word")
    for word in (word for words in named.values() for word in words):
        once.check(word, wording(word.text()))
    return MappingProxyType({subject: tuple(word.text() for word in words) for subject, words in named.items()})


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
