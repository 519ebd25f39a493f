"""By which deeds and times a story is heard as one of an archetype, each beside what only looks like it."""

import pytest

from bot.review.read import read
from bot.review.signals import Signals
from bot.review.told.cues import CUES, Cues
from question_bank.lexicon import load_lexicon
from question_bank.models import ArchetypeId

LEXICON = load_lexicon()
BEFORE, AFTER = "I led the desk of the lighthouse.", "The keeper read the lists, and the boats came home."
ETHICS, SAFETY = ArchetypeId.ETHICAL_PUSHBACK, ArchetypeId.SAFETY_ESCALATION
RESEARCH, KILLED = ArchetypeId.RESEARCH_VS_SHIPPING, ArchetypeId.KILLED_PROJECT


def counted(archetype: ArchetypeId, says: str, text: str) -> int:
    """Return how many of a cue a text has."""
    (cue,) = (each for each in CUES[archetype] if each.says == says)
    return Cues(Signals(reading=read(text), lexicon=LEXICON)).counted(cue)


def told(archetype: ArchetypeId, says: str, sentence: str) -> int:
    """Return how many of a cue a sentence has in the midst of a story."""
    return counted(archetype, says, f"{BEFORE} {sentence} {AFTER}")


@pytest.mark.parametrize(
    "sentence",
    [
        "I told the harbour master that I would not sign it.",
        "I said I won't be the one who does that.",
        "I wrote to him that I would do the list without the names.",
        "I told them I didn't want their bonus.",
    ],
)
def test_who_is_asked_for_a_wrong_tells_what_they_will_or_will_not_do(sentence: str) -> None:
    assert told(ETHICS, "what the speaker says that they will or will not do", sentence) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "I told the harbour master that the lamp was out.",
        "He told me that he would not sign it.",
        "I told them that nobody would read it.",
        "I told her what I had found.",
    ],
)
def test_what_is_reported_or_said_by_others_is_no_word_of_ones_own(sentence: str) -> None:
    assert told(ETHICS, "what the speaker says that they will or will not do", sentence) == 0


@pytest.mark.parametrize(
    "sentence", ["I won't build the list.", "I would not use the names for that.", "We will not hand over the log."]
)
def test_what_the_speaker_will_not_carry_out_is_refused(sentence: str) -> None:
    assert told(ETHICS, "what the speaker will not do", sentence) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "I didn't build the list.",
        "They won't build the list.",
        "I would build the list.",
        "I would not have built the list without her.",
    ],
)
def test_what_was_left_undone_or_is_others_is_not_refused(sentence: str) -> None:
    assert told(ETHICS, "what the speaker will not do", sentence) == 0


def test_being_asked_for_a_wrong_is_told_apart_from_seeing_a_danger() -> None:
    asked = (
        "The sales head wanted the faces of the visitors matched with their bills. I told him that I would not build it, "
        "and that I would count hats instead. He said that it was legal. I showed him both counts, and he took the hats."
    )
    seen = (
        "Before the launch I read the transcripts of our assistant, and I noticed that the bot gave advice on pills to "
        "whoever asked. I sent the worst clip to the chief medical officer. The launch was held for nine days."
    )
    of_asked = Cues(Signals(reading=read(asked), lexicon=LEXICON))
    of_seen = Cues(Signals(reading=read(seen), lexicon=LEXICON))
    assert of_asked.points(ETHICS) > 2 * of_asked.points(SAFETY)
    assert of_seen.points(SAFETY) > 2 * of_seen.points(ETHICS)


@pytest.mark.parametrize(
    "sentence", ["We agreed on the old lamp.", "They voted on it twice.", "The crew decided for the lamp."]
)
def test_what_several_people_settle_on_is_a_contested_decision(sentence: str) -> None:
    assert told(ArchetypeId.CONTESTED_DECISION, "what several people settle on", sentence) >= 1


