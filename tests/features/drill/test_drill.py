"""The gap drill: three outlines against a gentle clock, the gaps, the self-assessment; the clock is moved by hand."""

from datetime import UTC, datetime

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.conversation.payload import encode
from bot.conversation.texts import refusals
from bot.features.drill.drill import DiscardDrill, EndDrill, GoOnWithDrill, StartDrill
from bot.features.drill.drill_findings import EstimateLevel
from bot.features.drill.logic.self_assessment import Dimension
from bot.features.drill.outline_prompts import FinishOutline, MarkStretch, PassLetter
from bot.features.drill.texts import drill as say
from bot.features.drill.texts import self_assessment as look
from bot.features.settings.texts.settings import CHANGE_TIME
from bot.terminal.chat import Shown
from bot.terminal.refusals import check_text
from question_bank.models import Level, Move
from storage.records import KeptStory
from tests.clocks import HandClock
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import Stage, staged
from tests.features.rehearsal.telling import begin as begin_story

DAILY = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
LETTERS = (
    "Our search team of eight served twelve million users, and the spring launch was nine days away.",
    "Holding the release meant losing a week of revenue; shipping meant an outage for 40 customers. I agreed with product.",
    "I wrote the canary. I argued for four days instead of seven. I took the pager myself.",
    "Failed queries fell from 3 percent to 0.2 percent in two weeks.",
    "Since then every team runs that canary as a release gate, and it is still in use.",
    "I should have asked the launch lead for the abort rule before the first demo, because it cost us a day.",
)

FORGED = (
    encode(GoOnWithDrill(1)),
    encode(EndDrill(1)),
    encode(DiscardDrill(1)),
    encode(PassLetter(1, 1, Move.SITUATION)),
    encode(FinishOutline(1, 1)),
    encode(MarkStretch(1, 1)),
    encode(EstimateLevel(1, Dimension.COVERAGE, Level.STAFF)),
    f"{StartDrill.code}:1:1:2",
)
"""Presses on the first drill by who has none, and one that names an archetype twice."""


async def bank(stage: Stage) -> list[KeptStory]:
    """What the user's story bank holds."""
    async with stage.bot.database.read() as uow:
        return list(await uow.stories.kept(stage.user.person.id))


@beginning
async def begin(stage: Stage) -> list[Shown]:
    await stage.opened("/drill")
    return await stage.press(say.START)


async def outline(stage: Stage, project: str) -> list[Shown]:
    """Name the project and write the six letters."""
    await stage.say(project)
    for text in LETTERS[:-1]:
        await stage.say(text)
        await stage.press(say.NEXT_LETTER)
    await stage.say(LETTERS[-1])
    return await stage.press(say.FINISH)


async def test_it_explains_itself_once_and_names_three_archetypes(stage: Stage) -> None:
    (first,) = await stage.opened("/drill")
    assert say.HINT in first.plain
    assert first.plain.count("nothing yet") == 3
    await stage.press(say.NOT_NOW)
    (second,) = await stage.say("/drill")
    assert say.HINT not in second.plain


async def test_one_archetype_is_swapped_for_another(stage: Stage) -> None:
    (proposal,) = await stage.opened("/drill")
    await stage.press("Swap 2: Killed my own project")
    assert "Killed my own project" not in stage.user.chat.messages[proposal.message_id].plain
    assert "AI-safety" in stage.user.chat.messages[proposal.message_id].plain


async def test_a_whole_drill_ends_with_both_verdicts_and_the_findings(stage: Stage) -> None:
    messages = await begin(stage)
    assert "Outline 1 of 3" in messages[-1].plain
    await outline(stage, "Search canary, 2023")
    await stage.press(say.stretch_label(marked=False))
    messages = await outline(stage, "Billing ledger 2021")
    assert "Outline 3 of 3" in messages[-1].plain
    messages = await outline(stage, "Door sensors, 2019")
    assert messages[-1].plain.startswith("Look back")
    await stage.press("☐ Ethical pushback", look.THAT_IS_ALL)
    messages = await stage.press("Staff", "Passing", "Strong", "Weak")
    verdict, findings = messages[-2:]
    assert "Coverage discovery: you staff, the rules passing" in verdict.plain
    assert "An interviewer would hear another archetype" in verdict.plain
    assert "“Search canary, Billing ledger, Door sensors”" in verdict.plain
    assert "Reflection specificity: you strong, the rules strong" in verdict.plain
    assert "No material yet for Ethical pushback" in findings.plain
    assert findings.labels[:3] == ["Search canary", "Billing ledger", "Door sensors"]
    assert look.COVERAGE in findings.labels


