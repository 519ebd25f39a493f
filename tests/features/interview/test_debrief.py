"""/interview: an interview is written down by short texts and taps, left and gone on with."""

from datetime import date
from functools import partial

import pytest

from bot.conversation.logic.logged_interview_limits import MOST_ASKED, MOST_INTERVIEWS
from bot.conversation.payload import encode
from bot.conversation.texts import refusals
from bot.conversation.texts.names import ARCHETYPE_LABELS
from bot.features.interview.payloads import GoOnWithDebrief, RemoveAsked, ShowAsked, ShowInterview, TypeField
from bot.features.interview.states import InterviewField
from bot.features.interview.texts import debrief_steps as say
from bot.features.interview.texts import interviews as pages
from bot.terminal.refusals import plain_text
from question_bank.models import ArchetypeId
from storage.records import AskedQuestion, Interview, StoryTold
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import Stage

CONFLICT = "Tell me about a time you disagreed with a decision that was already made"
MENTORING = "Tell me about someone you mentored who grew"
WORDLESS = plain_text(say.NO_WORD_IN_NAME, "HTML")


@beginning
async def idle(stage: Stage) -> None:
    """Set up, with no question open. The stage begins on Monday 2 March 2026."""
    await stage.set_up()
    await stage.press("Skip")


async def asking(stage: Stage, *questions: str) -> None:
    """An interview at Cisco, second round, today, with these questions."""
    await idle(stage)
    await stage.say("/interview", "Cisco, second round")
    await stage.press(say.TODAY)
    await stage.say(*questions)


async def stored(stage: Stage) -> list[tuple[Interview, list[AskedQuestion]]]:
    """The interviews of the user with their questions, oldest first."""
    async with stage.bot.database.read() as uow:
        found = await uow.interviews.of_user(stage.user.person.id)
        return [(each, [*await uow.interviews.questions(each.id)]) for each in found]


async def test_a_whole_debrief_by_texts_and_taps(stage: Stage) -> None:
    await idle(stage)
    (ask,) = await stage.say("/interview")
    assert say.HINT.split(".")[0] in ask.plain
    (when,) = await stage.say("Cisco, second round")
    assert when.plain == "When was it?\nTap, or type the day: yesterday, last Friday, 12 March."
    (what,) = await stage.press(say.TODAY)
    assert "Noted: Cisco, second round." in what.plain
    (note,) = await stage.say(CONFLICT)
    assert f"I hear: {ARCHETYPE_LABELS[ArchetypeId.CONTESTED_DECISION]}" in note.plain
    (step,) = await stage.press(say.ALL_ASKED)
    assert "Which story did you tell?" in step.plain
    assert await stage.press(say.NOT_HERE, "Passing", "Result", say.NEXT) == []
    assert "Asked: 1. Prepared: none had a story." in stage.user.chat.newest.plain
    assert "Contested decision ran dry, so I bring it back soon." in stage.user.chat.newest.plain
    ((interview, (asked,)),) = await stored(stage)
    assert (interview.label, interview.round, interview.held_on) == ("Cisco", "second round", date(2026, 3, 2))
    assert interview.ended_at is not None
    assert (asked.text, asked.told, asked.level, asked.dry) == (CONFLICT, StoryTold.ELSEWHERE, "passing", "R")


async def test_each_message_is_one_question(stage: Stage) -> None:
    await asking(stage, CONFLICT, MENTORING)
    ((_, asked),) = await stored(stage)
    assert [(each.text, each.archetype) for each in asked] == [
        (CONFLICT, ArchetypeId.CONTESTED_DECISION),
        (MENTORING, ArchetypeId.MENTORING),
    ]


async def test_a_pasted_list_is_one_question_a_line(stage: Stage) -> None:
    await asking(stage, f"1. {CONFLICT}\n2. {MENTORING}\n3) Why us?")
    ((_, asked),) = await stored(stage)
    assert [each.text for each in asked] == [CONFLICT, MENTORING, "Why us?"]
    assert "Noted 3 questions" in stage.user.chat.newest.plain


