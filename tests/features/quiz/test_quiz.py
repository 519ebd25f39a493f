"""The quizzes: a button each, the time from delivery, the reason at once, the result; and what is not one's own."""

import re

from bot.conversation.texts.names import ARCHETYPE_LABELS, LEVEL_NAMES
from bot.features.quiz.texts import calibration as say_calibration
from bot.features.quiz.texts import quiz as say
from bot.terminal.chat import Shown
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Question
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import Stage

BANK = load_bank()


def question_in(message: Shown) -> Question:
    return next(q for q in BANK.questions.values() if q.text in message.plain)


def right_label(message: Shown) -> str:
    return ARCHETYPE_LABELS[question_in(message).archetypes[0]]


def wrong_label(message: Shown) -> str:
    answers = question_in(message).archetypes
    return next(label for archetype, label in ARCHETYPE_LABELS.items() if archetype not in answers)


def level_in(message: Shown) -> str:
    example = next(e for e in BANK.examples if e.text.strip() in message.plain)
    return LEVEL_NAMES[example.level]


@beginning
async def begin(stage: Stage, kind: str) -> Shown:
    await stage.set_up()
    await stage.say("/quiz")
    (item,) = await stage.press(kind)
    return item


async def finish(stage: Stage, item: Shown, *, seconds: float = 2) -> Shown:
    """Answer what is left of an archetype quiz rightly; the result."""
    while True:
        stage.clock.advance(seconds=seconds)
        new = await stage.press(right_label(item))
        if new:
            return new[0]
        (item,) = await stage.press(say.NEXT)


async def test_a_whole_quiz_is_scored_with_its_time(stage: Stage) -> None:
    first = await begin(stage, say.ARCHETYPE)
    assert list(ARCHETYPE_LABELS.values()) == first.labels
    result = await finish(stage, first)
    assert "5 of 5 right, half of them within 2.0 s" in result.plain
    assert result.labels == [say.AGAIN, say.PRACTISE]
    assert sum("✅" in text for text in stage.texts) == 5


async def test_the_first_use_explains_itself_once(stage: Stage) -> None:
    await stage.set_up()
    (first,) = await stage.say("/quiz")
    (second,) = await stage.say("/quiz")
    assert say.HINT in first.plain
    assert say.HINT not in second.plain


async def test_a_right_guess_is_told_in_its_place_with_its_seconds_and_the_reason(stage: Stage) -> None:
    item = await begin(stage, say.ARCHETYPE)
    archetype = BANK.archetypes[question_in(item).archetypes[0]]
    stage.clock.advance(seconds=3.2)
    assert await stage.press(right_label(item)) == []
    assert item.edited == 1
    assert f"✅ {archetype.name}, in 3.2 s." in item.plain
    assert archetype.choose_when in item.plain
    assert item.labels == [say.NEXT]


async def test_over_five_seconds_still_counts_and_the_mark_is_named(stage: Stage) -> None:
    item = await begin(stage, say.ARCHETYPE)
    stage.clock.advance(seconds=7)
    await stage.press(right_label(item))
    assert "in 7.0 s. The target is 5." in item.plain
    (second,) = await stage.press(say.NEXT)
    assert "All right, but not fast yet" in (await finish(stage, second, seconds=8)).plain


async def test_the_reason_is_not_read_on_the_time_of_the_next_question(stage: Stage) -> None:
    item = await begin(stage, say.ARCHETYPE)
    await stage.press(right_label(item))
    stage.clock.advance(seconds=60)
    (second,) = await stage.press(say.NEXT)
    stage.clock.advance(seconds=1)
    await stage.press(right_label(second))
    assert "in 1.0 s." in second.plain


async def test_the_button_to_the_next_question_goes_with_its_press(stage: Stage) -> None:
    item = await begin(stage, say.ARCHETYPE)
    await stage.press(right_label(item))
    told = item.html
    await stage.press(say.NEXT)
    assert (item.labels, item.html) == ([], told)


