"""Zones, offsets, and daily times at every change of every clock."""

from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.conversation.logic.dates.local_time import (
    LocalTimeError,
    at_local,
    guess_zone,
    in_quiet,
    local_clock,
    local_date,
    next_daily,
    next_weekly,
    quiet_covers,
    read_offset,
    shifted,
    zone,
    zone_label,
    zone_near,
)
from question_bank.place_names import load_places, place_key

ZONES = sorted(set((files("tzdata") / "zones").read_text().split()) - {"Factory"})
EVERY_DAY = frozenset(range(1, 8))
SUMMER = datetime(2026, 7, 1, 12, tzinfo=UTC)
WINTER = datetime(2026, 1, 1, 12, tzinfo=UTC)

zones = st.sampled_from(ZONES) | st.integers(-48, 56).map(
    lambda quarters: f"{'-' if quarters < 0 else '+'}{abs(quarters) // 4:02}:{abs(quarters) % 4 * 15:02}"
)
instants = st.datetimes(datetime.fromisoformat("1970-01-03"), datetime.fromisoformat("2060-01-01")).map(
    lambda at: at.replace(tzinfo=UTC)
)
days = st.dates(date(1970, 1, 3), date(2060, 1, 1))
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("+5:30", 5.5),
        ("UTC+5.5", 5.5),
        ("+5,5", 5.5),
        ("UTC+5.75", 5.75),
        ("+5.30", 5.5),
        ("GMT+2", 2),
        ("utc +0545", 5.75),
        ("−3", -3),
        ("UTC - 8", -8),
        ("+9h", 9),
        ("+14", 14),
    ],
)
def test_an_offset_is_read_as_people_write_it(typed: str, hours: float) -> None:
    assert read_offset(typed) == timedelta(hours=hours)


@pytest.mark.parametrize("typed", ["8", "5:30", "+25", "+5:17", "+5.1", "-12:30", "+", "UTC", "UTC+5 or 6"])
def test_what_is_no_offset_is_not_read(typed: str) -> None:
    assert read_offset(typed) is None


@given(st.integers(-48, 56), st.sampled_from(["{s}{h}:{m:02}", "UTC{s}{h:02}{m:02}", "GMT {s}{d}", "{s}{c}"]))
def test_every_offset_is_read_in_every_form(quarters: int, form: str) -> None:
    hours, quarter = divmod(abs(quarters), 4)
    decimal = f"{hours + quarter / 4:g}"
    written = form.format(
        s="-" if quarters < 0 else "+", h=hours, m=quarter * 15, d=decimal, c=decimal.replace(".", ",")
    )
    assert read_offset(written) == timedelta(minutes=15 * quarters)


@pytest.mark.parametrize("name", ["", "Europe", "Nowhere/City", "../../etc/passwd", "+99:00"])
def test_unknown_zone_name_is_refused(name: str) -> None:
    with pytest.raises(LocalTimeError):
        zone(name)


def test_every_place_in_the_data_is_a_zone_of_the_database() -> None:
    places = load_places()
    named = {*places.cities.values(), *places.languages.values(), *places.regions.values(), *places.common}
    named |= {place.zone for place in places.landmarks}
    assert named <= set(ZONES)


def test_own_cities_are_keyed_as_they_are_looked_up() -> None:
    assert all(place_key(key) == key for key in load_places().cities)


@pytest.mark.parametrize(
    ("code", "guess"),
    [
        ("de", "Europe/Berlin"),
        ("pt-br", "America/Sao_Paulo"),
        ("pt-PT", "Europe/Lisbon"),
        ("en-GB", "Europe/London"),
        ("en_IN", "Asia/Kolkata"),
        ("zh-hans", "Asia/Shanghai"),
        ("zh-hant-tw", "Asia/Taipei"),
        ("en", "America/Los_Angeles"),
        ("xx", "UTC"),
        ("", "UTC"),
        (None, "UTC"),
    ],
)
def test_zone_is_guessed_from_the_language(code: str | None, guess: str) -> None:
    assert guess_zone(code) == guess


