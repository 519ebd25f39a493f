"""What a typed line means in the terminal, and how a message looks there."""

import io
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from rich.console import Console
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove

from bot.delivery.http.http_client import AiohttpRequest
from bot.terminal.chat import Change, ChangeKind, Shown
from bot.terminal.commands import Lines, Quit
from bot.terminal.erasing import erase_written
from bot.terminal.local_bot_api import LocalBotApi
from bot.terminal.memory import ChatMemory, Choices
from bot.terminal.person import User
from bot.terminal.readable import readable
from bot.terminal.show import Screen
from tests.clocks import HandClock
from tests.test_printable import commands_in


class Desk:
    """A terminal in front of a bot that only a test speaks for."""

    def __init__(self, api: LocalBotApi, bot: Bot, folder: Path) -> None:
        self.user = User(api)
        self.bot = bot
        self.out = io.StringIO()
        self.screen = Screen(Console(file=self.out, highlight=False, width=100), folder)
        self.lines = Lines(self.user, self.screen.note)

    async def typed(self, *lines: str) -> list[str]:
        """What arrives at the bot for the lines, in short."""
        for line in lines:
            self.lines.do(line)
        found = []
        for update in await self.bot.get_updates(timeout=0):
            message = update.message or update.edited_message
            if update.callback_query:
                found.append(f"press {update.callback_query.data}")
            elif update.edited_message:
                found.append(f"edit {update.edited_message.text}")
            elif message is not None:
                found.append(message.text or next(k for k in ("voice", "photo", "location") if getattr(message, k)))
        return found

    def shown(self) -> str:
        """What is on the screen."""
        for change in self.user.chat.pending_changes():
            self.screen.change(change)
        return self.out.getvalue()


@pytest_asyncio.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with (
        LocalBotApi(token="1:t", clock=HandClock()) as api,
        Bot("1:t", base_url=f"{api.url}/bot", request=AiohttpRequest(), get_updates_request=AiohttpRequest()) as bot,
    ):
        yield Desk(api, bot, tmp_path / "pictures")


CHOICE = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Yes", callback_data="y"), InlineKeyboardButton("No", callback_data="n")]]
)


async def test_a_line_is_a_message_and_an_empty_one_is_ignored(desk: Desk) -> None:
    assert await desk.typed("hello", "", "   ", "/start\n") == ["hello", "/start"]


async def test_a_number_presses_that_button_of_the_newest_message_that_has_buttons(desk: Desk) -> None:
    await desk.bot.send_message(desk.user.person.id, "really?", reply_markup=CHOICE)
    await desk.bot.send_message(desk.user.person.id, "no buttons here")
    assert await desk.typed("2") == ["press n"]


async def test_a_number_that_is_no_button_says_so_and_is_never_sent(desk: Desk) -> None:
    assert await desk.typed("2") == []
    await desk.bot.send_message(desk.user.person.id, "really?", reply_markup=CHOICE)
    assert await desk.typed("3") == []
    assert desk.shown().count("There is no button") == 2


async def test_a_year_is_a_message_and_any_number_is_sent_on_demand(desk: Desk) -> None:
    assert await desk.typed("2023", ":say 7") == ["2023", "7"]


async def test_earlier_buttons_stay_in_reach(desk: Desk) -> None:
    person = desk.user.person.id
    await desk.bot.send_message(person, "really?", reply_markup=CHOICE)
    newer = InlineKeyboardMarkup([[InlineKeyboardButton("Next", callback_data="x")]])
    await desk.bot.send_message(person, "and now?", reply_markup=newer)
    assert await desk.typed(":press 3") == []
    assert await desk.typed(":buttons", ":press 3") == ["press n"]
    listed = desk.shown()
    assert listed.index("[1] Next") < listed.index("really?", listed.index("[1] Next")) < listed.index("[3] No")


async def test_buttons_that_are_gone_are_not_listed(desk: Desk) -> None:
    sent = await desk.bot.send_message(desk.user.person.id, "really?", reply_markup=CHOICE)
    await desk.bot.edit_message_text("done", chat_id=desk.user.person.id, message_id=sent.message_id)
    assert await desk.typed(":buttons") == []
    assert "There is no button." in desk.shown()


def test_earlier_buttons_and_texts_outlive_the_process(tmp_path: Path) -> None:
    memory = ChatMemory.at(tmp_path / "chat.json", first=1)
    memory.note_text(7)
    memory.note_buttons(8, Choices(message_id=8, under=8, labels=["Yes"], data=["y"]))
    memory.save()
    again = ChatMemory.at(tmp_path / "chat.json", first=1)
    assert (again.texts, [each.labels for each in again.standing]) == ([7], [["Yes"]])


