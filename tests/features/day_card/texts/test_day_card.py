"""The day card in words: what is told stands in it as it was told, and it reads on a phone."""

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.features.day_card.logic.card_spans import CardGap
from bot.features.day_card.logic.day_card import CardEntry, DayCard
from bot.features.day_card.texts import day_card as say
from bot.terminal.refusals import check_text
from question_bank.models import ArchetypeId

TODAY = date(2026, 3, 5)
WHOLE = CardEntry(
    story_id=1,
    archetypes=(ArchetypeId.CONTESTED_DECISION,),
    title="The canary",
    opening="We were eight people.",
    number="Failures fell from 3 to 1",
    source="We read it off the log.",
    reflection="Next time I would ask first.",
)


def card(*entries: CardEntry, more: tuple[str, ...] = ()) -> DayCard:
    covered = {archetype for entry in entries for archetype in entry.archetypes}
    return DayCard(entries=entries, missing=tuple(one for one in ArchetypeId if one not in covered), more=more)


def test_a_story_is_its_archetype_its_title_and_its_phrases_each_on_a_line() -> None:
    (text,) = say.card_texts("<b>Head</b>", card(WHOLE), soon=True)
    assert check_text(text, "HTML").split("\n\n")[1].splitlines() == [
        "Contested decision · “The canary”",
        "“We were eight people.”",
        "Number: “Failures fell from 3 to 1”",
        "From: “We read it off the log.”",
        "Looking back: “Next time I would ask first.”",
    ]


def test_gaps_are_said_plainly_in_italics() -> None:
    lacking = CardEntry(
        story_id=1,
        archetypes=WHOLE.archetypes,
        title="The canary",
        opening="We were eight.",
        gaps=(CardGap.NO_NUMBER, CardGap.NO_REFLECTION),
    )
    (text,) = say.card_texts("", card(lacking), soon=False)
    assert "<i>No number yet, no reflection yet.</i>" in text
    assert say.FILL_IN in text


def test_on_the_eve_nothing_is_asked_for() -> None:
    (text,) = say.card_texts("", card(WHOLE), soon=True)
    assert say.READ_ONCE in text
    assert say.FILL_IN not in text


def test_archetypes_without_a_story_are_named_with_what_to_do() -> None:
    (text,) = say.card_texts("", card(WHOLE), soon=True)
    assert "<i>No story: Killed project, Research or ship," in text
    assert "say so and tell the closest that you have.</i>" in text


def test_further_stories_are_named() -> None:
    (text,) = say.card_texts("", card(more=("The migration",)), soon=True)
    assert "More stories:</b> “The migration”." in text


def test_the_heading_says_how_near_the_interview_is() -> None:
    days = [None, *(TODAY + timedelta(days=n) for n in (-1, 0, 1, 9))]
    assert [say.heading(TODAY, on, time(9, 30)) for on in days] == [
        "<b>Your day card</b>",
        "<b>Your day card</b>",
        "<b>Your interview is today</b>, at 09:30",
        "<b>Your interview is tomorrow</b>: Fri 6 March, at 09:30",
        "<b>Your day card</b> for Sat 14 March, at 09:30",
    ]


PHRASES = st.text(min_size=1, max_size=400).filter(lambda text: text.strip() != "")


@given(st.lists(st.tuples(PHRASES, PHRASES, PHRASES, PHRASES), min_size=1, max_size=8))
def test_however_much_is_told_nothing_is_added_to_the_phrases_and_each_message_can_be_sent(
    stories: list[tuple[str, str, str, str]],
) -> None:
    archetypes = list(ArchetypeId)
    entries = [
        CardEntry(
            story_id=n,
            archetypes=(archetypes[n],),
            title="T",
            opening=opening,
            number=number,
            source=source,
            reflection=reflection,
        )
        for n, (opening, number, source, reflection) in enumerate(stories)
    ]
    plain = [check_text(text, "HTML") for text in say.card_texts("<b>Head</b>", card(*entries), soon=True)]
    before = ("“", f"{say.NUMBER}: “", f"{say.SOURCE}: “", f"{say.REFLECTION}: “")
    said = [line for text in plain for line in text.split("\n") if line.startswith(before)]
    phrases = [phrase for story in stories for phrase in story]
    for line, phrase in zip(said, phrases, strict=True):
        shown = line.partition("“")[2].removesuffix("”").removesuffix(" …")
        assert " ".join(phrase.split()).startswith(shown)
