"""Bullets of a résumé: what is one, where it stands, and the job above it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.moments.logic.bullets import (
    FEWEST_WORDS,
    LONGEST_BULLET,
    MOST_BULLETS,
    LeftOut,
    bullets_of,
    words_at,
)

RESUME = """Jo Doe, Senior Engineer

EXPERIENCE
Acme, Staff Engineer                     2019 – 2023
• Led the migration of 40 services to a shared build system, which
cut the median wait from 50 to 9 minutes
• Mentored three engineers
  through promotion
• Python, Go
Globex 2016-2019, Engineer
1. Designed the payment ledger and moved 2 million accounts to it without downtime
EDUCATION
MSc, 2015
"""


def said(text: str) -> list[str]:
    return [words_at(text, bullet.said) for bullet in bullets_of(text).listed]


def test_a_wrapped_bullet_is_one_and_a_list_of_tools_is_none() -> None:
    assert said(RESUME) == [
        "Led the migration of 40 services to a shared build system, which cut the median wait from 50 to 9 minutes",
        "Mentored three engineers through promotion",
        "Designed the payment ledger and moved 2 million accounts to it without downtime",
    ]


def test_each_stands_under_the_line_with_years_above_it() -> None:
    jobs = [words_at(RESUME, bullet.job) for bullet in bullets_of(RESUME).listed if bullet.job is not None]
    assert jobs == ["Acme, Staff Engineer 2019 – 2023"] * 2 + ["Globex 2016-2019, Engineer"]


@pytest.mark.parametrize("glyph", ["•", "●", "▪", "‣", "–", "-", "*", "o", "\uf0b7", "3.", "2)", "➢"])
def test_any_glyph_opens_one(glyph: str) -> None:
    assert said(f"Jobs\n {glyph} Moved two teams to one pager\n") == ["Moved two teams to one pager"]


def test_a_wrapped_line_may_begin_with_a_capital() -> None:
    text = "- Moved the whole of the search index of the shop to\nKafka and cut the lag\n- Wrote the rule for it all\n"
    assert said(text)[0].endswith("shop to Kafka and cut the lag")


@pytest.mark.parametrize("heading", ["EDUCATION", "Education", "Technical Skills", "Globex, Engineer, 2015 - 2019"])
def test_a_heading_right_after_a_full_line_is_no_part_of_it(heading: str) -> None:
    line = "Designed the payment ledger and moved 2 million accounts to it without downtime"
    assert said(f"- Built the first search index alone\n- {line}\n{heading}\n")[-1] == line


def test_without_any_glyph_each_long_line_is_one() -> None:
    text = "Skills: Go\nArgued against the rewrite of the ledger and lost\nOwned the pager of two teams for a year\n"
    assert said(text) == [
        "Argued against the rewrite of the ledger and lost",
        "Owned the pager of two teams for a year",
    ]


@given(
    st.lists(
        st.sampled_from(["• Led the move of it", "- ", "word", "\n", "\r\n", "2019", "  ", "\u2028", "EDU", "o X"])
        | st.text(max_size=40)
    ).map("".join)
)
def test_each_is_a_stretch_of_the_text_in_its_order(text: str) -> None:
    found = bullets_of(text).listed
    assert len(found) <= MOST_BULLETS
    ends = [bullet.said.end for bullet in found]
    assert all(before <= bullet.said.start for before, bullet in zip(ends, found[1:], strict=False))
    for bullet in found:
        assert words_at(text, bullet.said).split() == text[bullet.said.start : bullet.said.end].split()
        assert len(words_at(text, bullet.said).split()) >= FEWEST_WORDS
        assert bullet.said.end - bullet.said.start <= LONGEST_BULLET


def test_the_job_is_read_without_the_signs_of_markdown() -> None:
    text = (
        "**Acme, Tech lead, 2021-2024**\n- Led the rewrite of the ledger\n\n## Globex 2018\n- Cut the bill by a third"
    )
    assert [words_at(text, bullet.job) for bullet in bullets_of(text).listed if bullet.job is not None] == [
        "Acme, Tech lead, 2021-2024",
        "Globex 2018",
    ]


def test_what_is_too_short_or_too_long_is_counted() -> None:
    assert bullets_of(RESUME).left_out == LeftOut(short=1)
    paragraph = f"- {'I moved the index. ' * 40}"
    assert bullets_of(f"- Go\n- Rust, C\n- \n{paragraph}\n- Led the move of it\n").left_out == LeftOut(short=2, long=1)


def test_without_any_glyph_the_short_lines_are_counted_but_those_that_name_a_job() -> None:
    text = "Jo Doe\n\nAcme 2019 - 2023\nSkills: Go\nArgued against the rewrite of the ledger and lost\n"
    assert bullets_of(text).left_out == LeftOut(short=2, fewest=6)
