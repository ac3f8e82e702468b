"""Leave and posts in half days."""

from datetime import date, timedelta
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from yingdan.org.rules.calendar import FULL, Calendar
from yingdan.org.rules.leave import Absence, absence, cost, post

PLAIN = Calendar()
YEAR = PLAIN.year(2026)
DAYS = st.dates(date(2025, 6, 1), date(2027, 6, 30))
HALVES = st.sampled_from(["am", "pm"])


@st.composite
def absences(draw: st.DrawFn) -> Absence:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return absence(first, "am", min(last, first + timedelta(40)), draw(HALVES))


def test_half_days_count_half() -> None:
    thursday, friday, monday = date(2026, 5, 14), date(2026, 5, 15), date(2026, 5, 18)
    assert cost(PLAIN, absence(thursday, "pm", thursday, "pm")) == 1
    assert cost(PLAIN, absence(thursday, "pm", friday, "am")) == 2
    assert cost(PLAIN, absence(friday, "am", monday, "am")) == 3  # the weekend is free anyway


def test_a_post_begins_and_ends() -> None:
    whole = sum(post(YEAR, None, None)) / FULL
    assert whole == 248
    assert sum(post(YEAR, None, date(2026, 6, 30))) + sum(post(YEAR, date(2026, 7, 1), None)) == FULL * whole
    away = [absence(date(2026, 5, 14), "pm", date(2026, 5, 15), "pm")]
    assert sum(post(YEAR, None, None, away)) / FULL == whole - 1.5
    assert sum(post(YEAR, date(2027, 1, 1), None)) == sum(post(YEAR, None, date(2025, 12, 31))) == 0


@given(st.none() | DAYS, st.none() | DAYS, st.lists(absences(), max_size=4))
def test_nobody_works_more_than_the_calendar_asks(
    started: date | None, ended: date | None, away: list[Absence]
) -> None:
    work = post(YEAR, started, ended, away)
    assert len(work) == len(YEAR.weights)
    assert all(0 <= mine <= theirs for mine, theirs in zip(work, YEAR.weights, strict=True))
    assert post(YEAR, started, ended, reversed(away)) == work
    for n, mine in enumerate(work):
        day = YEAR.first + timedelta(n)
        if (started and day < started) or (ended and day > ended):
            assert mine == 0


@given(absences())
def test_leave_takes_from_the_post_what_it_costs(one: Absence) -> None:
    years = [PLAIN.year(number) for number in (2025, 2026, 2027)]
    with_leave = sum(sum(post(year, None, None, [one])) for year in years)
    assert with_leave == sum(sum(year.weights) for year in years) - cost(PLAIN, one)


@given(absences(), absences())
def test_overlaps_are_mutual(one: Absence, other: Absence) -> None:
    shared = set(range(one.first, one.last + 1)) & set(range(other.first, other.last + 1))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


def test_a_thousand_posts_take_milliseconds() -> None:
    away = [absence(date(2026, 5, 6), "am", date(2026, 5, 8), "am")]
    begin = process_time()  # what others do on the machine does not count
    for _ in range(1000):
        post(YEAR, date(2026, 3, 1), None, away)
    assert process_time() - begin < 0.5  # about 15 ms on a desk