async def test_gentle_marks_come_at_four_and_at_eight_minutes_and_cut_nothing_off(stage: Stage) -> None:
    await begin(stage)
    await stage.say("Search canary, 2023", LETTERS[0])
    stage.clock.advance(minutes=3, seconds=59)
    assert await stage.tick() == []
    stage.clock.advance(seconds=1)
    (half,) = await stage.tick()
    assert "4 minutes" in half.plain
    assert await stage.tick() == []
    stage.clock.advance(minutes=4)
    (full,) = await stage.tick()
    assert "Eight minutes" in full.plain
    assert full.labels == [say.FINISH]
    stage.clock.advance(minutes=8)
    assert await stage.tick() == []
    (kept,) = await stage.say("One more sentence.")
    assert "Outline 1 of 3 · Situation · 16:00" in kept.plain


async def test_an_outline_that_is_done_is_not_marked_any_more(stage: Stage) -> None:
    await begin(stage)
    stage.clock.advance(minutes=2)
    await stage.press(say.NO_STORY)
    stage.clock.advance(minutes=3)
    assert await stage.tick() == []
    stage.clock.advance(minutes=1)
    (half,) = await stage.tick()
    assert "Outline 2 of 3" in half.plain


async def test_marks_survive_a_restart(sqlite_url: str) -> None:
    clock = HandClock()
    async with staged(sqlite_url, clock) as stage:
        await begin(stage)
        await stage.say("Search canary, 2023")
    clock.advance(minutes=4)
    async with staged(sqlite_url, clock) as stage:
        (half,) = await stage.tick()
        assert "4 minutes" in half.plain
        assert "Outline 1 of 3 · Situation · 4:00" in half.plain


async def test_no_story_is_a_finding(stage: Stage) -> None:
    await begin(stage)
    found, following = await stage.press(say.NO_STORY)
    assert found.plain == check_text(say.FOUND_A_GAP, "HTML")
    assert "Outline 2 of 3" in following.plain
    messages = await stage.press(say.NO_STORY, say.NO_STORY)
    assert messages[-1].labels[:3] == [
        "☑ Contested technical decision",
        "☑ Killed my own project",
        "☑ Research against shipping",
    ]
    *_, findings = await stage.press(look.THAT_IS_ALL, "Weak", "Weak", "Weak", "Weak")
    assert "No material yet for Contested technical decision, Killed my own project" in findings.plain


async def test_a_story_of_a_letter_more_is_kept_in_the_bank_at_once(stage: Stage) -> None:
    await begin(stage)
    await stage.say("Search canary, 2023", LETTERS[0], "And I led it.")
    await stage.press(say.NEXT_LETTER, say.SKIP_LETTER)
    await stage.say("I wrote the canary.")
    (kept,) = await bank(stage)
    assert (kept.story.title, kept.story.project, kept.story.year) == ("Search canary", "Search canary", 2023)
    assert kept.version.told == joined_letters({"S": f"{LETTERS[0]}\nAnd I led it.", "A": "I wrote the canary."})


async def test_a_first_line_that_tells_the_story_is_kept_as_its_situation(stage: Stage) -> None:
    await begin(stage)
    told = "Search canary, 2023\nWe served twelve million users."
    messages = await stage.say(told)
    assert "more than a name" in messages[0].plain
    (kept,) = await bank(stage)
    assert kept.version.told == joined_letters({"S": told})


async def test_an_outline_without_a_word_leaves_no_story_behind(stage: Stage) -> None:
    await begin(stage)
    await stage.say("Search canary, 2023")
    closed, _ = await stage.press(say.FINISH)
    assert closed.plain == say.NOTHING_KEPT
    assert await bank(stage) == []


async def test_a_project_that_is_in_the_bank_is_named(stage: Stage) -> None:
    await begin(stage)
    await stage.say("Search canary, 2023", LETTERS[0])
    await stage.press(say.FINISH)
    coat, _ = await stage.say("search canary")
    assert "from the same project. That is fine for today" in coat.plain


async def test_a_drill_that_is_left_goes_on_where_it_was_and_its_clock_stands_still(stage: Stage) -> None:
    await begin(stage)
    await stage.say("Search canary, 2023", LETTERS[0])
    stage.clock.advance(minutes=3)
    (left,) = await stage.say("/cancel")
    assert "outline 1 of 3" in left.plain
    stage.clock.advance(hours=5)
    assert "Action" not in left.plain
    (offer,) = await stage.say("/drill")
    assert {say.GO_ON, say.END, say.DISCARD} <= set(offer.labels)
    (prompt,) = await stage.press(say.GO_ON)
    assert "Outline 1 of 3 · Trade-off · 3:00" in prompt.plain
    stage.clock.advance(minutes=1)
    (half,) = await stage.tick()
    assert "4 minutes" in half.plain


