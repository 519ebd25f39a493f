"""Which of my stories?: a button a title, the time from delivery, the reason at once, the result; what is not one's own."""

import json
from datetime import UTC, datetime

from bot.conversation.texts.names import WHICH_STORY
from bot.features.retrieval.logic.offered_stories import SIZE
from bot.features.retrieval.texts import retrieval as say
from bot.features.stories.texts import story_tags
from bot.terminal.chat import Shown
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Question
from storage.records import MarkedText, OwnQuestionSource, StoryCause, StoryScope
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import STORY, Stage
from tests.features.rehearsal.telling import ready

BANK = load_bank()
CONTESTED, KILLED, RESEARCH, *_ = ArchetypeId
TITLES = {KILLED: "The end", CONTESTED: "Cache war", RESEARCH: "Ship it"}


async def kept(
    stage: Stage, title: str, *archetypes: ArchetypeId, words: int = 90, scope: StoryScope | None = None
) -> int:
    """Keep a story of so many words; its id."""
    async with stage.bot.database.begin() as uow:
        user_id, now = stage.user.person.id, stage.clock.now()
        story = await uow.stories.add(user_id, title, archetypes, now, scope=scope)
        await uow.stories.add_version(
            story.id,
            MarkedText(text=STORY),
            level="strong",
            moves="++++--",
            structural_change=False,
            words=words,
            cause=StoryCause.WRITTEN,
            at=now,
        )
        await uow.commit()
    return story.id


@beginning
async def three_stories(stage: Stage) -> dict[ArchetypeId, int]:
    """Set up, with one story for each of three archetypes."""
    await ready(stage)
    return {archetype: await kept(stage, title, archetype) for archetype, title in TITLES.items()}


@beginning
async def begin(stage: Stage) -> Shown:
    """At the first question of a session; three stories are kept."""
    await three_stories(stage)
    await stage.say("/which")
    (item,) = await stage.press(say.BEGIN)
    return item


def question_in(message: Shown) -> Question:
    return next(q for q in BANK.questions.values() if q.text in message.plain)


def right_in(message: Shown) -> str:
    """The title that answers the question. Each story has one archetype; of a Cisco question either will do."""
    return next(TITLES[each] for each in question_in(message).archetypes if each in TITLES)


def wrong_in(message: Shown) -> str:
    return next(title for archetype, title in TITLES.items() if archetype not in question_in(message).archetypes)


def data_of(message: Shown, label: str) -> str:
    return dict(button for row in message.buttons for button in row)[label]


async def finish(stage: Stage, item: Shown, *, seconds: float = 2) -> Shown:
    """Find the right story for what is left of a session; the result."""
    while True:
        stage.clock.advance(seconds=seconds)
        new = await stage.press(right_in(item))
        if new:
            return new[0]
        (item,) = await stage.press(say.NEXT)


async def test_a_whole_session_ends_in_counts_and_rates_no_card(stage: Stage) -> None:
    first = await begin(stage)
    assert sorted(first.labels) == sorted(TITLES.values())
    result = await finish(stage, first)
    assert "5 right within 10 seconds" in result.plain
    assert sum("✅" in text for text in stage.texts) == SIZE
    async with stage.bot.database.read() as uow:
        assert await uow.cards.ratings(stage.user.person.id) == []


async def test_a_right_story_is_told_in_its_place_with_its_seconds_and_reasons(stage: Stage) -> None:
    item = await begin(stage)
    title = right_in(item)
    stage.clock.advance(seconds=6.2)
    assert await stage.press(title) == []
    assert item.edited == 1
    assert f"✅ “{title}”, in 6.2 s." in item.plain
    assert "Not told yet in this session" in item.plain
    assert "Not practised or rehearsed yet" in item.plain
    assert item.labels == [say.NEXT]


