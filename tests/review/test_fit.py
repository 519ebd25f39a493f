"""Whether a story answers its question, and what an interviewer would hear in it instead."""

import pytest

from bot.review.fit import ABSENT, AHEAD, TIMES_OWN, fit
from bot.review.read import read
from bot.review.signals import Signals
from bot.review.told.cues import CUES, Cues
from question_bank.lexicon import load_lexicon
from question_bank.models import ArchetypeId
from tests.review.traps.stories import AVOIDED, FALLEN

LEXICON = load_lexicon()
STORIES = {
    ArchetypeId.CONTESTED_DECISION: (
        "The whole guild of twelve engineers wanted Kafka for the order events and I wanted a plain Postgres "
        "queue. We argued about it "
        "for weeks. I disagreed in the design review and I was outvoted at first. I told them that if the queue "
        "fell over at 3,000 "
        "events a second I would migrate us to Kafka myself. I ran the benchmark with the loudest objector. It "
        "held, and they voted "
        "again. The architecture has run for two years."
    ),
    ArchetypeId.KILLED_PROJECT: (
        "I killed my own project, a planner for bakery vans that I had pitched and led for fourteen months. We "
        "had sunk 400 "
        "thousand into it and the drivers never followed the plan. I could polish it for another season or free "
        "five people. "
        "I told my director that I was stopping it, I wrote its obituary, I archived the code and I found each "
        "of the five a seat on "
        "the depot project."
    ),
    ArchetypeId.RESEARCH_VS_SHIPPING: (
        "Our researcher wanted to train a general transformer, with a proper ablation study and a paper, which "
        "meant a year. The "
        "customer needed something that ships before the season. I shipped a simple baseline, a lookup table "
        "with a threshold, in "
        "three weeks. The experiments went on every Friday. The narrow rules never worked for Finnish, which "
        "cost us two accounts."
    ),
    ArchetypeId.SAFETY_ESCALATION: (
        "Eight days before the launch I saw that our assistant gave a dangerous dosage for children, a risk of "
        "an overdose. My lead "
        "said that we ship and look later. I took the transcripts to the chief medical officer and to the "
        "general counsel the same "
        "evening. I asked them to hold the release. They delayed it by two weeks, and the safety policy has a "
        "gate since."
    ),
    ArchetypeId.QUALITY_INCIDENT: (
        "At two in the morning the pager rang: after the deployment the totals were wrong and 4,000 customers "
        "were affected. I rolled "
        "the release back, I bisected it and I found the root cause, a swapped column. I recomputed the rows and "
        "refunded 60 orders. "
        "The next day I added a check to the pipeline and an alert on the dashboard, so a regression like it is "
        "caught."
    ),
    ArchetypeId.COST_NEGOTIATION: (
        "Product wanted live translation for everybody, which costs 7 cents a minute and would have raised our "
        "GPU bill by 90k a "
        "month. I went through the invoices. I offered the product manager ten minutes a call for free if she "
        "drops the second "
        "render. We negotiated, and she agreed to a cap of twelve in exchange for a tier that is priced at 3 "
        "dollars. The margin "
        "went up."
    ),
    ArchetypeId.MENTORING: (
        "Lena came to us straight from university and was stuck on a vague ticket about lost notes. I could have "
        "told her the answer. "
        "I asked her each morning one question and let her search. She guessed wrong twice, and then she found "
        "the clock skew "
        "herself. She wrote the fix, she presented it, and she mentors the next intern with the same question."
    ),
    ArchetypeId.ETHICAL_PUSHBACK: (
        "The growth team asked me to hide the cancellation button and to show a fake countdown. I felt sick: it "
        "was a trick on people in "
        "debt. I said that I would not build it, on grounds of conscience. I drew an honest screen instead and I "
        "showed it to the "
        "product head. They took mine, and no dark pattern has come since."
    ),
}


def signals(text: str) -> Signals:
    return Signals(reading=read(text), lexicon=LEXICON)


@pytest.mark.parametrize("archetype", ArchetypeId)
def test_a_story_fits_the_question_that_it_answers(archetype: ArchetypeId) -> None:
    assert fit(signals(STORIES[archetype]), archetype, None) == (True, None, None)


