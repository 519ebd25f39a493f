"""The tracks: chosen in the set-up by one tap or several, switched later, and read about."""

import json
from pathlib import Path

import pytest

from bot.conversation.doors import ShowTracks
from bot.conversation.payload import encode
from bot.features.settings.texts import onboarding
from bot.features.settings.texts import settings as settings_say
from bot.features.settings.texts import tracks as say
from question_bank.loader import load_bank
from storage.records import Answer
from tests.end_to_end.stage import Stage, staged

BANK = load_bank()
EXAMPLE = Path("docs/tracks")
NAMES = [track.name for track in BANK.tracks.values()]


async def chosen(stage: Stage) -> tuple[str, ...]:
    async with stage.bot.database.read() as uow:
        settings = await uow.settings.get(stage.user.person.id)
    assert settings is not None
    return settings.tracks


async def open_answer(stage: Stage) -> Answer:
    async with stage.bot.database.read() as uow:
        answer = await uow.answers.current(stage.user.person.id)
    assert answer is not None
    return answer


async def at_the_last_step(stage: Stage) -> None:
    await stage.say("/start")
    await stage.press("Yes", "18:30")


async def on_the_page(stage: Stage) -> None:
    """The page of the tracks in /settings."""
    await stage.set_up()
    await stage.say("/settings")
    await stage.press(settings_say.CHANGE_TRACKS)


async def test_the_third_tap_chooses_one_track_and_the_first_question_is_of_it(stage: Stage) -> None:
    await at_the_last_step(stage)
    assert stage.user.chat.newest.labels == [*NAMES, say.SEVERAL]
    await stage.press("Amazon")
    assert await chosen(stage) == ("amazon",)
    assert (await open_answer(stage)).question_id.startswith("amazon-")


async def test_a_question_says_which_principle_it_is_about(stage: Stage) -> None:
    await at_the_last_step(stage)
    await stage.press("Amazon")
    topic = BANK.questions[(await open_answer(stage)).question_id].topic
    assert topic is not None
    assert any(f"Amazon · {topic.name}\n\n❓" in text for text in stage.texts)


async def test_a_mock_keeps_the_principle_to_itself(stage: Stage) -> None:
    await at_the_last_step(stage)
    await stage.press("Amazon", "Skip")
    await stage.say("/mock")
    await stage.press("3")
    assert (await open_answer(stage)).question_id.startswith("amazon-")
    assert "Amazon ·" not in stage.texts[-2]


async def test_several_tracks_are_switched_on_before_the_first_question(stage: Stage) -> None:
    await at_the_last_step(stage)
    await stage.press(say.SEVERAL)
    page = stage.user.chat.newest
    assert "Questions come from Staff AI and Cisco in equal shares." in page.plain
    await stage.press("✓ Staff AI", "✓ Cisco")
    assert page.plain.startswith(say.ONE_TRACK_STAYS)
    await stage.press("Amazon", "✓ Cisco", "Engineering manager")
    assert await chosen(stage) == ("amazon", "engineering-manager")
    assert settings_say.BACK not in page.labels
    messages = await stage.press(say.BEGIN)
    assert any(onboarding.READY in message.plain for message in messages)
    assert (await open_answer(stage)).question_id.startswith(("amazon-", "engineering-manager-"))


@pytest.mark.parametrize(
    ("data", "tracks"), [("pu:staff", ("staff-ai",)), ("pu:cisco", ("cisco",)), ("pu:both", ("staff-ai", "cisco"))]
)
async def test_a_button_of_before_the_tracks_still_ends_the_set_up(
    stage: Stage, data: str, tracks: tuple[str, ...]
) -> None:
    await at_the_last_step(stage)
    message = stage.user.chat.newest.message_id
    await stage.do(lambda: stage.user.press_data(data, message))
    assert await chosen(stage) == tracks
    assert any("❓" in text for text in stage.texts)


async def test_the_settings_name_the_tracks_and_their_page_switches_them(stage: Stage) -> None:
    await on_the_page(stage)
    page = stage.user.chat.newest
    assert "Questions come from Cisco. Tap" in page.plain
    await stage.press("Amazon", "Any software company", settings_say.BACK)
    assert "Preparing for: Cisco, Amazon and Any software company" in page.plain
    await stage.press(settings_say.CHANGE_TRACKS, "Staff AI", settings_say.BACK)
    assert "Preparing for: Staff AI, Cisco and 2 more" in page.plain


async def test_a_track_says_what_its_interviewers_look_for_and_asks(stage: Stage) -> None:
    await on_the_page(stage)
    page = stage.user.chat.newest
    await stage.press(say.looks_for_label("Amazon"))
    assert "Amazon, 80 questions" in page.plain
    assert all(topic.name in page.plain for topic in BANK.tracks["amazon"].topics.values())
    await stage.press(say.ALL_TRACKS, say.looks_for_label("Amazon"), say.PRACTISE)
    assert (await open_answer(stage)).question_id.startswith("amazon-")
    assert await chosen(stage) == ("cisco",)


async def test_the_door_shows_the_page_in_a_message_of_its_own(stage: Stage) -> None:
    await stage.set_up()
    message = stage.user.chat.newest.message_id
    (page,) = await stage.do(lambda: stage.user.press_data(encode(ShowTracks()), message))
    assert "✓ Cisco" in page.labels


@pytest.mark.parametrize("data", ["Zx:gone", "Ze:gone", "Zc:gone", "Yk:gone"])
async def test_a_button_of_a_track_that_is_gone_changes_nothing(stage: Stage, data: str) -> None:
    await on_the_page(stage)
    message = stage.user.chat.newest.message_id
    (reply,) = await stage.do(lambda: stage.user.press_data(data, message))
    assert reply.plain.startswith("That button is old")
    assert await chosen(stage) == ("cisco",)


async def test_a_track_that_is_gone_stays_chosen_until_it_is_back(sqlite_url: str) -> None:
    async with staged(sqlite_url, tracks=EXAMPLE) as stage:
        await at_the_last_step(stage)
        await stage.press("Payments company", "Skip")
    async with staged(sqlite_url) as without:
        without.user.chat.memory.update_id = without.api.updates.last_id = 1_000
        without.user.chat.memory.message_id = 1_000
        (page,) = await without.say("/settings")
        assert "Preparing for: Staff AI and Cisco" in page.plain
        await without.press(settings_say.CHANGE_TRACKS, "✓ Cisco")
        assert await chosen(without) == ("staff-ai", "payments")


async def test_the_export_holds_the_tracks(stage: Stage) -> None:
    await on_the_page(stage)
    await stage.press("Amazon")
    files = dict(message.document for message in await stage.say("/export") if message.document)
    (body,) = (json.loads(content) for name, content in files.items() if name.endswith(".json"))
    assert body["settings"]["tracks"] == ["cisco", "amazon"]