async def test_over_ten_seconds_still_counts_and_the_mark_is_named(stage: Stage) -> None:
    item = await begin(stage)
    stage.clock.advance(seconds=14)
    await stage.press(right_in(item))
    assert "in 14.0 s: right, and over the mark of 10." in item.plain
    (second,) = await stage.press(say.NEXT)
    assert "4 right within 10 seconds and 1 right later" in (await finish(stage, second)).plain


async def test_a_wrong_story_gets_a_reason_and_is_in_the_result(stage: Stage) -> None:
    item = await begin(stage)
    right, wrong = right_in(item), wrong_in(item)
    await stage.press(wrong)
    assert f"❌ Take “{right}” here. “{wrong}” (" in item.plain
    (second,) = await stage.press(say.NEXT)
    result = await finish(stage, second)
    assert "4 right within 10 seconds and 1 wrong" in result.plain
    assert f"“{right}”, not “{wrong}”" in result.plain


async def test_the_reason_is_not_read_on_the_time_of_the_next_question(stage: Stage) -> None:
    item = await begin(stage)
    await stage.press(right_in(item))
    stage.clock.advance(seconds=60)
    (second,) = await stage.press(say.NEXT)
    assert item.labels == []
    stage.clock.advance(seconds=1)
    await stage.press(right_in(second))
    assert "in 1.0 s." in second.plain


async def test_a_story_rehearsed_or_told_in_an_answer_says_how_long_ago(stage: Stage) -> None:
    item = await begin(stage)
    await stage.say("/stories")
    await stage.press(next(label for label in stage_labels(stage) if label.endswith(right_in(item))))
    await stage.press("Rehearse aloud")
    await stage.do(lambda: stage.user.voice(150))
    stage.clock.advance(days=3)
    await stage.do(lambda: stage.user.press_data(data_of(item, right_in(item)), item.message_id))
    assert "Last told 3 days ago" in item.plain


def stage_labels(stage: Stage) -> list[str]:
    """The labels of the newest message that has buttons."""
    return [message for message in stage.user.chat.messages.values() if message.buttons][-1].labels


async def test_below_three_stories_it_says_so_and_leads_to_writing_one_and_to_a_tag(stage: Stage) -> None:
    await ready(stage)
    await kept(stage, "Cache war", CONTESTED)
    await kept(stage, "A beginning", KILLED, words=20)
    await kept(stage, "No kind")
    (lacking,) = await stage.say("/which")
    assert "It takes 3 stories with an archetype" in lacking.plain
    assert "You have 1." in lacking.plain
    assert "1 more is only begun: under 60 words." in lacking.plain
    assert "1 more is without an archetype." in lacking.plain
    assert lacking.labels == ["Write: Killed project", "Give it an archetype: No kind", say.BANK]
    (page,) = await stage.press("Give it an archetype: No kind")
    assert "No archetype yet" in page.plain


async def test_three_stories_of_one_kind_are_no_choice(stage: Stage) -> None:
    await ready(stage)
    for n in range(3):
        await kept(stage, f"War {n}", CONTESTED)
    (lacking,) = await stage.say("/which")
    assert "filed under the same archetypes" in lacking.plain
    assert lacking.labels == ["Write: Killed project", say.BANK]


async def test_the_quiz_and_the_story_bank_lead_to_it(stage: Stage) -> None:
    await three_stories(stage)
    for command in ("/quiz", "/stories"):
        await stage.say(command)
        (offer,) = await stage.press(WHICH_STORY)
        assert offer.labels == [say.BEGIN]


async def test_an_empty_story_bank_has_no_such_button(stage: Stage) -> None:
    await ready(stage)
    (bank,) = await stage.say("/stories")
    assert WHICH_STORY not in bank.labels


async def test_a_second_press_changes_nothing(stage: Stage) -> None:
    item = await begin(stage)
    right, wrong = data_of(item, right_in(item)), data_of(item, wrong_in(item))
    await stage.press(right_in(item))
    told = item.html
    for data in (wrong, right):
        assert await stage.do(lambda data=data: stage.user.press_data(data, item.message_id)) == []
    assert item.html == told


