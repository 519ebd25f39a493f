"""What somebody means who names a subject: by number, by name, by another word, also misspelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.answering.logic.subjects import subjects_meant
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, PracticeSubject, QuestionKind

BANK = load_bank()


def meant(words: str) -> tuple[PracticeSubject, ...]:
    return subjects_meant(words, BANK.subjects)


@pytest.mark.parametrize("archetype", ArchetypeId)
def test_an_archetype_is_known_by_its_id_its_name_and_its_number(archetype: ArchetypeId) -> None:
    named = BANK.archetypes[archetype]
    assert meant(archetype.value) == meant(named.name) == meant(str(named.number)) == (archetype,)


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("Mentring", ArchetypeId.MENTORING),
        ("coching", ArchetypeId.MENTORING),
        ("cost negociation", ArchetypeId.COST_NEGOTIATION),
        ("etihcs", ArchetypeId.ETHICAL_PUSHBACK),
        ("ethical push back!", ArchetypeId.ETHICAL_PUSHBACK),
        ("pushback", ArchetypeId.CONTESTED_DECISION),
        ("research vs. shipping", ArchetypeId.RESEARCH_VS_SHIPPING),
        ("Stlye", QuestionKind.STYLE),
        ("leadership style", QuestionKind.STYLE),
        ("CISCO", "cisco"),
        ("leadership principles", "amazon"),
        ("EM", "engineering-manager"),
        ("engineering manger", "engineering-manager"),
        ("behavioral questions", "general"),
        ("a question on mentoring, please", ArchetypeId.MENTORING),
    ],
)
def test_other_words_and_misspellings_are_understood(words: str, subject: PracticeSubject) -> None:
    assert meant(words) == (subject,)


def test_words_of_two_subjects_may_mean_both() -> None:
    assert set(meant("shipping, quality")) == {ArchetypeId.RESEARCH_VS_SHIPPING, ArchetypeId.QUALITY_INCIDENT}


@pytest.mark.parametrize("words", ["", "9", "0", "🙂", "foo", "please ask me one"])
def test_what_is_like_no_subject_means_none(words: str) -> None:
    assert meant(words) == ()


@given(st.text())
def test_any_text_is_read_and_names_no_subject_twice(words: str) -> None:
    found = meant(words)
    assert len(set(found)) == len(found)
    assert set(found) <= set(BANK.subjects)
