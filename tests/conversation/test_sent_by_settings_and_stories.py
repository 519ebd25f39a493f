"""Buttons and chat states that former versions wrote, of settings, stories, files and the account: they are read as ever."""

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

import pytest

from bot.conversation.chat_state import ChatState, Idle
from bot.conversation.doors import (
    AskScope,
    ButtonPlace,
    DailyOnceAWeek,
    Export,
    MoveDaily,
    PauseDaily,
    ShowSettings,
    ShowStories,
    ShowStory,
    ShowTracks,
    StopDaily,
    StopWeekly,
    WriteStory,
)
from bot.conversation.payload import BadPayload, Payload, encode
from bot.conversation.registry import Registry
from bot.features.account.account import EraseEverything, KeepEverything
from bot.features.account.feature import ACCOUNT
from bot.features.account.states import ConfirmingErasure
from bot.features.registered import FEATURES
from bot.features.settings import onboarding, settings, settings_days, settings_times, settings_zone, tracks
from bot.features.settings.feature import SETTINGS
from bot.features.settings.onboarding import ConfirmZone, Purpose, SetDailyTime, SetPurpose, Shift, ShiftZone
from bot.features.settings.states import SettingUp, TypingPause, TypingQuiet, TypingTime, TypingWeekly, TypingZone
from bot.features.stories import (
    core_stories,
    in_one_go,
    stories,
    story_from_answer,
    story_marks,
    story_retyping,
    story_tags,
    story_versions,
    story_writing,
)
from bot.features.stories.feature import STORIES
from bot.features.stories.project_suggestion import AskField
from bot.features.stories.states import RetypingStory, TaggingStory, WritingStory
from bot.features.stories.texts.story_tags import Field
from bot.features.transfer.feature import TRANSFER
from bot.features.transfer.importing.offers import FileCoreStories, FileStory, TakeLearnings
from bot.features.transfer.importing.sent_file import AcceptImport, DeclineImport
from question_bank.models import ArchetypeId, Move
from storage.records import Conversation, StoryScope

REGISTRY = Registry(FEATURES)
HERE = ButtonPlace.SETTINGS
BACK = {"state": "drilling", "data": {"drill_id": 7, "at": "gaps", "gaps": []}}
SENT: Mapping[str, Payload] = {
    "zy": ConfirmZone(),
    "zs:-1": ShiftZone(Shift.EARLIER),
    "zs:1:Europe/Lisbon": ShiftZone(Shift.LATER, "Europe/Lisbon"),
    "dt:0730": SetDailyTime(time(7, 30)),
    "pu:cisco": SetPurpose(Purpose.CISCO),
    "Zk": ShowTracks(),
    "Zx:amazon": tracks.ToggleTrack("amazon"),
    "Ze:amazon": tracks.ShowTrack("amazon"),
    "Zc:amazon": onboarding.ChooseTrack("amazon"),
    "Zg": onboarding.ChooseSeveral(),
    "Zn": onboarding.EndSetUp(),
    "az:here": settings.AskZone(HERE),
    "at:here": settings.AskDailyTime(HERE),
    "ap:here": settings.AskTracks(HERE),
    "aq:here": settings.AskPause(HERE),
    "pd:14": settings_days.PauseFor(14),
    "rs:here": settings.EndPause(HERE),
    "d1:here": settings.StartDaily(HERE),
    "d0:here": StopDaily(HERE),
    "d0": StopDaily(),
    "Zr": MoveDaily(),
    "Zo:3": DailyOnceAWeek(3),
    "Zv": PauseDaily(),
    "w1:here": settings.StartWeekly(HERE),
    "w0:here": StopWeekly(HERE),
    "w0": StopWeekly(),
    "se": ShowSettings(),
    "Zb": settings.BackToSettings(),
    "Zz:Europe/Lisbon": settings_zone.SetZone("Europe/Lisbon"),
    "Zd:here": settings.AskDays(HERE),
    "Zt:7": settings_days.ToggleDay(7),
    "Zw:here": settings.AskWeekly(HERE),
    "Zy:1": settings_days.SetWeeklyDay(1),
    "Zh:1800": settings_days.SetWeeklyTime(time(18)),
    "Zq:here": settings.AskQuiet(HERE),
    "Zf:2200": settings_times.SetQuietFrom(time(22)),
    "Zu:2200:0700": settings_times.SetQuietHours(time(22), time(7)),
    "Zu:0000:0000": settings_times.SetQuietHours(time(), time()),
    "Zm:here": settings.AskMockSize(HERE),
    "Zs:5": settings.SetMockSize(5),
    "SS": ShowStories(),
    "So:9": ShowStory(9),
    "Sn": WriteStory(),
    "Sn:mentoring": WriteStory(ArchetypeId.MENTORING),
    "Sa": stories.AddStory(),
    "Se:2": stories.ListStories(2),
    "Sb:9": stories.ShowWholeStory(9),
    "Sp:9": stories.RemoveStory(9),
    "Su:9": stories.PutStoryBack(9),
    "Sl:9:T": stories.ReadLetter(9, Move.TRADE_OFF),
    "Sw:0:T": story_writing.WriteLetter(0, Move.TRADE_OFF),
    "Sg:9:E": story_writing.WriteLetterAgain(9, Move.REFLECTION),
    "Sf:0": story_writing.FinishStoryLater(0),
    "Si:9": stories.FinishStory(9),
    "St:9": stories.ShowTags(9),
    "Sd:9:project": AskField(9, Field.PROJECT),
    "Sk:9:title": story_tags.KeepField(9, Field.TITLE),
    "Sc:9:learnings": story_tags.ClearField(9, Field.LEARNINGS),
    "Sz:9:3": story_tags.SetCategory(9, 3),
    "Sh:9": story_tags.AskArchetypes(9),
    "Sx:9:mentoring": story_tags.ToggleArchetype(9, ArchetypeId.MENTORING),
    "Sj:9": story_tags.AskCore(9),
    "Sq:9:0": story_tags.SetCore(9, 0),
    "Wa:9": AskScope(9),
    "Wb:9:teams": story_tags.SetScope(9, StoryScope.TEAMS),
    "Wb:9": story_tags.SetScope(9),
    "Sv:9:0": stories.ShowVersions(9, 0),
    "Sm:9:2": story_versions.ShowVersion(9, 2),
    "Sr:9:2": story_versions.RestoreVersion(9, 2),
    "Ss:5": story_from_answer.SaveAsStory(5),
    "Sy:5": story_from_answer.UpdateStory(5),
    "SA:9:2": story_marks.ShowSentences(9, 2),
    "SA:9:0:1": story_marks.ShowSentences(9, 0, fresh=True),
    "SB:9:4294967295:40": story_marks.ShowSentence(9, 4294967295, 40),
    "SC:9:4294967295:40:T:1": story_marks.SetLetter(9, 4294967295, 40, Move.TRADE_OFF, told=True),
    "SD:9:1": story_marks.SetOrder(9, trade_off_first=True),
    "SH:9": story_retyping.TypeStoryAgain(9),
    "SE:9:S": in_one_go.SplitLetter(9, Move.SITUATION),
    "SF:9:S": in_one_go.KeepInOneLetter(9, Move.SITUATION),
    "SG": story_writing.BeginWithTradeOff(),
    "S1": stories.ShowCoreStories(),
    "S2:8": core_stories.ShowCoreStory(8),
    "S3:8": core_stories.WriteCoreStory(8),
    "S4:0": core_stories.ShowCiscoQuestions(0),
    "S5:cisco-1": core_stories.ShowCiscoQuestion("cisco-1"),
    "S6:cisco-1": core_stories.PractiseCiscoQuestion("cisco-1"),
    "Xa": Export(),
    "Xy:4": AcceptImport(4),
    "Xn:4": DeclineImport(4),
    "Xp:4:5": FileStory(4, ArchetypeId.QUALITY_INCIDENT),
    "Xq": FileCoreStories(),
    "Xl:4": TakeLearnings(4),
    "dy": EraseEverything(),
    "dn": KeepEverything(),
}


