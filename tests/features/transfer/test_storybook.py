"""The story bank as Markdown: what is written is read back, and a form filled in by hand is understood."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.features.transfer.storybook.draft import BadFile, Draft, Fault, one_line, tidy
from bot.features.transfer.storybook.reading import MarkdownReader
from bot.features.transfer.storybook.writing import MarkdownWriter
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Move
from question_bank.story_forms import fingerprint, load_story_forms
from question_bank.writing import load_writing
from storage.records import LetterMark, MarkedText, StoryScope
from tests.features.transfer.former_form import FormerWriter

BANK = load_bank()
FORMS = load_story_forms()
READER = MarkdownReader(FORMS, tuple(BANK.archetypes.values()), load_writing().headings)
WRITER = MarkdownWriter(FORMS, BANK.archetypes)
FORMER = FormerWriter(FORMS, BANK.archetypes)

STRUCTURE = [
    *BANK.story_template.splitlines(),
    "# My story: another",
    "## Story 3: another",
    "**Situation:**",
    "*Action*",
    "Result: 3 percent",
    "\\## Action",
    "\\\\# My story: x",
    "---",
    "* * *",
    "```",
    "- a list",
    "1. first",
    "> quoted",
    "[Fill in: nothing]",
    'Example: "an example"',
    "# My answers",
    "## Anything",
    "&amp;lt; &#10; &copy; &c",
    "<b>bold</b> & `code`",
    "â†’ 😀 ✅",
    "    indented",
    "\u2028",
    "\x00\x0b\x85",
    "\ud800",
]
MARKS = [
    "-->",
    "<!-- stardrill",
    "<!-- stardrill {} -->",
    "\\<!-- stardrill",
    "\\# My story: x",
    "## My story: x {#id}",
    "- Project: mine",
    "- Scope: team",
    "Scope: 40 services",
    '{"marks": []}',
    "",
    "   ",
]
TEXTS = st.lists(st.one_of(st.sampled_from(STRUCTURE), st.text(max_size=30)), max_size=6).map("\n".join)
LINES = st.one_of(st.sampled_from(STRUCTURE), st.text(max_size=40)).map(lambda text: one_line(text)[:200].strip())
TOLD_TEXTS = st.lists(
    st.one_of(st.sampled_from(STRUCTURE), st.sampled_from(MARKS), st.text(max_size=30)), max_size=6
).flatmap(lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\r", " "]).map(lambda between: between.join(lines)))


@st.composite
def told_stories(draw: st.DrawFn) -> MarkedText:
    """Any text that a file can hold, with marks that overlap, repeat and share their words."""
    text = draw(TOLD_TEXTS).replace("\0", "").encode("utf-8", "ignore").decode()
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(sorted).filter(lambda span: span[0] < span[1])
    marks = draw(st.lists(st.tuples(st.sampled_from(list(Move)), spans), max_size=5)) if text else []
    return MarkedText(text=text, marks=tuple(LetterMark(move.value, *span) for move, span in marks))


TOLD = told_stories()
DRAFTS = st.builds(
    Draft,
    title=LINES.filter(bool),
    project=LINES.map(lambda line: line or None),
    year=st.none() | st.integers(1900, 2100),
    archetypes=st.lists(st.sampled_from(list(ArchetypeId)), unique=True).map(tuple),
    category=LINES.map(lambda line: line or None),
    learnings=TEXTS.map(lambda text: tidy(text) or None),
    core=st.none() | st.integers(1, 8),
    scope=st.none() | st.sampled_from(StoryScope),
    told=TOLD,
)
# Before, there was no comment of ours, so nothing kept a line apart that looks like one.
LIKE_COMMENTS = ["<!--stardrill", "<!-- stardrill: ask Ana -->", "<!-- stardrill", "<!-- stardrill {} -->", "-->"]
FORMER_TEXTS = (
    st.lists(st.one_of(st.sampled_from(LIKE_COMMENTS), st.sampled_from(STRUCTURE), st.text(max_size=30)), max_size=6)
    .map("\n".join)
    .map(tidy)
)
FORMER_DRAFTS = st.tuples(
    st.builds(lambda draft, learnings: replace(draft, scope=None, learnings=learnings or None), DRAFTS, FORMER_TEXTS),
    st.dictionaries(st.sampled_from([move.value for move in Move]), FORMER_TEXTS.filter(bool)),
)


@given(st.lists(DRAFTS, min_size=1, max_size=3))
@settings(max_examples=200, deadline=None)
@example([Draft(title="{#a}", told=MarkedText(text="\n- Project: x\n\n", marks=(LetterMark("S", 0, 4),)))])
@example([Draft(title="a", told=MarkedText(text="# My story: b\r\n<!-- stardrill\n-->\n```\n"))])
def test_what_is_written_is_read_back(drafts: list[Draft]) -> None:
    read = READER.read(WRITER.stories(drafts))
    assert list(read.drafts) == drafts
    assert read.empty == 0


@given(st.lists(FORMER_DRAFTS, min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
@example(
    [(Draft(title="(title)"), {"S": "(30 seconds. How large was it, what could go wrong, what was your role?)"})],
)
@example([(Draft(title="a"), {"S": "It broke.\n<!--stardrill", "R": "It works."})])
@example([(Draft(title="# My story: x", project="none", category="\\# Action"), {"E": "\\\\\\**Action:**"})])
def test_a_file_with_a_heading_for_each_letter_is_read_back(stories: list[tuple[Draft, dict[str, str]]]) -> None:
    read = READER.read(FORMER.stories(stories))
    assert list(read.drafts) == [
        replace(draft, told=joined_letters(parts), by_letters=True) for draft, parts in stories
    ]
    assert read.empty == 0


@given(DRAFTS)
@settings(max_examples=150, deadline=None)
@example(Draft(title="a", told=MarkedText(text="Scope: team\nWe moved the index.")))
def test_a_file_from_before_there_was_a_scope_is_read_back(draft: Draft) -> None:
    before, line, after = WRITER.story(draft).partition("\n- Scope:")
    read = READER.read(before + "\n" + after.partition("\n")[2])
    assert line
    assert list(read.drafts) == [replace(draft, scope=None)]


def test_a_line_that_looks_like_the_comment_and_was_typed_into_the_file_is_text() -> None:
    told = MarkedText(text="We moved the index.", marks=(LetterMark("A", 0, 18),))
    file = WRITER.story(Draft(title="a", told=told)).replace("index.", "index.\n<!--stardrill is the repository")
    (draft,) = READER.read(file).drafts
    assert draft.told == replace(told, text=f"{told.text}\n<!--stardrill is the repository")


@given(told_stories(), st.text(max_size=10))
@settings(max_examples=100, deadline=None)
def test_a_mark_of_a_text_that_was_changed_has_its_words_or_is_named(told: MarkedText, more: str) -> None:
    file = WRITER.story(Draft(title="a", told=told))
    changed = file.replace(told.text, more.replace("\r", "") + told.text, 1) if told.text.strip() else file
    (draft,) = READER.read(changed).drafts
    known = {(mark.letter, "".join(told.text[mark.start : mark.end].split())) for mark in told.marks}
    found = {(mark.letter, "".join(draft.told.text[mark.start : mark.end].split())) for mark in draft.told.marks}
    assert found <= known
    assert {letter for letter, _ in known} <= {letter for letter, _ in found} | {move.value for move in draft.dropped}


@given(st.lists(DRAFTS, min_size=1, max_size=2))
@settings(max_examples=50, deadline=None)
def test_line_ends_and_a_byte_order_mark_change_nothing(drafts: list[Draft]) -> None:
    plain = [replace(draft, told=MarkedText(text=draft.told.text.replace("\r", ""))) for draft in drafts]
    written = WRITER.stories(plain)
    assert READER.read("\ufeff" + written.replace("\n", "\r\n")) == READER.read(written)


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_tidying_twice_is_tidying_once_and_what_is_tidy_can_be_stored(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert "\0" not in tidy(text)
    tidy(text).encode()


@given(st.text(max_size=200) | TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_story_bank_or_gets_a_reason(text: str) -> None:
    try:
        READER.read(text)
    except BadFile as error:
        assert str(error) == error.fault.value


CLASSIC = """# Leadership Stories

