"""What goes out comes in again: the same bank on an empty account, for any titles, tags and texts."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import offline_app_context
from bot.conversation.context import Context
from bot.conversation.gate import welcome_in
from bot.conversation.logic.questions.own_questions import one_line as question_on_one_line
from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.conversation.logic.typed.typed_lines import on_one_line as moment_on_one_line
from bot.conversation.questions.own_questions import keep_question
from bot.conversation.replies import ExportKind
from bot.conversation.stories.moments import NewMoment, keep_moments
from bot.conversation.stories.story_bank import KEPT_AT_ONCE, keep_all
from bot.conversation.work import Work
from bot.delivery.sending.export import rendered
from bot.features.transfer.everything import everything_of
from bot.features.transfer.file_reading import decoded, stories_in
from bot.features.transfer.found import parts_of
from bot.features.transfer.friends_said import FriendSaid, keep_said, said_in_bank
from bot.features.transfer.importing.moments import take_in_moments
from bot.features.transfer.importing.questions import take_in_questions
from bot.features.transfer.importing.stories import take_in
from bot.features.transfer.json_file.whole_file import read_json
from bot.features.transfer.storybook.draft import BadFile, Draft, Fault, one_line, tidy
from question_bank.models import ArchetypeId, Level
from storage.engine import Database
from storage.records import MarkedText, MomentSource, OwnQuestionSource, PeerAssessment, StoryCause
from storage.schema import upgrade
from tests.clocks import START
from tests.conversation.marked import MARKED
from tests.features.transfer.test_storybook import DRAFTS, TOLD

FROM, TO = 1, 2
HOUSE = offline_app_context()
BANK = HOUSE.bank
VERSIONS = st.lists(
    st.tuples(TOLD, st.sampled_from(StoryCause), st.integers(0, 10_000).map(lambda s: START - timedelta(seconds=s))),
    min_size=1,
    max_size=3,
)
INSTANTS = st.integers(0, 10_000).map(lambda s: START - timedelta(seconds=s))
SIGNS = st.text("+~-", min_size=6, max_size=6)
LEVELS = st.sampled_from([level.value for level in Level])
OWN = st.tuples(SIGNS, LEVELS) | st.tuples(st.text("+~-", max_size=6), st.none())
SAID = st.builds(
    lambda at, words, own, **fields: FriendSaid(
        at=at,
        words=words,
        said=PeerAssessment(rehearsal_id=0, own_moves=own[0], own_level=own[1], **fields),
    ),
    at=INSTANTS,
    words=st.none() | st.integers(0, 10_000),
    own=OWN,
    version=st.integers(1, 50),
    moves=SIGNS,
    level=LEVELS,
    rules_moves=SIGNS,
    rules_level=LEVELS,
    line=st.text(max_size=500).map(lambda text: one_line(text)[:500].strip() or None),
    told_at=st.none() | INSTANTS,
    seen_at=st.none() | INSTANTS,
)
BANKS = st.lists(
    st.tuples(DRAFTS, VERSIONS, st.lists(SAID, max_size=3, unique_by=lambda each: each.at)),
    max_size=3,
)
QUICK = settings(max_examples=15, deadline=None)


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with tables and no rows."""
    url = f"sqlite:///{tmp_path_factory.mktemp('transfer') / 'x.sqlite3'}"

    async def migrate() -> None:
        database = await Database.open(url)
        await upgrade(database)
        await database.close()

    asyncio.run(migrate())
    return url


@asynccontextmanager
async def turns(url: str) -> AsyncIterator[dict[int, Context]]:
    """Two users in one transaction of a real database, which is rolled back."""
    database = await Database.open(url)
    try:
        async with database.begin() as uow:
            found = {}
            for user_id in (FROM, TO):
                user, chosen = await welcome_in(uow, user_id, "en", START)
                conversation = await uow.conversations.lock(user_id, START)
                found[user_id] = HOUSE.open_context(
                    uow, user, chosen, conversation, START, work=Work(at_once=None), seed=1
                )
            yield found
    finally:
        await database.close()


async def fill(context: Context, stories: Sequence[tuple[Draft, Any, Any]]) -> None:
    for draft, versions, said in stories:
        tags = {name: getattr(draft, name) for name in ("project", "year", "category", "learnings", "core", "scope")}
        kept = await keep_all(context, draft.title, draft.archetypes, versions, begun_at=START, **tags)
        await keep_said(context, kept.story.id, said)


async def bank(context: Context, *, newest: bool) -> list[Any]:
    """A bank without its ids; of the newest versions alone, or with all of them."""
    found = []
    for kept in await context.uow.stories.kept(context.user_id):
        story = kept.story
        tags = (
            (story.title, story.project, story.year, story.scope),
            (story.archetypes, story.category, story.learnings, story.core),
        )
        versions = [kept.version] if newest else await context.uow.stories.versions(story.id)
        texts = [v.told for v in versions]
        verdicts = [(v.level, v.moves, v.structural_change, v.words) for v in versions]
        past = [] if newest else [(v.n, v.cause, v.created_at) for v in versions]
        said = [] if newest else (await said_in_bank(context)).get(story.id, [])
        heard = [(each.at, each.words, replace(each.said, rehearsal_id=0)) for each in said]
        found.append((tags, texts, verdicts, past, heard))
    return found


async def there_and_back(url: str, stories: Sequence[tuple[Draft, Any, Any]], kind: ExportKind, name: str) -> None:
    async with turns(url) as context:
        await fill(context[FROM], stories)
        content = rendered(kind, await everything_of(context[FROM].uow, FROM), BANK, START)
        try:
            await take_in(context[TO], stories_in(name, decoded(content), BANK))
        except BadFile as error:
            assert (error.fault, len(stories)) == (Fault.NO_STORY, 0)
        newest = kind is ExportKind.MARKDOWN
        assert await bank(context[TO], newest=newest) == await bank(context[FROM], newest=newest)
        again = await take_in(context[TO], stories_in(name, decoded(content), BANK)) if stories else []
        assert [fate.value for fate, _ in again] == ["same"] * len(stories)