@pytest.mark.parametrize("archetype", ArchetypeId)
def test_a_story_is_heard_as_what_it_is(archetype: ArchetypeId) -> None:
    assert max(ArchetypeId, key=Cues(signals(STORIES[archetype])).points) is archetype


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        (ArchetypeId.COST_NEGOTIATION, ArchetypeId.MENTORING),
        (ArchetypeId.COST_NEGOTIATION, ArchetypeId.SAFETY_ESCALATION),
        (ArchetypeId.QUALITY_INCIDENT, ArchetypeId.KILLED_PROJECT),
        (ArchetypeId.MENTORING, ArchetypeId.COST_NEGOTIATION),
        (ArchetypeId.CONTESTED_DECISION, ArchetypeId.SAFETY_ESCALATION),
        (ArchetypeId.SAFETY_ESCALATION, ArchetypeId.MENTORING),
        (ArchetypeId.KILLED_PROJECT, ArchetypeId.ETHICAL_PUSHBACK),
        (ArchetypeId.RESEARCH_VS_SHIPPING, ArchetypeId.MENTORING),
    ],
)
def test_another_archetype_is_heard_under_a_question_that_it_does_not_answer(
    told: ArchetypeId, asked: ArchetypeId
) -> None:
    assert fit(signals(STORIES[told]), asked, None)[:2] == (False, told)


def test_safety_and_ethics_are_heard_as_neighbours() -> None:
    assert (
        fit(signals(STORIES[ArchetypeId.SAFETY_ESCALATION]), ArchetypeId.ETHICAL_PUSHBACK, None).on_topic is not False
    )


@pytest.mark.parametrize(
    ("told", "question"),
    [
        (ArchetypeId.CONTESTED_DECISION, "Tell me about a time you disagreed with your manager."),
        (ArchetypeId.QUALITY_INCIDENT, "Describe a production failure that you were responsible for resolving."),
        (ArchetypeId.MENTORING, "Tell us about somebody whose career you influenced."),
    ],
)
def test_a_general_question_is_answered_by_the_archetypes_it_asks_for(told: ArchetypeId, question: str) -> None:
    assert fit(signals(STORIES[told]), "cisco", question).on_topic is True


def test_a_general_question_may_be_answered_by_none_of_its_archetypes() -> None:
    question = "Tell us about somebody whose career you influenced."
    assert fit(signals(STORIES[ArchetypeId.QUALITY_INCIDENT]), "cisco", question)[:2] == (
        False,
        ArchetypeId.QUALITY_INCIDENT,
    )


def test_a_general_question_is_answered_by_a_story_that_speaks_its_words() -> None:
    question = "Tell us about somebody whose career you influenced."
    story = f"{STORIES[ArchetypeId.QUALITY_INCIDENT]} It made the career of my colleague."
    assert fit(signals(story), "cisco", question).on_topic is True


def test_a_story_that_speaks_a_word_of_its_question_has_to_tell_another_archetype_more_plainly() -> None:
    story = (
        "I built a planner for the ferry vans, my own project. I looked at its numbers every Friday, and I killed the "
        "planner in June. The drivers got a desk in the harbour office."
    )
    plain = "Tell me about a harmonica."
    asked = ArchetypeId.QUALITY_INCIDENT
    assert fit(signals(story), asked, plain)[:2] == (False, ArchetypeId.KILLED_PROJECT)
    assert fit(signals(f"{story} A driver plays the harmonica."), asked, plain).on_topic is True


def test_an_end_counts_for_a_killed_project_whoever_made_it() -> None:
    story = (
        "She had led the valve project for two years. She called the students together and told them that she had "
        "decided to end the project."
    )
    cue = next(c for c in CUES[ArchetypeId.KILLED_PROJECT] if c.says.startswith("an end"))
    assert Cues(signals(story)).counted(cue) == 1


@pytest.mark.parametrize(
    "refused",
    [
        "We did not want to deliver it in that form.",
        "I objected in writing.",
        "I declined, twice.",
        "I said that I would not build it.",
        "I was asked to sign, and I refused.",
    ],
)
def test_whoever_would_not_do_it_refuses(refused: str) -> None:
    cue = next(c for c in CUES[ArchetypeId.ETHICAL_PUSHBACK] if c.says == "that the speaker refuses")
    assert Cues(signals(f"Sales asked for a grey button. {refused} I drew another one.")).counted(cue) >= 1


@pytest.mark.parametrize("did", ["We did not want for money.", "She declined the tea.", "The invoice was declined."])
def test_what_others_decline_is_no_refusal_of_the_speaker(did: str) -> None:
    cue = next(c for c in CUES[ArchetypeId.ETHICAL_PUSHBACK] if c.says == "that the speaker refuses")
    assert Cues(signals(f"I led the till team. {did} I changed the till.")).counted(cue) == 0


@pytest.mark.parametrize(
    "left", ["I empowered him to lead it.", "I trusted her with it.", "I delegated it and I challenged him to try."]
)
def test_work_is_left_to_the_other_one_by_many_verbs(left: str) -> None:
    cue = next(c for c in CUES[ArchetypeId.MENTORING] if c.says == "work that is left to the other one")
    assert Cues(signals(f"Tom was new. {left}")).counted(cue) == 1


