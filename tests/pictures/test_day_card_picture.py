"""The picture of the day card: every story of the card, readable at a phone's width, whatever was typed."""

import json
from datetime import date, time
from io import BytesIO

import pytest
from PIL import Image

from bot.features.day_card.card_picture import MOST_STORIES, PICTURE, pictures_of
from bot.features.day_card.logic.card_spans import LONGEST_SENTENCE, CardGap
from bot.features.day_card.logic.day_card import CardEntry, DayCard
from bot.pictures.drawing import WIDTH
from bot.pictures.picture import draw
from question_bank.models import ArchetypeId

ALL = tuple(ArchetypeId)
ON, AT = date(2026, 3, 6), time(10)
LONGEST_SHOWN = 2.9 * WIDTH
"""Telegram shrinks what is higher than 2,560 pixels. At this height a line is still as large as in a chat."""


def entry(*archetypes: ArchetypeId, title: str = "The canary", phrase: str = "We were eight people.") -> CardEntry:
    return CardEntry(
        story_id=1,
        archetypes=archetypes,
        title=title,
        opening=phrase,
        number=phrase,
        source=phrase,
        reflection=phrase,
        gaps=(CardGap.VAGUE_REFLECTION,),
    )


def card(*entries: CardEntry) -> DayCard:
    covered = {archetype for one in entries for archetype in one.archetypes}
    return DayCard(entries=entries, missing=tuple(one for one in ALL if one not in covered))


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png))


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("A title without an end " * 9, "Our search team of eight served twelve million users. " * 4),
        ("🙂🚀", "👩🏽\u200d💻 🙂"),
        ("Проект «Поиск»", "Команда из восьми человек обслуживала двенадцать миллионов пользователей."),
        ("日本語のタイトル", "日本語のテキスト。" * 12),
        ("مشروع البحث", "كان فريقنا من ثمانية أشخاص يخدم اثني عشر مليون مستخدم"),
        ("x" * 200, "x" * LONGEST_SENTENCE),
    ],
    ids=["long", "emoji", "cyrillic", "japanese", "arabic", "one word"],
)
def test_it_is_a_png_of_a_phones_width_and_reads_there(title: str, phrase: str) -> None:
    full = card(*(entry(archetype, title=title, phrase=phrase) for archetype in ALL))
    for picture in pictures_of(full, ON, AT):
        png = draw(picture.kind, picture.data)
        assert (opened(png).format, opened(png).width) == ("PNG", WIDTH)
        assert opened(png).height < LONGEST_SHOWN
        assert len(png) < 300_000


def test_same_data_gives_the_same_bytes_also_after_json() -> None:
    (picture,) = pictures_of(card(entry(ALL[0])), ON, AT)
    assert draw(PICTURE, picture.data) == draw(PICTURE, json.loads(json.dumps(picture.data)))


def test_eight_stories_are_two_pictures_that_say_which_they_are() -> None:
    pictures = pictures_of(card(*map(entry, ALL)), ON, AT)
    assert [picture.data["page"] for picture in pictures] == ["1 of 2", "2 of 2"]
    assert [len(picture.data["entries"]) for picture in pictures] == [MOST_STORIES, MOST_STORIES]


def test_the_archetypes_without_a_story_are_on_the_last_one() -> None:
    pictures = pictures_of(card(*map(entry, ALL[:5])), ON, AT)
    assert pictures[0].data["missing"] == ""
    assert "Cost negotiation" in pictures[1].data["missing"]


def test_a_card_without_stories_has_no_picture() -> None:
    assert pictures_of(card(), ON, AT) == []


@pytest.mark.parametrize(
    ("on", "at", "said"), [(ON, AT, "Fri 6 March, 10:00"), (ON, None, "Fri 6 March"), (None, None, "")]
)
def test_the_picture_says_when_the_interview_is(on: date | None, at: time | None, said: str) -> None:
    (picture,) = pictures_of(card(entry(ALL[0])), on, at)
    assert picture.data["when"] == said


def test_every_word_that_it_shows_is_the_users() -> None:
    (picture,) = pictures_of(card(entry(ALL[0])), ON, AT)
    (shown,) = picture.data["entries"]
    assert {phrase for _, phrase in shown["lines"]} == {"We were eight people."}
    assert shown["title"] == "The canary"


def test_nothing_is_written_over_the_edge() -> None:
    long = card(entry(*ALL, title="A title without an end " * 9, phrase="x" * LONGEST_SENTENCE))
    (picture,) = pictures_of(long, ON, AT)
    image = opened(draw(picture.kind, picture.data)).convert("L")
    strip = image.crop((WIDTH - 20, 0, WIDTH, image.height))
    assert len(strip.getcolors(256) or []) <= 2
