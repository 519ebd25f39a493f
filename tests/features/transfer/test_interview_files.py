"""Interviews go out and come in again as they were, once, with the stories that were told."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.context import Context
from bot.conversation.logic.logged_interview_limits import MOST_ASKED, MOST_INTERVIEWS
from bot.conversation.replies import ExportKind
from bot.conversation.stories.story_bank import keep_all
from bot.delivery.sending.export import rendered
from bot.features.transfer.everything import everything_of
from bot.features.transfer.file_reading import decoded, stories_in
from bot.features.transfer.importing.interviews import take_in_interviews
from bot.features.transfer.importing.stories import take_in
from bot.features.transfer.storybook.draft import BadFile, one_line
from bot.features.transfer.texts.interview_lines import FILE_INTERVIEWS
from question_bank.models import ArchetypeId, Level, Move
from storage.records import InterviewOutcome, MarkedText, StoryCause, StoryTold
from tests.clocks import START
from tests.features.transfer.test_files import BANK, FROM, TO, migrated, turns

__all__ = ["migrated"]

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=80)
NAMES = st.none() | WORDS.map(one_line).filter(bool)
ASKED = st.fixed_dictionaries(
    {
        "text": WORDS.filter(str.strip),
        "archetype": st.none() | st.sampled_from(ArchetypeId),
        "told": st.none() | st.sampled_from(StoryTold),
        "level": st.none() | st.sampled_from(Level),
        "dry": st.none() | st.sets(st.sampled_from(Move)).map(lambda dry: "".join(m for m in Move if m in dry)),
        "note": st.none() | WORDS,
    }
)
INTERVIEWS = st.lists(
    st.tuples(
        st.fixed_dictionaries(
            {
                "label": NAMES,
                "round": NAMES,
                "held_on": st.dates(date(2025, 1, 1), date(2026, 3, 2)),
                "outcome": st.sampled_from(InterviewOutcome),
                "ended_at": st.none() | st.just(START - timedelta(hours=1)),
            }
        ),
        st.lists(ASKED, max_size=4),
    ),
    max_size=3,
)


async def told_story(context: Context) -> int:
    """A story of the bank, which the interviews name."""
    text = (MarkedText(text="I wrote the test and I called the vendor."), StoryCause.WRITTEN, START)
    return (await keep_all(context, "The vendor", (), [text], begun_at=START)).story.id


async def interviews_of(context: Context) -> list[Any]:
    """The interviews without their ids, each story by its title."""
    uow, user_id = context.uow, context.user_id
    titles = {kept.story.id: kept.story.title for kept in await uow.stories.kept(user_id)}
    return [
        (
            replace(each, id=0, user_id=0),
            [
                (
                    asked.text,
                    asked.archetype,
                    asked.told,
                    titles.get(asked.story_id or 0),
                    asked.level,
                    asked.dry,
                    asked.note,
                )
                for asked in await uow.interviews.questions(each.id)
            ],
        )
        for each in await uow.interviews.of_user(user_id)
    ]


async def there_and_back(url: str, interviews: Any) -> None:
    async with turns(url) as context:
        story_id = await told_story(context[FROM])
        uow = context[FROM].uow
        for fields, questions in interviews:
            added = await uow.interviews.add(FROM, fields.pop("held_on"), START - timedelta(days=1), **fields)
            for asked in questions:
                told = {"story_id": story_id} if asked["told"] is StoryTold.BANK else {}
                await uow.interviews.ask(added.id, asked.pop("text"), asked.pop("archetype"), **asked, **told)
        content = rendered(ExportKind.JSON, await everything_of(uow, FROM), BANK, START)
        file = stories_in("stardrill.json", decoded(content), BANK)
        for new in (len(interviews), 0):
            done = await take_in(context[TO], file)
            assert await take_in_interviews(context[TO], file, [kept for _, kept in done]) == new
        assert await interviews_of(context[TO]) == await interviews_of(context[FROM])


@settings(max_examples=25, deadline=None)
@given(INTERVIEWS)
def test_json_out_and_in_is_the_same_interviews_once(migrated: str, interviews: Any) -> None:
    asyncio.run(there_and_back(migrated, interviews))


async def read_among_stories(url: str, interviews: Any) -> None:
    async with turns(url) as context:
        await told_story(context[FROM])
        uow = context[FROM].uow
        for fields, questions in interviews:
            added = await uow.interviews.add(FROM, fields.pop("held_on"), START, **fields)
            for asked in questions:
                await uow.interviews.ask(added.id, asked.pop("text"), asked.pop("archetype"), **asked)
        content = rendered(ExportKind.MARKDOWN, await everything_of(uow, FROM), BANK, START).decode()
        assert (f"# {FILE_INTERVIEWS}" in content.splitlines()) == bool(interviews)
        (found,) = stories_in("stardrill.md", content, BANK).found
        (kept,) = await uow.stories.kept(FROM)
        assert (found.draft.title, found.draft.told) == (kept.story.title, kept.version.told)


@settings(max_examples=25, deadline=None)
@given(INTERVIEWS)
def test_markdown_has_the_interviews_to_read_and_takes_none_of_them_for_a_story(migrated: str, interviews: Any) -> None:
    asyncio.run(read_among_stories(migrated, interviews))


def a_file(number: int, *, asked: int = 0, created_at: datetime = START) -> bytes:
    """A file with so many interviews, each with so many questions."""
    question = {"archetype": None, "told": None, "story_id": None, "level": None, "dry": None, "note": None}
    interview = {"round": None, "held_on": "2026-02-27", "outcome": "waiting", "ended_at": None}
    made = {
        "created_at": created_at.isoformat(),
        "questions": [{**question, "text": f"Why {n}?"} for n in range(asked)],
    }
    interviews = [{**interview, **made, "label": f"Team {n}"} for n in range(number)]
    return json.dumps({"format": "stardrill", "version": 2, "stories": [], "interviews": interviews}).encode()


async def test_interviews_and_questions_that_find_no_room_are_left_out(migrated: str) -> None:
    async with turns(migrated) as context:
        file = stories_in("stardrill.json", decoded(a_file(MOST_INTERVIEWS + 1)), BANK)
        assert await take_in_interviews(context[TO], file, []) == MOST_INTERVIEWS
        assert await take_in_interviews(context[TO], file, []) == 0
        file = stories_in("stardrill.json", decoded(a_file(1, asked=MOST_ASKED + 1)), BANK)
        assert await take_in_interviews(context[TO], file, []) == 1
        ((_, asked),) = [each for each in await interviews_of(context[TO]) if each[1]]
        assert len(asked) == MOST_ASKED


def test_an_instant_before_there_were_computers_is_refused() -> None:
    with pytest.raises(BadFile) as caught:
        stories_in("stardrill.json", decoded(a_file(1, created_at=datetime(1, 1, 1, tzinfo=UTC))), BANK)
    assert caught.value.words == "interviews 1, created_at"
