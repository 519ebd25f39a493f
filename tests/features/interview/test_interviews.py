"""The interviews that were written down: the list, what can be changed, the scorecard, what ran dry and comes back."""

from datetime import date

from bot.conversation.texts.names import ARCHETYPE_LABELS
from bot.features.interview.texts import debrief_steps as steps
from bot.features.interview.texts import interviews as say
from bot.features.interview.texts import scorecard as card_say
from bot.features.stories.texts.stories import SAVE
from question_bank.models import ArchetypeId
from storage.records import AskedQuestion, Interview, InterviewOutcome, Rating, RatingSource, StoredCard, StoryTold
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import STORY, Stage

CONFLICT = "Tell me about a time you disagreed with a decision that was already made"
MENTORING = "Tell me about someone you mentored who grew"
CONTESTED, MENTORED = ArchetypeId.CONTESTED_DECISION, ArchetypeId.MENTORING


@beginning
async def idle(stage: Stage) -> None:
    """Set up, with no question open. The stage begins on Monday 2 March 2026."""
    await stage.set_up()
    await stage.press("Skip")


async def written(stage: Stage, *questions: str, name: str = "Cisco, second round", taps: int = 0) -> None:
    """An interview with these questions; `taps` of them told as not in the bank, strong, dry nowhere."""
    stage.clock.advance(seconds=1)
    await stage.say(f"/interview {name}")
    await stage.press(steps.TODAY)
    await stage.say(*questions)
    await stage.press(steps.ALL_ASKED)
    for _ in range(taps):
        await stage.press(steps.NOT_HERE, "Strong", steps.NOWHERE)


@beginning
async def kept_story(stage: Stage) -> None:
    """A story of a contested decision in the bank, and no question open."""
    await stage.set_up()
    await stage.press("Skip")
    await stage.say("/practice contested decision")
    await stage.answered(STORY)
    await stage.press(SAVE)
    await stage.say("/cancel")


async def stored(stage: Stage) -> list[tuple[Interview, list[AskedQuestion]]]:
    async with stage.bot.database.read() as uow:
        found = await uow.interviews.of_user(stage.user.person.id)
        return [(each, [*await uow.interviews.questions(each.id)]) for each in found]


async def rated(stage: Stage) -> tuple[list[Rating], list[StoredCard]]:
    """The ratings by what ran dry, and the cards."""
    async with stage.bot.database.read() as uow:
        user_id = stage.user.person.id
        ratings = [each for each in await uow.cards.ratings(user_id) if each.source is RatingSource.INTERVIEW]
        return ratings, [*await uow.cards.all(user_id)]


def page(stage: Stage) -> str:
    return stage.user.chat.newest.plain


async def test_several_interviews_are_listed_newest_first_and_opened(stage: Stage) -> None:
    await idle(stage)
    await written(stage, CONFLICT, taps=1)
    await written(stage, MENTORING, name="Acme, phone screen", taps=1)
    (listed,) = await stage.say("/interview")
    assert listed.plain.index("Acme, phone screen") < listed.plain.index("Cisco, second round")
    assert await stage.press("2") == []
    assert "Cisco, second round" in page(stage)
    assert f"1. {CONFLICT}" in page(stage)


async def test_a_list_of_many_is_turned(stage: Stage) -> None:
    await idle(stage)
    for number in range(8):
        await written(stage, CONFLICT, name=f"Company {number}, first round", taps=1)
    (listed,) = await stage.say("/interview")
    assert "Company 7" in listed.plain
    await stage.press(say.OLDER)
    assert "Company 0" in page(stage)
    assert "7." in page(stage)


async def test_every_field_is_changed_from_the_page(stage: Stage) -> None:
    await idle(stage)
    await written(stage, CONFLICT, taps=1)
    await stage.press(say.NAME)
    await stage.say("Acme")
    await stage.press(say.ROUND)
    await stage.press(steps.ROUNDS[0])
    await stage.press(say.DATE)
    await stage.say("yesterday")
    await stage.press(say.outcome_label(InterviewOutcome.WENT_ON, chosen=False))
    ((interview, _),) = await stored(stage)
    assert (interview.label, interview.round, interview.held_on, interview.outcome) == (
        "Acme",
        steps.ROUNDS[0],
        date(2026, 3, 1),
        InterviewOutcome.WENT_ON,
    )