@pytest.mark.parametrize(
    ("north", "east", "meant"),
    [
        pytest.param(37.42, -122.08, "America/Los_Angeles", id="mountain-view"),
        pytest.param(30.40, -97.72, "America/Chicago", id="austin"),
        pytest.param(33.42, -111.93, "America/Phoenix", id="tempe"),
        pytest.param(42.37, -71.11, "America/New_York", id="cambridge-massachusetts"),
        pytest.param(28.54, 77.39, "Asia/Kolkata", id="noida"),
        pytest.param(12.93, 77.62, "Asia/Kolkata", id="bangalore"),
        pytest.param(48.26, 11.67, "Europe/Berlin", id="garching"),
        pytest.param(39.98, 116.31, "Asia/Shanghai", id="haidian"),
        pytest.param(-33.89, 151.20, "Australia/Sydney", id="sydney"),
        pytest.param(-36.85, 174.76, "Pacific/Auckland", id="auckland"),
        pytest.param(52.20, 0.12, "Europe/London", id="cambridge"),
        pytest.param(40.40, -3.69, "Europe/Madrid", id="madrid"),
        pytest.param(-18.14, -179.99, "Pacific/Fiji", id="across-the-date-line"),
    ],
)
def test_shared_location_gives_the_zone_of_the_nearest_city(north: float, east: float, meant: str) -> None:
    assert zone_near(north, east) == meant


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_of_the_earth_has_a_zone(north: float, east: float) -> None:
    assert zone(zone_near(north, east)).utcoffset(SUMMER) is not None


@pytest.mark.parametrize(
    ("start", "hours", "now", "meant"),
    [
        ("America/Los_Angeles", 1, WINTER, "America/Denver"),
        ("America/Los_Angeles", 3, SUMMER, "America/New_York"),
        ("Europe/Berlin", -1, SUMMER, "Europe/London"),
        ("Europe/Berlin", 1, WINTER, "Europe/Athens"),
        ("Asia/Kolkata", 1, WINTER, "Asia/Yangon"),
        ("Asia/Kathmandu", 1, WINTER, "+06:45"),
        ("Pacific/Pago_Pago", -2, WINTER, "Pacific/Noumea"),
        ("Pacific/Kiritimati", 1, WINTER, "America/Anchorage"),
    ],
)
def test_shifting_finds_a_zone_of_that_clock(start: str, hours: int, now: datetime, meant: str) -> None:
    assert shifted(start, hours, now) == meant


