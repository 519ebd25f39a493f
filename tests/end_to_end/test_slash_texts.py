"""Texts that begin with a slash: part of what is being written, unless they are a command that exists."""

import pytest

from bot.conversation.texts import refusals
from bot.features.answering.texts import loose_text as loose
from tests.end_to_end.stage import STORY, Stage

LOG = "/var/log filled up at 3am on 4 nodes and I wrote the rotation."


async def parts(stage: Stage) -> list[str]:
    async with stage.bot.database.read() as uow:
        return [part.text for part in await uow.answers.all_parts(1)]


@pytest.mark.parametrize("text", [LOG, "/etc/hosts\nwas wrong", "/42 of them failed"])
async def test_one_in_an_open_answer_is_part_of_it(stage: Stage, text: str) -> None:
    await stage.set_up()
    await stage.say(text)
    assert await parts(stage) == [text]


@pytest.mark.parametrize("command", ["/help", "/Help", "/help@local_bot", "/help me with this one"])
async def test_a_command_that_exists_stays_one(stage: Stage, command: str) -> None:
    await stage.set_up()
    (said,) = await stage.say(command)
    assert "What I can do" in said.plain
    assert await parts(stage) == []


@pytest.mark.parametrize("command", ["/foo", "/foo@local_bot"])
async def test_a_lone_one_stays_unknown(stage: Stage, command: str) -> None:
    await stage.set_up()
    (said,) = await stage.say(command)
    assert said.plain == refusals.UNKNOWN_COMMAND
    assert await parts(stage) == []


@pytest.mark.parametrize(("command", "meant"), [("/practise", "/practice?"), ("/help@other_bot", "/help?")])
async def test_a_mistyped_command_is_told_the_one_that_was_meant(stage: Stage, command: str, meant: str) -> None:
    await stage.set_up()
    (said,) = await stage.say(command)
    assert meant in said.plain
    assert await parts(stage) == []


@pytest.mark.parametrize("key", ["/done", "/Done@local_bot", "/done."])
async def test_a_key_of_the_keyboard_with_one_is_the_key(stage: Stage, key: str) -> None:
    await stage.set_up()
    await stage.say(STORY)
    assert any("Fix first" in said.plain or "Staff" in said.plain for said in await stage.say(key))


async def test_while_nothing_is_open_a_short_one_is_unknown_and_a_long_one_kept(stage: Stage) -> None:
    (unknown,) = await stage.opened("/foo bar")
    assert unknown.plain == refusals.UNKNOWN_COMMAND
    (offer,) = await stage.say(f"/var {STORY}")
    assert loose.DISCARD in offer.labels


async def test_an_edit_to_one_changes_the_part(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("The disk filled up.")
    await stage.do(lambda: stage.user.edit(LOG))
    assert await parts(stage) == [LOG]
    await stage.do(lambda: stage.user.edit("/help"))
    assert await parts(stage) == [LOG]
