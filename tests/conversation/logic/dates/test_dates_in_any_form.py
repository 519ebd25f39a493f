"""Whole kinds of typed dates: a day, a span or a range is written in many forms and read back."""

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from bot.conversation.logic.dates.date_reading import DateReading, Doubt, read_date

TODAY = date(2026, 3, 2)
FORMS = (
    "{day:%Y-%m-%d}",
    "{day:%Y/%m/%d}",
    "{day:%Y%m%d}",
    "{day:%Y-%b-%d}",
    "{day.day}.{day.month}.{day.year}",
    "{day:%d.%m.%Y}",
    "{day:%d %B %Y}",
    "{day:%d-%b-%Y}",
    "{day:%d/%b/%Y}",
    "{day:%d%b%Y}",
    "{day:%b-%d-%Y}",
    "{day:%B} {day.day}, {day.year}",
    "{day:%b} {day.day} {day.year}",
    "{day:%A}, {day.day} {day:%B} {day.year}",
    "{day:%a} {day:%d-%b-%Y}",
    "{day:%A} the {day.day}th of {day:%B}, {day.year}",
    "my loop is on {day:%d %b %Y} at 10:00",
    "{day:%Y-%m-%d} 14:30",
)
"""Forms in which people and programs write a date, all of which name one day."""
WITHOUT_YEAR = ("{day:%d %B}", "{day:%d-%b}", "{day:%b-%d}", "{day:%d/%b}", "{day:%d.%m.}", "{day:%B} {day.day}th")
of_our_time = st.dates(date(2026, 1, 1), date(2099, 12, 31))


@given(of_our_time, st.sampled_from(FORMS))
def test_a_date_in_any_form_is_read_as_itself(day: date, form: str) -> None:
    text = form.format(day=day)
    assert read_date(text, TODAY) == DateReading(days=(day,))
    assert read_date(text.upper(), TODAY) == DateReading(days=(day,))


@given(of_our_time, st.integers(0, 364), st.sampled_from(WITHOUT_YEAR))
@example(date(2027, 3, 1), 364, "{day:%d.%m.}")
def test_a_date_without_a_year_is_the_next_of_its_name(today: date, ahead: int, form: str) -> None:
    day = today + timedelta(days=ahead)
    assert read_date(form.format(day=day), today) == DateReading(days=(day,))


@given(of_our_time, st.sampled_from(["{day.day}/{day.month}/{day.year}", "{day.month}-{day.day}-{day.year}"]))
def test_a_date_in_numbers_has_the_day_among_its_readings(day: date, form: str) -> None:
    read = read_date(form.format(day=day), TODAY)
    assert day in read.days
    assert (read.doubt is None) == (len(read.days) == 1)


COUNTED = {"day": 1, "week": 7, "fortnight": 14}
SPELT = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen")


def spelt(number: int) -> str:
    """A number up to 99 in words."""
    tens = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
    teens = {14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen"}
    if number <= len(SPELT):
        return SPELT[number - 1]
    return teens.get(number) or "-".join(
        filter(None, (tens[number // 10], SPELT[number % 10 - 1] if number % 10 else ""))
    )


@given(
    st.integers(1, 98),
    st.sampled_from(sorted(COUNTED)),
    st.sampled_from(["{}", "in {}", "for {}", "about {}", "{} from now", "in {} time"]),
    of_our_time,
)
def test_a_span_is_counted_from_today_in_digits_and_in_words(count: int, unit: str, form: str, today: date) -> None:
    for number in (str(count), spelt(count)):
        text = form.format(f"{number} {unit}s")
        assert read_date(text, today) == DateReading(days=(today + timedelta(days=count * COUNTED[unit]),)), text


@given(
    st.integers(1, 97),
    st.integers(1, 30),
    st.sampled_from(sorted(COUNTED)),
    st.sampled_from(["{}-{}", "{} - {}", "{} – {}", "{} to {}", "{} or {}", "between {} and {}"]),
    of_our_time,
)
def test_a_range_of_spans_gives_both_its_ends(few: int, more: int, unit: str, form: str, today: date) -> None:
    for number in (str, spelt):
        text = f"{form.format(number(few), number(min(few + more, 99)))} {unit}s"
        ends = tuple(today + timedelta(days=n * COUNTED[unit]) for n in (few, min(few + more, 99)))
        assert read_date(text, today) == DateReading(days=ends, doubt=Doubt.SEVERAL), text


@given(
    st.integers(0, 99), st.sampled_from([".5", ",5", "½", " ½", " and a half"]), st.sampled_from(["weeks", "months"])
)
def test_a_broken_number_before_a_unit_is_no_day(count: int, part: str, unit: str) -> None:
    assert read_date(f"in {count}{part} {unit}", TODAY) == DateReading()


@given(st.integers(1, 98), st.sampled_from(sorted(COUNTED)), of_our_time)
def test_a_span_ago_is_past(count: int, unit: str, today: date) -> None:
    assert read_date(f"{count} {unit}s ago", today) == DateReading(
        days=(today - timedelta(days=count * COUNTED[unit]),)
    )


@given(
    of_our_time, st.sampled_from([*FORMS[:-2], *WITHOUT_YEAR, "{day:%A}"]), st.sampled_from(["not {}", "{} is not it"])
)
def test_a_negated_day_is_never_certain(day: date, form: str, negated: str) -> None:
    read = read_date(negated.format(form.format(day=day)), TODAY)
    assert read.doubt is Doubt.NEGATED
    assert not read.certain(read.days)


@given(
    of_our_time.filter(lambda day: day.year < 2099),
    st.integers(1, 6),
    st.sampled_from(FORMS[:-2]),
    st.sampled_from(["{} to {}", "{} - {}", "{} or {}"]),
)
def test_two_dates_are_never_one(day: date, apart: int, form: str, between: str) -> None:
    other = day + timedelta(days=apart)
    read = read_date(between.format(form.format(day=day), form.format(day=other)), TODAY)
    assert read == DateReading(days=(day, other), doubt=Doubt.SEVERAL)
