"""What is asked of a whole reading is found once."""

from bot.review.found_once import found_once
from bot.review.read import read
from bot.review.reading import Reading


def test_what_is_asked_of_a_reading_again_is_found_once() -> None:
    asked: list[Reading] = []

    @found_once
    def words(reading: Reading) -> int | None:
        asked.append(reading)
        return reading.words or None

    some, none = read("I moved it."), read("")
    assert [words(some), words(some), words(none), words(none)] == [3, 3, None, None]
    assert len(asked) == 2


def test_two_questions_about_a_reading_are_kept_apart() -> None:
    @found_once
    def words(reading: Reading) -> int:
        return reading.words

    @found_once
    def sentences(reading: Reading) -> int:
        return len(reading.sentences)

    reading = read("I moved it. It held.")
    assert (words(reading), sentences(reading)) == (5, 2)
