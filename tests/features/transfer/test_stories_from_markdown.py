"""Story files that other programs and people wrote: what each is read as."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.transfer.found import parts_of
from bot.features.transfer.storybook.draft import BadFile, Draft, Fault
from bot.features.transfer.storybook.labels import PartNames
from bot.features.transfer.storybook.markdown_lines import plain_text
from question_bank.models import Move
from question_bank.writing import load_writing
from storage.records import StoryScope
from tests.features.transfer.test_storybook import READER

NAMES = PartNames(load_writing().headings)
GOOGLE_DOCS = """## **Story 1: Scaling the team** {#story-1:-scaling-the-team}

### **Category: Team Building** {#category}

**Situation:**\x20\x20
We had two data scientists \\- no pipeline.

**Action:**\x20\x20
\\- I wrote the plan

**Result:**\x20\x20
Grew from 2 to 9\\.
"""
NOTION = """# The silent index

Created: January 5, 2024
Tags: star
Project: Search

## Situation

We were eight.

## What I did

- I *wrote* the `rollback`
- I called [the owner](https://example.org/owner)

## Outcome

40% of the [pages](The%20pages%2032.md) were back.

# The loud index

## Context

We were nine.

## Action

I waited.
"""
OBSIDIAN = """---
title: "The silent index"
project: Search
year: 2021-2022
tags:
  - stories
---

## Situation
We were ==eight== in [[Berlin|the office]].

## Action
- [x] I wrote it
- [ ] I read it

## Lessons learned
Ask first.
"""
PANDOC = """My story: The index {#my-story-the-index}
==========================================

-   Project: Search

-   Year: 2021--2022

Situation {#situation .unnumbered}
---------

We were 3\\*4.

Reflection {#reflection}
----------

I would ask.[^1]

[^1]: First.
"""
WORD = """The silent index

Situation
We were eight\u00a0people.

Task
I was to find it.

Action
\u2022\tI looked
\u2022\tI asked

Result
40% less.
"""


def only(text: str, name: str = "") -> Draft:
    (draft,) = READER.read(text, name).drafts
    return draft


def marked(draft: Draft) -> list[tuple[str, str]]:
    return [(mark.letter, draft.told.text[mark.start : mark.end]) for mark in draft.told.marks]


def test_a_file_of_google_docs_loses_its_emphasis_ids_and_escapes() -> None:
    draft = only(GOOGLE_DOCS)
    assert (draft.title, draft.category, draft.core) == ("Scaling the team", "Team Building", 1)
    assert marked(draft) == [
        ("S", "We had two data scientists - no pipeline."),
        ("A", "I wrote the plan"),
        ("R", "Grew from 2 to 9."),
    ]


def test_a_page_of_notion_holds_a_story_a_heading() -> None:
    first, second = READER.read(NOTION).drafts
    assert (first.title, first.project, second.title) == ("The silent index", "Search", "The loud index")
    assert parts_of(first.told) == {
        "S": "We were eight.",
        "A": "- I wrote the rollback\n- I called the owner (https://example.org/owner)",
        "R": "40% of the pages were back.",
    }
    assert parts_of(second.told) == {"S": "We were nine.", "A": "I waited."}


def test_a_note_of_obsidian_has_its_fields_in_the_front() -> None:
    draft = only(OBSIDIAN)
    assert (draft.title, draft.project, draft.year) == ("The silent index", "Search", 2022)
    assert marked(draft) == [
        ("S", "We were eight in the office."),
        ("A", "- I wrote it\n- I read it"),
        ("E", "Ask first."),
    ]


def test_a_line_about_a_scope_is_a_field_with_one_of_ours_and_stays_in_the_text_with_other_words() -> None:
    ours = only(OBSIDIAN.replace("project: Search", "project: Search\nscope: several teams"))
    assert (ours.scope, marked(ours)[0]) == (StoryScope.TEAMS, ("S", "We were eight in the office."))
    theirs = only(NOTION.partition("# The loud")[0].replace("## Situation", "Scope: 40 services\n\n## Situation"))
    assert theirs.scope is None
    assert theirs.told.text.startswith("Scope: 40 services")


def test_pandocs_underlined_headings_lists_and_notes_are_read() -> None:
    draft = only(PANDOC)
    assert (draft.title, draft.project, draft.year) == ("The index", "Search", 2022)
    assert marked(draft) == [("S", "We were 3*4."), ("E", "I would ask.[^1]\n\n[^1]: First.")]


def test_text_pasted_from_word_is_read_by_its_lines() -> None:
    draft = only(WORD)
    assert draft.title == "The silent index"
    assert parts_of(draft.told) == {
        "S": "We were eight people.\n\nI was to find it.",
        "A": "- I looked\n- I asked",
        "R": "40% less.",
    }


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("## Story 1: A\n\n**Situation:** a\n\n**Impact:** d\n\n**Lessons learned:** e", {"S": "a", "D": "d", "E": "e"}),
        ("## Story 1: A\n### Background\na\n### Outcome\nr\n### Takeaways\ne", {"S": "a", "R": "r", "E": "e"}),
        ("##\u00a0Story 1: A\n###\u00a0Situation ###\na\n\n### Action ###\nb", {"S": "a", "A": "b"}),
        ("Story 1: A\n==========\nSituation\n---\na\n\nAction\n---\nI was here.\n---\nb", {"S": "a", "A": "I was here.\nb"}),
        ("## Story 1: A\nSituation – a\n\nAction — b\n\nResult - c", {"S": "a", "A": "b", "R": "c"}),
        ("## Story 1: A\n**Situation / Task:** a\n\n**Result & Impact:** b", {"S": "a", "R": "b", "D": "b"}),
        ("## Story 1: A\n| Part | Words |\n|---|---|\n| Situation | a |\n| Action | b\\|c |", {"S": "a", "A": "b|c"}),
        ("## Story 1: A\n| Situation | a |\n| Action | b |", {"S": "a", "A": "b"}),
        ("## Story 1: A\n- **Situation**: a\n    - more\n- **Action**: b", {"S": "a\n  - more", "A": "b"}),
        ("## Story 1: A\n1. Situation: a\n2. Action: b", {"S": "a", "A": "b"}),
        ("## Story 1: A\n### 1. 🎯 Situation (30 seconds)\na\n### 2. Action\nc", {"S": "a", "A": "c"}),
        ("## Story 1: A\nS: a\nT: b\nA: c\nR: d", {"S": "a\n\nb", "A": "c", "R": "d"}),
        ("## Story 1: A\nS: a\nT: b\nA: c\nR: d\nD: e\nE: f", dict(zip("STARDE", "abcdef", strict=True))),
        ("##Story 1: A\n### SITUATION\na\n\tb\n### ACTION\nc", {"S": "a\nb", "A": "c"}),
        ("## Story 1: A\n**Action:** a\n```\nx = 1\n# y\n```\n**Result:** b", {"A": "a\nx = 1\n# y", "R": "b"}),
        ("## Story 1: A\n**Action:** a\n```\nx = 1\n**Result:** b", {"A": "a\n```\nx = 1", "R": "b"}),
        ("> ## Situation\n> a\n>\n> ## Action\n> b", {"S": "a", "A": "b"}),
    ],
)  # fmt: skip
def test_parts_are_read_however_they_are_set_off(text: str, parts: dict[str, str]) -> None:
    draft = only(text, "A")
    letters = {letter for letter, _ in marked(draft)}
    assert {move: words for move, words in parts_of(draft.told).items() if move in letters} == parts
    assert draft.title == "A"


def test_the_text_keeps_the_order_of_the_file() -> None:
    draft = only("## Story 1: A\n**Trade-off:** t\n\n**Situation:** s\n\n**Action:** a")
    assert draft.told.text == "t\n\ns\n\na"


def test_words_of_a_name_are_no_label_where_labels_look_otherwise() -> None:
    draft = only(
        "## Story 1: A\n### Situation\na\n### Action\n- Decision: to wait\n- Start: in May\n**Numbers:** three"
    )
    assert parts_of(draft.told)["A"] == "- Decision: to wait\n- Start: in May\nNumbers: three"


def test_a_table_with_a_column_for_each_letter_is_a_story_a_row() -> None:
    table = "| Title | Situation | Action | Project |\n|---|---|---|---|\n| A | a | b | P |\n| B | c | d | |"
    first, second = READER.read(table).drafts
    assert [(d.title, d.project, parts_of(d.told)) for d in (first, second)] == [
        ("A", "P", {"S": "a", "A": "b"}),
        ("B", None, {"S": "c", "A": "d"}),
    ]


def test_a_label_that_names_no_part_is_named_and_its_words_stay() -> None:
    draft = only("## Story 1: A\n### Situation\na\n### Our stack\nGo\n### Action\nb")
    assert draft.unknown == ("Our stack",)
    assert marked(draft) == [("S", "a"), ("A", "b")]
    assert "Our stack\nGo" in draft.told.text


def test_words_before_the_first_part_stay_in_the_text() -> None:
    assert only("## Story 1: A\nOnce upon a time.\n\n**Action:** a").told.text == "Once upon a time.\n\na"


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("2021-2022", 2022),
        ("2021 – 2022", 2022),
        ("2021/22", 2022),
        ("Q3 2023", 2023),
        ("March 2021 to May 2022", 2022),
    ],
)
def test_a_range_of_years_is_its_later_one(written: str, year: int) -> None:
    assert only(f"# My story: a\n- Year: {written}\n## Action\nb").year == year


@pytest.mark.parametrize("year", ["last year", "20243", "21", "2021, 2022, 2023", "1066"])
def test_what_is_no_year_is_refused_with_its_line(year: str) -> None:
    with pytest.raises(BadFile) as caught:
        READER.read(f"## Story 1: a\nYear: {year}\n\n**Action:** b")
    assert (caught.value.fault, caught.value.line) == (Fault.YEAR, 2)


@pytest.mark.parametrize(
    ("label", "moves"),
    [
        ("Situation", [Move.SITUATION]),
        ("the SITUATION:", [Move.SITUATION]),
        ("2) Actions taken", [Move.ACTION]),
        ("What I’d do differently", [Move.REFLECTION]),
        ("R – Result", [Move.RESULT]),
        ("Result and impact", [Move.RESULT, Move.DRIVER]),
        ("Trade\u2011off", [Move.TRADE_OFF]),
        ("Team", None),
        ("I did.", None),
        ("Situation and weather", None),
    ],
)
def test_labels_are_named_by_the_table_of_the_review(label: str, moves: Sequence[Move] | None) -> None:
    name = NAMES.named(label)
    assert (list(name.moves) if name is not None else None) == moves


MARKUP = [
    "**",
    "*",
    "_",
    "`",
    "```",
    "~~~",
    "#",
    "## ",
    "> ",
    "- ",
    "1. ",
    "|",
    "---",
    "===",
    "[",
    "](",
    ")",
    "{#a}",
    "\\",
    "\n",
    "<br>",
    "\t",
]


@given(
    st.lists(st.sampled_from(MARKUP) | st.sampled_from(["Situation", "Story 1: a", ": ", "word"]), max_size=30).map(
        "".join
    )
)
@settings(max_examples=200, deadline=None)
def test_any_markup_is_read_or_refused_with_a_reason(text: str) -> None:
    try:
        READER.read(text, "name")
    except BadFile as error:
        assert str(error) == error.fault.value


@given(
    st.lists(st.text("abc 12", min_size=1, max_size=8), min_size=1, max_size=8),
    st.sampled_from(["\n", "\n\n", "\n- ", "\n> "]),
)
def test_no_word_of_a_file_is_lost_in_its_plain_lines(lines: list[str], between: str) -> None:
    source = between.join(lines)
    told = " ".join(line.told for line in plain_text(source.split("\n")).lines)
    words = [word for word in source.replace("\n> ", "\n").split() if word.isalpha()]
    assert [word for word in told.split() if word.isalpha()] == words
