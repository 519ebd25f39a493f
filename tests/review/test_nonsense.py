"""Nonsense does not score, and unusual good answers do."""

import random
from collections import Counter
from collections.abc import Iterator

import pytest

from bot.review.feedback import no_answer
from bot.review.genre import NO_STORY, NO_TEXT, Genre
from bot.review.level import level_of
from bot.review.moves import findings
from bot.review.read import read, read_sentences
from bot.review.signals import Signals
from question_bank.lexicon import Lexicon, load_lexicon
from question_bank.models import Level
from tests.corpus.answers import answers
from tests.review.nonsense.texts import FAMILIES, texts
from tests.review.unusual import FORMS

MANY = 100
STAYING = 0.95
STAFF_ANSWERS = (
    "dev-001", "dev-013", "dev-059", "dev-072", "dev-085", "dd-004",
    "ha-002", "ha-029", "ha-057", "hb-023", "hb-046", "hc-031",
)  # fmt: skip
"""Answers labelled staff, spread over both development sets."""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def judged(text: str, lexicon: Lexicon) -> tuple[Level, Genre]:
    """Return the level, traps aside, and the genre of a text."""
    signals = Signals(reading=read(text), lexicon=lexicon)
    verdicts = {move: finding.verdict for move, finding in findings(signals).items()}
    own = bool(signals.acts.own) and signals.genre is Genre.STORY
    level, _ = level_of(
        verdicts,
        words=signals.reading.told_words,
        trap=False,
        own_specific_act=own,
        answered=signals.genre not in NO_TEXT,
    )
    return level, signals.genre


@pytest.mark.parametrize("family", FAMILIES)
def test_no_text_of_a_family_is_above_weak(family: str, lexicon: Lexicon) -> None:
    praised = [text for text in texts(family, MANY) if judged(text, lexicon)[0] is not Level.WEAK]
    assert praised == []


@pytest.mark.parametrize(
    ("family", "genres"),
    [
        ("salad", {Genre.MOVE_TALK}),
        ("judge", {Genre.MOVE_TALK}),
        ("definition", {Genre.MOVE_TALK, Genre.LECTURE}),
        ("commits", {Genre.CODE}),
        ("chat", {Genre.CHAT}),
        ("hypothetical", {Genre.HYPOTHETICAL}),
        ("second-hand", {Genre.STORY}),
        ("fiction", {Genre.STORY}),
        ("news", {Genre.STORY}),
        ("surreal", {Genre.ABSURD}),
        ("broken-off", {Genre.BROKEN_OFF}),
    ],
)
def test_a_family_is_heard_as_what_it_is(family: str, genres: set[Genre], lexicon: Lexicon) -> None:
    heard = Counter(judged(text, lexicon)[1] for text in texts(family, 20))
    assert set(heard) <= genres


def with_small_changes() -> Iterator[str]:
    """Yield texts that say one sentence of success ten times, each time a little differently."""
    parts = (
        ("I built the {} and {} went down by {}%.", ("cache", "queue", "index", "importer")),
        ("I rewrote the {} over a weekend and {} fell from {} to 2.", ("parser", "till", "scheduler", "form")),
        (
            "As the lead of 40 clinics I moved the {}, and {} dropped by {} percent.",
            ("pump", "rota", "ward list", "alarm"),
        ),
    )
    measures = ("latency", "the bill", "the error rate", "churn")
    closings = ("", " Really.", " Yes.", " So it did.")
    for number in range(MANY):
        dice = random.Random(number)  # noqa: S311 -- a text, no secret
        pattern, things = dice.choice(parts)
        thing, measure = dice.choice(things), dice.choice(measures)
        yield " ".join(
            pattern.format(thing, measure, dice.randint(3, 90)) + dice.choice(closings)
            for _ in range(dice.randint(8, 12))
        )


def test_one_sentence_repeated_with_small_changes_is_weak(lexicon: Lexicon) -> None:
    praised = [text for text in with_small_changes() if judged(text, lexicon)[0] is not Level.WEAK]
    assert praised == []


