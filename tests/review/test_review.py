"""What a review promises: its level by the rubric's list, evidence inside the text, no praise for nonsense."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.review.feedback.fix_first import TRAP
from bot.review.review_json import from_json, to_json
from bot.review.reviewer import RUBRICS
from bot.review.types import Review
from question_bank.loader import load_bank
from question_bank.models import Level, Move, StyleElement, Verdict
from tests.review.engine import RIGID, STAFF, review, reviewer

BANK = load_bank()
EXAMPLES = [pytest.param(e, id=f"{e.archetype}-{e.level}") for e in BANK.examples]
ORDER = list(Verdict)
HUMAN_TEXT = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=400)


def verdicts(text: str, archetype: str = "cisco") -> dict[str, str]:
    return {part.value: verdict.verdict.value for part, verdict in review(text, archetype).parts.items()}


def raised(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [
        part for part, verdict in after.items() if ORDER.index(Verdict(verdict)) > ORDER.index(Verdict(before[part]))
    ]


def test_the_staff_story_of_the_tests_is_staff() -> None:
    judged = review(STAFF, "contested-decision")
    assert judged.level is Level.STAFF
    assert judged.fix_first is None
    assert judged.structural_change
    assert judged.follow_up is not None


IN_THE_PRESENT = (
    "It is February and I am the release lead for a flight planner, forty airlines on it, and the winter schedule loads "
    "in nine days. Freezing the optimiser keeps every route as it is, but the crews fly two hours longer than they must; "
    "shipping it saves those hours and risks a wrong fuel figure. I replay ninety days of flights through both versions. "
    "I write down that one wrong figure stops it, I take the table to the chief pilot, and I ask for three routes first. "
    "Fuel complaints drop from 31 a month to 2. Every release since then replays ninety days before anybody may load it, "
    "and the cargo team uses the same replay. I should have asked the pilots for their three worst routes in the first "
    "week, not after the first replay."
)
DENSE = (
    "Pharmacy robot, 60 branches, I owned dispatch. Locking a drawer on doubt meant queues of twenty; opening it meant a "
    "wrong dose a month. I wrote that under one doubt a shift I'd leave it open, logged 4,000 picks, and set the lock at two. "
    "Wrong doses fell from 14 a year to none in ten months. Every new branch now starts with that logging week, and the "
    "hospital team copied it. I should have counted queues from day one, not after the complaint in March."
)


@pytest.mark.parametrize("told", [IN_THE_PRESENT, DENSE], ids=["in the present tense", "dense, in under 90 words"])
def test_a_staff_story_is_staff_however_tersely_it_is_told(told: str) -> None:
    assert review(told, "contested-decision").level is Level.STAFF


@pytest.mark.parametrize(
    "told",
    [
        STAFF.upper(),
        STAFF.lower(),
        STAFF.replace("'", ""),
        "  ".join(STAFF.split(" ")),
        STAFF.replace(". ", ".\n- "),
    ],
    ids=["capitals", "no capitals", "no apostrophes", "wide spaces", "bullets"],
)
def test_how_it_is_typed_does_not_matter(told: str) -> None:
    assert review(told, "contested-decision").level is Level.STAFF


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_case_apostrophes_and_spaces_never_change_a_verdict(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([example.text for example in BANK.examples]))
    start = data.draw(st.integers(0, len(text) // 2))
    cut = text[start : start + data.draw(st.integers(20, 900))].replace("\n", " ")
    folded = "  ".join(cut.lower().replace("'", "").replace("’", "").split(" "))
    assert verdicts(folded) == verdicts(cut)


@settings(max_examples=40, deadline=None)
@given(
    example=st.sampled_from(BANK.examples),
    added=st.sampled_from(
        [
            "\nSituation:\nTrade-off:\nAction:\nResult:\nDriver of impact:\nReflection:\n",
            "\n(S) (T) (A) (R) (D) (E)",
            "\nThere was no real trade-off.",
            "\nI don't have any numbers.",
            "\nI wouldn't change anything.",
        ]
    ),
)
def test_headings_and_denied_moves_raise_nothing(example: object, added: str) -> None:
    text = example.text  # type: ignore[attr-defined]
    before = verdicts(text)
    after = verdicts(text + added)
    assert [part for part in raised(before, after) if part in "TRE"] == []
    assert raised(before, after) == []


@settings(max_examples=150, deadline=None)
@given(text=HUMAN_TEXT, rubric=st.sampled_from(RUBRICS))
def test_any_text_is_reviewed_and_evidence_lies_inside_it(text: str, rubric: str) -> None:
    judged = review(text, rubric)
    for verdict in judged.parts.values():
        assert all(0 <= start < end <= len(text) for start, end in verdict.evidence)
    assert from_json(json.loads(json.dumps(to_json(judged)))) == judged


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_review_is_the_same_every_time_and_quotes_what_it_says(example: object) -> None:
    text, archetype = example.text, example.archetype  # type: ignore[attr-defined]
    first, second = review(text, archetype), review(text, archetype)
    assert to_json(first) == to_json(second)
    for part, verdict in first.parts.items():
        assert verdict.verdict is Verdict.MISSING or verdict.evidence, part
        assert verdict.verdict is Verdict.MISSING or verdict.rules, part


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_advice_is_given_twice_in_one_feedback(example: object) -> None:
    judged = review(example.text, example.archetype)  # type: ignore[attr-defined]
    advice = [verdict.advice for verdict in judged.parts.values()]
    assert len(set(advice)) == len(advice)
    assert all(advice)


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_of_the_bank_is_judged_what_its_card_says(example: object) -> None:
    assert review(example.text, example.archetype).level is example.level  # type: ignore[attr-defined]


DILEMMAS = {
    "with and without": "Without the cache we'd lose the mobile users; with it every price is an hour old. I kept it.",
    "with the old, with the new": "With the old bus we keep the spare parts. With the other one no parts but every crew "
    "learns again for a year. I wrote the plan.",
    "to say no was": "To say no was to lose the tender, six million. To say yes was that nurses wait at night. I said no.",
    "there was, and there was": "There was the exact solver, it is right but it needs a year. And there was a greedy one, "
    "ready in spring and blind for the islands. I took the greedy one.",
    "I could, or I could": "I could reboot every meter, which leaves the village dark. Or I could push an offset that lies "
    "to the grid people. I pushed the offset.",
    "the choice is announced": "I had to choose between the port survey, which nobody would see until autumn, and a map "
    "that the pilots could hold in June. I chose the map.",
}
EVENTS = {
    "a choice that is no choice": "I asked which door was right and he asked for the map. I told him and we went.",
    "with, as a companion": "I led it with a team of eight, and a fair was coming up. I built a rig with three pumps.",
    "she'd, as she had": "If the belt stops nobody eats, and she'd got the night shift which nobody wanted. I wrote it up.",
}


@pytest.mark.parametrize("text", DILEMMAS.values(), ids=DILEMMAS)
def test_a_dilemma_is_heard_in_the_frame_it_is_told_in(text: str) -> None:
    assert verdicts(text)["T"] == "met"


@pytest.mark.parametrize("text", EVENTS.values(), ids=EVENTS)
def test_what_only_looks_like_two_options_is_none(text: str) -> None:
    assert verdicts(text)["T"] != "met"


def test_the_perfect_tense_of_somebody_who_learned_english_late_is_no_reflection() -> None:
    assert (
        verdicts("I have measured both on the same rig. Then I have presented the table. It was accepted.")["E"]
        == "missing"
    )


def test_a_promise_made_then_is_no_reflection_now() -> None:
    assert (
        verdicts("I wrote the decoder. I said I'd drop it if anybody needed more than two minutes.")["E"] == "missing"
    )


def test_somebody_elses_words_in_quotation_marks_are_not_the_speakers_acts() -> None:
    assert (
        verdicts('My friend was asked to do it. He said "I told them no and I quit the same week".')["A"] == "missing"
    )


def test_a_lecture_is_no_story() -> None:
    lecture = "I hold one-on-ones every week with everybody. I always ask people what they fear. I never give answers. "
    judged = verdicts(lecture + "Every person is different, so I usually adapt. When someone is stuck I often listen.")
    assert judged["S"] == judged["R"] == judged["D"] == "missing"


NONSENSE = {
    "keyword salad": "situation trade-off action result driver reflection impact metrics leadership 50% template " * 12,
    "bare headings": "Situation:\nTrade-off:\nAction:\nResult:\nDriver of impact:\nReflection:\n" * 5,
    "the question again": "Tell me about a time you killed a project that you had been championing.",
    "the rubric": "Context with at least two of scale, stakes and role. Both sides of a tension are named. At least two "
    "specific things the speaker did. An outcome with a number. A second-order effect on other people. A specific thing "
    "that the speaker would do differently, and when. The best answers carry a structural change that outlived them.",
    "lorem ipsum": "Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore. "
    * 8,
    "numbers": "12 40% 3 weeks 19 to 4, 88, 1,300, 7.5 30% 20 days 5 to 2 90 percent 14 million " * 8,
    "code": "def review(text):\n    return engine.judge(text)\n\nfor answer in answers:\n    print(review(answer))\n"
    * 6,
    "hypothetical": "If that happened I would first talk to everybody. I would write a document with both options, I "
    "would measure the cost, and then I would call the director. I would expect the errors to fall by 30 percent, and I "
    "would make a template of it for the other teams, because it would help them as well in their own projects later on.",
    "German": "Ich war der Leiter des Teams und wir hatten acht Millionen Nutzer. Entweder wir warten eine Woche oder wir "
    "liefern sofort. Ich habe den Test geschrieben und die Fehler sind von drei auf ein Prozent gefallen. Seitdem nutzen "
    "alle anderen Teams diese Vorlage. Das nächste Mal würde ich vor der ersten Demo mit dem Vertrieb sprechen.",
}


@pytest.mark.parametrize("text", NONSENSE.values(), ids=NONSENSE.keys())
def test_nonsense_stays_weak(text: str) -> None:
    assert review(text, "killed-project", "Tell me about a time you killed a project.").level is Level.WEAK


def test_what_is_not_judged_says_why_and_has_all_moves_missing() -> None:
    judged = review(NONSENSE["German"])
    assert judged.reasons.not_judged is not None
    assert "English" in judged.reasons.not_judged
    assert set(verdicts(NONSENSE["German"]).values()) == {"missing"}


def test_a_short_answer_is_weak_however_good() -> None:
    assert review("I rolled back and wrote a check. Errors fell from 9 to 1.").level is Level.WEAK


def test_acts_told_as_we_alone_are_weak_not_missing() -> None:
    text = "We rewrote the parser and we moved the jobs. We cut the failures. " * 8
    assert verdicts(text)["A"] == "weak"


def test_what_somebody_would_do_is_no_act() -> None:
    assert (
        verdicts("I would call the vendor and I would write a test, and then I could ship it. " * 5)["A"] == "missing"
    )


def test_a_follow_up_is_judged_with_the_first_answer_and_its_length_is_not_held_against_it() -> None:
    first = STAFF
    text = f"{first}\n\nThe number comes from the sync log, which I counted with a script."
    judged = reviewer().review(text, archetype="contested-decision", first_end=len(first))
    assert judged.level is Level.STAFF


def test_an_unknown_archetype_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="mentoring"):
        review("text", "leadership")


def test_a_style_prompt_is_judged_by_its_four_elements() -> None:
    judged = review(
        "I hire for how somebody debugs rather than for which papers they have read. Every candidate gets one of our "
        "own broken pipelines for forty minutes, and I watch what they look at first. Last spring I hired a physicist "
        "who had never trained a model; she found the leak in nine minutes and shipped our ranker by June. It doesn't "
        "work for research roles, where I have missed two people who think slowly and deeply.",
        "style",
    )
    assert judged.moves is None
    assert set(judged.parts) == set(StyleElement)
    assert judged.level is Level.STAFF


def test_a_style_answer_of_virtues_is_not_praised() -> None:
    judged = review(
        "Communication is key. I always try to be open and to listen to people, and trust is important. " * 3, "style"
    )
    assert judged.level in (Level.WEAK, Level.PASSING)


def test_where_the_trap_alone_is_in_the_way_it_is_to_be_fixed_first() -> None:
    judged = review(RIGID, "contested-decision")
    assert {verdict.verdict for verdict in judged.parts.values()} == {Verdict.MET}
    assert (judged.level, judged.fix_first) == (Level.STRONG, TRAP)
    assert to_json(judged)["fix_first"] == "trap"


def test_where_a_move_is_short_as_well_the_move_comes_first() -> None:
    judged = review(RIGID.rpartition(" I should")[0], "contested-decision")
    assert judged.trap
    assert judged.fix_first is Move.REFLECTION


def test_a_stored_review_that_would_mend_the_trap_in_the_action_is_read_as_the_trap() -> None:
    stored = {**to_json(review(RIGID, "contested-decision")), "fix_first": "A"}
    assert from_json(stored).fix_first == TRAP


def test_fix_first_is_what_falls_short() -> None:
    judged = review(STAFF.rpartition(" I should")[0], "contested-decision")
    assert judged.fix_first is Move.REFLECTION
    assert judged.follow_up is not None


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "and " * 25_000,
        "1 " * 50_000,
        "if " * 30_000,
        "either or " * 10_000,
        f"I led {'1' * 100_000}:1 users",
        "“" * 100_000,
        "," * 100_000,
        "\n" * 100_000,
    ],
    ids=lambda text: text[:8],
)
def test_a_hundred_thousand_characters_are_read(text: str) -> None:
    assert isinstance(review(text), Review)
