"""/questions: add what one was asked, correct its archetype, practise it, remove it; its answers stay readable."""

import threading
from collections.abc import Sequence

import pytest
from sqlalchemy import text as sql

from bot.conversation.logic.questions.matched_archetype import QuestionMatcher
from bot.conversation.logic.questions.own_questions import LONGEST_QUESTION, MOST_QUESTIONS, question_id
from bot.features.answering.texts import asking, feedback, subjects
from bot.features.answers.texts import answers
from bot.features.mock.texts import mock as debrief_say
from bot.features.questions.listing import PER_PAGE
from bot.features.questions.texts import questions as say
from bot.features.transfer.texts import transfer
from bot.terminal.chat import Shown
from question_bank.models import ArchetypeId, Level
from storage.records import OwnQuestion, OwnQuestionSource
from storage.repositories.answers.own_questions import OwnQuestions
from tests.clocks import START
from tests.end_to_end.stage import STORY, Stage
from tests.features.mock.in_a_mock import BANK, POOR, answer_all

COACHED = "How have you coached a junior engineer who was struggling?"
COACHING = next(
    each.text for each in BANK.examples if each.archetype is ArchetypeId.MENTORING and each.level is Level.STAFF
)
UNFILED = "What colour is your umbrella, and does it suit you?"


async def own(stage: Stage) -> list[OwnQuestion]:
    """The questions that the user has."""
    async with stage.bot.database.read() as uow:
        return [*await uow.own_questions.of(1)]


async def added(stage: Stage, *texts: str) -> list[Shown]:
    """What is said to each question that is typed."""
    await stage.set_up()
    await stage.say("/questions")
    await stage.press(say.ADD)
    return [(await stage.say(text))[-1] for text in texts]


async def test_without_questions_it_says_what_they_are_for(stage: Stage) -> None:
    await stage.set_up()
    (shown,) = await stage.say("/questions")
    assert "None yet" in shown.plain
    assert shown.labels == [say.ADD, say.TRACKS]
    (page,) = await stage.press(say.TRACKS)
    assert "What do you prepare for?" in page.plain


@pytest.mark.parametrize("word", ["ok", "No.", "yes 👍"])
async def test_a_lone_yes_or_no_is_no_question_and_ends_the_adding(stage: Stage, word: str) -> None:
    _, done = await added(stage, COACHED, word)
    assert done.plain == say.FINISHED
    assert [each.text for each in await own(stage)] == [COACHED]


async def test_a_typed_question_is_filed_under_the_archetype_that_it_asks_for(stage: Stage) -> None:
    (shown,) = await added(stage, COACHED)
    assert "I file it under Mentoring through ambiguity" in shown.plain
    assert [each.archetype for each in await own(stage)] == [ArchetypeId.MENTORING]


async def test_one_tap_corrects_the_archetype(stage: Stage) -> None:
    (shown,) = await added(stage, "Tell me about a privacy concern you raised and the pushback you got")
    await stage.press("Contested technical decision")
    assert "Filed under Contested technical decision" in shown.plain
    assert [each.archetype for each in await own(stage)] == [ArchetypeId.CONTESTED_DECISION]


async def test_any_archetype_or_none_can_be_chosen(stage: Stage) -> None:
    (shown,) = await added(stage, COACHED)
    await stage.press(say.CHANGE)
    assert len(shown.labels) == len(ArchetypeId) + 1
    await stage.press("Killed my own project")
    assert [each.archetype for each in await own(stage)] == [ArchetypeId.KILLED_PROJECT]
    await stage.press(say.CHANGE, say.NO_ARCHETYPE)
    assert [each.archetype for each in await own(stage)] == [None]


async def test_what_fits_nothing_is_kept_without_an_archetype(stage: Stage) -> None:
    (shown,) = await added(stage, UNFILED)
    assert "fits no archetype" in shown.plain
    assert [(each.text, each.archetype) for each in await own(stage)] == [(UNFILED, None)]


