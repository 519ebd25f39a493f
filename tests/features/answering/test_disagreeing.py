"""Contradicting a verdict: it is stored without a word of the answer, unless the user adds the words that are shown."""

import json
from collections.abc import Sequence
from dataclasses import replace

from bot.features.account.texts.delete import DELETE_YES
from bot.features.answering.texts import disagreeing as say
from bot.features.answering.texts import feedback
from bot.review.version import RULES_VERSION
from bot.terminal.chat import Shown
from question_bank.models import Move, StyleElement, Verdict
from storage.records import Disagreement
from tests.end_to_end.stage import STORY, Stage
from tests.features.mock.in_a_mock import begin
from tests.review.rules.test_style import FULL

TRADE_OFF = say.part_label(Move.TRADE_OFF, Verdict.MET)


async def disagreements(stage: Stage) -> Sequence[Disagreement]:
    async with stage.bot.database.read() as uow:
        return await uow.disagreements.of_user(stage.user.person.id)


async def contradicted(stage: Stage, text: str = STORY) -> Shown:
    """An answer, and the list of its verdicts; what asks which one."""
    await stage.set_up()
    await stage.answered(text)
    (which,) = await stage.press(feedback.DISAGREE)
    return which


async def test_each_verdict_has_a_button_and_the_feedback_stays(stage: Stage) -> None:
    which = await contradicted(stage)
    assert [label[2:].partition(":")[0] for label in which.labels] == [
        "Situation", "Trade-off", "Action", "Result", "Driver of impact", "Reflection",
    ]  # fmt: skip
    assert any("Every rule" in message.labels for message in stage.user.chat.messages.values())


async def test_a_verdict_is_shown_with_what_its_rules_say_and_the_two_others(stage: Stage) -> None:
    which = await contradicted(stage)
    await stage.press(TRADE_OFF)
    assert "Trade-off: I said met." in which.plain
    assert "• It was one thing or the other, and both are concrete." in which.plain
    assert which.labels == [say.SAY[Verdict.WEAK], say.SAY[Verdict.MISSING], say.BACK]


async def test_what_the_user_says_is_stored_with_rules_and_edition_and_without_words(stage: Stage) -> None:
    which = await contradicted(stage)
    await stage.press(TRADE_OFF, say.SAY[Verdict.WEAK])
    (stored,) = await disagreements(stage)
    assert (stored.part, stored.verdict, stored.said) == ("T", "met", "weak")
    assert "trade-off.either-or" in stored.rules
    assert stored.rules_version == RULES_VERSION
    assert stored.words is None
    assert "None of your words go with it" in which.plain


async def test_the_last_word_on_a_verdict_counts(stage: Stage) -> None:
    await contradicted(stage)
    await stage.press(TRADE_OFF, say.SAY[Verdict.WEAK], say.ANOTHER_VERDICT, TRADE_OFF, say.SAY[Verdict.MISSING])
    assert [each.said for each in await disagreements(stage)] == ["missing"]


async def test_words_are_shown_before_they_are_added(stage: Stage) -> None:
    which = await contradicted(stage)
    await stage.press(TRADE_OFF, say.SAY[Verdict.WEAK], say.ADD_WORDS)
    assert STORY in which.plain
    assert [each.words for each in await disagreements(stage)] == [None]
    await stage.press(say.SEND_WORDS)
    assert [each.words for each in await disagreements(stage)] == [STORY]


async def test_words_can_be_left_out_after_a_look(stage: Stage) -> None:
    await contradicted(stage)
    await stage.press(TRADE_OFF, say.SAY[Verdict.WEAK], say.ADD_WORDS, say.KEEP_WORDS)
    assert [each.words for each in await disagreements(stage)] == [None]


async def test_of_a_long_answer_only_what_is_shown_is_added(stage: Stage) -> None:
    long = " ".join([STORY] * 8)
    which = await contradicted(stage, long)
    await stage.press(TRADE_OFF, say.SAY[Verdict.WEAK], say.ADD_WORDS)
    assert "Only this much is added" in which.plain
    await stage.press(say.SEND_WORDS)
    assert [each.words for each in await disagreements(stage)] == [long[: say.LONGEST_WORDS]]


async def test_it_can_be_taken_back_words_and_all(stage: Stage) -> None:
    which = await contradicted(stage)
    await stage.press(TRADE_OFF, say.SAY[Verdict.WEAK], say.ADD_WORDS, say.SEND_WORDS, say.TAKE_BACK)
    assert await disagreements(stage) == []
    assert which.plain == say.TAKEN_BACK


