"""Run-on text: a verb with a subject of its own opens a sentence, unless it hangs on what stands before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.review.read import read_sentences
from bot.review.reading import Kind
from bot.review.writing.run_on import WINDOW
from tests.review.told import sentences

LEAD = "we had four teams and a cache that was slow for most of the year on every page of the store in june "
"""Words before, so that nobody takes the text for one that has its marks."""


def cut_before(text: str, opening: str) -> bool:
    """Return whether a sentence opens with those words where the text is dictated."""
    return any(sentence.startswith(opening) for sentence in sentences(LEAD + text))


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("we shipped the importer the customer wanted more fields", "the customer wanted"),
        ("it was close to my heart models forget what they know", "models forget"),
        ("we kept it in the old format product wanted a new one", "product wanted"),
        ("i rewrote the parser in a week then i asked the auditors about it", "then i asked"),
        ("he signed the form and in march we moved the last of them", "and in march we moved"),
        ("the queue was empty by nine there were no more calls that night", "there were no more"),
        ("shipping early kept a big customer holding meant a fine for the firm", "holding meant"),
        ("we lost the bid to a rival my regret is the order of the talks", "my regret is"),
        ("the old model lets more contraband through shipping would mean a search of each parcel", "shipping would"),
        ("she named the tool by which people are found declining would have kept our hands clean", "declining would"),
        ("i saw the leak within a minute telling her would have spared us the night", "telling her would"),
        ("he filed it for the autumn holding meant the line in our contracts stayed true", "holding meant"),
        ("we patched it for one more season new hull meant two years in the yard", "new hull meant"),
        ("the crew had a long summer 40 buyers were waiting for the boat", "40 buyers were"),
        ("the price was real a group in denmark published something close to ours", "a group in denmark"),
        ("we kept it for good the error rate came down from 14 to 9", "the error rate"),
        (
            "she put it in one sentence every week they gave to the scanner was a week without the other",
            "every week they",
        ),
        ("it goes round in the group the more they share the more we lose", "the more they share the more we lose"),
        ("i want to be fair about it on one hand there was the date of the fair", "on one hand there was"),
        ("she was more patient than they were i said it to her in may", "i said it"),
        ("it was the change they were most afraid of i put the last ones in a sheet", "i put the last"),
        ("she asked which clock he believed he took the old one to the lab", "he took the old"),
        ("the bot tells her yes she didn't the notice was void in june", "the notice was void"),
        ("i proposed a queue three of the five seniors were against it", "three of the five"),
        ("it replaced the postgres we already ran the managed store gives you recall", "the managed store"),
        ("he tore the recorder out of the firmware parental consent reached 94 percent", "parental consent"),
        ("nobody on the floor knew should have put those hours in the form", "should have put"),
        ("i showed it as surprise should have told the growth lead before", "should have told"),
        ("it took us ninety seconds had i weighed one parcel that friday we would know", "had i weighed"),
        ("the table was up on an ordinary tuesday what stays from it is a rehearsal", "what stays from it"),
        ("i knew where to look to fix it myself is one evening of work", "to fix it myself"),
        ("that is an hour of work but it goes out on monday or she could look for the cause", "or she could look"),
        ("after four weeks of talk the board gave me an hour the vendor sent a patch", "the vendor sent"),
        ("we scored 64 on theirs going on meant another year of work", "going on meant"),
        ("it can cost somebody a job saying no outright meant giving up the deal", "saying no outright"),
        ("i lent him the model of the hull in exchange we got his word for it", "in exchange we"),
    ],
)
def test_a_verb_with_a_subject_of_its_own_opens_a_sentence(text: str, opening: str) -> None:
    assert cut_before(text, opening)


@pytest.mark.parametrize(
    ("text", "not_opening"),
    [
        ("i knew they would miss the date by a month", "they would"),
        ("she told the two nurses they could keep the old form", "they could"),
        ("everything he asked was in the second paper we wrote", "he asked"),
        ("the cache we built was faster than the one they bought", "we built"),
        ("i pulled the logs found the job and killed it by noon", "the logs"),
        ("it failed because the vendor changed the header in may", "the vendor changed"),
        ("they let her ride along for a day on the night shift", "her ride"),
        ("i spent a day a week on index builds that year", "a week on"),
        ("i replayed last winter no path under half wrote a page and sent it", "no path under"),
        ("they lost the orders that came in over the weekend in may", "the orders"),
        ("i was the lead for the boats in the north that crossed at night", "the lead for"),
        ("in return she gave her eight working days asked for nothing more", "days asked"),
        ("so did we say it to the board and nor did they ask", "did we say"),
        ("we kept it going was what the board wrote down in the end", "going was"),
        ("it was the right thing for the crew i think 5 points more", "i think"),
        ("they asked in the meeting how long a freezer holds cold in june", "a freezer holds"),
        ("he said sooner or later someone hits the bridge in the fog", "someone hits"),
        ("he told us what the kid had asked each week was a song", "the kid had"),
        ("she wrote a one-command decoder that timed four people on it", "decoder that"),
    ],
)
def test_what_hangs_on_the_words_before_opens_none(text: str, not_opening: str) -> None:
    assert not cut_before(text, not_opening)


def test_a_clause_behind_if_or_when_stays_with_its_main_clause() -> None:
    assert cut_before(
        "in the end if they change the cell we start again from zero", "if they change the cell we start again"
    )
    assert not cut_before("he agreed but when the pump fails the ward is blind for an hour", "the ward is blind")


def test_now_belongs_to_the_verb_in_the_present() -> None:
    assert cut_before("the plan worked out now every squad has a page of its own", "now every squad")
    assert cut_before("that config is what we bring now the fair went well for us", "the fair went")


@pytest.mark.parametrize("mark", [";", ":", " ("])
def test_a_half_stop_keeps_its_halves_together(mark: str) -> None:
    halves = f"the graph catches more of the rings{mark} the card says why in a line"
    assert not cut_before(halves, "the card says")


def test_a_sentence_with_commas_is_not_cut_between_them() -> None:
    text = (
        "the managed store gives you recall, scaling and sleep you never think about, but its a second place where old files "
        "survive, and for a law firm, a file that comes back, after a year, is a case"
    )
    assert sentences(f"{LEAD}. {text}")[-1].startswith("the managed store gives you recall scaling and sleep you never")


WORDS = st.lists(
    st.sampled_from(
        ["i", "we", "the", "a", "cache", "team", "broke", "fell", "and", "so", "then", "if", "because", "it", "was", "told",
         "them", "keeping", "meant", "to", "go", "there", "were", "now", "which", "product", "who", "12", "days", "in"]
    ),
    max_size=3 * WINDOW,
).map(" ".join)  # fmt: skip


@given(WORDS)
def test_sentences_are_the_words_in_their_order_and_none_is_empty(text: str) -> None:
    reading = read_sentences(text)
    edges = [(sentence.first, sentence.last) for sentence in reading.sentences]
    assert [at for first, last in edges for at in range(first, last)] == list(range(len(reading.tokens)))
    assert all(any(token.kind is not Kind.MARK for token in reading.tokens[first:last]) for first, last in edges)


def test_a_stretch_longer_than_the_window_is_cut_to_its_end() -> None:
    steps = " ".join(f"we moved the pump number {step} in the north hall" for step in range(100, 160))
    assert sum(sentence.startswith("we moved") for sentence in sentences(steps)) >= 55


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        (
            "the alarm was muted for noise turn it back on and four people lose their nights keep it muted and the sale dies",
            ("turn it back on", "keep it muted"),
        ),
        (
            "the form could put a sailor in court sell it and we live with that do not sell it and there is no firm left",
            ("sell it and we live", "do not sell it"),
        ),
        (
            "we sat in the cold harbour keep going and the hull breaks in two stop and we lose the season",
            ("keep going", "stop and"),
        ),
        (
            "the checks were being skipped delay it and those checks go on like that go live and we bring a new way to hurt them",
            ("delay it and those", "go live and we"),
        ),
        (
            "it did hurt both ways block the device and a ring is dead in minutes score the deed and it takes most of a day",
            ("block the device", "score the deed"),
        ),
        (
            "my plan was one per site with a merge at night shared meant a bed in sight at once separate meant one fall of nine",
            ("shared meant", "separate meant"),
        ),
    ],
)
def test_two_courses_with_what_comes_of_each_open_a_sentence_each(text: str, openings: tuple[str, ...]) -> None:
    assert all(cut_before(text, opening) for opening in openings)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("i had two doors roll back and lose the orders of the day or patch it and leave them blind", "roll back"),
        (
            "we had a choice to make within minutes shift the tides by an hour or roll back and lose three days",
            "shift the",
        ),
        ("i got to pick freeze the old chart until autumn or patch the new one and trust it", "freeze the old"),
        ("that was the choice as i saw it a form with half the steps against a promise to two banks", "a form with"),
        ("that was the trade off calm ports and no fish or full boats and a fine", "calm ports"),
    ],
)
def test_the_first_side_of_a_choice_opens_after_its_name(text: str, opening: str) -> None:
    assert cut_before(text, opening)


@pytest.mark.parametrize(
    ("text", "not_opening"),
    [
        ("people see the numbers and the rest agree once sailors see the map and it is over", "see the map"),
        ("i let him keep the boat and we had her sign the form and it was over", "keep the boat"),
        ("she had two ways to go and to hold it and the crew liked both of them", "hold it"),
        ("the choice of the harbour or the lake was made by the board in may", "of the harbour"),
    ],
)
def test_a_base_form_with_a_subject_or_a_verb_of_its_own_is_no_order(text: str, not_opening: str) -> None:
    assert not cut_before(text, not_opening)