def test_a_question_that_asks_for_no_archetype_is_not_judged() -> None:
    assert fit(signals(STORIES[ArchetypeId.MENTORING]), "cisco", "What is your favourite colour?").on_topic is None


def test_a_story_that_misses_its_question_says_which_cues_are_missing_and_which_are_there() -> None:
    why = fit(signals(STORIES[ArchetypeId.COST_NEGOTIATION]), ArchetypeId.MENTORING, None).why
    assert why is not None
    missing, there = why.split(" There for ")
    assert missing.startswith("Missing for mentoring: ")
    assert "words of growing" in missing
    assert there.startswith("cost-negotiation: prices, words of money")


def test_a_story_is_only_another_archetypes_where_what_was_asked_is_absent_and_the_other_is_ahead() -> None:
    for told, text in STORIES.items():
        cues = Cues(signals(text))
        for asked in ArchetypeId:
            if fit(signals(text), asked, None).on_topic is False:
                assert cues.points(asked) < ABSENT
                assert cues.points(told) > TIMES_OWN * cues.points(asked) + AHEAD


def test_a_story_that_tells_something_of_what_was_asked_is_not_lightly_heard_as_another() -> None:
    story = (
        "After a deploy at the ferry line the gate on pier two didn't open, and cars stood there until noon. The "
        "simple way was a guard with a key, and the proper way was a study of the motor. I sent the guard first. Then "
        "I measured the current for three days and I changed the motor."
    )
    cues = Cues(signals(story))
    assert cues.points(ArchetypeId.QUALITY_INCIDENT) < ABSENT
    assert fit(signals(story), ArchetypeId.QUALITY_INCIDENT, None).on_topic is True


@pytest.mark.parametrize(
    "undone",
    ["The pump didn't start.", "The doors did not close.", "The valves didn't let go."],
)
def test_a_thing_that_did_not_do_what_it_is_for_went_wrong(undone: str) -> None:
    went_wrong = next(c for c in CUES[ArchetypeId.QUALITY_INCIDENT] if c.says == "that something went wrong")
    story = "I changed the program on Monday. {} I drove there and I looked at it. I called the builder and I waited."
    assert Cues(signals(story.format(undone))).counted(went_wrong) == 1


@pytest.mark.parametrize("kept", ["The pump did not cost much.", "The crew didn't complain.", "The doors closed."])
def test_a_thing_that_costs_nothing_or_works_did_not_go_wrong(kept: str) -> None:
    went_wrong = next(c for c in CUES[ArchetypeId.QUALITY_INCIDENT] if c.says == "that something went wrong")
    story = f"I changed the program on Monday. {kept} I drove there and I looked at it. I called the builder."
    assert Cues(signals(story)).counted(went_wrong) == 0


def test_a_neighbour_is_never_heard_instead_of_what_was_asked() -> None:
    for told, asked in (
        (ArchetypeId.SAFETY_ESCALATION, ArchetypeId.ETHICAL_PUSHBACK),
        (ArchetypeId.ETHICAL_PUSHBACK, ArchetypeId.SAFETY_ESCALATION),
    ):
        assert fit(signals(STORIES[told]), asked, None).heard_as is not told


def test_a_weak_story_without_anything_of_another_archetype_is_on_topic() -> None:
    weak = (
        "I had a project with my team and there was a lot to do. I helped, we worked hard, and in the end it went well. "
        * 3
    )
    assert all(fit(signals(weak), asked, None).on_topic for asked in ArchetypeId)


RELEASE = (
    "I led search at a museum of 40 guides, and the exhibition was nine days away. Holding the new ranking meant an old "
    "tour for the whole season; shipping it meant a wrong label for one picture in thirty. I counted the wrong ones on a "
    "copy and wrote a check that compares both, and I asked the curators for four days. Wrong labels went from one in "
    "thirty to one in two thousand, and it opened on its date."
)


def test_a_release_that_has_a_date_and_is_not_ready_is_one_of_research_against_shipping() -> None:
    assert fit(signals(RELEASE), ArchetypeId.RESEARCH_VS_SHIPPING, None).on_topic is True


SAID_IN_FEW = (
    "I was asked to build the feature that I hated.",
    "It was legal. I kept one day a week for the study of the tides.",
)


def test_every_cue_is_found_in_some_story() -> None:
    in_traps = (text for stories in (FALLEN, AVOIDED) for texts in stories.values() for text in texts)
    told = [Cues(signals(text)) for text in (*STORIES.values(), *in_traps, RELEASE, *SAID_IN_FEW)]
    unheard = [
        (archetype.value, n)
        for archetype, cues in CUES.items()
        for n, cue in enumerate(cues)
        if not any(each.counted(cue) for each in told)
    ]
    assert unheard == []
