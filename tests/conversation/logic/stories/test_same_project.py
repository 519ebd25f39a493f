"""One project in several coats: what is noticed, what is not, measured on pairs of either kind."""

import json
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.stories.same_project import Likeness, ProjectMatcher, ProjectText
from question_bank.lexicon import load_lexicon
from question_bank.loader import load_bank

RETELLINGS = yaml.safe_load((Path(__file__).parents[3] / "review" / "retellings.yaml").read_text(encoding="utf-8"))
CORPUS = Path(__file__).parents[3] / "corpus"
MOST_FALSE = 1 / 1_000
FEWEST_FOUND = 0.9
WORDS = st.lists(
    st.sampled_from("locker firmware claims postcode whiteboard nurse gripper sofa the we had and".split()),  # noqa: SIM905
    max_size=30,
).map(" ".join)


@cache
def matcher() -> ProjectMatcher:
    return ProjectMatcher.from_bank(load_bank(), load_lexicon())


def tale(text: str, project: str | None = None) -> ProjectText:
    return ProjectText(text=text, project=project)


@pytest.mark.parametrize("retold", RETELLINGS, ids=lambda retold: retold["project"].replace(" ", "-"))
def test_a_project_told_with_another_emphasis_is_one_group(retold: dict[str, list[str]]) -> None:
    tellings = [tale(text) for text in retold["tellings"]]
    assert matcher().groups(tellings) == (tuple(range(len(tellings))),)


def test_nearly_every_pair_of_retellings_is_found() -> None:
    pairs = [pair for retold in RETELLINGS for pair in combinations(retold["tellings"], 2)]
    found = [matcher().likeness(tale(one), tale(other)) is Likeness.WORDS for one, other in pairs]
    assert len(found) >= 8
    assert sum(found) / len(found) >= FEWEST_FOUND


def test_other_peoples_stories_are_hardly_ever_taken_for_one() -> None:
    texts = [(CORPUS / f"{name}.jsonl").read_text(encoding="utf-8") for name in ("dev", "dev2")]
    tales = [tale(json.loads(line)["text"]) for text in texts for line in text.split("\n") if line]
    groups = matcher().groups(tales)
    pairs = len(tales) * (len(tales) - 1) / 2
    taken = sum(len(group) * (len(group) - 1) / 2 for group in groups)
    assert taken / pairs < MOST_FALSE


def test_different_projects_of_the_retellings_are_kept_apart() -> None:
    one_each = [tale(retold["tellings"][0]) for retold in RETELLINGS]
    assert matcher().groups(one_each) == ()


def test_the_same_tag_is_the_same_project_however_it_is_written() -> None:
    assert matcher().likeness(tale("a", "Search-Rewrite"), tale("b", "search rewrite")) is Likeness.TAG


def test_different_tags_outweigh_the_words() -> None:
    text = RETELLINGS[0]["tellings"][0]
    assert matcher().likeness(tale(text, "Trainer"), tale(text, "Scheduler")) is None


def test_headings_and_common_words_do_not_make_a_likeness() -> None:
    headings = (
        "Situation: we had it. Trade-off: we could. Action: I did. Result: good. Driver: impact. Reflection: more."
    )
    assert matcher().likeness(tale(headings), tale(headings)) is None


@given(WORDS, WORDS)
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    assert matcher().likeness(tale(one), tale(other)) == matcher().likeness(tale(other), tale(one))


@pytest.mark.parametrize("text", [text for retold in RETELLINGS for text in retold["tellings"]])
def test_a_text_of_some_length_is_like_itself(text: str) -> None:
    assert matcher().likeness(tale(text), tale(text.upper())) is Likeness.WORDS
