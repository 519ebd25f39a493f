"""The learning cards: every page can be reached by button, and they turn over in one message."""

from bot.conversation.texts.names import ARCHETYPE_LABELS, LEVEL_NAMES, MOVE_NAMES
from bot.features.learning.texts import learning as say
from bot.terminal.chat import Shown
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Level, Move
from tests.end_to_end.stage import Stage

BANK = load_bank()
DOORS = ("Ca", "Sn", "La", "Da", "Qa", "Pa", "SS", "pr", "co", "Ya")
"""What leads out of the cards, to other features."""


async def learn(stage: Stage) -> Shown:
    await stage.set_up()
    (menu,) = await stage.say("/learn")
    return menu


async def pages(stage: Stage, message: Shown) -> list[str]:
    """Every page that can be reached from a message by its buttons, as plain text; of each move, one example."""
    other_examples = {f"Lw:{move}:{place}" for move in Move for place in range(1, len(ArchetypeId) + 1)}
    found, to_press, pressed = [message.plain], [d for row in message.buttons for _, d in row], set[str]()
    while to_press:
        data = to_press.pop()
        if data in pressed or data.startswith(DOORS) or data in other_examples:
            continue
        pressed.add(data)
        stage.clock.advance(seconds=2)
        assert await stage.do(lambda data=data: stage.user.press_data(data, message.message_id)) == []
        found.append(message.plain)
        to_press += [d for row in message.buttons for _, d in row]
    return found


async def test_all_that_the_bank_teaches_can_be_reached_in_one_message(stage: Stage) -> None:
    found = "\n".join(await pages(stage, await learn(stage)))
    for archetype in BANK.archetypes.values():
        lines = (archetype.probe, *archetype.tensions, archetype.trap, archetype.trap_reads_as, archetype.choose_when)
        for line in (*lines, archetype.card.summary, archetype.card.opening, *archetype.card.tips):
            assert line in found
    for lines in BANK.guidance.topics.values():
        for line in lines:
            assert line in found
    for example in BANK.examples:
        assert example.why in found


async def test_the_same_story_is_told_as_star_and_as_star_drive(stage: Stage) -> None:
    message = await learn(stage)
    await stage.press(say.TOLD_TWICE)
    star, star_drive = message.plain.split("As STAR-DRIVE: ")
    assert "As STAR: Passing" in star
    assert "Missing: Trade-off and Reflection" in star
    assert star_drive.startswith("Staff")
    assert [line[0] for line in star_drive.splitlines() if line[1:4] == " · "] == [move.value for move in Move]
    assert "four times the signal" in star_drive


async def test_the_questions_on_how_you_work_are_a_tap_away(stage: Stage) -> None:
    await learn(stage)
    (prompts,) = await stage.press(say.STYLE)
    assert prompts.plain.startswith("How you work")


async def test_every_card_leads_to_the_next_and_round_again(stage: Stage) -> None:
    menu = await learn(stage)
    await stage.press(ARCHETYPE_LABELS[ArchetypeId.CONTESTED_DECISION])
    seen = []
    for _ in ArchetypeId:
        seen.append(menu.plain.splitlines()[0])
        await stage.press(say.NEXT_CARD)
    assert seen == [f"{a.number} of 8. {a.name}" for a in BANK.archetypes.values()]
    assert menu.plain.splitlines()[0] == seen[0]


async def test_an_example_shows_its_evidence(stage: Stage) -> None:
    message = await learn(stage)
    await stage.press("Mentoring", "Staff")
    assert "<i>[R] </i><b>" in message.html
    assert message.labels == ["Weak", "Passing", "Strong", say.BACK_TO_CARD]
    await stage.press("Weak")
    assert BANK.example(ArchetypeId.MENTORING, Level.WEAK).why in message.plain
    assert "Missing" in message.plain


async def test_the_moves_go_round_with_words_of_a_staff_answer(stage: Stage) -> None:
    message = await learn(stage)
    await stage.press(say.MOVES, "R · Result")
    first = message.plain
    assert "Traffic moved in nine seconds" in first
    await stage.press(say.OTHER_EXAMPLE)
    assert message.plain != first
    await stage.press(say.NEXT_MOVE)
    assert message.plain.startswith(f"D · {MOVE_NAMES[Move.DRIVER]}")


async def test_back_leads_to_the_menu_from_everywhere(stage: Stage) -> None:
    message = await learn(stage)
    menu = list(message.labels)
    for path in (
        ["Mentoring", "Staff", say.BACK_TO_CARD, say.BACK],
        [say.MOVES, "T · Trade-off", say.BACK, say.BACK],
        [say.OPENINGS, say.BACK],
        [say.THEMES, "Checklists", say.BACK, say.BACK],
    ):
        await stage.press(*path)
        assert message.labels == menu


async def test_learn_again_is_a_new_message(stage: Stage) -> None:
    first = await learn(stage)
    (second,) = await stage.say("/learn")
    assert say.HINT in first.plain
    assert say.HINT not in second.plain
    await stage.press("Mentoring")
    assert "7 of 8" in second.plain


async def test_a_card_can_be_practised_and_written(stage: Stage) -> None:
    message = await learn(stage)
    await stage.press("Mentoring")
    assert message.labels == [*LEVEL_NAMES.values(), say.PRACTISE, say.WRITE, say.BACK, say.NEXT_CARD]


async def test_forged_pages_are_refused(stage: Stage) -> None:
    message = await learn(stage)
    for data in ("Lc:nothing", "Ls", "Le:mentoring:best", "Lw:X:0", "Lw:S:x", "Lh:nothing"):
        (refused,) = await stage.do(lambda data=data: stage.user.press_data(data, message.message_id))
        assert "moved on" in refused.plain