@pytest.mark.parametrize(("data", "payload"), SENT.items())
def test_a_button_means_what_it_meant(data: str, payload: Payload) -> None:
    assert REGISTRY.payload(data) == payload
    assert encode(payload) == data


def test_every_button_of_these_features_is_pinned() -> None:
    declared = {kind for feature in (SETTINGS, STORIES, TRANSFER, ACCOUNT) for kind in feature.presses}
    assert declared == {type(payload) for payload in SENT.values()}


@pytest.mark.parametrize(
    "data",
    ["zs:0", "zs:900", "dt:2460", "pu:all", "pd:0", "pd:366", "Zt:0", "Zt:8", "Zu:2200", "Zs:4", "Zd:there", "Sl:9:X"],
)
def test_what_is_out_of_range_is_refused(data: str) -> None:
    with pytest.raises(BadPayload):
        REGISTRY.payload(data)


WRITING = {"story_id": 9, "archetype": "mentoring", "core": 3, "letter": "T", "over": True}
UNBORN = {"story_id": None, "archetype": None, "core": None, "letter": "S", "over": False}
TAGGING = {"story_id": 9, "field": "project", "after_writing": True}


@pytest.mark.parametrize(
    ("name", "data", "state"),
    [
        ("setting_up", {}, SettingUp()),
        ("typing_zone", {"back": BACK}, TypingZone(BACK)),
        ("typing_time", {"back": None}, TypingTime()),
        ("typing_weekly", {"back": BACK}, TypingWeekly(BACK)),
        ("typing_quiet", {"back": BACK}, TypingQuiet(BACK)),
        ("typing_pause", {"back": BACK}, TypingPause(BACK)),
        ("confirming_erasure", {"back": BACK}, ConfirmingErasure(BACK)),
        (
            "writing_story",
            WRITING,
            WritingStory(story_id=9, archetype=ArchetypeId.MENTORING, core=3, letter=Move.TRADE_OFF, over=True),
        ),
        ("writing_story", UNBORN, WritingStory(letter=Move.SITUATION)),
        (
            "writing_story",
            {**UNBORN, "trade_off_first": True, "in_one_letter": True},
            WritingStory(letter=Move.SITUATION, trade_off_first=True, in_one_letter=True),
        ),
        (
            "writing_story",
            {"letter": "S", "story_id": 9, "message_id": 31, "typed": "We had 40 people."},
            WritingStory(letter=Move.SITUATION, story_id=9, message_id=31, typed="We had 40 people."),
        ),
        (
            "retyping_story",
            {"story_id": 9, "before": 2, "message_id": 31, "typed": "We had 40 people."},
            RetypingStory(story_id=9, before=2, message_id=31, typed="We had 40 people."),
        ),
        ("tagging_story", TAGGING, TaggingStory(story_id=9, field=Field.PROJECT, after_writing=True)),
        ("tagging_story", {"story_id": 9, "field": "mood", "after_writing": False}, Idle()),
    ],
)
def test_a_stored_row_means_what_it_meant(name: str, data: Mapping[str, Any], state: ChatState) -> None:
    row = Conversation(chat_id=1, state=name, data=data, updated_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert REGISTRY.state_of(row) == state
    # What is written now is read in the same way.
    row = Conversation(chat_id=1, state=state.name, data=state.to_data(), updated_at=row.updated_at)
    assert REGISTRY.state_of(row) == state