async def passes_while_kept(url: str, versions: int) -> int:
    """Return how often another task gets the event loop while a story with so many versions is kept."""
    passes = 0

    async def count() -> None:
        nonlocal passes
        while True:
            passes += 1
            await asyncio.sleep(0)

    async with turns(url) as context:
        other = asyncio.create_task(count())
        past = [(joined_letters({"S": f"version {n}"}), StoryCause.WRITTEN, START) for n in range(versions)]
        await keep_all(context[FROM], "Long kept", (), past, begun_at=START)
        other.cancel()
    return passes


def test_others_get_the_loop_again_and_again_while_one_story_is_kept(migrated: str) -> None:
    assert asyncio.run(passes_while_kept(migrated, versions=20 * KEPT_AT_ONCE)) >= 20


async def questions_there_and_back(url: str, questions: Sequence[tuple[str, Any, Any]]) -> None:
    async with turns(url) as context:
        for words, archetype, source in questions:
            await keep_question(context[FROM], words, archetype, source=source, at=START - timedelta(days=1))
        out = await everything_of(context[FROM].uow, FROM)
        content = rendered(ExportKind.JSON, out, BANK, START)
        for new in (len(out.own_questions), 0):
            if out.own_questions:
                file = stories_in("stardrill.json", decoded(content), BANK)
                assert await take_in_questions(context[TO], file) == new
        back = await context[TO].uow.own_questions.of(TO)
        fields = [(own.text, own.archetype, own.source, own.created_at) for own in out.own_questions]
        assert [(own.text, own.archetype, own.source, own.created_at) for own in back] == fields


@QUICK
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs"])).filter(question_on_one_line),
            st.none() | st.sampled_from(ArchetypeId),
            st.sampled_from(OwnQuestionSource),
        ),
        max_size=5,
    )
)
def test_own_questions_come_back_as_they_were_and_once(migrated: str, questions: Any) -> None:
    asyncio.run(questions_there_and_back(migrated, questions))


async def moments_there_and_back(url: str, moments: Sequence[tuple[str, Any, Any]], stories: Any) -> None:
    async with turns(url) as context:
        await fill(context[FROM], stories)
        told = [kept.story.id for kept in await context[FROM].uow.stories.kept(FROM)]
        await keep_moments(
            context[FROM],
            [
                NewMoment(
                    text=moment_on_one_line(words),
                    source=source,
                    job=job,
                    on=(START - timedelta(days=n)).date(),
                    at=START - timedelta(days=n),
                    story_id=told[n] if n < len(told) else None,
                )
                for n, (words, source, job) in enumerate(moments)
            ],
        )
        out = await everything_of(context[FROM].uow, FROM)
        content = rendered(ExportKind.JSON, out, BANK, START)
        for new in (len(out.moments), 0):
            if out.moments or out.stories:
                file = stories_in("stardrill.json", decoded(content), BANK)
                done = await take_in(context[TO], file)
                assert await take_in_moments(context[TO], file, [kept for _, kept in done]) == new
        assert await titled(context[TO]) == await titled(context[FROM])


async def titled(context: Context) -> list[Any]:
    """The moments of a user without their ids, each with the title of the story that it became."""
    titles = {kept.story.id: kept.story.title for kept in await context.uow.stories.kept(context.user_id)}
    moments = await context.uow.moments.of_user(context.user_id)
    return [
        (each.text, each.source, each.job, each.on, each.created_at, titles.get(each.story_id or 0)) for each in moments
    ]


@QUICK
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs"])).filter(moment_on_one_line),
            st.sampled_from(MomentSource),
            st.none() | st.sampled_from(["Acme, Engineer, 2019-2023", "<b>&</b>"]),
        ),
        max_size=5,
    ),
    BANKS,
)
def test_moments_come_back_once_with_the_stories_that_they_became(migrated: str, moments: Any, stories: Any) -> None:
    asyncio.run(moments_there_and_back(migrated, moments, stories))


@QUICK
@given(BANKS)
def test_json_out_and_in_is_the_same_bank_with_every_version(migrated: str, stories: Any) -> None:
    asyncio.run(there_and_back(migrated, stories, ExportKind.JSON, "stardrill.json"))


@QUICK
@given(BANKS)
def test_markdown_out_and_in_is_the_same_bank_with_the_newest_versions(migrated: str, stories: Any) -> None:
    asyncio.run(there_and_back(migrated, stories, ExportKind.MARKDOWN, "stardrill.md"))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "title",
                        "versions",
                        "parts",
                        "text",
                        "marks",
                        "cause",
                        "created_at",
                        "year",
                        "core",
                        "scope",
                        "archetypes",
                        "S",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
    )
)
@settings(max_examples=200, deadline=None)
def test_any_json_gets_stories_or_a_reason(body: Any) -> None:
    try:
        read_json(json.dumps({"format": "stardrill", "version": 2, "stories": body}))
    except BadFile as error:
        assert str(error) == error.fault.value


def test_the_rule_for_blank_space_is_the_documented_one() -> None:
    assert tidy("  a \r\n\r\n b\x00\x0c\t c \n") == "a \n\n b \t c"
    assert one_line(" a \n b ") == "a b"


@given(MARKED)
def test_no_sign_of_a_told_story_is_left_out_of_the_letters_of_a_file(told: MarkedText) -> None:
    signs = Counter("".join(told.text.split()))
    assert not signs - Counter("".join(parts_of(told).values()))
