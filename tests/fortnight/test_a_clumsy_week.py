"""A week in which everything is done wrong: each act is answered once, nothing typed is lost, and nothing nags."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.terminal.refusals import TEXT_LIMIT, utf16_length
from tests.fortnight import clumsy_texts as texts
from tests.fortnight.clumsy import play
from tests.fortnight.theatre import Contact, theatre
from tests.fortnight.write import CLUMSY_HEAD, CLUMSY_PAGE, page_of
from tests.texts.test_limits import EMOJI, MOST_EMOJI

CHANGES_NOTHING = [f":edit 2 {texts.DOCKS_BEGINNING_EDITED}", f":edit {texts.DOCKS_END_EDITED}"]
"""Edits to the same text: the one kind of act that needs no answer. Each is typed twice, at first as a real edit."""
IN_ANOTHER_FORM = {"BROKEN_MARKDOWN", "PROJECT"}
"""What is kept in another form: the text of a file as letters, a line as a title with its year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What was played: its pages, what was done, what came unasked, and the export at the end."""

    pages: Sequence[tuple[str, str]]
    contacts: Sequence[Contact]
    unasked: Sequence[tuple[date, Sequence[str]]]
    exported: Any


async def _played() -> Week:
    async with theatre() as stage:
        await play(stage)
        exported = json.loads(Path("pictures/stardrill.json").read_text(encoding="utf-8"))
        return Week(pages=stage.finish(), contacts=stage.contacts, unasked=stage.unasked, exported=exported)


@pytest.fixture(scope="module")
def week() -> Week:
    """The seven days."""
    return asyncio.run(_played())


def strings_in(value: object) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings_in(each)


def test_the_page_in_the_docs_is_what_the_program_says(week: Week) -> None:
    assert page_of(CLUMSY_HEAD, week.pages) == CLUMSY_PAGE.read_text(encoding="utf-8"), "run `make fortnight`"


def test_every_act_is_answered_but_an_edit_that_changes_nothing(week: Week) -> None:
    assert [contact.did for contact in week.contacts if not contact.answers] == CHANGES_NOTHING


def test_no_act_gets_the_same_answer_twice(week: Week) -> None:
    assert [contact.did for contact in week.contacts if len(set(contact.answers)) < len(contact.answers)] == []


def test_what_is_done_twice_is_answered_as_if_it_were_done_once(week: Week) -> None:
    twice = {contact.did: list(contact.answers) for contact in week.contacts if "twice" in contact.did}
    assert {
        "sends twice: /start": 1,
        "taps 'Yes' twice": 1,
        "taps '18:30' twice": 1,
        f"sends twice: {texts.DRILL_LETTER}": 1,
        "sends twice: /delete": 1,
        "taps 'Keep it' twice": 1,
    }.items() <= {did: len(answers) for did, answers in twice.items()}.items()
    assert len(twice) == 15


def test_nothing_went_wrong(week: Week) -> None:
    seen = "\n".join(text for _, text in week.pages)
    for phrase in ("went wrong on my side", "could not read your last message", "stopped me three times"):
        assert phrase not in seen


def test_everything_typed_is_in_the_export_also_what_was_edited_or_discarded_later(week: Week) -> None:
    kept = "\n".join(strings_in(week.exported))
    typed = {name: text for name, text in vars(texts).items() if name.isupper()}
    assert len(typed) == 17
    assert {name for name, text in typed.items() if text not in kept} == IN_ANOTHER_FORM
    for words in (
        "Helmet locker",
        "The lockers opened by themselves",
        "I pulled the plug of 12 lockers",
        "none stolen",
    ):
        assert words in kept


def test_no_message_is_too_long_or_has_more_than_two_emoji(week: Week) -> None:
    said = [answer for contact in week.contacts for answer in contact.answers]
    said += [message for _, prompt in week.unasked for message in prompt]
    for message in said:
        assert utf16_length(message) <= TEXT_LIMIT
        assert len(EMOJI.findall(message)) <= MOST_EMOJI, message


def test_one_prompt_a_day_and_one_summary_a_week_come_unasked(week: Week) -> None:
    summaries = [day for day, prompt in week.unasked if prompt[0].startswith("Your week")]
    assert len(summaries) == 1
    prompts = Counter(day for day, prompt in week.unasked if not prompt[0].startswith("Your week"))
    assert set(prompts.values()) == {1}
    assert len(prompts) >= 4