def test_a_sentence_that_only_shuffles_what_was_said_is_said_again() -> None:
    text = "It was late and in the end I told them we stop. I told them we stop, it was late. In the end it was late and we stop."
    assert [sentence.again for sentence in read_sentences(text).sentences] == [False, True, True]


def test_a_sentence_like_another_with_a_word_of_its_own_is_new() -> None:
    text = "I wrote the check for the tills and ran it twice. I wrote the check for the scales and ran it twice."
    assert not any(sentence.again for sentence in read_sentences(text).sentences)


def test_a_figure_of_speech_repeats_nothing() -> None:
    text = "I could stop it and lose the slot. I could run it and lose the trust. Neither was what I had promised."
    assert not any(sentence.again for sentence in read_sentences(text).sentences)


def test_unusual_forms_of_a_staff_answer_stay_within_its_level(lexicon: Lexicon) -> None:
    chosen = [a["text"] for name in ("dev", "dev2") for a in answers(name) if a["id"] in STAFF_ANSWERS]
    fallen: dict[tuple[str, int], str] = {}
    for at, text in enumerate(chosen):
        plain = judged(text, lexicon)[0]
        levels = {(form, at): judged(write(text), lexicon)[0] for form, write in FORMS.items()}
        fallen |= {key: level.value for key, level in levels.items() if level is not plain}
    assert len(chosen) == len(STAFF_ANSWERS)
    assert Level.WEAK.value not in fallen.values(), fallen
    assert 1 - len(fallen) / (len(chosen) * len(FORMS)) >= STAYING, fallen


def test_every_genre_but_a_story_is_told_why_it_is_no_answer() -> None:
    assert set(no_answer.WHY_NOT_JUDGED) == NO_TEXT
    assert set(no_answer.WHY_NO_STORY) == NO_STORY
    assert NO_TEXT | NO_STORY | {Genre.STORY} == set(Genre)


def test_a_text_that_repeats_itself_is_told_how_much_is_left() -> None:
    reading = read("I built the cache and latency went down by 40%. " * 10)
    assert no_answer.why_short(reading) == (
        "Only 10 words are your own story; the rest is repeated, code or what others say. That is too few to judge."
    )
    assert no_answer.why_short(read("I built the cache.")) is None


def test_a_story_in_notes_is_the_speakers_without_one_i(lexicon: Lexicon) -> None:
    notes = (
        "- Payments fraud, 30 countries; product wanted a human look at every first order over 50 euros\n"
        "- Human look: 2.20 each, 310k orders a month. No look: no cost, 1.3M of fraud a month\n"
        "- Split one month's orders by hand into eleven kinds, with the reviewers\n"
        "- Found that two kinds held 71 % of the loss\n"
        "- Offered product humans on these two, for 0.3 points of its own target\n"
        "- Agreed at 0.25. Fraud fell to 610k a month"
    )
    assert len(Signals(reading=read(notes), lexicon=lexicon).acts.own) > 2


def test_lines_of_a_program_are_not_told() -> None:
    text = (
        "I get this when I start it.\nTraceback (most recent call last):\n"
        '  File "run.py", line 4, in main\nValueError: expected 3 columns\nWhat does it mean?'
    )
    reading = read_sentences(text)
    told = [" ".join(reading.norms(s.first, s.last)) for s in reading.sentences]
    assert told == ["i get this when i start it .", "what does it mean ?"]


def test_who_said_it_is_named_after_the_quoted_words(lexicon: Lexicon) -> None:
    text = '"I rolled it back," said the nurse. "And I wrote the list," added a farmer.'
    assert Signals(reading=read(text), lexicon=lexicon).acts.own == ()


BACKWARDS = (
    "Today the ferries load by the list.\n\n"
    "Before that, in May: I wrote the list and I called the mate.\n\n"
    "And right at the start: a lorry stood beside a bus."
)


def told(text: str) -> list[str]:
    reading = read_sentences(text)
    return [" ".join(reading.norms(s.first, s.last)) for s in reading.sentences]


