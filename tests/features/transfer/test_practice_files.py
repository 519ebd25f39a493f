"""What was practised goes out and comes in again: answers with verdicts, cards, rehearsals, mocks, drills and quizzes."""

import asyncio
import json
from dataclasses import asdict, replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.conversation.context import Context
from bot.conversation.logic.questions.own_questions import question_id
from bot.conversation.logic.questions.spaced_repetition import rated
from bot.conversation.questions.own_questions import keep_question
from bot.conversation.replies import ExportKind
from bot.conversation.stories.story_bank import keep_all
from bot.delivery.sending.export import rendered
from bot.features.transfer.everything import Everything, everything_of
from bot.features.transfer.file_reading import stories_in
from bot.features.transfer.found import StoryFile
from bot.features.transfer.importing.beside import new_beside, take_in_beside
from bot.features.transfer.importing.stories import take_in
from bot.features.transfer.texts.beside import Beside, FileSetting
from bot.review.review_json import to_json
from question_bank.models import ArchetypeId, Level
from storage.records import (
    AnswerKind,
    AnswerState,
    Challenge,
    ChallengeKind,
    ChallengeState,
    Disagreement,
    DrillState,
    MarkedText,
    MockState,
    OutlineState,
    PartRole,
    QuizKind,
    Rating,
    Rehearsal,
    RehearsalKind,
    RetrievalItem,
    RetrievalOutcome,
    StoredCard,
    StoredReview,
    StoryCause,
    TellingHow,
    VersionCause,
)
from tests.clocks import START
from tests.features.transfer.test_files import BANK, FROM, HOUSE, TO, migrated, turns

__all__ = ["migrated"]

TOLD = "I was the lead of six. I wrote the check and I called the vendor, and the error rate fell from 4% to 1%."
MENTORING = ArchetypeId.MENTORING.value
AGO = timedelta(days=3)


async def answered(context: Context, named: str, *, minutes: int = 0, **fields: Any) -> int:
    """A judged answer with its message, version and review."""
    uow, at = context.uow, START - AGO + timedelta(minutes=minutes)
    answer = await uow.answers.open(FROM, named, MENTORING, AnswerKind.PRACTICE, at, at.date(), **fields)
    await uow.answers.add_part(answer.id, 70 + minutes, PartRole.ANSWER, TOLD)
    await uow.answers.add_version(answer.id, TOLD, None, VersionCause.FIRST, at)
    review = HOUSE.reviewer.review(TOLD, archetype=ArchetypeId.MENTORING)
    await uow.reviews.add(
        StoredReview(
            answer_id=answer.id,
            version=1,
            level=review.level.value,
            moves="++++--",
            structural_change=review.structural_change,
            trap=review.trap,
            words=review.words,
            seconds=review.seconds,
            ownership=review.ownership,
            body=json.dumps(to_json(review), ensure_ascii=False, separators=(",", ":")),
            created_at=at,
        )
    )
    await uow.answers.set_state(answer.id, AnswerState.JUDGED, at)
    await uow.answers.count_as(answer.id, MENTORING)
    return answer.id