@pytest.mark.parametrize("sentence", ["I decided for the lamp.", "We did not agree on a lamp.", "We would vote on it."])
def test_what_one_settles_alone_or_nobody_did_is_none(sentence: str) -> None:
    assert told(ArchetypeId.CONTESTED_DECISION, "what several people settle on", sentence) == 0


@pytest.mark.parametrize("kept", ["one day a week", "a Friday each week", "two afternoons per week"])
def test_a_part_of_each_week_is_kept_for_the_research(kept: str) -> None:
    says = "a day a week that is kept for something"
    assert told(RESEARCH, says, f"I kept {kept} for the study of the tides.") == 1


@pytest.mark.parametrize("once", ["one day", "a week", "a day of the week that was dry"])
def test_a_day_that_does_not_come_again_is_not_kept(once: str) -> None:
    says = "a day a week that is kept for something"
    assert told(RESEARCH, says, f"I took {once} for the study of the tides.") == 0


@pytest.mark.parametrize(
    "sentence", ["We shipped the short list.", "I trained the tide model.", "They would ship in May."]
)
def test_what_is_trained_or_shipped_hints_at_research_against_shipping(sentence: str) -> None:
    hints = (told(RESEARCH, says, sentence) for says in ("that something is trained", "that something is shipped"))
    assert sum(hints) == 1


def test_what_several_others_want_counts_where_the_story_begins() -> None:
    wanted = "The skippers wanted the tides in March."
    says = "what others want, as it begins"
    assert counted(RESEARCH, says, f"{wanted} {BEFORE} {AFTER}") == 1
    assert counted(RESEARCH, says, f"{BEFORE} {AFTER} {wanted}") == 0


def test_months_and_years_weigh_where_the_story_begins() -> None:
    spent = "It had taken us two years and four months."
    says = "a time of months and years"
    assert counted(KILLED, says, f"{spent} {BEFORE} {AFTER}") == 2
    assert counted(KILLED, says, f"{BEFORE} {AFTER} {spent}") == 0


def test_minutes_and_hours_are_the_times_of_an_incident() -> None:
    says = "minutes, hours and nights"
    assert told(ArchetypeId.QUALITY_INCIDENT, says, "It was dark for forty minutes, and I slept three hours.") == 2
    assert told(ArchetypeId.QUALITY_INCIDENT, says, "It was dark for nine weeks.") == 0


@pytest.mark.parametrize(
    "gate", ["No list goes out until two people have read it.", "A lamp can't be changed without the log."]
)
def test_what_cannot_get_through_any_more_ends_an_incident(gate: str) -> None:
    says = "what cannot get through any more"
    story = f"{BEFORE} A wrong list went out in May, and I wrote to each boat."
    assert counted(ArchetypeId.QUALITY_INCIDENT, says, f"{story} {gate}") == 1
    assert counted(ArchetypeId.QUALITY_INCIDENT, says, f"{gate} {story} {AFTER}") == 0


@pytest.mark.parametrize(
    ("sentence", "thoughts"),
    [
        ("She knew the chart, and she found the rock.", 2),
        ("He thought about it.", 1),
        ("She sang.", 0),
        ("I found the rock.", 0),
        ("The committee found the rock.", 0),
    ],
)
def test_what_one_other_person_thinks_or_finds_out_is_mentoring(sentence: str, thoughts: int) -> None:
    assert told(ArchetypeId.MENTORING, "what the other one thinks or finds out", sentence) == thoughts


@pytest.mark.parametrize(
    ("sentence", "deeds"),
    [
        ("Product wanted the lamp on all night.", 1),
        ("The product manager came with a list.", 1),
        ("I changed the product.", 0),
    ],
)
def test_product_is_the_other_side_of_a_cost_negotiation(sentence: str, deeds: int) -> None:
    assert told(ArchetypeId.COST_NEGOTIATION, "what product does", sentence) == deeds


def test_a_brother_in_law_is_no_question_of_the_law() -> None:
    assert told(ETHICS, "whether it is lawful", "My brother-in-law has a tractor.") == 0
    assert told(ETHICS, "whether it is lawful", "Our lawyer said that it was legal.") == 2