async def test_ending_early_looks_back_at_what_is_there(stage: Stage) -> None:
    await begin(stage)
    await outline(stage, "Search canary, 2023")
    await stage.say("/cancel")
    await stage.press(say.END)
    verdict, findings = (await stage.press(look.NONE_OF_THEM, "Strong", "Strong", "Strong", "Strong"))[-2:]
    assert "Coverage discovery: you strong, the rules weak" in verdict.plain
    assert "Search canary" in findings.labels


async def test_ending_without_a_word_says_so(stage: Stage) -> None:
    await begin(stage)
    await stage.say("/cancel")
    messages = await stage.press(say.END)
    assert messages[-1].plain == say.NOTHING_FOUND


async def test_another_users_drill_cannot_be_touched(stage: Stage) -> None:
    await begin(stage)
    await stage.say("Search canary, 2023", LETTERS[0])
    other = await stage.another_user(77)
    await other.set_up()
    newest = other.user.chat.newest.message_id
    for data in FORGED:
        messages = await other.do(lambda data=data: other.user.press_data(data, newest))
        assert [message.plain for message in messages] == [refusals.STALE_BUTTON_HELP], data
    (kept,) = await stage.say("Mine still.")
    assert "19 words kept" in kept.plain


async def test_a_letter_that_is_passed_is_not_passed_twice(stage: Stage) -> None:
    await begin(stage)
    (prompt,) = await stage.say("Search canary, 2023")
    await stage.press(say.SKIP_LETTER)
    data = encode(PassLetter(1, 1, Move.SITUATION))
    stage.clock.advance(seconds=1)
    messages = await stage.do(lambda: stage.user.press_data(data, prompt.message_id))
    assert [message.plain for message in messages] == [refusals.STALE_BUTTON_HELP]


async def test_a_begun_answer_comes_before_a_drill(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("half an answer")
    (offer,) = await stage.say("/drill")
    assert "left an answer open" in offer.plain


async def test_a_setting_that_is_being_asked_stops_neither_the_clock_nor_the_buttons(stage: Stage) -> None:
    await begin(stage)
    *_, kept = await stage.say("Tombola", LETTERS[0])
    onward = next(data for row in kept.buttons for label, data in row if label == say.NEXT_LETTER)
    await stage.say("/settings")
    await stage.press(CHANGE_TIME)
    stage.clock.advance(minutes=4)
    (half,) = await stage.tick()
    assert "4 minutes" in half.plain
    (prompt,) = await stage.do(lambda: stage.user.press_data(onward, kept.message_id))
    assert "Trade-off" in prompt.plain


async def test_an_edit_of_the_last_message_changes_the_outline(stage: Stage) -> None:
    await begin(stage)
    await stage.say("Search canary, 2023", LETTERS[0])
    (said,) = await stage.do(lambda: stage.user.edit("Our search team of nine, and the launch was nine days away."))
    assert "12 words kept" in said.plain
    assert await stage.do(lambda: stage.user.edit("Our search team of nine, and the launch was nine days away.")) == []
    (kept,) = await bank(stage)
    assert kept.version.told.text == "Our search team of nine, and the launch was nine days away."


async def test_a_message_that_is_sent_twice_is_told_once(stage: Stage) -> None:
    await begin(stage)
    await stage.say("Search canary, 2023")
    assert len(await stage.say(LETTERS[0], LETTERS[0])) == 1
    stage.clock.advance(seconds=5)
    assert len(await stage.say(LETTERS[0])) == 1
    (kept,) = await bank(stage)
    assert kept.version.told.text == LETTERS[0]


async def test_a_story_that_is_begun_is_said_to_be_begun_and_is_still_a_gap(stage: Stage) -> None:
    await stage.opened()
    await begin_story(stage)
    await stage.say("A few words on a project.", "/cancel")
    (proposal,) = await stage.say("/drill")
    assert "2. Killed my own project: begun" in proposal.plain
    await stage.press(say.START)
    await stage.say("Search canary, 2023", LETTERS[0])
    await stage.say("/cancel")
    (gaps,) = (await stage.press(say.END))[-1:]
    assert [label for label in gaps.labels if "Killed my own project" in label]
    assert not [label for label in gaps.labels if "Contested technical decision" in label]