async def practised(context: Context) -> None:
    """An account with something in every table that practice fills."""
    uow, at = context.uow, START - AGO
    text = (MarkedText(text=TOLD), StoryCause.WRITTEN, at)
    story = (await keep_all(context, "The vendor", (ArchetypeId.MENTORING,), [text], begun_at=at)).story.id
    own = (await keep_question(context, "Why did you leave?", None)).own
    gone = (await keep_question(context, "Why us?", None)).own
    mock = await uow.mocks.start(FROM, ["mentoring-01", question_id(own)], at)
    await uow.mocks.put(replace(mock, state=MockState.DONE, position=2, ended_at=at))
    first = await answered(context, "mentoring-01", mock_id=mock.id)
    await answered(context, question_id(own), minutes=5, repairs=first)
    await answered(context, question_id(gone), minutes=6)
    await uow.own_questions.remove(gone, START)
    skipped = await uow.answers.open(
        FROM, "mentoring-02", MENTORING, AnswerKind.DAILY, at + timedelta(minutes=9), at.date()
    )
    await uow.answers.set_state(skipped.id, AnswerState.SKIPPED, at)
    await uow.stories.tell(first, story, TellingHow.KEPT)
    await uow.disagreements.put(
        Disagreement(
            answer_id=first,
            version=1,
            part="E",
            verdict="missing",
            said="weak",
            rules=("reflection.none",),
            rules_version="1",
            created_at=at,
            words="I said it",
        )
    )
    card = rated(None, Level.STRONG, at)
    await uow.cards.put(
        StoredCard(
            user_id=FROM,
            archetype=MENTORING,
            body=card.body,
            due_at=card.due,
            last_rated_on=at.date(),
            last_rating=card.rating,
        )
    )
    await uow.cards.rate(
        Rating(
            user_id=FROM,
            archetype=MENTORING,
            answer_id=first,
            local_date=at.date(),
            rated_at=at,
            rating=3,
            seconds_taken=90,
        )
    )
    rehearsal = await uow.rehearsals.add(
        Rehearsal(
            user_id=FROM, answer_id=None, story_id=story, kind=RehearsalKind.PUSHBACK, seconds=140, words=20, at=at
        )
    )
    await uow.rehearsals.challenge(
        Challenge(
            rehearsal_id=rehearsal,
            n=1,
            kind=next(iter(ChallengeKind)),
            question="Where does 4% come from?",
            state=next(iter(ChallengeState)),
            at=at,
            text="From the log",
        )
    )
    drill = await uow.drills.start(FROM, [MENTORING], at)
    (outline,) = await uow.drills.outlines(drill.id)
    await uow.drills.put_outline(replace(outline, state=OutlineState.WRITTEN, story_id=story))
    await uow.drills.put(replace(drill, state=DrillState.DONE, estimates={"influence": "strong"}, ended_at=at))
    quiz = await uow.quizzes.start(FROM, QuizKind.ARCHETYPE, [("mentoring-01", MENTORING)], at + timedelta(hours=1))
    await uow.quizzes.guess(quiz.id, 1, MENTORING, 2.5, at)
    await uow.quizzes.end(quiz.id, at)
    session = await uow.retrievals.start(FROM, at + timedelta(hours=2))
    await uow.retrievals.put(
        RetrievalItem(
            session_id=session.id,
            n=1,
            question_id=question_id(own),
            offered=(story,),
            story_id=story,
            outcome=RetrievalOutcome.IN_TIME,
            seconds=3.0,
            answered_at=at,
        )
    )
    await uow.pauses.begin(FROM, date(2026, 1, 5), date(2026, 1, 9))
    await uow.plan_ticks.set(FROM, "audit", at.date())


def exported(everything: Everything) -> StoryFile:
    content = rendered(ExportKind.JSON, everything, BANK, START).decode()
    return stories_in("stardrill.json", content, BANK)


def compared(everything: Everything) -> dict[str, Any]:
    """All rows without the ids of users and messages; ids of rows as their places, which an import keeps."""
    places: dict[str, dict[Any, int]] = {}
    for name in ("answers", "mocks", "drills", "quizzes", "retrievals", "rehearsals", "own_questions"):
        places[name] = {row.id: n for n, row in enumerate(getattr(everything, name))}
    stories = {kept.story.id: n for n, kept in enumerate(everything.stories)}
    owns = {question_id(own): f"own {own.text}" for own in everything.own_questions}
    ids = {
        "answer_id": places["answers"],
        "repairs": places["answers"],
        "mock_id": places["mocks"],
        "drill_id": places["drills"],
        "quiz_id": places["quizzes"],
        "session_id": places["retrievals"],
        "rehearsal_id": places["rehearsals"],
        "story_id": stories,
    }

    def plain(row: Any) -> dict[str, Any]:
        fields = {name: value for name, value in asdict(row).items() if name not in ("id", "user_id", "message_id")}
        fields.update({name: ids[name].get(fields[name]) for name in ids if name in fields})
        if "question_id" in fields:
            fields["question_id"] = owns.get(fields["question_id"], fields["question_id"])
        if "question_ids" in fields:
            fields["question_ids"] = [owns.get(each, each) for each in fields["question_ids"]]
        if "offered" in fields:
            fields["offered"] = [stories[each] for each in fields["offered"]]
        return fields

    rows = ("answers", "answer_parts", "answer_versions", "reviews", "disagreements", "tellings", "cards", "ratings")
    series = ("rehearsals", "challenges", "mocks", "drills", "outlines", "quizzes", "quiz_items", "retrievals")
    found: dict[str, Any] = {
        name: [plain(row) for row in getattr(everything, name)]
        for name in (*rows, *series, "retrieval_items", "pauses")
    }
    return found | {"plan_ticks": list(everything.plan_ticks)}


