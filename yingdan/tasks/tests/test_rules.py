"""When tasks are due, when they remind, and when they come again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.kernel import clock
from yingdan.tasks.rules import due, repeat

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def at(year, month, day, hour=12, minute=0):
    return datetime(year, month, day, hour, minute, tzinfo=clock.company_zone()).astimezone(UTC)


def test_a_whole_day_ends_at_its_last_second():
    assert due.settle(at(2026, 3, 5, 9), True) == at(2026, 3, 5, 23, 59) + timedelta(seconds=59)
    assert due.settle(at(2026, 3, 5, 9), False) == at(2026, 3, 5, 9)


@given(DAYS)
def test_settling_twice_is_settling_once(day):
    once = due.settle(clock.day_start(day), True)
    assert once is not None
    assert due.settle(once, True) == once == due.end_of(day)
    assert clock.business_day(once) == day


def test_reminders_of_whole_days_come_in_the_morning():
    end = due.end_of(date(2026, 3, 5))
    assert due.remind_at(end, True, 0) == at(2026, 3, 5, 9)
    assert due.remind_at(end, True, 1440) == at(2026, 3, 4, 9)
    assert due.remind_at(at(2026, 3, 5, 15), False, 30) == at(2026, 3, 5, 14, 30)
    assert due.remind_at(None, True, 0) is None


@given(DAYS, st.integers(0, 400), st.integers(1, 60))
def test_what_is_overdue_for_so_many_days_lies_before_the_edge(day, later, days):
    today = day + timedelta(days=later)
    end, now = due.end_of(day), clock.day_start(today) + timedelta(hours=9)
    assert (due.overdue_days(end, now) >= days) == (end < due.overdue_since(today, days))


@pytest.mark.parametrize(
    ("rule", "first", "now", "next_day"),
    [
        ("FREQ=DAILY", date(2026, 3, 5), date(2026, 3, 5), date(2026, 3, 6)),
        ("FREQ=WEEKLY", date(2026, 3, 5), date(2026, 3, 5), date(2026, 3, 12)),
        ("FREQ=WEEKLY;BYDAY=MO,FR", date(2026, 3, 2), date(2026, 3, 2), date(2026, 3, 6)),
        ("FREQ=DAILY", date(2026, 3, 5), date(2026, 3, 20), date(2026, 3, 20)),
        ("FREQ=WEEKLY", date(2026, 3, 5), date(2026, 3, 20), date(2026, 3, 26)),
        ("FREQ=MONTHLY", date(2026, 1, 31), date(2026, 1, 31), date(2026, 2, 28)),
        ("FREQ=MONTHLY", date(2026, 1, 30), date(2026, 3, 1), date(2026, 3, 30)),
        ("FREQ=YEARLY", date(2024, 2, 29), date(2024, 2, 29), date(2025, 2, 28)),
        ("FREQ=MONTHLY;INTERVAL=3", date(2026, 1, 15), date(2026, 1, 10), date(2026, 4, 15)),
        ("FREQ=DAILY;UNTIL=20260306", date(2026, 3, 6), date(2026, 3, 6), None),
    ],
)
def test_the_next_time(rule, first, now, next_day):
    end = due.end_of(first)
    bound = repeat.anchored(repeat.checked(rule), end)
    found = repeat.following(bound, end, clock.day_start(now) + timedelta(hours=10))
    assert (clock.business_day(found) if found else None) == next_day
    assert found is None or found == due.end_of(next_day)


def test_the_last_of_the_month_stays_the_last_of_the_month():
    end = due.end_of(date(2026, 1, 31))
    rule = repeat.anchored("FREQ=MONTHLY", end)
    days = []
    for _ in range(5):
        following = repeat.following(rule, end, end)
        assert following is not None
        end = following
        days.append(clock.business_day(end).isoformat())
    assert days == ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"]


@given(DAYS, st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]), st.integers(1, 12), st.integers(-40, 400))
def test_the_next_time_is_later_and_not_past(day, frequency, interval, waited):
    end = due.end_of(day)
    now = clock.day_start(day + timedelta(days=waited)) + timedelta(hours=8)
    rule = repeat.anchored(repeat.checked(f"FREQ={frequency};INTERVAL={interval}"), end)
    found = repeat.following(rule, end, now)
    assert found is not None
    assert found > end
    assert clock.business_day(found) >= clock.business_day(now)


@pytest.mark.parametrize(
    "rule", ["", "HOURLY", "FREQ=HOURLY", "FREQ=DAILY;COUNT=3", "FREQ=DAILY;INTERVAL=0", "FREQ=WEEKLY;BYDAY=XX", "a;b"]
)
def test_other_rules_are_refused(rule):
    with pytest.raises(repeat.BadRule):
        repeat.checked(rule)
