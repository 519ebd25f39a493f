"""Clauses: who does what, as what it is told, and how clauses hang on each other."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.review.read import read
from bot.review.reading import Clause, ClauseKind, Mood, Subject, Tense
from bot.review.show import lines
from tests.review.gold import tally
from tests.review.steps import is_worse_than_linear, said_without_end

GOLD = Path(__file__).parent / "clauses_gold.txt"


def clauses(text: str) -> tuple[Clause, ...]:
    return read(text).clauses


def only(text: str, predicate: str) -> Clause:
    """Return the clause of a text with that predicate."""
    (found,) = [clause for clause in clauses(text) if clause.predicate == predicate]
    return found


# Measured on sentences written by hand.


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    result = tally(GOLD)
    assert result.sentences >= 250
    return {feature: result.share(feature) for feature in ("predicate", "kind", "subject", "mood", "tense", "negated")}


@pytest.mark.parametrize(
    ("feature", "least"),
    [("predicate", 0.98), ("kind", 0.97), ("subject", 0.97), ("mood", 0.96), ("tense", 0.98), ("negated", 0.98)],
)
def test_the_sentences_written_by_hand_are_read_right(measured: dict[str, float], feature: str, least: float) -> None:
    assert measured[feature] >= least


# What goes on without a mark or joint.


def subjects(text: str) -> list[tuple[str, Subject]]:
    return [(clause.predicate, clause.subject) for clause in clauses(text) if clause.kind is ClauseKind.MAIN]


@pytest.mark.parametrize(
    "text",
    [
        "i took the old parser tuned the limits wrote a fallback and shipped it",
        "i called the deputy head at home sent her the tapes and blocked the form",
        "we met the auditors on the monday drew the flow and signed it",
    ],
)
def test_the_object_of_a_verb_is_no_subject_of_the_next(text: str) -> None:
    found = subjects(text)
    assert len(found) >= 3
    assert {subject for _, subject in found} <= {Subject.I, Subject.WE}


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("we won the customer stayed", "stay"),
        ("i knew the vendor wrote it", "write"),
        ("i fixed the leak the plant reopened", "reopen"),
        ("i fixed the leak the price was high", "be"),
    ],
)
def test_a_noun_that_the_verb_before_does_not_need_is_a_subject(text: str, predicate: str) -> None:
    assert only(text, predicate).subject not in (Subject.I, Subject.WE)


def test_a_gerund_behind_an_object_is_the_subject_of_the_verb_to_come() -> None:
    text = "shipping kept a big deal holding kept our promise"
    assert [(c.predicate, c.kind) for c in clauses(text)] == [
        ("keep", ClauseKind.MAIN), ("ship", ClauseKind.GERUND), ("keep", ClauseKind.MAIN), ("hold", ClauseKind.GERUND),
    ]  # fmt: skip
    assert only("the team running payments wrote it", "write").subject_at == (0, 4)


@pytest.mark.parametrize(
    ("text", "joint"),
    [("i went there cause nobody else did", "because"), ("i opened it cause a rider fell", "because")],
)
def test_cause_stands_for_because_before_a_clause(text: str, joint: str) -> None:
    assert joint in {clause.joint for clause in clauses(text)}
    assert "because" not in {clause.joint for clause in clauses("we found the root cause it was a cable")}


def test_what_one_would_do_differently_every_week_is_no_habit() -> None:
    text = "What I'd do differently, I'd read fifty tapes every Friday."
    assert only(text, "read").mood is Mood.CONDITIONAL
    assert only("On the ward I'd sit with him every Tuesday.", "sit with").mood is Mood.HABITUAL


# Whose clause it is.


@pytest.mark.parametrize(
    ("text", "predicate", "subject"),
    [
        ("The team and I wrote the plan.", "write", Subject.WE),
        ("Two engineers quit.", "quit", Subject.THEY),
        ("One of my engineers quit.", "quit", Subject.NAMED),
        ("Most of us quit.", "quit", Subject.WE),
        ("Everybody except me wanted the rewrite.", "want", Subject.NAMED),
        ("All but us quit.", "quit", Subject.THEY),
        ("priya found it", "find", Subject.NAMED),
        ("Latency fell.", "fall", Subject.THING),
        ("It was decided that we wait.", "decide", Subject.NOBODY_SAID),
        ("There was no plan.", "be", Subject.NOBODY_SAID),
        ("Built a prototype", "build", Subject.I),
        ("He called, drew the graph, and asked me.", "ask", Subject.NAMED),
        ("I got the CTO to sign it.", "sign", Subject.NAMED),
        ("The rule itself was taken over by the fund.", "take over", Subject.THING),
        ("The engineer next to us copied it.", "copy", Subject.NAMED),
        ("The shop above us copied it.", "copy", Subject.NAMED),
        ("The team behind them quit.", "quit", Subject.THEY),
    ],
)
def test_the_subject_is_who_does_it(text: str, predicate: str, subject: Subject) -> None:
    assert only(text, predicate).subject is subject


def test_verbs_without_a_subject_are_of_those_whom_the_line_before_names() -> None:
    assert only("The team did this:\n- Rewrote the parser", "rewrite").subject is Subject.THEY


# As what it is told.


@pytest.mark.parametrize(
    ("text", "predicate", "mood"),
    [
        ("I was going to rewrite it.", "rewrite", Mood.WISHED),
        ("We planned to migrate it.", "migrate", Mood.WISHED),
        ("I managed to migrate it.", "migrate", Mood.TOLD),
        ("I'd sit with the DBA every Tuesday.", "sit with", Mood.HABITUAL),
        ("I'd sit with the DBA first.", "sit with", Mood.CONDITIONAL),
        ("If I did it again I would ask.", "do", Mood.CONDITIONAL),
        ("I used to review it all.", "review", Mood.HABITUAL),
        ("I always ask why.", "ask", Mood.HABITUAL),
        ("So I walk in and I tell him the truth. He laughs and signs.", "walk", Mood.TOLD),
        ("We will move it.", "move", Mood.FUTURE),
        ("Did you move it?", "move", Mood.ASKED),
        ("Always ask why.", "ask", Mood.ORDERED),
    ],
)
def test_the_mood_is_as_what_it_is_told(text: str, predicate: str, mood: Mood) -> None:
    assert only(text, predicate).mood is mood


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("I didnt ask.", "ask"),
        ("Nobody asked.", "ask"),
        ("We had no numbers.", "have"),
        ("I failed to ask.", "ask"),
        ("We shipped without asking.", "ask"),
        ("I regret not asking.", "ask"),
        ("We no longer ask.", "ask"),
    ],
)
def test_what_did_not_happen_is_negated(text: str, predicate: str) -> None:
    assert only(text, predicate).negated


def test_a_refusal_is_an_act_and_not_negated() -> None:
    refused = only("I refused to sign it.", "refuse")
    assert not refused.negated
    assert "stop" in refused.classes


def test_what_somebody_else_says_is_reported() -> None:
    assert only("He said that I built it.", "build").reported
    assert not only("I said that he built it.", "build").reported


@pytest.mark.parametrize(
    ("text", "predicate"), [("I couldve asked", "ask"), ("id asked him before", "ask"), ("ive asked", "ask")]
)
def test_contractions_without_apostrophe_are_read(text: str, predicate: str) -> None:
    assert only(text, predicate).perfect


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("I rolled the release back.", "roll back"),
        ("I talked him into it.", "talk into"),
        ("I made a quick decision.", "decide"),
        ("I had a talk with her.", "talk"),
        ("We ended up rewriting it.", "rewrite"),
        ("It got reused.", "reuse"),
    ],
)
def test_the_predicate_is_what_is_done(text: str, predicate: str) -> None:
    assert predicate in [clause.predicate for clause in clauses(text)]


# How clauses hang on each other.


def test_a_relative_clause_lies_in_the_clause_that_it_describes() -> None:
    left, wrote = clauses("The engineer who wrote it left.")
    assert (left.predicate, wrote.predicate) == ("leave", "write")
    assert (wrote.kind, wrote.parent) == (ClauseKind.RELATIVE, left.index)
    assert left.first <= wrote.first < wrote.last <= left.last


def test_a_clause_knows_its_joint_and_parent() -> None:
    main, reason = clauses("I stopped it because the data was wrong.")
    assert (reason.joint, reason.kind, reason.parent) == ("because", ClauseKind.SUBORDINATE, main.index)


def test_words_without_a_verb_are_a_fragment() -> None:
    (fragment,) = clauses("A tough call.")
    assert (fragment.kind, fragment.tense, fragment.verb) == (ClauseKind.FRAGMENT, Tense.NONE, None)


# What must hold for any text.

SAYING = """
I we he the team Priya who that what if because and but not to of by with it her his my built said was is had been would told
going asking made cut left first one 4% 12 , . ? ; : ( ) id its lets dont couldve whose as so than no there used trade-off
"""
WORDS = st.sampled_from(SAYING.split())
SAID = st.lists(WORDS, max_size=60).map(" ".join)


@given(SAID)
def test_clauses_lie_in_their_sentences_and_in_order(text: str) -> None:
    reading = read(text)
    assert all(clause.index == at for at, clause in enumerate(reading.clauses))
    for clause in reading.clauses:
        sentence = reading.sentences[clause.sentence]
        assert sentence.first <= clause.first < clause.last <= sentence.last
        assert clause in tuple(reading.clauses_in(sentence))
        for stretch in (clause.subject_at, clause.object_at):
            assert stretch is None or sentence.first <= stretch[0] < stretch[1] <= sentence.last
        for amount in clause.amounts:
            assert sentence.first <= amount.first < amount.last <= sentence.last
    assert [clause.first for clause in reading.clauses] == sorted(clause.first for clause in reading.clauses)


@given(SAID)
def test_every_sentence_has_a_clause_and_no_clause_hangs_on_itself(text: str) -> None:
    reading = read(text)
    assert {clause.sentence for clause in reading.clauses} == {sentence.index for sentence in reading.sentences}
    for clause in reading.clauses:
        seen, at = {clause.index}, clause.parent
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = reading.clauses[at].parent


@given(SAID)
def test_any_reading_can_be_shown(text: str) -> None:
    assert all(isinstance(line, str) for line in lines(read(text)))


@pytest.mark.parametrize(
    "piece",
    [
        "I built it and ",
        "the thing that ",
        "who wrote ",
        "if ",
        "to ",
        "not ",
        "12 to ",
        "a of ",
        "he said that ",
        "a-",
    ],
)
def test_the_work_is_linear_in_the_length(piece: str) -> None:
    assert not is_worse_than_linear(read, said_without_end(piece))


# A participle before the subject, and plurals that are verbs elsewhere.


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Lost alerts went from 5 in 100 to 1 in 400.", "go"),
        ("Missed calls dropped by half.", "drop"),
        ("Broken builds fell to three a week.", "fall"),
        ("Rejected claims halved.", "halve"),
        ("Paged alerts dropped from 9 to 2.", "drop"),
        ("Missed trips were nine a day.", "be"),
    ],
)
def test_a_participle_and_a_plural_before_a_past_are_its_subject(text: str, predicate: str) -> None:
    assert subjects(text) == [(predicate, Subject.THING)]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Stopped alerts for a day.", "stop"),
        ("I moved calls to the evening.", "move"),
        ("Dropped plans for the summer.", "drop"),
        ("I paged ops at night.", "page"),
        ("Cancelled reports by hand.", "cancel"),
    ],
)
def test_a_plural_right_after_a_verb_is_its_object(text: str, predicate: str) -> None:
    found = [(clause.predicate.split(" ")[0], clause.subject) for clause in clauses(text)]
    assert found == [(predicate, Subject.I)]


@pytest.mark.parametrize(
    ("text", "predicate", "subject"),
    [
        ("Had I weighed one parcel that Friday, there would be nothing to tell.", "weigh", Subject.I),
        ("Had we asked the nurse first, it would have taken a day.", "ask", Subject.WE),
        ("Had the mayor called, I would have gone.", "call", Subject.NAMED),
        ("Had they walked the ward, we could have stopped it in May.", "walk", Subject.THEY),
        ("Had I shipped it alone, there'd be no deck.", "ship", Subject.I),
    ],
)
def test_had_before_its_subject_is_a_condition(text: str, predicate: str, subject: Subject) -> None:
    found = only(text, predicate)
    assert (found.subject, found.mood, found.perfect) == (subject, Mood.CONDITIONAL, True)


@pytest.mark.parametrize("text", ["Had a plan printed.", "Had lunch and called them.", "The day I had I used."])
def test_had_that_opens_no_condition_is_told(text: str) -> None:
    assert all(clause.mood is not Mood.CONDITIONAL for clause in clauses(text))