async def test_one_tap_corrects_the_archetype_in_place(stage: Stage) -> None:
    await asking(stage, "Why us?")
    assert "none of the eight" in stage.user.chat.newest.plain
    assert await stage.press(ARCHETYPE_LABELS[ArchetypeId.MENTORING]) == []
    assert "I hear: Mentoring" in stage.user.chat.newest.plain
    ((_, (asked,)),) = await stored(stage)
    assert asked.archetype == ArchetypeId.MENTORING
    async with stage.bot.database.read() as uow:
        (own,) = await uow.own_questions.of(stage.user.person.id)
    assert own.archetype == ArchetypeId.MENTORING


async def test_any_other_archetype_is_chosen_or_none(stage: Stage) -> None:
    await asking(stage, MENTORING)
    await stage.press(say.ANOTHER_KIND, say.NO_KIND)
    ((_, (asked,)),) = await stored(stage)
    assert asked.archetype is None


async def test_what_was_asked_joins_the_users_own_questions_once(stage: Stage) -> None:
    await asking(stage, CONFLICT, CONFLICT.upper())
    async with stage.bot.database.read() as uow:
        own = await uow.own_questions.of(stage.user.person.id)
    assert [each.text for each in own] == [CONFLICT]


async def test_a_removed_question_leaves_the_own_questions_too(stage: Stage) -> None:
    await asking(stage, CONFLICT)
    await stage.press(say.REMOVE, say.REMOVE)
    assert [asked for _, asked in await stored(stage)] == [[]]
    async with stage.bot.database.read() as uow:
        assert await uow.own_questions.of(stage.user.person.id) == []


async def test_an_edited_message_changes_its_question(stage: Stage) -> None:
    await asking(stage, "Why us?")
    (note,) = await stage.do(lambda: stage.user.edit(MENTORING))
    assert note.plain.startswith("Changed. 1.")
    ((_, (asked,)),) = await stored(stage)
    assert (asked.text, asked.archetype) == (MENTORING, ArchetypeId.MENTORING)
    async with stage.bot.database.read() as uow:
        assert [own.text for own in await uow.own_questions.of(stage.user.person.id)] == [MENTORING]


async def test_an_edit_that_takes_a_question_out_leaves_what_is_said_of_the_others(stage: Stage) -> None:
    await asking(stage, f"- {CONFLICT}\n- {MENTORING}\n- Why did you leave the last team?")
    await stage.press(say.ALL_ASKED)
    await stage.press(say.NOT_HERE, "Strong", say.NOWHERE)
    await stage.press(say.NO_STORY, "Weak")
    (changed,) = await stage.do(
        lambda: stage.user.edit(f"- {MENTORING}\n- Why did you leave the last team so soon?\n- Why us?")
    )
    assert changed.plain.startswith("Changed:")
    ((_, asked),) = await stored(stage)
    assert {each.text: each.told for each in asked} == {
        "Why us?": StoryTold.ELSEWHERE,
        MENTORING: StoryTold.NONE,
        "Why did you leave the last team so soon?": None,
    }


async def test_a_list_that_finds_no_room_is_taken_as_far_as_it_fits_and_the_rest_is_named(stage: Stage) -> None:
    await asking(stage, "\n".join(f"- Why did you leave team {n}?" for n in range(MOST_ASKED - 1)))
    noted, full = await stage.say("- What is left?\n- What is past the end?")
    assert "What is left?" in noted.plain
    assert full.plain == say.FULL
    ((_, asked),) = await stored(stage)
    assert [each.text for each in asked][MOST_ASKED - 1 :] == ["What is left?"]


@pytest.mark.parametrize("key", ["Skip", "Done", "Next"])
async def test_a_key_after_the_question_at_hand_was_removed_goes_on_with_the_next_one(stage: Stage, key: str) -> None:
    await asking(stage, CONFLICT, MENTORING)
    await stage.press(say.ALL_ASKED)
    ((_, (first, _)),) = await stored(stage)
    await stage.do(lambda: stage.user.press_data(encode(RemoveAsked(first.id, sure=True)), 1))
    (step,) = await stage.say(key)
    assert step.plain.startswith("Question 1 of 1")
    assert MENTORING in step.plain


