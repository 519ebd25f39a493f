"""Whose a verb without a subject is, and as what it is told, where it goes on from a clause before."""

import pytest

from bot.review.read import read
from bot.review.reading import Clause, Mood, Subject


def clause_of(text: str, predicate: str) -> Clause:
    """Return the first clause of a text with that predicate."""
    return next(clause for clause in read(text).clauses if clause.predicate.partition(" ")[0] == predicate)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("I should have put that plot on the screen and asked who signs.", "ask"),
        ("I could have stopped the release and called the owner.", "call"),
    ],
)
def test_a_past_form_goes_on_from_what_should_have_been(text: str, predicate: str) -> None:
    assert clause_of(text, predicate).mood is Mood.CONDITIONAL


def test_a_past_form_after_what_happened_is_told() -> None:
    assert clause_of("I stopped the release and called the owner.", "call").mood is Mood.TOLD


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("I rewrote the dialog: pause, downgrade, cancel, three equal buttons, and took it to the board.", "take"),
        ("I built a third way, disable for a month with one return, then delete, and refused the default.", "refuse"),
    ],
)
def test_a_verb_goes_on_from_the_story_over_a_list(text: str, predicate: str) -> None:
    assert clause_of(text, predicate).subject is Subject.I


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Our designer and I booked the lab.", Subject.WE),
        ("Priya and I booked the lab.", Subject.WE),
        ("He talked until the end and I booked the lab.", Subject.I),
        ("I waited for the report and i booked the lab.", Subject.I),
    ],
)
def test_only_somebody_and_i_are_we(text: str, subject: Subject) -> None:
    assert clause_of(text, "book").subject is subject


def test_a_pointing_word_is_no_part_of_the_subject_after_it() -> None:
    clause = clause_of("I moved the job. After this the worst alarms vanished.", "vanish")
    assert (clause.joint, clause.subject) == ("", Subject.THING)


def test_a_log_in_the_present_is_told_and_no_habit() -> None:
    text = "21:05. The harbour calls. 21:20. I choose paper. 21:40. I roll the form back. I read the list to the mate."
    assert clause_of(text, "roll").mood is Mood.TOLD


def test_ways_in_the_present_are_habits() -> None:
    assert (
        clause_of("I talk to everybody. I roll the change back. I write a note. You ask why.", "roll").mood
        is Mood.HABITUAL
    )


@pytest.mark.parametrize(
    "when", ["on Monday", "on Tuesday", "on Friday", "in March", "each evening", "last week", "next day"]
)
def test_a_moment_is_no_subject(when: str) -> None:
    assert clause_of(f"I wrote the parser and {when} rewrote the importer.", "rewrite").subject is Subject.I


def test_a_time_may_bring_something() -> None:
    assert clause_of("We shipped and last month brought two outages.", "bring").subject is Subject.THING


def test_a_verb_goes_on_over_a_clause_inside() -> None:
    text = "I ranked every switch by who gets hurt if it reboots, shut the service, and did the theatres myself."
    assert clause_of(text, "shut").subject is Subject.I


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("i shipped the lookup rang the growers one by one", "ring"),
        ("i pulled all uploads from may listened to fifty of them", "listen"),
        ("i took the old pump phoned the vendor before noon", "phone"),
    ],
)
def test_what_only_people_do_goes_on_from_the_speaker_over_a_thing_that_was_taken(text: str, predicate: str) -> None:
    assert clause_of(text, predicate).subject is Subject.I


@pytest.mark.parametrize(
    ("text", "predicate", "subject"),
    [
        ("i shipped the lookup the growers rang me one by one", "ring", Subject.THEY),
        ("i pulled the plug the alarm stopped at noon", "stop", Subject.THING),
    ],
)
def test_what_people_or_things_did_themselves_stays_theirs(text: str, predicate: str, subject: Subject) -> None:
    assert clause_of(text, predicate).subject is subject