async def test_after_minutes_nothing_is_said_of_time(stage: Stage) -> None:
    item = await begin(stage, say.ARCHETYPE)
    stage.clock.advance(minutes=20)
    await stage.press(right_label(item))
    assert "✅" in item.plain
    assert " s." not in item.plain.splitlines()[2]


async def test_a_wrong_guess_says_why_the_tempting_one_is_not_it_and_offers_both_cards(stage: Stage) -> None:
    item = await begin(stage, say.ARCHETYPE)
    wrong = wrong_label(item)
    await stage.press(wrong)
    named = next(a for a, label in ARCHETYPE_LABELS.items() if label == wrong)
    assert f"Why not {BANK.archetypes[named].name}?" in item.plain
    (second,) = await stage.press(say.NEXT)
    result = await finish(stage, second)
    assert "4 of 5 right" in result.plain
    assert f"{right_label(item)}, taken for {wrong}" in result.plain
    assert result.labels[:2] == [f"Learn: {right_label(item)}", f"Learn: {wrong}"]
    (card,) = await stage.press(1)
    assert BANK.archetypes[question_in(item).archetypes[0]].card.summary in card.plain


async def test_a_second_press_changes_nothing(stage: Stage) -> None:
    item = await begin(stage, say.ARCHETYPE)
    data = {text: data for row in item.buttons for text, data in row}
    right, wrong = data[right_label(item)], data[wrong_label(item)]
    await stage.press(right_label(item))
    told = item.html
    assert await stage.do(lambda: stage.user.press_data(wrong, item.message_id)) == []
    assert await stage.do(lambda: stage.user.press_data(right, item.message_id)) == []
    assert item.html == told


async def test_the_next_question_comes_once_however_often_it_is_asked_for(stage: Stage) -> None:
    item = await begin(stage, say.ARCHETYPE)
    await stage.press(right_label(item))
    ((_, data),) = item.buttons[0]
    assert len(await stage.do(lambda: stage.user.press_data(data, item.message_id))) == 1
    assert await stage.do(lambda: stage.user.press_data(data, item.message_id)) == []


async def test_the_button_for_the_next_question_is_gone_once_that_has_come(stage: Stage) -> None:
    item = await begin(stage, say.ARCHETYPE)
    await stage.press(right_label(item))
    told = item.html
    await stage.press(say.NEXT)
    assert (item.labels, item.html) == ([], told)


async def test_going_on_with_a_quiz_takes_the_button_for_the_next_question_away_too(stage: Stage) -> None:
    item = await begin(stage, say.ARCHETYPE)
    await stage.press(right_label(item))
    await stage.say("/quiz")
    await stage.press(say.GO_ON)
    assert item.labels == []


async def test_a_quiz_left_in_the_middle_goes_on_without_a_time_for_what_was_seen(stage: Stage) -> None:
    item = await begin(stage, say.ARCHETYPE)
    await stage.press(right_label(item))
    await stage.press(say.NEXT)
    (offer,) = await stage.say("/quiz")
    assert "1 of 5 questions is done" in offer.plain
    (again,) = await stage.press(say.GO_ON)
    assert "2 of 5" in again.plain
    await stage.press(right_label(again))
    assert "✅" in again.plain
    assert " in 0.0 s" not in again.plain


async def test_cancel_says_how_to_go_on(stage: Stage) -> None:
    await begin(stage, say.ARCHETYPE)
    await stage.say("/cancel")
    _, left = await stage.say("/cancel")
    assert left.labels == [say.GO_ON]
    assert "Your quiz is kept: 0 of 5" in left.plain
    stage.clock.advance(days=2)
    (idle,) = await stage.say("/cancel")
    assert "quiz" not in idle.plain


async def test_an_old_question_of_an_open_quiz_still_takes_its_guess(stage: Stage) -> None:
    item = await begin(stage, say.ARCHETYPE)
    data = dict(button for row in item.buttons for button in row)[right_label(item)]
    await stage.say("/help")
    await stage.do(lambda: stage.user.press_data(data, item.message_id))
    assert "✅" in item.plain