async def test_a_style_answer_is_contradicted_by_its_elements(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/practice style")
    await stage.press("1")
    await stage.answered(FULL["hiring"])
    await stage.press(feedback.DISAGREE, say.part_label(StyleElement.LIMIT, Verdict.MET), say.SAY[Verdict.WEAK])
    assert [(each.part, each.said) for each in await disagreements(stage)] == [("limit", "weak")]


async def test_the_level_stays_as_the_rules_gave_it(stage: Stage) -> None:
    await contradicted(stage)
    before = [message.plain for message in stage.user.chat.messages.values() if "Every rule" in message.labels]
    await stage.press(TRADE_OFF, say.SAY[Verdict.MISSING])
    after = [message.plain for message in stage.user.chat.messages.values() if "Every rule" in message.labels]
    assert after == before


async def test_what_was_not_judged_has_no_verdict_to_contradict(stage: Stage) -> None:
    await stage.set_up()
    shown = await stage.answered("El equipo tenía ocho personas y yo escribí la prueba porque los errores subían. " * 6)
    assert shown.plain.startswith("Not judged")
    assert feedback.DISAGREE not in shown.labels


async def test_a_forged_or_stale_press_is_refused(stage: Stage) -> None:
    which = await contradicted(stage)
    answer_id = which.buttons[0][0][1].split(":")[1]
    said = [
        f"Vc:{answer_id}:1:T:met",  # what the rules say themselves
        f"Vc:{answer_id}:7:T:weak",  # a version that is not there
        f"Vc:{answer_id}:1:limit:weak",  # an element of another rubric
        f"Ve:{answer_id}:1:T",  # words for what was not said
        "Va:999",
    ]
    for data in said:
        (refused,) = await stage.do(lambda data=data: stage.user.press_data(data, which.message_id))
        assert "moved on" in refused.plain
    assert await disagreements(stage) == []


async def test_a_mock_that_goes_on_does_not_show_its_verdicts_this_way(stage: Stage) -> None:
    await begin(stage)
    await stage.say(STORY)
    await stage.press("Done")
    newest = stage.user.chat.newest
    async with stage.bot.database.read() as uow:
        (first, *_) = await uow.answers.judged_since(stage.user.person.id, None)
    data = f"Va:{first.answer.id}"
    (refused,) = await stage.do(lambda: stage.user.press_data(data, newest.message_id))
    assert "moved on" in refused.plain


async def test_somebody_else_cannot_read_or_contradict_it(stage: Stage) -> None:
    which = await contradicted(stage)
    data = which.buttons[0][0][1]
    other = await stage.another_user(77)
    await other.set_up()
    newest = other.user.chat.newest
    (refused,) = await other.do(lambda: other.user.press_data(data, newest.message_id))
    assert "moved on" in refused.plain


async def test_the_export_holds_it(stage: Stage) -> None:
    await contradicted(stage)
    await stage.press(TRADE_OFF, say.SAY[Verdict.WEAK])
    files = await stage.say("/export")
    body = next(json.loads(m.document[1]) for m in files if m.document and m.document[0].endswith(".json"))
    assert [(each["part"], each["said"], each["words"]) for each in body["disagreements"]] == [("T", "weak", None)]


async def test_delete_erases_it(stage: Stage) -> None:
    await contradicted(stage)
    await stage.press(TRADE_OFF, say.SAY[Verdict.WEAK])
    await stage.say("/delete")
    await stage.press(DELETE_YES)
    async with stage.bot.database.read() as uow:
        assert await uow.disagreements.of_everybody() == []


async def test_privacy_says_who_reads_it(stage: Stage) -> None:
    await stage.set_up()
    (shown,) = await stage.say("/privacy")
    assert "your words go with it only where you add them, and you see them first" in shown.plain


async def test_a_second_disagreement_of_one_answer_stands_beside_the_first(stage: Stage) -> None:
    await contradicted(stage)
    situation = say.part_label(Move.SITUATION, Verdict.MET)
    await stage.press(TRADE_OFF, say.SAY[Verdict.WEAK], say.ANOTHER_VERDICT, situation, say.SAY[Verdict.MISSING])
    first, second = await disagreements(stage)
    assert replace(first, part="", said="", rules=()) == replace(second, part="", said="", rules=())
