"""Tokens: words, numbers with what touches them, marks; what is said while thinking is left out, shorthand is undone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.review.read import read_sentences
from bot.review.reading import Kind
from tests.review.told import marks, numbers, sentences, words


@pytest.mark.parametrize(
    "number",
    [
        "$40k",
        "1,300",
        "4.2%",
        "2.5x",
        "14:05",
        "½",
        "1½",
        "3rd",
        "90ms",
        "€1.3m",
        "£5",
        "₹12",
        "+12%",
        "-40%",
        "1/3",
        "24/7",
        "0.3pp",
        "99.99%",
        "2021-03-14",
        "50gb",
        "us$5k",
        ".5",
    ],
)  # fmt: skip
def test_a_number_keeps_its_sign_and_unit(number: str) -> None:
    assert numbers(f"It was {number} then.") == [number]


@pytest.mark.parametrize(
    ("typed", "number"), [("12 %", "12%"), ("$ 40k", "$40k"), ("10 000", "10000"), ("1 ½", "1½"), ("4,2%", "4,2%")]
)
def test_a_number_with_spaces_inside_is_one(typed: str, number: str) -> None:
    assert numbers(f"It was {typed} then.") == [number]


def test_digits_without_end_are_a_word() -> None:
    assert [(len(token.norm), token.kind) for token in read_sentences("7" * 5000).tokens] == [(5000, Kind.WORD)]


def test_two_numbers_in_a_row_are_two() -> None:
    assert numbers("in 2021 300 people came") == ["2021", "300"]


@pytest.mark.parametrize("typed", ["12 -> 3", "12->3", "12 → 3", "12 => 3", "12 --> 3"])
def test_an_arrow_between_numbers_is_a_mark(typed: str) -> None:
    assert (numbers(typed), marks(typed)) == (["12", "3"], ["→"])


@pytest.mark.parametrize("typed", ["3-5 weeks", "3–5 weeks", "3 - 5 weeks"])
def test_a_range_is_two_numbers_and_a_dash(typed: str) -> None:
    assert (numbers(typed), marks(typed)) == (["3", "5"], ["-"])


@pytest.mark.parametrize("word", ["p99", "s3", "ipv6", "q3", "k8s", "b2b"])
def test_a_name_with_digits_is_a_word(word: str) -> None:
    assert [(token.norm, token.kind) for token in read_sentences(word.upper()).tokens] == [(word, Kind.WORD)]


@pytest.mark.parametrize(
    ("typed", "norm"),
    [
        ("didn't", "didnt"),
        ("I’ve", "ive"),
        ("re-ran", "reran"),
        ("e-mail", "email"),
        ("node.js", "node.js"),
        ("C++", "c++"),
    ],
)
def test_a_word_is_folded(typed: str, norm: str) -> None:
    assert words(f"so {typed} then") == ["so", norm, "then"]


def test_the_parts_of_a_compound_are_words() -> None:
    assert words("an end-to-end test") == ["an", "end", "to", "end", "test"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("u", "you"), ("w/", "with"), ("w/o", "without"), ("bc", "because"), ("b/c", "because"), ("b4", "before"),
        ("ppl", "people"), ("rn", "now"), ("tmrw", "tomorrow"), ("n", "and"), ("&", "and"), ("+", "and"), ("'cause", "because"),
        ("2day", "today"), ("teh", "the"),
    ],
)  # fmt: skip
def test_shorthand_is_undone(typed: str, meant: str) -> None:
    assert words(f"we did it {typed} them") == ["we", "did", "it", meant, "them"]


def test_a_letter_that_is_a_name_is_no_shorthand() -> None:
    assert words("We wrote it in R for team N.") == ["we", "wrote", "it", "in", "r", "for", "team", "n"]


@pytest.mark.parametrize("filler", ["um", "basically", "you know", "I mean", "sort of", "kind of"])
def test_fillers_are_left_out(filler: str) -> None:
    assert words(f"we were {filler} tired") == ["we", "were", "tired"]


@pytest.mark.parametrize(
    "said", ["what kind of person", "do you know that", "if you know them", "not just speed but cost"]
)
def test_words_that_mean_something_are_no_fillers(said: str) -> None:
    assert words(said) == said.split()


@pytest.mark.parametrize("said", ["I I went", "I, I went", "I um I went", "I went I went", "I went uh I went"])
def test_words_that_are_said_twice_in_a_row_count_once(said: str) -> None:
    assert words(f"{said} home") == ["i", "went", "home"]


@pytest.mark.parametrize(
    ("said", "meant"), [("I I'd", "id"), ("i id", "id"), ("we we're", "were"), ("it it's", "its"), ("we we've", "weve")]
)
def test_a_word_that_is_said_again_in_a_longer_form_counts_once(said: str, meant: str) -> None:
    assert words(f"so {said} there") == ["so", meant, "there"]


def test_words_that_differ_are_told_apart() -> None:
    assert words("as we were there") == ["as", "we", "were", "there"]


@pytest.mark.parametrize(
    "text", ["Stop “now and here” then.", 'Stop "now and here" then.', "Stop 'now and here' then."]
)
def test_what_stands_in_quotation_marks_is_quoted(text: str) -> None:
    assert [token.norm for token in read_sentences(text).tokens if token.quoted] == ["now", "and", "here"]


@pytest.mark.parametrize("text", ['a 5" screen and a 7" one', "the users' data and the teams' plans", '"never closed'])
def test_a_mark_without_its_other_half_quotes_nothing(text: str) -> None:
    assert not any(token.quoted for token in read_sentences(text).tokens)


def test_capitals_are_seen_where_a_text_has_small_letters() -> None:
    assert [token.norm for token in read_sentences("I told Priya at AWS.").tokens if token.capital] == [
        "i",
        "priya",
        "aws",
    ]


def test_a_text_in_capitals_has_no_capitals() -> None:
    assert not any(token.capital for token in read_sentences("I TOLD PRIYA AT AWS.").tokens)


def test_markup_is_no_word() -> None:
    assert words("<p>We <b>won</b> it</p> and *that* was `all`") == ["we", "won", "it", "and", "that", "was", "all"]


def test_an_address_is_one_word() -> None:
    assert words("see https://example.com/a?b=1 or a.b@example.com") == [
        "see",
        "https://example.com/a?b=1",
        "or",
        "a.b@example.com",
    ]


WORDS = st.sampled_from(
    [
        "I",
        "we",
        "you",
        "the",
        "built",
        "broke",
        "know",
        "mean",
        "sort",
        "of",
        "kind",
        "um",
        "basically",
        "it's",
        "didn't",
        "I'd",
        "4.2%",
        "½",
        "p99",
        "and",
        "but",
        "teh",
        "wrtoe",
        "Priya",
    ]
)  # fmt: skip
SAID = st.lists(WORDS, min_size=1, max_size=25)


@given(said=SAID, places=st.sets(st.integers(0, 24)))
def test_doubling_any_words_changes_nothing(said: list[str], places: set[int]) -> None:
    doubled = [word for at, one in enumerate(said) for word in ([one, one] if at in places else [one])]
    assert words(" ".join(doubled)) == words(" ".join(said))
    assert sentences(" ".join(doubled)) == sentences(" ".join(said))


TYPED = st.lists(
    WORDS
    | st.sampled_from(
        [",", ".", "(S)", "\n", "Result:", "“", "”", "—", "ﬁx", "b\u00aduilt", "𝗪𝗲", "\u200b", "e\u0301t"]
    ),
    max_size=25,
).map(" ".join)


@given(TYPED)
def test_every_token_stands_in_the_text_and_says_what_stands_there(text: str) -> None:
    reading = read_sentences(text)
    for token in reading.tokens:
        assert 0 <= token.start < token.end <= len(text)
        alone = read_sentences(f"so {text[token.start : token.end]} so").tokens[1:-1]
        if token.kind is not Kind.MARK and token.norm not in ("so", "you", "i", "know", "mean", "sort", "kind", "of"):
            assert [other.norm for other in alone] == [token.norm]
    spans = [(token.start, token.end) for token in reading.tokens]
    assert spans == sorted(set(spans))


@given(
    said=SAID, at=st.integers(0, 24), label=st.sampled_from(["(S)", "## Result", "**Action**", "Reflection:", "[T]"])
)
def test_adding_headings_changes_no_token(said: list[str], at: int, label: str) -> None:
    lines = [" ".join(said[:at]), " ".join(said[at:])]
    with_label = f"(A)\n{lines[0]}\n\n{label}\n{lines[1]}"
    assert words(with_label) == words("\n\n".join(lines))