async def test_everything_said_of_a_question_is_changed_from_its_page(stage: Stage) -> None:
    await idle(stage)
    await written(stage, CONFLICT, taps=1)
    await stage.press("1")
    assert "Kind: Contested decision" in page(stage)
    await stage.press(say.KIND, ARCHETYPE_LABELS[MENTORED])
    await stage.press(say.STORY, steps.NO_STORY)
    await stage.press(say.LEVEL, "Weak")
    await stage.press(say.DRY, "Trade-off", "Driver of impact", steps.NEXT)
    await stage.press(say.NOTE)
    await stage.say("they pushed on the cost")
    await stage.press(say.WORDS)
    await stage.say("What did you disagree with?")
    ((_, (asked,)),) = await stored(stage)
    assert (asked.archetype, asked.told, asked.level, asked.dry) == (MENTORED, StoryTold.NONE, "weak", "TD")
    assert (asked.note, asked.text) == ("they pushed on the cost", "What did you disagree with?")


async def test_a_question_is_practised_from_its_page(stage: Stage) -> None:
    await idle(stage)
    await written(stage, CONFLICT, taps=1)
    asked, *_ = await stage.press("1", say.PRACTISE)
    assert CONFLICT in asked.plain
    assert "no story for this" in " ".join(asked.labels)


async def test_a_question_that_is_open_goes_on_after_a_change(stage: Stage) -> None:
    await stage.set_up()
    await stage.press("Skip")
    await written(stage, CONFLICT, taps=1)
    await stage.say("/practice")
    await stage.say("/interview")
    await stage.press("1", say.NAME)
    await stage.say("Acme")
    await stage.say("We had two weeks and one database.")
    async with stage.bot.database.read() as uow:
        answer = await uow.answers.current(stage.user.person.id)
        assert answer is not None
        assert len(await uow.answers.parts(answer.id)) == 1


async def test_it_is_deleted_after_a_question_and_what_was_asked_stays_among_the_own(stage: Stage) -> None:
    await idle(stage)
    await written(stage, CONFLICT, taps=1)
    await stage.press(say.DELETE)
    assert "Delete Cisco, second round, Mon 2 March 2026?" in page(stage)
    await stage.press(say.DELETE_YES)
    assert await stored(stage) == []
    async with stage.bot.database.read() as uow:
        assert [own.text for own in await uow.own_questions.of(stage.user.person.id)] == [CONFLICT]


async def test_keep_it_deletes_nothing(stage: Stage) -> None:
    await idle(stage)
    await written(stage, CONFLICT, taps=1)
    await stage.press(say.DELETE, say.DELETE_NO)
    assert len(await stored(stage)) == 1


async def test_a_debrief_that_is_deleted_while_it_is_written_leaves_the_chat_idle(stage: Stage) -> None:
    await idle(stage)
    await written(stage, CONFLICT)
    await stage.say("/interview")
    await stage.press("1", say.DELETE, say.DELETE_YES)
    (said,) = await stage.say("hello")
    assert "No question is open" in said.plain


async def test_questions_are_added_later(stage: Stage) -> None:
    await idle(stage)
    await written(stage, CONFLICT, taps=1)
    await stage.press(say.ADD)
    await stage.say(MENTORING)
    await stage.press(steps.ALL_ASKED)
    assert "Question 2 of 2" in page(stage)
    await stage.press(steps.NOT_HERE, "Strong", steps.NOWHERE)
    ((interview, asked),) = await stored(stage)
    assert (interview.ended_at is not None, len(asked)) == (True, 2)