**STAR Method:**
- **S**ituation: as usual

## Story 2: {title}

### Category: Crisis Management, Technical Leadership

**Situation:**
[Fill in: What system failed? What was the impact? When did you discover it?]
At two in the morning the index was empty.
**Task:**
- Identify root cause quickly
I was the one on call.
**Action:**
[Fill in: YOUR specific actions during crisis - DO NOT use "we"]
1. Assembled war room with key engineers within 15 minutes
2. I rolled the index back myself
- I wrote the check
**Result:**
- Restored service in 2 hours (target was 4 hours)
- 40 minutes of outage instead of 4 hours â†’ no refund

**Key Learnings:**
- Importance of monitoring and alerting
- Alarms &amp; people

---

## Story 3: Cross-Functional Collaboration (ML + Security)

### Category: Stakeholder Management, Innovation

**Situation:**
[Fill in: What was the business problem? Who were the stakeholders?]

**Action:**
- Initiated meetings with security team to understand requirements

---

## Common Questions

### Leadership Questions
**Result:** not ours
"""


def filled(text: str, **story: Any) -> None:
    (draft,) = READER.read(text).drafts
    assert draft == Draft(**{**COMMON, **story}, by_letters=True)


COMMON: Mapping[str, Any] = {
    "title": "The empty index",
    "category": "Crisis Management, Technical Leadership",
    "core": 2,
    "learnings": "Alarms & people",
    "told": joined_letters(
        {
            "S": "At two in the morning the index was empty.\n\nI was the one on call.",
            "A": "2. I rolled the index back myself\n- I wrote the check",
            "R": "40 minutes of outage instead of 4 hours → no refund",
        }
    ),
}


def test_the_usual_template_filled_in_by_hand_is_understood() -> None:
    filled(CLASSIC.format(title="The empty index"))


def test_forms_that_nobody_filled_in_are_counted_and_left_out() -> None:
    assert READER.read(CLASSIC.format(title="x")).empty == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n\n", "\n"),
        ("\n", "\r\n"),
        ("**Situation:**", "*Situation*"),
        ("**Situation:**", "**Situation**:"),
        ("**Situation:**", "Situation:"),
        ("**Situation:**", "### Situation"),
        ("**Situation:**\n", "**Situation:** "),
        ("## Story 2: ", "## Story 2 - "),
        ("## Story 2: The empty index", "**Story 2: The empty index**"),
        ("### Category:", "**Category:**"),
        ("# Leadership", "\ufeff# Leadership"),
        ("[Fill in: What system failed? What was the impact? When did you discover it?]\n", "[Fill in]\n"),
        ("[Fill in: What system failed? What was the impact? When did you discover it?]\n", "[Fill in: and so on] "),
        ("At two in the morning the index was empty.", "[Fill in: At two in the morning the index was empty.]"),
    ],
)
def test_many_ways_of_filling_it_in_are_the_same_story(old: str, new: str) -> None:
    filled(CLASSIC.format(title="The empty index").replace(old, new, 1 if "Fill" in old else -1))


def test_a_backup_story_has_no_place_among_the_eight() -> None:
    filled(CLASSIC.format(title="The empty index").replace("Story 2", "Story 9"), core=None)


def test_our_form_is_understood_where_it_is_half_filled_in() -> None:
    text = BANK.story_template.replace("(title)", "The cache").replace("- Year:", "- Year: 2024")
    text = text.replace("- Archetype:", "- Archetype: mentoring; 1, Cost negotiation with product")
    text = text.replace("## Action\n", "## Action\nI wrote it.\n")
    assert READER.read(text).drafts == (
        Draft(
            title="The cache",
            year=2024,
            archetypes=(ArchetypeId.MENTORING, ArchetypeId.CONTESTED_DECISION, ArchetypeId.COST_NEGOTIATION),
            told=joined_letters({"A": "I wrote it."}),
            by_letters=True,
        ),
    )


@pytest.mark.parametrize(
    ("text", "fault", "line"),
    [
        ("", Fault.NO_STORY, None),
        ("Dear diary,\ntoday I wrote tests.", Fault.NO_STORY, None),
        ("## Situation\nWe were eight.", Fault.NO_HEADING, 1),
        ("Notes\n**Situation:** a\n**Action:** b\n**Situation:** c", Fault.NO_HEADING, 4),
        ("# My story:\n\n## Situation\nWe were eight.", Fault.NO_TITLE, 1),
        ("# My story: (title)\n\n## Situation\nWe were eight.", Fault.NO_TITLE, 1),
        (f"# My story: {'x' * 201}", Fault.LONG_LINE, 1),
        ("# My story: a\n\nWe were eight.\n## Action\n", Fault.LOOSE_TEXT, 3),
        ("# My story: a\n- Year: last year\n", Fault.YEAR, 2),
        ("# My story: a\n- Year: 20243\n", Fault.YEAR, 2),
        ("# My story: a\n- Archetype: heroism\n", Fault.ARCHETYPE, 2),
        ("# My story: a\n- Core story: 9\n", Fault.CORE, 2),
        ("# My story: a\n- Scope: galaxy\n", Fault.SCOPE, 2),
        (f"# My story: a\n## Action\n{'I did it. ' * 6_001}", Fault.LONG_STORY, 1),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, fault: Fault, line: int | None) -> None:
    with pytest.raises(BadFile) as caught:
        READER.read(text)
    assert (caught.value.fault, caught.value.line) == (fault, line)


def test_lines_of_the_same_words_have_one_fingerprint() -> None:
    assert fingerprint("- Restored  Service, quickly!") == fingerprint("2) restored service quickly")
    assert fingerprint("restored service") != fingerprint("restored services")
