"""The traps: each rule by its own examples, stories in many voices, and what the rubric settles."""

from collections.abc import Iterable

import pytest

from bot.review.afterwards.lasting import lasting
from bot.review.read import read
from bot.review.signals import Signals
from bot.review.traps import RULES, trap_of
from question_bank.lexicon import load_lexicon
from question_bank.models import ArchetypeId
from tests.review.traps.stories import AVOIDED, FALLEN

LEXICON = load_lexicon()


def signals(text: str) -> Signals:
    return Signals(reading=read(text), lexicon=LEXICON)


def cases(stories: Iterable[tuple[ArchetypeId, tuple[str, ...]]]) -> list[object]:
    return [pytest.param(each, text, id=f"{each}: {text[:50]}") for each, texts in stories for text in texts]


@pytest.mark.parametrize(("archetype", "text"), cases((each, rule.fires) for each, rule in RULES.items()))
def test_a_rule_calls_the_trap_on_its_example(archetype: ArchetypeId, text: str) -> None:
    assert trap_of(signals(text), archetype).fallen is True


@pytest.mark.parametrize(("archetype", "text"), cases((each, rule.silent) for each, rule in RULES.items()))
def test_a_rule_calls_no_trap_on_its_near_miss(archetype: ArchetypeId, text: str) -> None:
    assert trap_of(signals(text), archetype).fallen is False


@pytest.mark.parametrize(("archetype", "text"), cases(FALLEN.items()))
def test_a_trap_is_heard_in_any_voice(archetype: ArchetypeId, text: str) -> None:
    assert trap_of(signals(text), archetype).fallen is True


@pytest.mark.parametrize(("archetype", "text"), cases(AVOIDED.items()))
def test_what_avoids_a_trap_is_heard_in_any_voice(archetype: ArchetypeId, text: str) -> None:
    assert trap_of(signals(text), archetype).fallen is not True


def test_every_archetype_has_one_rule_with_examples_of_both_kinds_and_a_name_of_its_own() -> None:
    assert set(RULES) == set(ArchetypeId)
    assert all(rule.fires and rule.silent and rule.says and rule.rubric for rule in RULES.values())
    assert all(rule.id.startswith("traps.") for rule in RULES.values())
    assert len({rule.id for rule in RULES.values()}) == len(RULES)


@pytest.mark.parametrize("archetype", ArchetypeId)
def test_what_is_found_lies_in_the_text(archetype: ArchetypeId) -> None:
    for text in (*FALLEN[archetype], *AVOIDED[archetype]):
        assert all(text[found.span.start : found.span.end].strip() for found in trap_of(signals(text), archetype).found)


SYMPTOM = (
    "At two in the morning the totals were wrong for half of the shops. I rolled the importer back and I "
    "corrected the rows by "
    "hand until six. By breakfast every total was right again. "
)


@pytest.mark.parametrize(
    "stays",
    [
        "Every import is compared with the till's own total since then, and it stops where they differ.",
        "I wrote a comparison of the totals. The comparison is part of the release checklist today and two other "
        "teams use it.",
        "No import runs any more without a second pair of eyes.",
        "I added a check that compares the totals and blocks the import.",
        "Now nobody can load a file whose total is off.",
    ],
)
def test_a_check_that_stays_avoids_the_symptom(stays: str) -> None:
    assert trap_of(signals(SYMPTOM), ArchetypeId.QUALITY_INCIDENT).fallen is True
    assert trap_of(signals(SYMPTOM + stays), ArchetypeId.QUALITY_INCIDENT).fallen is False


@pytest.mark.parametrize("archetype", ArchetypeId)
def test_the_symptom_alone_and_a_structural_change_never_stand_together(archetype: ArchetypeId) -> None:
    for text in (*FALLEN[archetype], *AVOIDED[archetype], SYMPTOM):
        told = signals(text)
        assert not (lasting(told) and trap_of(told, ArchetypeId.QUALITY_INCIDENT).fallen)


POSITION = (
    "We kept eleven million orders in the old layer. The rest of the team wanted to patch it and I was for a "
    "rewrite. I wrote the "
    "new layer with one colleague and I presented it twice. Latency fell from 300 ms to 90 ms. "
)


@pytest.mark.parametrize(
    "end",
    [
        "If I did it again I would run the load test in the first week, not the sixth, since it found the deadlock.",
        "I would run the load test in the first week, not the sixth, since it found the deadlock.",
        "I ought to have run that load test in week one, not the sixth.",
    ],
)
def test_a_reflection_about_something_else_does_not_say_what_would_have_changed_the_mind(end: str) -> None:
    assert trap_of(signals(POSITION + end), ArchetypeId.CONTESTED_DECISION).fallen is True


def test_a_reflection_may_say_what_would_have_changed_the_mind() -> None:
    end = "Looking back, a deadlock in the load test would have changed my mind, and I should have said so in the first week."
    assert trap_of(signals(POSITION + end), ArchetypeId.CONTESTED_DECISION).fallen is False


@pytest.mark.parametrize(
    ("archetype", "end"),
    [
        (ArchetypeId.SAFETY_ESCALATION, " I should have gone to the medical director the same day, with the table."),
        (
            ArchetypeId.ETHICAL_PUSHBACK,
            " Next time I would tell the product lead in the first meeting that I won't build it.",
        ),
        (ArchetypeId.KILLED_PROJECT, " I should have told the board in spring that I was stopping it."),
        (ArchetypeId.MENTORING, " With the next one I would let her find the folder herself and write the fix."),
        (
            ArchetypeId.COST_NEGOTIATION,
            " Next time I would offer forty calls a month in exchange for the nightly rerun.",
        ),
    ],
)
def test_a_reflection_lifts_no_other_trap(archetype: ArchetypeId, end: str) -> None:
    assert trap_of(signals(RULES[archetype].fires[0] + end), archetype).fallen is True


def test_a_price_in_the_tension_is_no_term_of_the_deal() -> None:
    text = (
        "Product wanted live captions in every call, which would have cost us 4 cents a minute and 90k a month, "
        "for good, against "
        "two points of churn. I prepared the numbers and we talked for weeks. In the end we compromised and both "
        "sides could "
        "live with it. The bill went up by 6% that year."
    )
    assert trap_of(signals(text), ArchetypeId.COST_NEGOTIATION).fallen is True


def test_a_cost_named_before_the_end_does_not_help_where_one_side_was_simply_right() -> None:
    text = (
        "The lab wanted half a year for a causal model. I shipped the rules in two weeks. The lab lost its "
        "summer over it. Churn "
        "fell by four points. Shipping was the right answer, and research was a luxury."
    )
    assert trap_of(signals(text), ArchetypeId.RESEARCH_VS_SHIPPING).fallen is True