async def test_a_name_and_a_round_without_a_letter_are_asked_for_again(stage: Stage) -> None:
    await idle(stage)
    await stage.say("/interview")
    assert [shown.plain for shown in await stage.say("\u200b …")] == [WORDLESS]
    await stage.say("Cisco")
    assert [shown.plain for shown in await stage.say("???")] == [WORDLESS]
    await stage.say("first round")
    await stage.press(say.TODAY)
    ((interview, _),) = await stored(stage)
    assert (interview.label, interview.round) == ("Cisco", "first round")


async def test_a_note_that_is_full_takes_no_more(stage: Stage) -> None:
    await asking(stage, CONFLICT)
    await stage.press(say.ALL_ASKED)
    await stage.say("x" * 4096, "y" * 4000)
    (said,) = await stage.say("z" * 100)
    assert said.plain == say.NOTE_FULL
    ((_, (asked,)),) = await stored(stage)
    assert asked.note == f"{'x' * 4096}\n{'y' * 4000}"


async def test_a_note_for_a_question_of_another_interview_is_not_asked_for(stage: Stage) -> None:
    await asking(stage, CONFLICT)
    await stage.say("/cancel", "/interview Acme, first round")
    await stage.press(say.TODAY)
    await stage.say(MENTORING)
    (one, _), (_, (other,)) = await stored(stage)
    forged = TypeField(one.id, InterviewField.NOTE, other.id)
    (said,) = await stage.do(lambda: stage.user.press_data(encode(forged), 1))
    assert said.plain == refusals.STALE_BUTTON_HELP


async def test_an_interview_past_the_most_is_not_begun_and_nothing_typed_is_taken_for_one(stage: Stage) -> None:
    await idle(stage)
    async with stage.bot.database.begin() as uow:
        for n in range(MOST_INTERVIEWS):
            await uow.interviews.add(stage.user.person.id, date(2026, 1, 1), stage.clock.now(), label=f"Team {n}")
        await uow.commit()
    (full,) = await stage.say("/interview Cisco, second round")
    assert full.plain == say.MANY_INTERVIEWS
    assert len(await stored(stage)) == MOST_INTERVIEWS


async def test_an_edit_keeps_a_corrected_archetype(stage: Stage) -> None:
    await asking(stage, MENTORING)
    await stage.press(say.ANOTHER_KIND, ARCHETYPE_LABELS[ArchetypeId.COST_NEGOTIATION])
    await stage.do(lambda: stage.user.edit(f"{MENTORING}, please"))
    ((_, (asked,)),) = await stored(stage)
    assert asked.archetype == ArchetypeId.COST_NEGOTIATION


async def test_a_voice_note_is_asked_for_in_words(stage: Stage) -> None:
    await asking(stage)
    (said,) = await stage.do(lambda: stage.user.voice(30))
    assert said.plain == say.TYPE_IT
    await stage.say(CONFLICT)
    await stage.press(say.ALL_ASKED)
    (said,) = await stage.do(lambda: stage.user.voice(30))
    assert said.plain == say.TAP_OR_TYPE


async def test_a_question_typed_for_a_name_is_no_name(stage: Stage) -> None:
    await idle(stage)
    await stage.say("/interview", f"{CONFLICT}?")
    ((interview, (asked,)),) = await stored(stage)
    assert (interview.label, asked.text) == (None, f"{CONFLICT}?")


async def test_a_name_may_stand_behind_the_command(stage: Stage) -> None:
    await idle(stage)
    (when,) = await stage.say("/interview Cisco, second round")
    assert "When was it?" in when.plain


async def test_the_round_is_asked_where_the_name_has_none(stage: Stage) -> None:
    await idle(stage)
    (ask,) = await stage.say("/interview Cisco")
    assert ask.plain.startswith("Which round was it?")
    await stage.press(say.ROUNDS[4])
    ((interview, _),) = await stored(stage)
    assert interview.round == say.ROUNDS[4]


async def test_every_step_may_be_skipped(stage: Stage) -> None:
    await idle(stage)
    await stage.say("/interview")
    await stage.press(say.SKIP, say.SKIP, say.TODAY)
    await stage.say(CONFLICT)
    await stage.press(say.ALL_ASKED, say.SKIP, say.SKIP, say.SKIP)
    ((interview, (asked,)),) = await stored(stage)
    assert (interview.ended_at is not None, asked.told, asked.level, asked.dry) == (True, None, None, None)