async def test_the_next_question_comes_once_however_often_it_is_asked_for(stage: Stage) -> None:
    item = await begin(stage)
    await stage.press(right_in(item))
    data = data_of(item, say.NEXT)
    assert len(await stage.do(lambda: stage.user.press_data(data, item.message_id))) == 1
    assert await stage.do(lambda: stage.user.press_data(data, item.message_id)) == []


async def test_left_in_the_middle_it_goes_on_without_a_time_for_what_was_seen(stage: Stage) -> None:
    item = await begin(stage)
    await stage.press(right_in(item))
    await stage.press(say.NEXT)
    (offer,) = await stage.say("/which")
    assert "1 of 5 questions is done" in offer.plain
    (again,) = await stage.press(say.GO_ON)
    assert "2 of 5" in again.plain
    await stage.press(right_in(again))
    assert "✅" in again.plain
    assert " in 0.0 s" not in again.plain


async def test_left_before_the_next_question_was_asked_it_goes_on_with_that(stage: Stage) -> None:
    item = await begin(stage)
    await stage.press(right_in(item))
    await stage.say("/which")
    (second,) = await stage.press(say.GO_ON)
    assert "2 of 5" in second.plain
    assert item.labels == []


async def test_cancel_says_how_to_go_on(stage: Stage) -> None:
    await begin(stage)
    _, left = await stage.say("/cancel")
    assert "is kept: 0 of 5 questions are done. /which goes on with it." in left.plain
    stage.clock.advance(days=2)
    (idle,) = await stage.say("/cancel")
    assert "is kept" not in idle.plain


async def test_beginning_anew_ends_the_one_that_was_left(stage: Stage) -> None:
    item = await begin(stage)
    data = data_of(item, right_in(item))
    await stage.say("/which")
    (first,) = await stage.press(say.NEW)
    assert "1 of 5" in first.plain
    (stale,) = await stage.do(lambda: stage.user.press_data(data, item.message_id))
    assert "moved on" in stale.plain


async def test_where_a_story_shown_is_gone_another_question_comes_in_its_place(stage: Stage) -> None:
    ids = await three_stories(stage)
    await kept(stage, "Another end", KILLED)
    await stage.say("/which")
    (item,) = await stage.press(say.BEGIN)
    gone = next(archetype for archetype, title in TITLES.items() if title in item.labels)
    async with stage.bot.database.begin() as uow:
        await uow.stories.change(ids[gone], removed_at=stage.clock.now())
        await uow.commit()
    (instead,) = await stage.press(item.labels[0])
    assert "1 of 5" in instead.plain
    assert TITLES[gone] not in instead.labels


async def test_where_too_few_stories_are_left_the_session_ends_and_says_so(stage: Stage) -> None:
    ids = await three_stories(stage)
    await stage.say("/which")
    (item,) = await stage.press(say.BEGIN)
    async with stage.bot.database.begin() as uow:
        await uow.stories.change(ids[KILLED], archetypes=())
        await uow.commit()
    (lacking,) = await stage.press(item.labels[0])
    assert "You have 2." in lacking.plain
    (lacking,) = await stage.say("/which")
    assert "It takes 3 stories" in lacking.plain


async def test_weeks_are_set_side_by_side_in_the_result_and_before_the_next_session(stage: Stage) -> None:
    result = await finish(stage, await begin(stage), seconds=12)
    assert "Over the weeks" not in result.plain
    stage.clock.advance(days=7)
    (offer,) = await stage.say("/which")
    assert "▁ Week of 2 March: 0 in time, 5 later, 0 wrong" in offer.plain
    (item,) = await stage.press(say.BEGIN)
    result = await finish(stage, item)
    assert "▁ Week of 2 March: 0 in time, 5 later, 0 wrong" in result.plain
    assert "█ Week of 9 March: 5 in time, 0 later, 0 wrong" in result.plain