async def test_the_scorecard_counts_what_was_prepared(stage: Stage) -> None:
    await kept_story(stage)
    await written(stage, CONFLICT, MENTORING)
    await stage.press(next(label for label in stage.user.chat.newest.labels if label not in FIXED))
    await stage.press("Strong", steps.NOWHERE, steps.NO_STORY, "Weak")
    assert "Asked: 2. Prepared: 1 had a story, 0 of them rehearsed, 1 practised." in page(stage)
    assert "No story yet: Mentoring." in page(stage)
    assert "Told: 1 from your bank and no story once." in page(stage)
    assert say.WRITE.format(archetype="Mentoring") in stage.user.chat.newest.labels


async def test_what_was_written_after_the_interview_is_no_preparation(stage: Stage) -> None:
    await kept_story(stage)
    await stage.say("/interview Cisco, second round", "yesterday", CONFLICT)
    await stage.press(steps.ALL_ASKED, steps.NOT_HERE, "Strong", steps.NOWHERE)
    assert "Prepared: none had a story." in page(stage)


async def test_what_ran_dry_is_rated_again_once_an_archetype_and_day_beside_the_answer(stage: Stage) -> None:
    await kept_story(stage)
    _, (before,) = await rated(stage)
    await written(stage, CONFLICT, f"{CONFLICT} at work", "Why us?")
    for _ in range(3):
        await stage.press(steps.NOT_HERE, "Weak", "Result", steps.NEXT)
    (rating,), (card,) = await rated(stage)
    assert (rating.archetype, rating.rating, rating.local_date) == (CONTESTED, 1, date(2026, 3, 2))
    assert before.last_rating > 1
    assert (card.last_rating, card.due_at < before.due_at) == (1, True)


async def test_a_question_without_a_story_is_rated_again_and_asks_for_no_move(stage: Stage) -> None:
    await idle(stage)
    await written(stage, CONFLICT)
    await stage.press(steps.NO_STORY, "Weak")
    (rating,), _ = await rated(stage)
    assert (rating.archetype, rating.rating) == (CONTESTED, 1)
    assert "Asked: 1." in page(stage)


async def test_what_went_well_is_not_rated(stage: Stage) -> None:
    await idle(stage)
    await written(stage, CONFLICT, taps=1)
    assert await rated(stage) == ([], [])


async def test_ticked_moves_count_where_the_debrief_is_left(stage: Stage) -> None:
    await idle(stage)
    await written(stage, CONFLICT)
    await stage.press(steps.NOT_HERE, "Weak", "Result")
    assert await rated(stage) == ([], [])
    await stage.say("/cancel")
    ratings, _ = await rated(stage)
    assert len(ratings) == 1


async def test_deleting_the_debrief_leaves_what_it_rated(stage: Stage) -> None:
    await idle(stage)
    await written(stage, CONFLICT)
    await stage.press(steps.NO_STORY, "Weak", say.DELETE, say.DELETE_YES)
    ratings, cards = await rated(stage)
    assert (len(ratings), len(cards)) == (1, 1)


async def test_another_archetype_of_what_ran_dry_is_rated_too(stage: Stage) -> None:
    await idle(stage)
    await written(stage, "Why us?")
    await stage.press(steps.NOT_HERE, "Weak", "Result", steps.NEXT)
    assert await rated(stage) == ([], [])
    await stage.press("1", say.KIND, ARCHETYPE_LABELS[MENTORED])
    ((rating,), _) = await rated(stage)
    assert rating.archetype == MENTORED


async def test_the_levels_stand_beside_the_outcomes_from_five_questions_on(stage: Stage) -> None:
    await kept_story(stage)
    await written(stage, *[f"{CONFLICT} {number}" for number in range(4)], taps=4)
    assert card_say.COMPARE not in stage.user.chat.newest.labels
    await stage.press(say.outcome_label(InterviewOutcome.REJECTED, chosen=False))
    await written(stage, CONFLICT, name="Acme, phone screen", taps=1)
    assert await stage.press(card_say.COMPARE) == []
    assert "Levels and outcomes, 5 asked questions" in page(stage)
    assert "Rejected: 1 interview, 4 questions" in page(stage)
    assert "Waiting: 1 interview, 1 question" in page(stage)
    assert "You: strong 4" in page(stage)
    assert "%" not in page(stage)


FIXED = {steps.NOT_HERE, steps.NO_STORY, steps.SKIP}