async def test_the_keys_of_the_keyboard_pass_as_the_buttons_do(stage: Stage) -> None:
    await idle(stage)
    await stage.say("/interview")
    for key in ("skip", "Skip", "skip!", CONFLICT, "Done", "skip", "Skip", "done"):
        stage.clock.advance(seconds=1)
        await stage.say(key)
    ((interview, (asked,)),) = await stored(stage)
    assert (interview.ended_at is not None, asked.told, asked.dry) == (True, None, None)


async def test_a_label_that_is_typed_does_what_its_button_does(stage: Stage) -> None:
    await asking(stage, CONFLICT)
    (step,) = await stage.say("that's all.")
    assert "Which story did you tell?" in step.plain
    await stage.say("one that is not here", "Passing", "result", "Trade-off!", "next")
    ((interview, (asked,)),) = await stored(stage)
    assert (asked.text, asked.told, asked.level, asked.dry) == (CONFLICT, StoryTold.ELSEWHERE, "passing", "TR")
    assert (interview.ended_at is not None, asked.note) == (True, None)


async def test_a_debrief_is_left_and_gone_on_with_where_it_was(stage: Stage) -> None:
    await asking(stage, CONFLICT, MENTORING)
    await stage.press(say.ALL_ASKED, say.NOT_HERE)
    (left,) = await stage.say("/cancel")
    assert left.plain == "Kept: Cisco, second round, 2 questions so far. /interview goes on with it."
    (listed,) = await stage.say("/interview")
    assert pages.list_label("Cisco", "second round") in listed.labels
    (step,) = await stage.press(pages.list_label("Cisco", "second round"))
    assert "Question 1 of 2" in step.plain
    assert "How did it go?" in step.plain


async def test_nothing_noted_leaves_nothing_behind(stage: Stage) -> None:
    await idle(stage)
    await stage.say("/interview")
    (left,) = await stage.say("/cancel")
    assert left.plain == say.CLOSED
    assert await stored(stage) == []


async def test_a_line_typed_between_taps_is_kept_beside_the_question(stage: Stage) -> None:
    await asking(stage, CONFLICT)
    await stage.press(say.ALL_ASKED, say.NOT_HERE)
    (again,) = await stage.say("I forgot the number")
    assert "How did it go?" in again.plain
    await stage.say("and who decided")
    await stage.press("Strong", say.NOWHERE)
    ((_, (asked,)),) = await stored(stage)
    assert (asked.note, asked.level, asked.dry) == ("I forgot the number\nand who decided", "strong", "")


async def test_a_draft_is_offered_before_a_debrief_begins(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("We had to choose between two databases")
    (offer,) = await stage.say("/interview")
    assert "You left an answer open" in offer.plain
    (_, ask) = await stage.press("Keep it for later")
    assert "Which interview was it?" in ask.plain


async def test_a_day_that_can_be_two_is_asked_and_one_ahead_refused(stage: Stage) -> None:
    await idle(stage)
    await stage.say("/interview Cisco, second round")
    (ahead,) = await stage.say("in three weeks")
    assert ahead.plain.startswith("That day is still ahead")
    (none,) = await stage.say("when the cows come home")
    assert none.plain.startswith("I could not find a day")
    (which,) = await stage.say("2/3/2026")
    assert len(which.labels) == 2
    await stage.press("Mon 2 March 2026")
    ((interview, _),) = await stored(stage)
    assert interview.held_on == date(2026, 3, 2)


async def test_nobody_else_sees_an_interview(stage: Stage) -> None:
    await asking(stage, CONFLICT)
    ((interview, (asked,)),) = await stored(stage)
    other = await stage.another_user(2)
    await other.set_up()
    under = other.user.chat.newest.message_id
    for payload in (ShowInterview(interview.id), ShowAsked(asked.id), GoOnWithDebrief(interview.id)):
        await other.do(partial(other.user.press_data, encode(payload), under))
    assert not any(CONFLICT in text for text in other.texts)
