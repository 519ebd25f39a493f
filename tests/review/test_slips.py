"""Slips: one letter swapped, doubled, missing or wrong is forgiven; what may be right is left as it is."""

import pytest

from bot.review.writing.slips import Slips
from tests.review.told import words

NEVER = frozenset[str]().__contains__


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("wrtoe", "wrote"), ("buitl", "built"), ("becasue", "because"), ("hvae", "have"), ("taem", "team"),
        ("weeeks", "weeks"), ("appproved", "approved"), ("colected", "collected"), ("treshold", "threshold"),
        ("shwed", "showed"), ("expericence", "experience"), ("invoises", "invoices"), ("coudln't", "couldnt"),
    ],
)  # fmt: skip
def test_a_slip_is_read_as_the_word_that_was_meant(slip: str, meant: str) -> None:
    assert words(f"so {slip} then") == ["so", meant, "then"]


@pytest.mark.parametrize(
    ("scanned", "written"),
    [("tearn", "team"), ("systern", "system"), ("wben", "when"), ("bave", "have"), ("l0ad", "load"), ("rep1ay", "replay"),
     ("0utage", "outage"), ("l", "i")],
)  # fmt: skip
def test_letters_that_a_scanner_misread_are_read_as_they_were_written(scanned: str, written: str) -> None:
    assert words(f"so {scanned} then") == ["so", written, "then"]


@pytest.mark.parametrize("word", ["p99", "s3", "100k", "5days", "k8s", "1on1", "l2", "5ghz"])
def test_a_name_or_number_with_digits_is_no_misread_word(word: str) -> None:
    assert words(f"so {word} then") == ["so", word, "then"]


def test_a_slip_at_the_beginning_of_a_sentence_is_read_too() -> None:
    assert words("Sicne then it holds.") == ["since", "then", "it", "holds"]


@pytest.mark.parametrize(
    "word",
    [
        "kubernetes",
        "grafana",
        "postgres",
        "denis",
        "marek",
        "pavel",
        "lidar",
        "firewall",
        "babysitting",
        "relaunched",
        "unlabelled",
        "headteachers",
        "trams",
        "payback",
        "german",
        "telco",
        "uploads",
        "xgboost",
        "hnsw", "reed",
    ],
)  # fmt: skip
def test_a_word_that_may_be_right_is_left_as_it_is(word: str) -> None:
    assert words(f"we took the {word} there") == ["we", "took", "the", word, "there"]


@pytest.mark.parametrize("name", ["Wrtoe", "Priay", "Teh", "Acme", "Oslo", "Hungary"])
def test_a_capital_in_the_middle_of_a_sentence_makes_a_name(name: str) -> None:
    assert words(f"We met {name} there") in (["we", "met", name.lower(), "there"], ["we", "met", "the", "there"])


@pytest.mark.parametrize("name", ["Denis", "Marek", "Oslo", "Acme", "Hungary", "Emirates"])
def test_a_name_at_the_beginning_of_a_sentence_stays(name: str) -> None:
    assert words(f"{name} was there.")[0] == name.lower()


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("optimisation", "optimization"),
        ("fibre", "fiber"),
        ("harbour", "harbor"),
        ("labelled", "labeled"),
        ("defence", "defense"),
    ],
)
def test_british_spelling_is_read_as_american_where_only_that_is_known(british: str, american: str) -> None:
    assert Slips({american}, (), NEVER).corrected(british) == american
    assert Slips({american, british}, (), NEVER).corrected(british) == british


def test_a_word_that_could_be_two_others_is_left_as_it_is() -> None:
    assert words("the xform there") == ["the", "xform", "there"]
