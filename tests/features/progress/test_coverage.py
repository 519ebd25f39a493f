"""/coverage with its audit, the door to one archetype's question, and the weekly summary."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.conversation.texts import what_next
from bot.features.progress.texts import audit as say
from bot.features.progress.texts import coverage as coverage_say
from bot.features.progress.texts import weekly_summary
from bot.review.rubric import count_words
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Level
from storage.records import Rehearsal, StoryCause
from storage.unit_of_work import UnitOfWork
from tests.clocks import HandClock
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import STORY, Stage

WEEKLY = datetime(2026, 3, 8, 17, 5, tzinfo=UTC)
PARTS = {"S": STORY, "A": STORY}
TITLE = "The canary of the spring launch"


async def keep(
    uow: UnitOfWork, clock: HandClock, user_id: int, archetype: str, title: str = TITLE, moves: str = "+++++-"
) -> int:
    """A whole story of that archetype that lacks its reflection and was never rehearsed; its id."""
    story = await uow.stories.add(user_id, title, [archetype], clock.now(), project=title)
    await uow.stories.add_version(
        story.id,
        joined_letters(PARTS),
        level=Level.STRONG,
        moves=moves,
        structural_change=True,
        words=count_words(joined_letters(PARTS).text),
        cause=StoryCause.WRITTEN,
        at=clock.now(),
    )
    return story.id


@beginning
async def with_stories(stage: Stage, *archetypes: str) -> list[int]:
    """Set up, with a story in the bank for each of these."""
    await stage.opened()
    async with stage.bot.database.begin() as uow:
        ids = [await keep(uow, stage.clock, stage.user.person.id, a, f"{TITLE} {a}") for a in archetypes]
        await uow.commit()
    return ids


async def test_coverage_is_a_picture_with_the_audit_under_it(stage: Stage) -> None:
    await with_stories(stage, *list(ArchetypeId)[:6])
    picture, audit = await stage.say("/coverage")
    assert picture.picture is not None
    assert "6 of 8 have a story in the bank" in picture.plain
    assert picture.plain.startswith(coverage_say.HINT)
    assert "2 archetypes have no story. Begin with Mentoring through ambiguity" in audit.plain
    assert "6 stories end without a specific reflection" in audit.plain
    assert len(audit.labels) == say.SHOWN_FIRST + 2


async def test_words_that_do_not_fit_under_the_picture_have_a_message_of_their_own(stage: Stage) -> None:
    await stage.opened()
    async with stage.bot.database.begin() as uow:
        for archetype in ArchetypeId:
            story_id = await keep(uow, stage.clock, stage.user.person.id, archetype, moves="~+~~~-")
            await uow.rehearsals.add(
                Rehearsal(
                    user_id=stage.user.person.id, answer_id=None, story_id=story_id, seconds=150, at=stage.clock.now()
                )
            )
        await uow.commit()
    picture, words, audit = await stage.say("/coverage")
    assert "In words" not in picture.plain
    assert words.plain.count("to mend: situation, action, result, driver and reflection") == 8
    assert "Audit" in audit.plain


async def test_every_point_of_the_audit_leads_to_what_does_something_about_it(stage: Stage) -> None:
    first, *_ = await with_stories(stage, *list(ArchetypeId)[:6])
    _, audit = await stage.say("/coverage")
    await stage.press("Show all 4")
    data = [data for row in stage.user.chat.messages[audit.message_id].buttons for _, data in row]
    assert data[:4] == ["Sn:mentoring", f"So:{first}", f"Ra:{first}", f"Rp:{first}"]


async def test_pressing_a_point_opens_what_it_is_about(stage: Stage) -> None:
    await with_stories(stage, *list(ArchetypeId)[:6])
    _, audit = await stage.say("/coverage")
    for label in audit.labels[1 : say.SHOWN_FIRST]:
        messages = await stage.do(lambda label=label: press(stage, audit.message_id, label))
        assert any(TITLE in message.plain for message in messages)


async def test_show_all_stands_in_place_of_the_first_and_goes_back(stage: Stage) -> None:
    await with_stories(stage, ArchetypeId.MENTORING)
    _, audit = await stage.say("/coverage")
    assert await stage.press("Show all 5") == []
    shown = stage.user.chat.messages[audit.message_id]
    assert "everything that is missing" in shown.plain
    assert "\n5. " in shown.plain
    assert await stage.press(say.BRIEF) == []
    assert stage.user.chat.messages[audit.message_id].plain == audit.plain


async def test_empty_bank_says_how_to_begin(stage: Stage) -> None:
    await stage.set_up()
    picture, audit = await stage.say("/coverage")
    assert "Nothing is judged yet" in picture.plain
    assert "Your story bank is empty" in audit.plain
    assert audit.labels == ["Write: Contested technical decision", what_next.ASK_ME]


async def test_a_rehearsal_is_one_point_less(stage: Stage) -> None:
    (story,) = await with_stories(stage, ArchetypeId.MENTORING)
    user = stage.user.person.id
    async with stage.bot.database.begin() as uow:
        await uow.rehearsals.add(
            Rehearsal(user_id=user, answer_id=None, seconds=150, at=stage.clock.now(), story_id=story)
        )
        await uow.commit()
    picture, audit = await stage.say("/coverage")
    assert "told aloud once." in picture.plain
    assert "2 to 3 minutes" not in audit.plain


async def test_weak_archetype_can_be_asked_for(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered("I moved the backup job to Sunday. " * 12)
    _, audit = await stage.say("/coverage")
    label = audit.labels[-1]
    question, _ = await stage.press(label)
    async with stage.bot.database.read() as uow:
        answer = await uow.answers.current(stage.user.person.id)
    assert answer is not None
    names = {archetype.id: archetype.name for archetype in load_bank().archetypes.values()}
    assert label == coverage_say.ask_label(names[ArchetypeId(answer.archetype or "")])
    assert "❓" in question.plain


async def test_asking_for_an_archetype_offers_what_is_open_first(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("half an answer")
    message = stage.user.chat.newest.message_id
    (offer,) = await stage.do(lambda: stage.user.press_data("Ca:mentoring", message))
    assert "left an answer open" in offer.plain
    await stage.press(what_next.DISCARD)
    question, _ = await stage.do(lambda: stage.user.press_data("Ca:mentoring", message))
    assert "❓" in question.plain


async def test_forged_archetype_changes_nothing(stage: Stage) -> None:
    await stage.set_up()
    message = stage.user.chat.newest.message_id
    for data in ("Ca:no-such", "Ca", "Cb:x", "Cc"):
        (word,) = await stage.do(lambda data=data: stage.user.press_data(data, message))
        assert "out of date" in word.plain or "moved on" in word.plain


async def test_another_users_stories_are_not_in_the_audit(stage: Stage) -> None:
    await with_stories(stage, ArchetypeId.MENTORING)
    other = await stage.another_user(77)
    await other.set_up()
    messages = await other.say("/coverage")
    assert not any(TITLE in message.plain for message in messages)
    assert "Your story bank is empty" in messages[-1].plain


async def test_the_week_counts_what_was_practised_and_says_what_is_next(stage: Stage) -> None:
    await with_stories(stage, ArchetypeId.MENTORING)
    await stage.say("/practice")
    await stage.answered(STORY)
    stage.clock.go_to(WEEKLY)
    summary = next(message for message in await stage.tick() if message.picture)
    assert "1 answer on 1 day" in summary.plain
    assert "In your story bank: write a story for Contested technical decision." in summary.plain
    assert len(summary.plain) < 900
    assert weekly_summary.COVERAGE in summary.labels


async def test_an_interview_that_is_ahead_is_counted_down_to(stage: Stage) -> None:
    await with_stories(stage, ArchetypeId.MENTORING)
    async with stage.bot.database.begin() as uow:
        settings = await uow.settings.get(stage.user.person.id)
        assert settings is not None
        await uow.settings.put(replace(settings, interview_on=WEEKLY.date() + timedelta(days=12)))
        await uow.commit()
    stage.clock.go_to(WEEKLY)
    summary = next(message for message in await stage.tick() if message.picture)
    assert "A quiet week" in summary.plain
    assert "Interview: in 12 days." in summary.plain
    assert weekly_summary.PLAN in summary.labels


def press(stage: Stage, message_id: int, label: str) -> None:
    """Press a button of that message, be it the newest or not."""
    buttons = [button for row in stage.user.chat.messages[message_id].buttons for button in row]
    stage.user.press_data(next(data for text, data in buttons if text == label), message_id)