async def brought(context: Context, file: StoryFile) -> Beside:
    """What an import brings beside the stories, which the preview has counted alike."""
    counted = await new_beside(context, file)
    done = await take_in(context, file)
    taken = await take_in_beside(context, file, [kept for _, kept in done])
    assert taken == counted
    return taken


async def there_and_back(url: str) -> None:
    async with turns(url) as context:
        await practised(context[FROM])
        out = await everything_of(context[FROM].uow, FROM)
        file = exported(out)
        assert file.practice.unread == 0
        first = await brought(context[TO], file)
        assert (first.answers, first.unanswered, first.series, first.rehearsals) == (3, 1, 4, 1)
        assert compared(await everything_of(context[TO].uow, TO)) == compared(out)
        assert not (await brought(context[TO], file)).is_new
        assert compared(await everything_of(context[TO].uow, TO)) == compared(out)


def test_everything_practised_comes_back_as_it_was_and_once(migrated: str) -> None:
    asyncio.run(there_and_back(migrated))


async def left_open(url: str) -> None:
    async with turns(url) as context:
        uow = context[FROM].uow
        for minutes, words in ((1, TOLD), (2, None)):
            at = START - AGO + timedelta(minutes=minutes)
            answer = await uow.answers.open(FROM, "mentoring-01", MENTORING, AnswerKind.PRACTICE, at, at.date())
            if words is not None:
                await uow.answers.add_part(answer.id, 5, PartRole.ANSWER, words)
        await uow.mocks.start(FROM, ["mentoring-01"], START - AGO)
        await brought(context[TO], exported(await everything_of(uow, FROM)))
        assert await uow.answers.current(TO) is None
        (kept,) = await uow.answers.aside(TO)
        assert [part.text for part in await uow.answers.parts(kept.id)] == [TOLD]
        (mock,) = await uow.mocks.of_user(TO)
        assert mock.state is MockState.LEFT


def test_what_was_left_open_is_kept_aside_and_takes_no_text_that_is_typed_now(migrated: str) -> None:
    asyncio.run(left_open(migrated))


async def edited_elsewhere(url: str) -> None:
    async with turns(url) as context:
        await practised(context[FROM])
        await brought(context[TO], exported(await everything_of(context[FROM].uow, FROM)))
        assert await context[TO].uow.answers.find_part(TO, 70) is None


def test_the_edit_of_a_message_here_changes_no_answer_that_came_from_a_file(migrated: str) -> None:
    asyncio.run(edited_elsewhere(migrated))


async def rated_since(url: str) -> None:
    async with turns(url) as context:
        await practised(context[FROM])
        uow, card = context[TO].uow, rated(None, Level.WEAK, START)
        mine = StoredCard(
            user_id=TO,
            archetype=MENTORING,
            body=card.body,
            due_at=card.due,
            last_rated_on=START.date(),
            last_rating=1,
        )
        await uow.cards.put(mine)
        await brought(context[TO], exported(await everything_of(context[FROM].uow, FROM)))
        assert await uow.cards.get(TO, MENTORING) == mine


def test_a_card_that_was_rated_here_since_stays(migrated: str) -> None:
    asyncio.run(rated_since(migrated))


CHOSEN: dict[str, Any] = {
    "set_up": 3,
    "time_zone": "Europe/Berlin",
    "daily_time": time(18, 30),
    "daily_days": frozenset({1, 3}),
    "quiet_from": time(23),
    "tracks": ("cisco",),
    "mock_size": 5,
    "interview_on": START.date() + timedelta(days=9),
    "interview_at": time(10),
    "planned_on": START.date(),
}