def test_a_story_told_from_its_end_is_read_in_its_order() -> None:
    assert told(BACKWARDS) == [
        "and right at the start : a lorry stood beside a bus .",
        "before that , in may : i wrote the list and i called the mate .",
        "today the ferries load by the list .",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "23:10 It was over.\n22:40 I pulled the plug.\n21:15 The pump rang.",
        "2024-05-03: It was over.\n2024-05-02: I pulled the plug.\n2024-05-01: The pump rang.",
        "2021 It was over.\n2019 I pulled the plug.\n2012 The pump rang.",
        "Today. It was over.\nTwo weeks ago. I pulled the plug.\nThree months ago. The pump rang.",
        "Day 9: It was over.\nDay 4: I pulled the plug.\nDay 1: The pump rang.",
        "I tell it backwards.\nSunday: It was over.\nFriday: I pulled the plug.\nThe Monday before: The pump rang.",
        "(Newest first.)\n\nJune\nIt was over.\n\nMay\nI pulled the plug.\n\nIn April\nThe pump rang.",
    ],
)
def test_entries_from_the_last_to_the_first_are_read_in_their_order(text: str) -> None:
    found = " ".join(told(text))
    assert found.index("pump rang") < found.index("pulled the plug") < found.index("was over")


@pytest.mark.parametrize(
    "text",
    [
        "21:15 The pump rang.\n22:40 I pulled the plug.\n23:10 It was over.",
        "Sunday: The pump rang.\nFriday: I pulled the plug.\nMonday: It was over.",
        "2019 The pump rang.\n2012 The tank was built.\n2021 I pulled the plug.\n2022 It was over.",
        "Today the pump rang.\nTwo weeks ago I had pulled the plug.\nIt was over.",
        "The software is backwards compatible.\nMonday: The pump rang.\nMay: I pulled the plug.\nJune: It was over.",
    ],
)
def test_entries_in_any_other_order_stay_in_it(text: str) -> None:
    assert told(text) == [sentence for line in text.splitlines() for sentence in told(line)]


def test_what_closes_a_story_told_from_its_end_by_looking_back_stays_its_end() -> None:
    text = f"{BACKWARDS} Nobody had asked. I should have rung the mate that Friday. It was his deck."
    assert told(text)[-2:] == ["i should have rung the mate that friday .", "it was his deck ."]


def test_one_look_back_turns_nothing_round() -> None:
    text = "I lead the ferries.\n\nBefore that I was a mate.\n\nIn May a lorry stood beside a bus."
    assert told(text)[0] == "i lead the ferries ."


def test_words_quoted_over_two_blocks_told_from_the_end_stay_in_the_first() -> None:
    reading = read(BACKWARDS)
    span = reading.span(0, len(reading.tokens))
    assert BACKWARDS[span.start : span.end] == "And right at the start: a lorry stood beside a bus."


@pytest.mark.parametrize(
    "text",
    [
        "21:05. I take the call.\n21:20. I choose paper.\n21:40. I roll the form back.\n23:55. I read the list out.",
        "I stand at the printer. I cut the model down to three rules. I write the price in red. I call the van. I print it. "
        "I hang it up. I tell her.",
    ],
)
def test_a_story_in_the_present_has_acts(text: str, lexicon: Lexicon) -> None:
    assert len(Signals(reading=read(text), lexicon=lexicon).acts.own) > 2


def test_what_one_does_whenever_something_happens_is_no_story(lexicon: Lexicon) -> None:
    ways = (
        "When a build goes bad, I look at three screens. If a customer is down, I give the answer myself. When somebody is "
        "afraid of a decision, I ask three questions. If nobody waits, I let them dig. I keep a notebook for each person. I "
        "draw what they saw on paper. Every review ends with one gate, and whenever a junior joins I bring it out for them."
    )
    assert judged(ways, lexicon) == (Level.WEAK, Genre.LECTURE)


