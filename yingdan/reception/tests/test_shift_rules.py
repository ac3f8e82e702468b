"""Shifts: hours of weekdays, for all or for some; exchanged for a day, they are another's."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yingdan.kernel import clock
from yingdan.reception.rules import shifts
from yingdan.reception.rules.shifts import Exchange

MONDAY = datetime(2026, 11, 23, tzinfo=clock.company_zone())
EARLY = {"day": 0, "start": 540, "end": 780, "who": [1, 2]}
LATE = {"day": 0, "start": 780, "end": 1080, "who": [3]}
PEOPLE = {one: (one,) for one in (1, 2, 3)}


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    return MONDAY.replace(day=day, hour=hour, minute=minute)


def test_a_shift_runs_from_its_first_minute_to_before_its_last() -> None:
    day = [{"day": 0, "start": 540, "end": 1080}]
    assert [shifts.on(day, when) for when in (at(9), at(18), at(10, day=24))] == [True, False, False]
    assert shifts.on([], at(3))


def test_a_night_shift_goes_past_midnight() -> None:
    night = [{"day": 6, "start": 1320, "end": 360}]
    assert [shifts.on(night, when) for when in (at(22, 10, day=22), at(1, 40), at(6, 40))] == [True, True, False]


def test_a_shift_that_ends_when_it_begins_lasts_a_day() -> None:
    whole = [{"day": 0, "start": 480, "end": 480}]
    assert [shifts.on(whole, when) for when in (at(7), at(8), at(7, 59, day=24), at(8, day=24))] == [
        False, True, True, False,
    ]  # fmt: skip


def test_only_those_named_are_on_shift() -> None:
    both = [EARLY, LATE]
    assert [shifts.serving(both, PEOPLE, at(hour)) for hour in (9, 13, 20)] == [{1, 2}, {3}, set()]
    teams = {1: (10,), 2: (10,), 3: (20,)}
    assert shifts.serving([{**EARLY, "who": [10]}], teams, at(9)) == {1, 2}
    assert shifts.serving([{**EARLY, "who": []}], PEOPLE, at(9)) == {1, 2, 3}


def test_exchanged_for_a_day_a_shift_is_the_others() -> None:
    swap = [Exchange(MONDAY.date(), 1, 3), Exchange(MONDAY.date(), 3, 1)]
    both = [EARLY, LATE]
    assert [shifts.serving(both, PEOPLE, at(hour), swap) for hour in (9, 13)] == [{2, 3}, {1}]
    week_after = at(9, day=30)
    assert shifts.serving(both, PEOPLE, week_after, swap) == {1, 2}


def test_a_night_shift_is_exchanged_to_its_end() -> None:
    night = [{"day": 6, "start": 1320, "end": 360, "who": [1]}]
    swap = [Exchange(at(0, day=22).date(), 1, 2)]
    assert shifts.serving(night, PEOPLE, at(2), swap) == {2}


@given(st.integers(0, 7 * 24 * 60 - 1), st.integers(0, 1439), st.integers(0, 1439), st.integers(0, 6))
def test_a_weekly_shift_runs_as_long_as_it_says(offset: int, start: int, end: int, day: int) -> None:
    one = [{"day": day, "start": start, "end": end}]
    begun = at(0, day=23) + timedelta(days=day, minutes=start)
    length = (end - start) % 1440 or 1440
    moment = at(0, day=23) + timedelta(minutes=offset)
    since = [(moment - begun).total_seconds() / 60 + week for week in (0, 7 * 1440)]
    assert shifts.on(one, moment) == any(0 <= minutes < length for minutes in since)