async def test_the_result_leads_to_a_missing_scope_and_to_a_rehearsal(stage: Stage) -> None:
    result = await finish(stage, await begin(stage))
    assert "3 of these stories have no scope yet." in result.plain
    again, rehearse, scope, bank = result.labels
    assert (again, bank) == (say.AGAIN, say.BANK)
    assert rehearse.startswith("Rehearse: ")
    (asked,) = await stage.press(scope)
    assert asked.labels[:2] == ["Me", "My team"]
    (tags,) = await stage.press("My team")
    assert tags.plain.startswith(story_tags.SAVED)


async def test_another_users_session_is_refused(stage: Stage) -> None:
    item = await begin(stage)
    pick = data_of(item, right_in(item))
    session_id = pick.split(":")[1]
    other = await stage.another_user(7)
    await other.set_up()
    for data in (pick, f"We:{session_id}", f"Wf:{session_id}:2"):
        (refused,) = await other.do(lambda data=data: other.user.press_data(data, 1))
        assert "moved on" in refused.plain
    assert item.edited == 0


async def test_forged_presses_are_refused(stage: Stage) -> None:
    item = await begin(stage)
    _, session_id, _, story_id, _ = data_of(item, right_in(item)).split(":")
    picks = ("1:999:0", f"2:{story_id}:0", f"0:{story_id}:0", f"9:{story_id}:0")
    forged = (
        f"We:{10**30}",
        f"Wf:{session_id}:2",
        f"Wf:{session_id}:9",
        *(f"Wg:{session_id}:{each}" for each in picks),
    )
    for data in forged:
        (refused,) = await stage.do(lambda data=data: stage.user.press_data(data, item.message_id))
        assert "moved on" in refused.plain
    assert item.edited == 0


async def test_the_export_holds_the_sessions_and_the_scope(stage: Stage) -> None:
    item = await begin(stage)
    await stage.press(right_in(item))
    await kept(stage, "Wide", KILLED, scope=StoryScope.COMPANY)
    await stage.say("/export")
    files = dict(message.document for message in stage.user.chat.messages.values() if message.document)
    body = json.loads(files["stardrill.json"])
    assert [story["scope"] for story in body["stories"]] == [None, None, None, "company"]
    (session,) = body["retrieval_sessions"]
    (asked,) = session["items"]
    assert (asked["n"], asked["outcome"], asked["seconds"]) == (1, "in_time", 0.0)
    assert sorted(asked["offered"]) == [1, 2, 3]
    assert "- Scope: company" in files["stardrill.md"].decode()


async def test_the_weekly_summary_counts_a_session_by_its_own_name(stage: Stage) -> None:
    await finish(stage, await begin(stage))
    stage.clock.go_to(datetime(2026, 3, 8, 17, 0, tzinfo=UTC))
    assert any("1 which-story round" in shown.plain for shown in await stage.tick())


async def at_an_own_question(stage: Stage) -> Shown:
    """Begin sessions until the first question is one of the user's own."""
    for _ in range(60):
        (offer,) = await stage.say("/which")
        (item,) = await stage.press(offer.labels[-1])
        if "Own one about" in item.plain:
            return item
    raise AssertionError("no own question came")


async def test_the_users_own_question_comes_up_and_one_removed_meanwhile_makes_way(stage: Stage) -> None:
    await three_stories(stage)
    async with stage.bot.database.begin() as uow:
        for archetype, title in TITLES.items():
            text = f"Own one about {title}?"
            source, now = OwnQuestionSource.TYPED, stage.clock.now()
            await uow.own_questions.add(stage.user.person.id, text, archetype=archetype, source=source, at=now)
        await uow.commit()
    item = await at_an_own_question(stage)
    await stage.press(next(title for title in TITLES.values() if f"about {title}?" in item.plain))
    assert "✅" in item.plain
    item = await at_an_own_question(stage)
    async with stage.bot.database.begin() as uow:
        for own in await uow.own_questions.of(stage.user.person.id):
            await uow.own_questions.remove(own, stage.clock.now())
        await uow.commit()
    (instead,) = await stage.press(item.labels[0])
    assert "1 of 5" in instead.plain
    assert "Own one about" not in instead.plain
