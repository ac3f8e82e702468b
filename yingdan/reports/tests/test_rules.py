"""Spans, deadlines, standings, composing: by example and by property."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.org.rules.calendar import Calendar
from yingdan.reports.rules import composing, spans, standing
from yingdan.reports.rules.spans import KINDS, Kind
from yingdan.reports.types import Found

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = Calendar()
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
KIND: st.SearchStrategy[Kind] = st.sampled_from(KINDS)


@pytest.mark.parametrize(
    ("kind", "day", "start", "end"),
    [
        ("day", date(2026, 3, 4), date(2026, 3, 4), date(2026, 3, 4)),
        ("week", date(2026, 3, 4), date(2026, 3, 2), date(2026, 3, 8)),
        ("week", date(2026, 1, 1), date(2025, 12, 29), date(2026, 1, 4)),
        ("month", date(2024, 2, 10), date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_spans_hold_their_day(kind: Kind, day: date, start: date, end: date) -> None:
    assert spans.containing(kind, day) == spans.Span(kind, start, end)


@given(KIND, DAYS)
def test_spans_of_a_kind_tile_the_calendar(kind: Kind, day: date) -> None:
    span = spans.containing(kind, day)
    assert span.start <= day <= span.end
    assert span.next().start == span.end + timedelta(1)
    assert span.next().before() == span
    assert all(spans.containing(kind, one) == span for one in span.days)


@pytest.mark.parametrize(
    ("kind", "day", "after", "due"),
    [
        ("day", date(2026, 3, 4), 0, datetime(2026, 3, 4, 22, tzinfo=ZONE)),
        ("day", date(2026, 3, 6), 1, datetime(2026, 3, 9, 22, tzinfo=ZONE)),  # over the weekend
        ("day", date(2026, 3, 7), 0, datetime(2026, 3, 7, 22, tzinfo=ZONE)),  # a free day is due on itself
        ("week", date(2026, 3, 4), 1, datetime(2026, 3, 9, 22, tzinfo=ZONE)),
        ("day", date(2025, 9, 30), 1, datetime(2025, 10, 9, 22, tzinfo=ZONE)),  # over the national holiday
        ("month", date(2026, 2, 3), 2, datetime(2026, 3, 3, 22, tzinfo=ZONE)),
    ],
)
def test_a_report_is_due_on_a_workday(kind: Kind, day: date, after: int, due: datetime) -> None:
    assert spans.due_at(CALENDAR, spans.containing(kind, day), after, time(22), ZONE) == due


@given(KIND, DAYS, st.integers(0, 5))
def test_deadlines_never_come_before_the_last_workday_and_grow_with_the_grace(
    kind: Kind, day: date, after: int
) -> None:
    span = spans.containing(kind, day)
    due = spans.due_at(CALENDAR, span, after, time(22), ZONE)
    assert due.date() >= (spans.last_workday(CALENDAR, span) or span.end)
    assert spans.due_at(CALENDAR, span, after + 1, time(22), ZONE) > due
    if after:
        assert CALENDAR.is_workday(due.date())


def test_who_is_on_leave_or_not_yet_there_owes_nothing() -> None:
    day = spans.containing("day", date(2026, 3, 4))
    assert spans.owes(CALENDAR, day, None, None, set())
    assert not spans.owes(CALENDAR, day, None, None, {day.start})
    assert not spans.owes(CALENDAR, day, date(2026, 3, 5), None, set())
    assert not spans.owes(CALENDAR, day, None, date(2026, 3, 3), set())
    assert not spans.owes(CALENDAR, spans.containing("day", date(2026, 3, 7)), None, None, set())
    week = spans.containing("week", day.start)
    assert spans.owes(CALENDAR, week, date(2026, 3, 6), None, set())
    assert not spans.owes(CALENDAR, week, date(2026, 3, 7), None, set())


NOW = datetime(2026, 3, 4, 14, tzinfo=UTC)
HOURS = st.integers(-48, 48).map(lambda hours: timedelta(hours=hours))


@given(HOURS, st.booleans(), st.booleans(), st.booleans())
def test_a_report_stands_somewhere_and_only_one_place(
    off: timedelta, submitted: bool, written: bool, asked: bool
) -> None:
    due = NOW + off
    late = submitted and standing.is_late(NOW, due, asked)
    where = standing.standing(submitted=submitted, late=late, written=written, required=asked, due_at=due, now=NOW)
    assert where in standing.STANDINGS
    assert (where in ("on_time", "late")) == submitted
    assert (where == "late") == (submitted and asked and due < NOW)
    assert (where == "missing") == (not submitted and asked and due < NOW)
    assert standing.may_take_back(submitted=submitted, due_at=due, now=NOW) == (submitted and due >= NOW)


def test_rows_are_numbered_by_time_and_those_without_come_last() -> None:
    rows = composing.numbered([{"at": None}, {"at": "2026-03-04T10"}, {"at": "2026-03-04T09"}], "at")
    assert [(row["serial"], row["at"]) for row in rows] == [(1, "2026-03-04T09"), (2, "2026-03-04T10"), (3, None)]


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(0, 9), st.integers(0, 5)), unique_by=lambda one: one[0]))
def test_composing_loses_nothing(parts: list[tuple[str, int, int]]) -> None:
    found = [(name, Found([{"n": n} for n in range(rows)], rows + more)) for name, rows, more in parts]
    kept = composing.compose(found)
    assert composing.counts(kept) == {name: rows + more for name, rows, more in parts}
    assert [composing.is_whole(one) for one in kept["sections"]] == [more == 0 for _, _, more in parts]


def test_the_area_names_the_places_most_visited_first() -> None:
    found = [("杭州市", "西湖区"), ("杭州市", "上城区"), ("杭州市", "上城区"), ("", "")]
    assert composing.places(found) == "杭州市上城区、杭州市西湖区"
    assert composing.places(found, most=1) == "杭州市上城区"
