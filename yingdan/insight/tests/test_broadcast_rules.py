"""When a broadcast is due: once, late after an outage, never for times that did not hold yet, never in the night."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yingdan.insight.rules import broadcast
from yingdan.insight.rules.broadcast import Due, Hours
from yingdan.kernel.clock import company_zone

MORNING, EVENING = time(8, 30), time(18)
FRIDAY = date(2026, 3, 13)


def at(hour: int, minute: int = 0, day: date = FRIDAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=company_zone())


def hours(since: datetime | None = None, workdays: bool = True) -> Hours:
    on = (lambda day: day.weekday() < 5) if workdays else (lambda _day: True)
    return Hours(MORNING, EVENING, since or at(0) - timedelta(days=30), on)


YESTERDAY = [(FRIDAY - timedelta(1), slot) for slot in ("morning", "evening")]


def test_it_is_due_at_its_time_and_once():
    assert broadcast.due(hours(), at(8, 29), YESTERDAY) == []
    assert broadcast.due(hours(), at(8, 30), YESTERDAY) == [Due(FRIDAY, "morning", False)]
    assert broadcast.due(hours(), at(8, 31), [*YESTERDAY, (FRIDAY, "morning")]) == []


def test_after_an_outage_the_last_goes_out_and_the_one_before_is_missed():
    assert broadcast.due(hours(), at(19), YESTERDAY) == [
        Due(FRIDAY, "morning", True), Due(FRIDAY, "evening", False),
    ]  # fmt: skip


def test_yesterdays_evening_may_still_go_in_the_morning_but_not_at_night():
    done = YESTERDAY[:1]
    assert broadcast.due(hours(), at(3), done) == []
    assert broadcast.due(hours(), at(7), done) == [Due(FRIDAY - timedelta(1), "evening", False)]
    assert broadcast.due(hours(), at(9), done)[0] == Due(FRIDAY - timedelta(1), "evening", True)


def test_a_set_time_in_the_night_is_kept():
    late = Hours(None, time(22, 30), at(0) - timedelta(days=9), lambda _day: True)
    assert broadcast.due(late, at(22, 31), [(FRIDAY - timedelta(1), "evening")]) == [Due(FRIDAY, "evening", False)]


def test_what_was_before_the_times_held_is_not_made_up_for():
    assert broadcast.due(hours(since=at(14)), at(14, 1), []) == []
    assert broadcast.due(hours(since=at(14)), at(18, 1), []) == [Due(FRIDAY, "evening", False)]


def test_free_days_have_none():
    saturday = FRIDAY + timedelta(1)
    assert broadcast.due(hours(), at(10, day=saturday), [(FRIDAY, "morning"), (FRIDAY, "evening")]) == []
    assert [one.day for one in broadcast.due(hours(workdays=False), at(10, day=saturday), [])][-1] == saturday


@given(st.lists(st.integers(0, 6 * 24 * 60), min_size=1, max_size=60))
def test_whenever_the_worker_runs_each_goes_out_once_or_is_missed(minutes: list[int]):
    """Any pattern of outages over six days: no slot twice, none before its time, none after a later one."""
    done: set[tuple[date, str]] = set()
    start, sent = at(0), []
    for minute in sorted(minutes):
        now = start + timedelta(minutes=minute)
        for one in broadcast.due(hours(since=start, workdays=False), now, done):
            assert (one.day, one.slot) not in done
            assert datetime.combine(one.day, MORNING if one.slot == "morning" else EVENING, now.tzinfo) <= now
            done.add((one.day, one.slot))
            if not one.missed:
                sent.append((one.day, one.slot == "evening"))
    assert sent == sorted(set(sent))