FIGURES_OF_SPEECH = (
    "I was the lead of the lift team, 40 engineers. On the one hand the budget was tight, on the other the printer said no "
    "twice a day. I folded the report into the invoice run and I fed the queue by hand for a week. I asked the vendor for the "
    "schematics. Stuck lifts fell from nine a month to one. Since then the night shift keeps the test rig, and two other sites "
    "copied it. I should have asked in March, before the snow."
)


def test_a_figure_of_speech_or_two_make_no_nonsense(lexicon: Lexicon) -> None:
    level, genre = judged(FIGURES_OF_SPEECH, lexicon)
    assert genre is Genre.STORY
    assert level is not Level.WEAK


@pytest.mark.parametrize(
    "said",
    [
        "So I went to the, well, the head of ferries, and I asked her for the keys.",
        "I rang him. Then I drove there, and I. Yes. I pulled the plug myself.",
        "It was the second week, I think. We had nothing, and I mean nothing.",
    ],
)
def test_one_who_breaks_off_now_and_then_tells_a_story(said: str, lexicon: Lexicon) -> None:
    rest = (
        " The port has 40 gates. I wrote the list of the locks, I tested each of them at night and I told the mate. Stuck gates "
        "fell from 12 a week to one. The night crew walks the list each Monday since. I should have begun in May."
    )
    assert judged(said + rest, lexicon)[1] is Genre.STORY


CANDIDATE = "Candidate was calm. Named the tension. Built the importer alone. Cut the bill by 30 percent."
DANA = (
    "Dana joined us in May. She rebuilt the importer, and she taught two juniors. Exceeded all that was asked. Cut the bill by "
    "30 percent. She leads the gate reviews now."
)


@pytest.mark.parametrize("text", [CANDIDATE, DANA, f"I would hire her again. {DANA}"])
def test_verbs_without_a_subject_are_those_of_the_one_who_is_assessed(text: str, lexicon: Lexicon) -> None:
    assert Signals(reading=read(text), lexicon=lexicon).acts.own == ()


@pytest.mark.parametrize(
    "text",
    [
        f"I interviewed for the port. {CANDIDATE} I wrote all of it down.",
        "Dana joined us in May. She was stuck, she was shy and she asked nobody. Gave her one question a day. Sat with her on "
        "Fridays. She found it in week three.",
        "Lead of search, 40 guides. Product wanted a new ranking by June. Built the importer. Wrote the list. Rang the curators.",
    ],
)
def test_verbs_without_a_subject_stay_the_speakers_who_tells_of_others(text: str, lexicon: Lexicon) -> None:
    assert len(Signals(reading=read(text), lexicon=lexicon).acts.own) >= 2


def test_what_one_has_got_is_no_act_and_what_one_got_done_is(lexicon: Lexicon) -> None:
    acts = [
        [act.clause.predicate for act in Signals(reading=read(text), lexicon=lexicon).acts.own]
        for text in ("I've got a good story for you.", "I've got the bill down by half.", "I got it running again.")
    ]
    assert acts == [[], ["get"], ["get"]]


def test_what_one_still_had_to_weigh_is_no_act(lexicon: Lexicon) -> None:
    acts = [
        len(Signals(reading=read(text), lexicon=lexicon).acts.all)
        for text in ("We had to weigh speed against trust.", "I weighed the two crates.")
    ]
    assert acts == [0, 1]


def test_numbers_that_open_lines_are_told() -> None:
    assert told("1200000 users were waiting\n3400000 euros were at stake") == [
        "1200000 users were waiting",
        "3400000 euros were at stake",
    ]


@pytest.mark.parametrize("stamp", ["[{:03}]", "[2023-03-{:02} 09:15]", "[12/03/2023, 21:{:02}] Kim:"])
def test_stamps_of_lines_are_no_blanks(stamp: str, lexicon: Lexicon) -> None:
    lines = [f"{stamp.format(at)} I moved the pump and rang the ward." for at in range(1, 9)]
    assert judged("\n".join(lines), lexicon)[1] is not Genre.BLANKS