async def test_several_lines_are_several_questions(stage: Stage) -> None:
    (shown,) = await added(stage, f"1. {COACHED}\n2. {UNFILED}\n\n3. Tell me about a project you shut down")
    assert "Added: 3 questions" in shown.plain
    assert len(await own(stage)) == 3


async def test_the_same_question_is_added_once(stage: Stage) -> None:
    first, again = await added(stage, COACHED, COACHED.upper())
    assert "Added" in first.plain
    assert "You have this one already" in again.plain
    assert len(await own(stage)) == 1


async def test_words_behind_the_command_are_added_at_once(stage: Stage) -> None:
    await stage.set_up()
    (shown,) = await stage.say(f"/questions {COACHED}")
    assert "Added" in shown.plain
    assert [each.text for each in await own(stage)] == [COACHED]


async def test_lines_behind_the_command_are_questions_each(stage: Stage) -> None:
    await stage.set_up()
    await stage.say(f"/questions {COACHED}\n{UNFILED}")
    assert [each.text for each in await own(stage)] == [COACHED, UNFILED]


async def test_what_is_too_long_is_left_out_and_said(stage: Stage) -> None:
    (shown,) = await added(stage, f"{COACHED}\n{'why ' * LONGEST_QUESTION}")
    assert "I left this out" in shown.plain
    assert [each.text for each in await own(stage)] == [COACHED]


async def test_signs_alone_are_no_question(stage: Stage) -> None:
    (shown,) = await added(stage, "???")
    assert shown.plain.startswith("I see no question in that.")
    assert await own(stage) == []


async def test_more_than_the_most_are_refused(stage: Stage) -> None:
    (shown,) = await added(stage, "\n".join(f"Why number {n} of them?" for n in range(MOST_QUESTIONS + 1)))
    assert str(MOST_QUESTIONS) in shown.plain
    assert len(await own(stage)) == MOST_QUESTIONS


async def test_a_removed_question_that_is_typed_again_is_the_same_one(stage: Stage) -> None:
    await added(stage, COACHED)
    before = await own(stage)
    await stage.say("/questions")
    await stage.press("1", say.REMOVE)
    (shown,) = await stage.say(f"/questions {COACHED}")
    assert "Added" in shown.plain
    assert [(each.id, each.text) for each in await own(stage)] == [(each.id, each.text) for each in before]


