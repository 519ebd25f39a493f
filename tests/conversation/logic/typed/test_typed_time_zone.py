"""What people type for a time zone: places with and without their state, clocks, offsets; and what is asked about."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.dates.local_time import LocalTimeError, offset_at, zone, zone_names
from bot.conversation.logic.typed.typed_time_zone import ZoneReading, read_zone
from question_bank.gazetteer import City, cities_named, region_names, regions_named
from question_bank.place_names import load_places, place_key
from tests.gazetteer import a_city

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
READ_BEFORE = Path(__file__).parents[1] / "read_before" / "places.tsv"
"""What was read when the gazetteer came in, with its zones."""


def zones(read: ZoneReading) -> list[str]:
    """The zones of a reading."""
    return [choice.zone for choice in read.choices]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("New York, USA", "America/New_York"),
        ("Kolkata", "Asia/Kolkata"),
        ("Bangalore", "Asia/Kolkata"),
        ("  são paulo ", "America/Sao_Paulo"),
        ("San José", "America/Los_Angeles"),
        ("san-francisco", "America/Los_Angeles"),
        ("MÜNCHEN", "Europe/Berlin"),
        ("Munich", "Europe/Berlin"),
        ("Lodz", "Europe/Warsaw"),
        ("St. Louis", "America/Chicago"),
        ("San Juan", "America/Puerto_Rico"),
        ("Europe/Paris", "Europe/Paris"),
        ("europe/paris", "Europe/Paris"),
        ("Etc/GMT-5", "Etc/GMT-5"),
        ("EST", "America/New_York"),
        ("nyc", "America/New_York"),
        ("IST", "Asia/Kolkata"),
        ("RTP", "America/New_York"),
        ("utc", "UTC"),
        ("北京", "Asia/Shanghai"),
        ("+5:30", "+05:30"),
        ("UTC-8", "-08:00"),
        ("UTC+5.5", "+05:30"),
        ("+5,5", "+05:30"),
        ("GMT+2", "+02:00"),
        ("−3", "-03:00"),
        ("(UTC+01:00)", "+01:00"),
    ],
)
def test_a_zone_is_read_as_people_name_it(typed: str, meant: str) -> None:
    read = read_zone(typed, NOW)
    assert zones(read) == [meant]
    assert read.certain


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("London, Ontario", "America/Toronto"),
        ("London Ontario", "America/Toronto"),
        ("London, ON, Canada", "America/Toronto"),
        ("London, UK", "Europe/London"),
        ("London (England)", "Europe/London"),
        ("Berlin Germany", "Europe/Berlin"),
        ("Berlin/Germany", "Europe/Berlin"),
        ("Germany, Berlin", "Europe/Berlin"),
        ("Paris, Texas", "America/Chicago"),
        ("Portland, Maine", "America/New_York"),
        ("Portland, OR", "America/Los_Angeles"),
        ("San Jose, Costa Rica", "America/Costa_Rica"),
        ("San Jose CA", "America/Los_Angeles"),
        ("Hyderabad, Pakistan", "Asia/Karachi"),
        ("Bangalore, Karnataka", "Asia/Kolkata"),
        ("Birmingham, AL", "America/Chicago"),
        ("Cambridge, MA", "America/New_York"),
        ("Cambridge, UK", "Europe/London"),
        ("Saint Petersburg, Florida", "America/New_York"),
        ("St. Petersburg, Russia", "Europe/Moscow"),
        ("Valencia, Venezuela", "America/Caracas"),
        ("Perth, Scotland", "Europe/London"),
        ("El Paso, Texas", "America/Denver"),
        ("Georgia, USA", "America/New_York"),
        ("Singapore, Singapore", "Asia/Singapore"),
    ],
)
def test_a_second_word_tells_namesakes_apart(typed: str, meant: str) -> None:
    read = read_zone(typed, NOW)
    assert zones(read) == [meant]
    assert read.certain


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("central european time", "Europe/Paris"),
        ("Central European Summer Time", "Europe/Paris"),
        ("Pacific Standard Time", "America/Los_Angeles"),
        ("eastern daylight time", "America/New_York"),
        ("India Standard Time", "Asia/Kolkata"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Greenwich Mean Time", "GMT"),
        ("Berlin time", "Europe/Berlin"),
        ("I live in Berlin", "Europe/Berlin"),
        ("I'm in Tokyo", "Asia/Tokyo"),
        ("(UTC+01:00) Amsterdam", "Europe/Amsterdam"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
        ("(UTC-08:00) Pacific Time (US & Canada)", "America/Los_Angeles"),
        ("(GMT+5:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
        ("Berlin (UTC+1)", "Europe/Berlin"),
        ("Berlin UTC+2", "Europe/Berlin"),
        ("Germany", "Europe/Berlin"),
        ("Karnataka", "Asia/Kolkata"),
        ("Ohio", "America/New_York"),
    ],
)
def test_a_clock_is_read_by_its_name_or_its_country(typed: str, meant: str) -> None:
    read = read_zone(typed, NOW)
    assert zones(read) == [meant]
    assert read.certain


@pytest.mark.parametrize(
    ("typed", "among", "unknown"),
    [
        ("London, Gondor", {"Europe/London", "America/Toronto"}, "gondor"),
        ("London Bridge", {"Europe/London", "America/Toronto"}, "bridge"),
        ("Berlin, Wisconsin", {"Europe/Berlin"}, "wisconsin"),
        ("Nice to meet you", {"Europe/Paris"}, "to meet you"),
        ("UTC+1 Gondor", {"+01:00"}, "gondor"),
        ("Berlin (UTC+5)", {"Europe/Berlin", "+05:00"}, ""),
        ("Cambridge", {"Europe/London", "America/Toronto", "Pacific/Auckland"}, ""),
        ("Springfield", {"America/Chicago", "America/New_York", "America/Los_Angeles"}, ""),
        ("Canada", {"America/Toronto", "America/Vancouver", "America/Edmonton"}, ""),
        ("USA", {"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"}, ""),
    ],
)
def test_what_can_be_several_places_or_is_not_understood_is_asked(typed: str, among: set[str], unknown: str) -> None:
    read = read_zone(typed, NOW)
    assert not read.certain
    assert read.unknown == unknown
    assert among <= set(zones(read))


def test_a_choice_is_labelled_with_state_and_country() -> None:
    labels = [choice.label for choice in read_zone("London, Gondor", NOW).choices]
    assert labels == ["London, England, United Kingdom", "London, Ontario, Canada"]


@pytest.mark.parametrize(
    "typed",
    ["", "Gondor", "+25", "+5:17", "-12:30", "../etc/passwd", "Europe", "8", "5:30", "x" * 5000, "\0", "Factory", "no"],
)
def test_what_is_no_place_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(LocalTimeError, match=r"^I do not know that place\. .+[.?]$"):
        read_zone(typed, NOW)


@pytest.mark.parametrize(
    ("typed", "near"),
    [("Banglore", "Bangalore"), ("Sna Francisco", "San Francisco"), ("Mumbay", "Mumbai"), ("Sunyvale", "Sunnyvale")],
)
def test_a_misspelt_city_brings_the_nearest_name(typed: str, near: str) -> None:
    with pytest.raises(LocalTimeError, match=f"Did you mean {near}"):
        read_zone(typed, NOW)


@pytest.mark.parametrize(
    "typed", ["hello??", "Hi", "ok", "thanks!", "wait", "sure", "done", "home", "hallo", "bonjour"]
)
def test_a_greeting_or_a_plain_word_is_no_misspelt_city(typed: str) -> None:
    with pytest.raises(LocalTimeError, match="Try a bigger city nearby"):
        read_zone(typed, NOW)


def test_no_place_that_was_read_before_is_lost() -> None:
    for line in READ_BEFORE.read_text(encoding="utf-8").splitlines():
        typed, meant = line.split("\t")
        read = read_zone(typed, NOW)
        assert (zones(read), read.unknown) == ([meant], ""), typed


def test_the_bots_own_list_has_no_name_that_the_gazetteer_reads_alone() -> None:
    own = load_places().cities
    last_parts = {place_key(name.rpartition("/")[2]) for name in zone_names()}
    needless = [
        key
        for key, zone_name in own.items()
        if key not in last_parts
        and not regions_named(key, codes=False)
        and (found := cities_named(key))
        and found[0].zone == zone_name
        and all(other.zone == zone_name or other.population * 10 <= found[0].population for other in found)
    ]
    assert needless == []


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_usable_zones_or_a_kind_refusal(typed: str) -> None:
    try:
        read = read_zone(typed, NOW)
    except LocalTimeError:
        return
    assert read.choices
    assert all(zone(choice.zone).utcoffset(NOW) is not None for choice in read.choices)


WORDS = st.sampled_from(
    [
        "london",
        "ontario",
        "berlin",
        "germany",
        "usa",
        "ca",
        "utc+1",
        "(",
        ")",
        ",",
        "time",
        "standard",
        "st",
        "in",
        "new",
    ]
)


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_near_misses_give_usable_zones_or_a_kind_refusal(typed: str) -> None:
    try:
        read = read_zone(typed, NOW)
    except LocalTimeError:
        return
    assert read.choices


@given(
    a_city().map(lambda city: city.name),
    st.sampled_from(
        ["{city}, {country}", "{city} {country}", "{city} ({country})", "{city}, {code}", "{country}, {city}"]
    ),
)
def test_a_city_with_its_country_has_a_clock_of_that_country(name: str, form: str) -> None:
    namesakes = cities_named(place_key(name))
    country = namesakes[0].country
    read = read_zone(form.format(city=name, country=region_names()[country, ""], code=country), NOW)
    assert {clock(each.zone) for each in namesakes if each.country == country} & set(map(clock, zones(read)))


@given(
    a_city(lambda city: city.country in ("US", "CA", "AU")),
    st.sampled_from(["{}, {}", "{} {}", "{}, {}, {}", "{} ({})"]),
)
def test_a_city_with_its_state_has_the_clock_of_that_city(city: City, form: str) -> None:
    state = region_names().get((city.country, city.region))
    if state is not None:
        read = read_zone(form.format(city.name, state, region_names()[city.country, ""]), NOW)
        there = [each for each in cities_named(place_key(city.name)) if each.region == city.region]
        assert set(map(clock, zones(read))) & {clock(each.zone) for each in there}


def clock(zone_name: str) -> tuple[timedelta, timedelta]:
    """How far the clock is ahead of UTC in winter and in summer."""
    return offset_at(zone_name, NOW), offset_at(zone_name, NOW + timedelta(days=182))