@given(
    zones,
    st.integers(-30, 30),
    st.datetimes(datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2035-01-01")),
)
def test_shifted_clock_differs_by_those_hours(name: str, hours: int, moment: datetime) -> None:
    now = moment.replace(tzinfo=UTC)
    before = now.astimezone(zone(name)).replace(tzinfo=None)
    after = now.astimezone(zone(shifted(name, hours, now))).replace(tzinfo=None)
    assert (after - before - timedelta(hours=hours)) % timedelta(days=1) == timedelta()


@pytest.mark.parametrize(
    ("name", "day", "clock", "utc"),
    [
        pytest.param("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29T01:00+00:00", id="missing-hour"),
        pytest.param("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30+00:00", id="doubled-hour"),
        pytest.param("Europe/Berlin", date(2026, 7, 1), time(8, 30), "2026-07-01T06:30+00:00", id="summer"),
        pytest.param("Africa/Cairo", date(2026, 4, 24), time(0, 15), "2026-04-23T22:00+00:00", id="no-midnight"),
        pytest.param("Australia/Lord_Howe", date(2026, 10, 4), time(2, 10), "2026-10-03T15:30+00:00", id="half-hour"),
        pytest.param("Pacific/Apia", date(2011, 12, 30), time(8, 30), "2011-12-30T10:00+00:00", id="missing-day"),
        pytest.param("+05:30", date(2026, 7, 1), time(8, 30), "2026-07-01T03:00+00:00", id="offset"),
    ],
)
def test_local_time_becomes_the_instant_people_expect(name: str, day: date, clock: time, utc: str) -> None:
    assert at_local(name, day, clock) == datetime.fromisoformat(utc)


@given(zones, days, clocks)
@example("Pacific/Apia", date(2011, 12, 30), time(23, 59))
@example("America/St_Johns", date(2006, 10, 28), time(23, 30))
@settings(max_examples=400)
def test_instant_of_a_local_time_is_the_first_at_which_the_clock_shows_it_or_more(
    name: str, day: date, clock: time
) -> None:
    place, wall = zone(name), datetime.combine(day, clock)

    def shown(at: datetime) -> datetime:
        return at.astimezone(place).replace(tzinfo=None)

    at = at_local(name, day, clock)
    assert shown(at) >= wall
    assert shown(at - timedelta(seconds=1)) < wall
    assert all(shown(at - timedelta(minutes=earlier)) != wall for earlier in range(1, 181))


@given(zones, instants, clocks, st.frozensets(st.integers(1, 7), min_size=1))
@example("Pacific/Apia", datetime(2011, 12, 29, 20, tzinfo=UTC), time(8, 30), EVERY_DAY)
@example("Pacific/Kwajalein", datetime(1993, 8, 20, 20, tzinfo=UTC), time(8, 30), frozenset({6}))
@settings(max_examples=400)
def test_next_daily_is_the_nearest_chosen_day_to_come(
    name: str, now: datetime, clock: time, chosen: frozenset[int]
) -> None:
    day, at = next_daily(name, now, clock, chosen)
    assert at > now
    assert at.tzinfo is UTC
    assert day.isoweekday() in chosen
    assert at == at_local(name, day, clock)
    today = local_date(name, now)
    passed_over = (today + timedelta(days=ahead) for ahead in range((day - today).days))
    for earlier in passed_over:
        exists = local_date(name, at_local(name, earlier, time())) == earlier
        assert earlier.isoweekday() not in chosen or at_local(name, earlier, clock) <= now or not exists


@given(zones, instants, clocks)
@example("Europe/Berlin", datetime(2026, 3, 28, tzinfo=UTC), time(2, 30))
@example("Europe/Berlin", datetime(2026, 10, 24, tzinfo=UTC), time(2, 30))
@example("Pacific/Apia", datetime(2011, 12, 28, tzinfo=UTC), time(8, 30))
def test_following_the_daily_time_asks_each_local_day_once(name: str, now: datetime, clock: time) -> None:
    asked = []
    for _ in range(6):
        day, now = next_daily(name, now, clock, EVERY_DAY)
        asked.append(day)
    assert len(set(asked)) == len(asked)
    existing = [
        day
        for day in (asked[0] + timedelta(days=n) for n in range((asked[-1] - asked[0]).days + 1))
        if local_date(name, at_local(name, day, time())) == day
    ]
    assert asked == existing


def test_weekly_time_comes_on_its_day() -> None:
    assert next_weekly("Europe/Berlin", SUMMER, 7, time(18)) == (
        date(2026, 7, 5),
        datetime(2026, 7, 5, 16, tzinfo=UTC),
    )


def test_daily_time_without_a_day_is_refused() -> None:
    with pytest.raises(LocalTimeError, match="at least one day"):
        next_daily("UTC", SUMMER, time(8), frozenset())


@pytest.mark.parametrize(
    ("clock", "start", "end", "covered"),
    [
        (time(23), time(22), time(7), True),
        (time(6, 59), time(22), time(7), True),
        (time(7), time(22), time(7), False),
        (time(22), time(22), time(7), True),
        (time(12), time(22), time(7), False),
        (time(13), time(12), time(14), True),
        (time(14), time(12), time(14), False),
        (time(3), time(8), time(8), False),
        (time(8), time(8), time(8), False),
    ],
)
def test_quiet_hours_hold_over_midnight(clock: time, start: time, end: time, covered: bool) -> None:
    assert quiet_covers(clock, start, end) is covered


@given(clocks, clocks, clocks)
def test_quiet_hours_and_their_complement_split_the_day(clock: time, start: time, end: time) -> None:
    if start != end:
        assert quiet_covers(clock, start, end) is not quiet_covers(clock, end, start)


def test_quiet_hours_are_those_of_the_users_clock() -> None:
    night_in_tokyo = datetime(2026, 7, 1, 15, tzinfo=UTC)
    assert in_quiet("Asia/Tokyo", night_in_tokyo, time(22), time(7))
    assert not in_quiet("UTC", night_in_tokyo, time(22), time(7))


def test_clock_and_label_are_shown_as_people_read_them() -> None:
    assert local_clock("Asia/Kolkata", SUMMER) == "17:30"
    assert [zone_label(name) for name in ("America/New_York", "UTC", "+05:30", "America/Argentina/Buenos_Aires")] == [
        "New York",
        "UTC",
        "UTC+05:30",
        "Buenos Aires",
    ]


def test_zone_of_an_iana_name_knows_its_clock_changes() -> None:
    assert zone("Europe/Berlin") == ZoneInfo("Europe/Berlin")