async def test_the_keys_of_the_keyboard_are_pressed_in_the_same_way_until_it_goes(desk: Desk) -> None:
    await desk.bot.send_message(desk.user.person.id, "x", reply_markup=ReplyKeyboardMarkup([["Done"], ["Skip"]]))
    assert await desk.typed("1") == ["Done"]
    await desk.bot.send_message(desk.user.person.id, "x", reply_markup=ReplyKeyboardRemove())
    assert (await desk.typed("1"))[-1] == "Done"


async def test_buttons_that_an_edit_takes_away_can_no_longer_be_pressed(desk: Desk) -> None:
    sent = await desk.bot.send_message(desk.user.person.id, "really?", reply_markup=CHOICE)
    await desk.bot.edit_message_text("done", chat_id=desk.user.person.id, message_id=sent.message_id)
    assert await desk.typed("1") == []


async def test_edit_takes_the_last_text_that_is_no_key_and_no_command(desk: Desk) -> None:
    await desk.bot.send_message(desk.user.person.id, "x", reply_markup=ReplyKeyboardMarkup([["Done"], ["Skip"]]))
    desk.lines.do("one")
    typed = desk.user.chat.memory.last_said
    for line in ("1", "done.", "/help", ":edit two"):
        desk.lines.do(line)
    edited = [update.edited_message for update in await desk.bot.get_updates(timeout=0) if update.edited_message]
    assert [(message.message_id, message.text) for message in edited] == [(typed, "two")]


async def test_a_key_is_no_text_either_where_its_keyboard_is_out_of_sight(desk: Desk) -> None:
    await desk.bot.send_message(desk.user.person.id, "Is it 08:00 for you?", reply_markup=CHOICE)
    desk.lines.do("one")
    typed = desk.user.chat.memory.last_said
    for line in ("DONE ✅", ":edit two"):
        desk.lines.do(line)
    edited = [update.edited_message for update in await desk.bot.get_updates(timeout=0) if update.edited_message]
    assert [message.message_id for message in edited] == [typed]


async def test_edit_with_a_number_takes_an_earlier_text(desk: Desk) -> None:
    for line in ("one", "two", "three", ":edit 3 first", ":edit 1 12 last"):
        desk.lines.do(line)
    edited = [update.edited_message for update in await desk.bot.get_updates(timeout=0) if update.edited_message]
    last = desk.user.chat.memory.last_said
    assert [(message.message_id, message.text) for message in edited] == [(last - 2, "first"), (last, "12 last")]


async def test_edit_with_a_number_beyond_the_texts_says_so(desk: Desk) -> None:
    assert await desk.typed("one", ":edit 12 engineers") == ["one"]
    assert ":edit 1 12 engineers" in desk.shown()


async def test_own_words_edit_speak_and_send(desk: Desk) -> None:
    assert await desk.typed("one", ":edit two", ":voice 90", ":photo", ":location 52.5 13.4") == [
        "one",
        "edit two",
        "voice",
        "photo",
        "location",
    ]


@pytest.mark.parametrize(
    "line",
    [
        *(":edit 2", ":say", ":press", ":press x", ":buttons"),
        *(":help", ":file", ":file nowhere.md", ":file /dev/zero", ":file /", ":file ~nobody/x", ":edit"),
        *(
            ":voice",
            ":voice x",
            ":voice ²",
            ":voice 999999",
            ":location",
            ":location 1",
            ":location 99 1",
            ":location nan 1",
        ),
    ],
)
async def test_own_words_that_lack_something_say_how(desk: Desk, line: str) -> None:
    assert await desk.typed(line) == []
    assert ":" in desk.shown() or "to" in desk.shown()


async def test_quit_leaves(desk: Desk) -> None:
    with pytest.raises(Quit):
        desk.lines.do(":quit")


async def test_a_message_is_shown_with_numbers_and_an_edit_once(desk: Desk) -> None:
    sent = await desk.bot.send_message(desk.user.person.id, "<b>a &lt; b</b>", parse_mode="HTML", reply_markup=CHOICE)
    await desk.bot.send_photo(desk.user.person.id, b"png", caption="a picture")
    before = desk.shown()
    assert "a < b" in before
    assert "[2] No" in before
    assert "pictures" in before
    await desk.bot.edit_message_text("changed", chat_id=desk.user.person.id, message_id=sent.message_id)
    assert desk.shown().count("(edited) changed") == 1