async def settings_of_both(url: str, mine: dict[str, Any]) -> tuple[Context, Beside]:
    async with turns(url) as context:
        await context[FROM].change(**CHOSEN)
        await answered(context[FROM], "mentoring-01")
        await context[TO].change(**mine)
        beside = await brought(context[TO], exported(await everything_of(context[FROM].uow, FROM)))
        return context[TO], beside


def test_settings_come_back_to_whoever_has_chosen_none(migrated: str) -> None:
    there, beside = asyncio.run(settings_of_both(migrated, {}))
    assert {name: getattr(there.settings, name) for name in CHOSEN} == CHOSEN | {"set_up": 0}
    assert {FileSetting.INTERVIEW, FileSetting.ZONE, FileSetting.TRACKS} <= set(beside.settings)


def test_what_was_chosen_here_stays_and_the_rest_comes_back(migrated: str) -> None:
    mine = {"set_up": 3, "time_zone": "Asia/Tokyo", "daily_time": time(7, 30), "mock_size": 8}
    there, beside = asyncio.run(settings_of_both(migrated, mine))
    assert {name: getattr(there.settings, name) for name in mine} == mine
    assert (there.settings.interview_on, there.settings.interview_at) == (CHOSEN["interview_on"], time(10))
    assert beside.settings == (FileSetting.INTERVIEW, FileSetting.DAYS, FileSetting.QUIET)
    assert beside.settings_kept == (FileSetting.ZONE, FileSetting.DAILY, FileSetting.TRACKS, FileSetting.MOCK)


def test_quiet_hours_that_would_cover_the_daily_time_chosen_here_stay_out(migrated: str) -> None:
    there, beside = asyncio.run(settings_of_both(migrated, {"set_up": 3, "daily_time": time(6)} | QUIET_AT_SIX))
    assert there.settings.quiet_from == time(22, 30)
    assert FileSetting.QUIET not in beside.settings


QUIET_AT_SIX: dict[str, Any] = {"quiet_from": time(22, 30), "quiet_to": time(5)}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("time_zone", "Mars/Olympus", id="a zone that is none"),
        pytest.param("tracks", ("gone",), id="a track that this bot does not have"),
        pytest.param("interview_on", START.date() - timedelta(days=1), id="an interview that is over"),
        pytest.param("mock_size", 1_000, id="a mock without end"),
    ],
)
def test_a_setting_that_cannot_be_chosen_here_stays_out(migrated: str, field: str, value: Any) -> None:
    async def back() -> Any:
        async with turns(migrated) as context:
            everything = await everything_of(context[FROM].uow, FROM)
            await answered(context[FROM], "mentoring-01")
            everything = await everything_of(context[FROM].uow, FROM)
            file = exported(replace(everything, settings=replace(everything.settings, **{field: value})))
            before = context[TO].settings
            await brought(context[TO], file)
            return before, context[TO].settings

    before, after = asyncio.run(back())
    assert after == before


async def spoiled(url: str) -> None:
    async with turns(url) as context:
        await practised(context[FROM])
        body = json.loads(rendered(ExportKind.JSON, await everything_of(context[FROM].uow, FROM), BANK, START))
        body["answers"][0]["versions"][0]["verdict"]["review"]["level"] = "best"
        body["answers"][1]["opened_at"] = "0001-01-01T00:00:00+00:00"
        body["cards"][0]["body"]["stability"] = "much"
        body["ratings"] = "none"
        file = stories_in("stardrill.json", json.dumps(body), BANK)
        beside = await brought(context[TO], file)
        assert (beside.answers, beside.unread) == (1, 4)
        assert [kept.story.title for kept in await context[TO].uow.stories.kept(TO)] == ["The vendor"]
        assert not await context[TO].uow.cards.all(TO)


def test_what_cannot_be_read_is_counted_and_keeps_nothing_else_out(migrated: str) -> None:
    asyncio.run(spoiled(migrated))
