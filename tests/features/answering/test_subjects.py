"""/practice with words, and the buttons for all subjects; the style prompts by their groups, judged as style answers."""

import pytest

from bot.conversation.texts.names import ARCHETYPE_LABELS, STYLE_GROUP_NAMES
from bot.features.answering.texts import asking, feedback
from bot.features.answering.texts import subjects as say
from bot.terminal.chat import Shown
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, QuestionKind
from storage.records import Answer
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import STORY, Stage
from tests.features.mock.in_a_mock import answer_all, begin
from tests.review.rules.test_style import FULL

BANK = load_bank()
HIRING = BANK.questions["style-hiring"]


async def asked(stage: Stage) -> Answer:
    """The open answer."""
    async with stage.bot.database.read() as uow:
        answer = await uow.answers.current(stage.user.person.id)
    assert answer is not None
    return answer


@beginning
async def style_prompts(stage: Stage) -> Shown:
    await stage.set_up()
    (shown,) = await stage.say("/practice style")
    return shown


@pytest.mark.parametrize("words", ["mentoring", "Mentorng", "7"])
async def test_practice_with_a_subject_asks_about_it(stage: Stage, words: str) -> None:
    await stage.set_up()
    await stage.say(f"/practice {words}")
    assert (await asked(stage)).archetype == ArchetypeId.MENTORING


async def test_practice_cisco_asks_a_cisco_question(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/practice cisco")
    assert BANK.questions[(await asked(stage)).question_id].track == "cisco"


async def test_an_unknown_subject_is_answered_with_all_of_them(stage: Stage) -> None:
    await stage.set_up()
    (reply,) = await stage.say("/practice <gardening>")
    assert "“<gardening>”" in reply.plain
    assert reply.labels == [
        *ARCHETYPE_LABELS.values(),
        *(track.name for track in BANK.tracks.values()),
        say.STYLE_LABEL,
        say.ANY,
    ]
    await stage.press("Ethical pushback")
    assert (await asked(stage)).archetype == ArchetypeId.ETHICAL_PUSHBACK


async def test_a_name_of_two_subjects_asks_which(stage: Stage) -> None:
    await stage.set_up()
    (reply,) = await stage.say("/practice shipping, quality")
    assert reply.plain == "Which of these do you mean?"
    assert set(reply.labels) == {"Research or ship", "Quality incident", say.ALL_SUBJECTS}


async def test_a_subject_can_be_chosen_from_the_question(stage: Stage) -> None:
    await stage.set_up()
    (subjects,) = await stage.press(asking.SUBJECT)
    assert subjects.labels[: len(ArchetypeId)] == list(ARCHETYPE_LABELS.values())


async def test_a_subject_does_not_push_a_begun_answer_away(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("half an answer")
    (offer,) = await stage.say("/practice mentoring")
    assert "left an answer open" in offer.plain


async def test_the_style_prompts_stand_in_their_groups(stage: Stage) -> None:
    text = (await style_prompts(stage)).plain
    places = [text.index(f"\n{name}\n") for name in STYLE_GROUP_NAMES.values()]
    assert places == sorted(places)
    for group, questions in BANK.style_prompts().items():
        part = text.split(f"\n{STYLE_GROUP_NAMES[group]}\n")[1].split("\n\n")[0]
        assert [line.partition(". ")[2] for line in part.splitlines()] == [each.text for each in questions]


async def test_each_style_prompt_can_be_practised(stage: Stage) -> None:
    shown = await style_prompts(stage)
    everything = [question.id for group in BANK.style_prompts().values() for question in group]
    found = []
    for number in range(1, len(everything) + 1):
        data = next(data for row in shown.buttons for label, data in row if label == str(number))
        await stage.do(lambda data=data: stage.user.press_data(data, shown.message_id))
        found.append((await asked(stage)).question_id)
    assert found == everything


async def test_a_style_prompt_is_headed_by_its_group_and_asks_for_no_story(stage: Stage) -> None:
    await style_prompts(stage)
    question, how_to = await stage.press("1")
    assert question.plain == f"A question on how you work · Team building\n\n❓ {HIRING.text}"
    assert question.labels == [asking.ANOTHER, asking.SUBJECT, asking.LIMIT]
    assert "takes no story" in how_to.plain


async def test_an_answer_to_it_is_judged_as_a_style_answer(stage: Stage) -> None:
    await style_prompts(stage)
    await stage.press("1")
    shown = await stage.answered(FULL["hiring"])
    assert shown.plain.startswith(f"{feedback.STYLE_ANSWER}: Staff")
    assert "Principle, Practice, Example and Limit" in shown.plain


async def test_its_status_counts_towards_a_style_answer(stage: Stage) -> None:
    await style_prompts(stage)
    await stage.press("1")
    (status,) = await stage.say("I hire for how somebody debugs.")
    assert "under 40 words cannot be judged." in status.plain


async def test_another_question_after_a_style_prompt_is_one_too(stage: Stage) -> None:
    await style_prompts(stage)
    await stage.press("1", asking.ANOTHER)
    other = BANK.questions[(await asked(stage)).question_id]
    assert other.kind is QuestionKind.STYLE
    assert other.id != HIRING.id


async def test_one_is_chosen_on_request_and_none_twice_in_a_row(stage: Stage) -> None:
    await style_prompts(stage)
    ids = set()
    for _ in range(len(BANK.of_kind(QuestionKind.STYLE))):
        await stage.say("/practice style")
        await stage.press(say.ONE_FOR_ME)
        ids.add((await asked(stage)).question_id)
        stage.clock.advance(days=1)
    assert len(ids) == len(BANK.of_kind(QuestionKind.STYLE))


async def test_in_a_mock_a_style_prompt_is_headed_and_needs_no_story_either(stage: Stage) -> None:
    await begin(stage, "☐ With a style question")
    await stage.press("3")
    await answer_all(stage, STORY, size=2)
    question, _ = list(stage.user.chat.messages.values())[-2:]
    assert question.plain.startswith("Question 3 of 3 · A question on how you work · ")
    assert asking.NO_STORY not in question.labels


async def test_a_forged_style_prompt_is_refused(stage: Stage) -> None:
    shown = await style_prompts(stage)
    for data in ("Yq:mentoring-01", "Yq:nothing", "Yk:probe", "Yk:x"):
        (refused,) = await stage.do(lambda data=data: stage.user.press_data(data, shown.message_id))
        assert "moved on" in refused.plain