async def test_beginning_anew_ends_the_one_that_was_left(stage: Stage) -> None:
    item = await begin(stage, say.ARCHETYPE)
    data = dict(button for row in item.buttons for button in row)[right_label(item)]
    await stage.say("/quiz")
    await stage.press(say.NEW, say.LEVEL)
    (stale,) = await stage.do(lambda: stage.user.press_data(data, item.message_id))
    assert "moved on" in stale.plain


async def test_weeks_are_set_side_by_side(stage: Stage) -> None:
    result = await finish(stage, await begin(stage, say.ARCHETYPE), seconds=9)
    assert "Over the weeks" not in result.plain
    stage.clock.advance(days=7)
    await stage.say("/quiz")
    (item,) = await stage.press(say.ARCHETYPE)
    result = await finish(stage, item, seconds=3)
    assert "█ 2 March: 100% right, half of them within 9.0 s" in result.plain
    assert "█ 9 March: 100% right, half of them within 3.0 s" in result.plain


async def test_another_users_quiz_is_refused(stage: Stage) -> None:
    item = await begin(stage, say.ARCHETYPE)
    guess = item.buttons[0][0][1]
    quiz_id = guess.split(":")[1]
    other = await stage.another_user(7)
    await other.set_up()
    for data in (guess, f"Qr:{quiz_id}", f"Qx:{quiz_id}:2"):
        (refused,) = await other.do(lambda data=data: other.user.press_data(data, 1))
        assert "moved on" in refused.plain
    assert item.edited == 0


async def test_forged_presses_are_refused(stage: Stage) -> None:
    item = await begin(stage, say.ARCHETYPE)
    quiz_id = item.buttons[0][0][1].split(":")[1]
    guesses = ("1:staff:0", "3:mentoring:0", "9:mentoring:0")
    forged = ("Qb:nothing", f"Qr:{10**30}", f"Qx:{quiz_id}:2", *(f"Qg:{quiz_id}:{guess}" for guess in guesses))
    for data in forged:
        (refused,) = await stage.do(lambda data=data: stage.user.press_data(data, item.message_id))
        assert "moved on" in refused.plain
    assert item.edited == 0


async def test_levels_are_guessed_and_set_beside_the_rules(stage: Stage) -> None:
    item = await begin(stage, say.LEVEL)
    assert say_calibration.HINT in item.plain
    shown = {level_in(item)}
    assert item.labels == list(LEVEL_NAMES.values())
    await stage.press(level_in(item))
    assert f"✅ It is {shown.copy().pop()}." in item.plain
    for _ in range(3):
        (item,) = await stage.press(say_calibration.NEXT)
        shown.add(level_in(item))
        last = await stage.press("Staff")
    assert shown == set(LEVEL_NAMES.values())
    assert re.search(r"[1-3] of 4 right", last[0].plain)
    assert last[0].labels == [say_calibration.AGAIN, say.ARCHETYPE, say.PRACTISE]


async def test_a_level_guess_shows_the_words_that_decided(stage: Stage) -> None:
    item = await begin(stage, say.LEVEL)
    example = next(e for e in BANK.examples if e.text.strip() in item.plain)
    await stage.press("Staff" if level_in(item) == "Weak" else "Weak")
    assert "❌" in item.plain
    assert example.why in item.plain
    assert "level" in item.plain
    assert "<blockquote expandable>" in item.html


async def test_who_always_says_staff_is_told_that_this_is_kind(stage: Stage) -> None:
    await begin(stage, say.LEVEL)
    for _ in range(3):
        await stage.press("Staff", say_calibration.NEXT)
    (result,) = await stage.press("Staff")
    assert "too kindly" in result.plain
    assert "1 of 4 right, 1 one level off" in result.plain


async def test_a_quiz_rates_no_card(stage: Stage) -> None:
    await finish(stage, await begin(stage, say.ARCHETYPE))
    async with stage.bot.database.read() as uow:
        assert list(await uow.cards.all(stage.user.person.id)) == []


def test_every_archetype_has_a_button() -> None:
    assert set(ARCHETYPE_LABELS) == set(ArchetypeId)