async def test_an_edit_that_only_takes_the_buttons_away_is_not_printed(desk: Desk) -> None:
    sent = await desk.bot.send_message(desk.user.person.id, "a question", reply_markup=CHOICE)
    before = desk.shown()
    await desk.bot.edit_message_text("a question", chat_id=desk.user.person.id, message_id=sent.message_id)
    assert desk.shown() == before


def document(name: str) -> Change:
    """A file that comes in, as it is shown."""
    return Change(kind=ChangeKind.NEW, message=Shown(message_id=9, html="", plain="", document=(name, b"x")))


async def test_nothing_of_a_message_commands_the_terminal(desk: Desk) -> None:
    person, escape = desk.user.person.id, "\x1b]0;owned\x07\x9b2J\u202e"
    labels = InlineKeyboardMarkup([[InlineKeyboardButton(f"label {escape}", callback_data="x")]])
    await desk.bot.send_message(person, f"text {escape} &#27;&#155;", parse_mode="HTML", reply_markup=labels)
    desk.screen.change(document(f"name {escape}.md"))
    desk.user.press(1)
    (update,) = await desk.bot.get_updates(timeout=0)
    assert update.callback_query is not None
    await desk.bot.answer_callback_query(update.callback_query.id, text=f"toast {escape}")
    desk.screen.said(f"typed {escape}")
    await desk.typed(f":file {escape}")
    shown = desk.shown()
    assert all(word in shown for word in ("text ", "label ", "name ", "toast ", "typed ", "cannot be read"))
    assert commands_in(shown) == []


async def test_pictures_and_files_are_for_their_owner_alone_until_they_are_erased(desk: Desk, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        await desk.bot.send_photo(desk.user.person.id, b"png")
        await desk.bot.send_message(desk.user.person.id, "really?", reply_markup=CHOICE)
        desk.shown()
        desk.screen.change(document("../stardrill.md"))
    finally:
        os.umask(before)
    folder = tmp_path / "pictures"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert list(tmp_path.rglob("stardrill.md")) == [folder / "stardrill.md"]
    memory = desk.user.chat.memory
    counted = memory.message_id
    erase_written(folder, memory)
    assert not folder.exists()
    assert (memory.choices.labels, memory.standing, memory.message_id) == ([], [], counted)


def test_erasing_follows_no_link_and_enters_no_folder(tmp_path: Path) -> None:
    kept, folder = tmp_path / "kept.txt", tmp_path / "pictures"
    kept.write_text("of somebody else")
    (folder / "inside").mkdir(parents=True)
    (folder / "link").symlink_to(kept)
    erase_written(folder, ChatMemory())
    assert kept.read_text() == "of somebody else"
    assert [path.name for path in folder.iterdir()] == ["inside"]
    erase_written(tmp_path / "nowhere", ChatMemory())


def test_erasing_raises_nothing_where_the_disk_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    memory = ChatMemory()
    for owner, name in ((Path, "is_dir"), (Path, "iterdir"), (ChatMemory, "save")):
        monkeypatch.setattr(owner, name, refuse)
    erase_written(tmp_path, memory)
    assert memory.choices.labels == []


async def test_a_file_that_cannot_be_kept_is_said_and_the_message_shown(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "pictures").touch()
    await desk.bot.send_photo(desk.user.person.id, b"png", caption="a picture")
    said = desk.shown().replace("\n", "")  # where a line is broken depends on the folder's name
    assert "cannot be written" in said
    assert "a picture" in said


def test_a_memory_that_cannot_be_written_stops_no_chat(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ChatMemory(path=tmp_path / "file" / "chat.json").save()


def test_quotations_get_a_bar() -> None:
    assert readable("<blockquote expandable>one\ntwo</blockquote>").plain == "│ one\n│ two"


def test_the_memory_keeps_ids_growing_and_no_word(tmp_path: Path) -> None:
    path = tmp_path / "chat.json"
    memory = ChatMemory.at(path, first=100)
    memory.update_id += 5
    memory.save()
    again = ChatMemory.at(path, first=1)
    assert again.update_id == 105
    assert path.stat().st_mode & 0o077 == 0
    path.write_text("{broken")
    assert ChatMemory.at(path, first=500).update_id == 500


async def test_a_file_is_sent_by_its_path_and_can_be_fetched(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "stories.md").write_text("# My story: a")
    desk.lines.do(f":file {tmp_path / 'stories.md'}")
    (update,) = await desk.bot.get_updates(timeout=0)
    assert update.message is not None
    assert update.message.document is not None
    assert update.message.document.file_name == "stories.md"
    assert (desk.user.api.files[update.message.document.file_id]) == b"# My story: a"
