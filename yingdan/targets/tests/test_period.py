"""Periods and the share of their workdays that has passed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.kernel.errors import Invalid
from yingdan.org.rules.calendar import Calendar
from yingdan.targets.rules import period

PLAIN = Calendar()


@pytest.mark.parametrize(
    ("key", "start", "end", "before"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2025"),
        ("2026Q1", date(2026, 1, 1), date(2026, 3, 31), "2025Q4"),
        ("2026-03", date(2026, 3, 1), date(2026, 3, 31), "2026-02"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024-01"),
        ("2026-01", date(2026, 1, 1), date(2026, 1, 31), "2025-12"),
    ],
)
def test_keys(key, start, end, before):
    parsed = period.parse(key)
    assert (parsed.start, parsed.end, parsed.key, parsed.before().key) == (start, end, key, before)


@pytest.mark.parametrize("key", ["", "26", "2026Q5", "2026-13", "2026-1", "1999", "2026-02-30", "2026W54", "2026 "])
def test_other_text_is_refused(key):
    with pytest.raises(Invalid):
        period.parse(key)


def test_weeks_are_iso_weeks_cut_off_at_the_ends_of_the_year():
    keys = [(one.key, one.start.isoformat(), one.end.isoformat()) for one in period.within("week", period.year(2026))]
    assert keys[0] == ("2026W01", "2026-01-01", "2026-01-04")
    assert keys[-1] == ("2026W53", "2026-12-28", "2026-12-31")
    assert period.within("week", period.year(2027))[0].key == "2027W00"
    assert period.within("week", period.year(2025))[-1] == period.parse("2025W53")


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.sampled_from(["year", "quarter", "month", "week", "day"]))
def test_every_day_lies_in_one_period_of_each_kind(day, kind):
    one = period.containing(kind, day)
    assert one.start <= day <= one.end
    assert period.parse(one.key) == one
    assert one in period.within(kind, period.year(day.year))


@given(st.dates(date(2025, 6, 1), date(2027, 6, 1)))
def test_elapsed_share_runs_from_0_to_1_and_never_back(day):
    whole = period.year(2026)
    share = whole.elapsed(day, PLAIN)
    assert 0 <= share <= 1
    assert share >= whole.elapsed(date.fromordinal(day.toordinal() - 1), PLAIN)
    assert (share == 0) == (day < date(2026, 1, 4))
    assert whole.elapsed(date(2026, 12, 31), PLAIN) == 1