async def test_all_lines_of_a_message_read_the_questions_there_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of two hundred lines would else open two hundred sealed texts."""
    reads, ever = [], OwnQuestions.ever

    async def counted(self: OwnQuestions, user_id: int) -> Sequence[OwnQuestion]:
        reads.append(user_id)
        return await ever(self, user_id)

    await added(stage)
    monkeypatch.setattr(OwnQuestions, "ever", counted)
    await stage.say("\n".join(f"Why number {n} of them?" for n in range(40)))
    assert len(await own(stage)) == 40
    assert reads == [1]


async def test_many_lines_are_matched_in_a_worker(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    matched, archetypes = set(), QuestionMatcher.archetypes

    def counted(self: QuestionMatcher, question: str) -> Sequence[ArchetypeId]:
        matched.add(threading.current_thread())
        return archetypes(self, question)

    await added(stage)
    monkeypatch.setattr(QuestionMatcher, "archetypes", counted)
    await stage.say("\n".join(f"Why number {n} of all the many things that happened?" for n in range(60)))
    assert matched
    assert threading.main_thread() not in matched


async def test_an_answer_that_was_open_goes_on_after_done(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("I held the release for a week.", "/questions")
    await stage.press(say.ADD)
    await stage.say(COACHED, "done")
    await stage.say("And then I shipped it.")
    async with stage.bot.database.read() as uow:
        answer = await uow.answers.current(1)
        assert answer is not None
        parts = [part.text for part in await uow.answers.parts(answer.id)]
    assert parts == ["I held the release for a week.", "And then I shipped it."]


async def test_the_list_turns_its_pages_and_opens_a_question(stage: Stage) -> None:
    await added(stage, "\n".join(f"Why number {n} of them?" for n in range(1, PER_PAGE + 2)))
    await stage.press(say.DONE_ADDING)
    (shown,) = await stage.press(say.ALL)
    assert f"1 to {PER_PAGE} of {PER_PAGE + 1}" in shown.plain
    await stage.press(say.OLDER)
    assert "Why number 1 of them?" in shown.plain
    await stage.press(str(PER_PAGE + 1))
    assert "You added it." in shown.plain
    assert "Asked in the last two months: not yet." in shown.plain


async def test_a_removed_question_leaves_the_list_and_comes_back_by_undo(stage: Stage) -> None:
    await added(stage, COACHED)
    (shown,) = await stage.say("/questions")
    await stage.press("1", say.REMOVE)
    assert "Removed" in shown.plain
    assert await own(stage) == []
    await stage.press(say.UNDO)
    assert [each.text for each in await own(stage)] == [COACHED]


async def test_an_own_question_is_asked_judged_and_rates_its_archetype(stage: Stage) -> None:
    await added(stage, COACHED)
    await stage.say("/questions")
    (asked, *_) = await stage.press("1", say.PRACTISE)
    assert COACHED in asked.plain
    await stage.answered(COACHING)
    async with stage.bot.database.read() as uow:
        judged = await uow.answers.latest_judged(1, ArchetypeId.MENTORING)
        cards = await uow.cards.all(1)
    assert judged is not None
    assert judged.answer.question_id == question_id((await own(stage))[0])
    assert [card.archetype for card in cards] == [ArchetypeId.MENTORING]


async def test_one_without_an_archetype_is_judged_by_its_own_words_and_rates_none(stage: Stage) -> None:
    await added(stage, UNFILED)
    await stage.say("/questions")
    await stage.press(say.PRACTISE_ONE)
    shown = await stage.answered(STORY)
    assert "Staff" in shown.plain
    assert feedback.EXAMPLE not in shown.labels
    async with stage.bot.database.read() as uow:
        assert await uow.cards.all(1) == []


async def test_its_answer_stays_readable_after_the_question_is_removed(stage: Stage) -> None:
    await added(stage, COACHED)
    await stage.say("/questions")
    await stage.press("1", say.PRACTISE)
    await stage.answered(STORY)
    await stage.say("/questions")
    await stage.press("1", say.REMOVE)
    (shown,) = await stage.say("/answers")
    assert COACHED in shown.plain
    await stage.press("1")
    (question, whole) = await stage.press(answers.FEEDBACK)
    assert COACHED in question.plain
    assert feedback.REWRITE in whole.labels
    (again, *_) = await stage.press(feedback.REWRITE)
    assert COACHED in again.plain


async def test_an_open_own_question_that_is_removed_can_still_be_answered(stage: Stage) -> None:
    await added(stage, COACHED)
    await stage.say("/questions")
    await stage.press("1", say.PRACTISE)
    async with stage.bot.database.begin() as uow:
        await uow.own_questions.remove((await uow.own_questions.of(1))[0], START)
        await uow.commit()
    assert "Every rule" in (await stage.answered(STORY)).labels


async def test_an_answer_keeps_the_archetype_for_which_it_was_asked(stage: Stage) -> None:
    await added(stage, COACHED)
    await stage.say("/questions")
    await stage.press("1", say.PRACTISE)
    async with stage.bot.database.begin() as uow:
        await uow.own_questions.tag((await uow.own_questions.of(1))[0], ArchetypeId.KILLED_PROJECT)
        await uow.commit()
    await stage.answered(COACHING)
    async with stage.bot.database.read() as uow:
        (newest, *_) = await uow.answers.asked_since(1, START)
    assert (newest.archetype, newest.counts_as) == (ArchetypeId.MENTORING, ArchetypeId.MENTORING)


async def test_an_answer_to_a_question_that_is_gone_still_opens(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered(STORY)
    async with stage.bot.database.raw(writes=True) as connection:
        await connection.execute(sql("UPDATE answers SET question_id = 'vanished-01'"))
        await connection.commit()
    (shown,) = await stage.say("/answers")
    assert "no longer there" in shown.plain
    await stage.press("1", answers.FEEDBACK)
    await stage.press(feedback.REWRITE)
    assert "Every rule" in (await stage.answered(STORY)).labels


async def test_own_questions_come_up_in_mocks_up_to_the_debrief(stage: Stage) -> None:
    await stage.set_up()
    async with stage.bot.database.begin() as uow:
        for archetype in ArchetypeId:
            for n in range(3):
                await uow.own_questions.add(
                    1, f"Mine {n} on {archetype}?", archetype=archetype, source=OwnQuestionSource.TYPED, at=START
                )
        await uow.commit()
    await stage.say("/cancel", "/mock")
    await stage.press("8")
    await answer_all(stage, POOR, size=8)
    async with stage.bot.database.read() as uow:
        (mock,) = await uow.mocks.of_user(1)
    mine = [each for each in mock.question_ids if each.startswith("own-")]
    assert 1 <= len(mine) <= 5
    await stage.press(debrief_say.TRANSCRIPT)
    (_, transcript), *_ = [message.document for message in stage.user.chat.messages.values() if message.document]
    assert transcript.decode().count("Mine ") >= len(mine)


async def test_questions_go_out_and_come_in_as_a_file(stage: Stage) -> None:
    await added(stage, COACHED, UNFILED)
    files = dict(message.document for message in await stage.say("/export") if message.document)
    assert f"# {transfer.FILE_QUESTIONS}\n\n- {COACHED}\n- {UNFILED}" in files["stardrill.md"].decode()
    other = await stage.another_user(2)
    await other.set_up()
    (shown,) = await other.do(lambda: other.user.document("stardrill.json", files["stardrill.json"], None))
    assert "2 of your own questions: new" in shown.plain
    (done,) = await other.press(transfer.IMPORT)
    assert "2 of your own questions" in done.plain
    async with stage.bot.database.read() as uow:
        assert [(each.text, each.archetype) for each in await uow.own_questions.of(2)] == [
            (COACHED, ArchetypeId.MENTORING),
            (UNFILED, None),
        ]
    (again,) = await other.do(lambda: other.user.document("stardrill.json", files["stardrill.json"], None))
    assert "nothing to import" in again.plain


async def test_nobody_opens_the_question_of_another(stage: Stage) -> None:
    await added(stage, COACHED)
    (mine,) = await own(stage)
    other = await stage.another_user(2)
    await other.set_up()
    await other.do(lambda: other.user.press_data(f"Ob:{mine.id}", max(other.user.chat.messages)))
    assert COACHED not in "".join(other.texts)


async def test_the_question_that_was_just_asked_can_be_changed_for_another(stage: Stage) -> None:
    await added(stage, COACHED)
    await stage.say("/questions")
    await stage.press("1", say.PRACTISE)
    (other, *_) = await stage.press(asking.ANOTHER)
    assert COACHED not in other.plain


async def test_below_the_empty_list_a_question_is_taken_at_once(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/questions", COACHED, "Describe a plan that failed")
    assert [each.text for each in await own(stage)] == [COACHED, "Describe a plan that failed"]


async def test_below_the_empty_list_an_answer_stays_an_answer(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("I held the release.", "/questions", "I took the pager.")
    assert await own(stage) == []
    assert any(text.startswith("8 words") for text in stage.texts)


async def test_below_the_empty_list_done_ends_the_answer(stage: Stage) -> None:
    await stage.set_up()
    await stage.say(STORY, "/questions")
    (verdict, *_) = await stage.say("Done")
    assert "Situation" in verdict.plain


async def test_choose_a_subject_offers_them_where_there_are_some(stage: Stage) -> None:
    await stage.set_up()
    (before,) = await stage.press(asking.SUBJECT)
    assert subjects.OWN not in before.labels
    await stage.say(f"/questions {COACHED}", "Done", "/practice")
    await stage.press(asking.SUBJECT)
    question, *_ = await stage.press(subjects.OWN)
    assert COACHED in question.plain


async def test_an_edited_message_changes_its_question_while_more_are_added(stage: Stage) -> None:
    await added(stage, "Why did you leave?", COACHED)
    first = stage.user.chat.memory.texts[-2]
    (shown,) = await stage.do(lambda: stage.user.edit("Describe a plan that failed", first))
    assert "Changed: Describe a plan that failed" in shown.plain
    assert say.DONE_ADDING in shown.labels
    assert [each.text for each in await own(stage)] == ["Describe a plan that failed", COACHED]


async def test_an_edit_is_followed_long_after_more_were_added(stage: Stage) -> None:
    await added(stage, "Why did you leave?")
    first = stage.user.chat.memory.texts[-1]
    await stage.say("Done", "/practice")
    await stage.answered()
    stage.clock.advance(days=3)
    (shown,) = await stage.do(lambda: stage.user.edit(COACHED, first))
    assert shown.plain.startswith(f"Changed: {COACHED}\n\nI file it under Mentoring through ambiguity")
    assert say.DONE_ADDING not in shown.labels
    assert "Type the next one" not in shown.plain
    assert [each.text for each in await own(stage)] == [COACHED]


async def test_an_edit_of_the_words_behind_the_command_is_followed_too(stage: Stage) -> None:
    await stage.set_up()
    await stage.say(f"/questions {UNFILED}")
    first = stage.user.chat.memory.last_said
    await stage.say("Done")
    await stage.do(lambda: stage.user.edit(f"/questions {COACHED}", first))
    assert [each.text for each in await own(stage)] == [COACHED]


async def test_an_edit_of_several_questions_changes_those_with_other_words(stage: Stage) -> None:
    await added(stage, f"Why did you leave?\n{UNFILED}")
    first = stage.user.chat.memory.texts[-1]
    (shown,) = await stage.do(lambda: stage.user.edit(f"Why did you really leave?\n{UNFILED}", first))
    assert "Changed: Why did you really leave?" in shown.plain
    assert [each.text for each in await own(stage)] == ["Why did you really leave?", UNFILED]
    (shown,) = await stage.do(lambda: stage.user.edit(UNFILED, first))
    assert shown.plain == say.not_changed_text(2)
    assert len(await own(stage)) == 2


async def test_an_edit_keeps_the_archetype_that_was_chosen(stage: Stage) -> None:
    await added(stage, UNFILED)
    first = stage.user.chat.memory.texts[-1]
    await stage.press("Killed my own project")
    await stage.do(lambda: stage.user.edit(COACHED, first))
    assert [each.archetype for each in await own(stage)] == [ArchetypeId.KILLED_PROJECT]


async def test_a_removed_question_that_is_typed_again_follows_its_new_message(stage: Stage) -> None:
    await added(stage, UNFILED)
    await stage.say("Done", "/questions")
    await stage.press("1")
    await stage.press(say.REMOVE)
    await stage.say(f"/questions {UNFILED}")
    again = stage.user.chat.memory.last_said
    await stage.do(lambda: stage.user.edit("Why did you leave?", again))
    assert [each.text for each in await own(stage)] == ["Why did you leave?"]


async def test_an_edit_that_is_no_single_question_changes_none(stage: Stage) -> None:
    await added(stage, "Why did you leave?", COACHED)
    first = stage.user.chat.memory.texts[-2]
    for text in (COACHED, "Why?\nWhen?", "why " * 100):
        (shown,) = await stage.do(lambda text=text: stage.user.edit(text, first))
        assert shown.plain == say.not_changed_text(1)
    assert [each.text for each in await own(stage)] == ["Why did you leave?", COACHED]
