"""What was found in a text is found once, as long as neither the text nor anything else that it depends on has changed."""

import pytest

from bot.conversation.judges import WorkReviewer
from bot.conversation.text_cache import NONE_CACHED, FromText, TextCache
from bot.conversation.work import AT_ONCE, NeedsWork, Work
from bot.review.judge import Judge
from tests.review.engine import reviewer

TEXT = "I moved the index to one host."


class Finding:
    """Finds the length of texts, and counts how often it has to."""

    def __init__(self) -> None:
        self.times = 0

    def in_text(self, text: str, besides: str = "", name: str = "length") -> FromText[int]:
        def compute(_: Judge) -> int:
            self.times += 1
            return len(text)

        return FromText(name=name, text=text, besides=besides, compute=compute)


def asked(cache: TextCache, *wanted: FromText[int]) -> list[int]:
    """What a use case of its own is answered."""
    return WorkReviewer(reviewer(), Work(), cache).found(wanted)


def test_a_later_use_case_finds_the_same_without_looking_again() -> None:
    cache, finding = TextCache(), Finding()
    assert [asked(cache, finding.in_text(TEXT)) for _ in range(3)] == [[len(TEXT)]] * 3
    assert finding.times == 1


def test_another_text_other_marks_and_another_question_are_looked_at_anew() -> None:
    cache, finding = TextCache(), Finding()
    asked(cache, finding.in_text(TEXT))
    for other in (finding.in_text(f"{TEXT}."), finding.in_text(TEXT, "marks"), finding.in_text(TEXT, name="other")):
        asked(cache, other)
    assert finding.times == 4


def test_the_same_twice_in_one_question_is_looked_at_once() -> None:
    finding = Finding()
    assert asked(TextCache(), finding.in_text(TEXT), finding.in_text(TEXT)) == [len(TEXT)] * 2
    assert finding.times == 1


def test_a_long_text_is_asked_for_and_not_read_unless_it_is_cached() -> None:
    cache, finding = TextCache(), Finding()
    long = finding.in_text("x" * AT_ONCE)
    with pytest.raises(NeedsWork) as needed:
        asked(cache, long)
    (job,) = needed.value.jobs
    work = Work()
    work.keep(job, job.outcome())
    assert WorkReviewer(reviewer(), work, cache).found([long]) == [AT_ONCE]
    assert asked(cache, long) == [AT_ONCE]
    assert finding.times == 1


def test_what_was_not_asked_for_longest_is_forgotten_first() -> None:
    cache = TextCache(most=2)
    for key in (b"a", b"b"):
        cache.put(key, key)
    cache.get(b"a")
    cache.put(b"c", b"c")
    assert [cache.get(key) for key in (b"a", b"b", b"c")] == [b"a", NONE_CACHED, b"c"]


def test_a_key_holds_no_word_of_the_text() -> None:
    assert len(FromText(name="a", text=TEXT * 100, besides="", compute=lambda _: 0).key) == 32
