"""Until when a record stays: the rules alone, by table and by property."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.org.rules.calendar import Calendar
from yingdan.pools.rules.days import Days
from yingdan.pools.rules.recycling import CLAUSES, Clause, Facts, Rule, last_day

TODAY = date(2026, 11, 20)  # a Friday
DAYS = Days.around(TODAY, Calendar().is_workday)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


CLAIMED = date(2026, 11, 6)  # a Friday
FACTS = Facts(owned_at=noon(CLAIMED), created_at=noon(date(2026, 1, 31)))


def day(kind: str, n: int, facts: Facts = FACTS, **rule: object) -> date | None:
    return last_day(Rule((Clause(kind, n),), **rule), facts, DAYS)  # type: ignore[arg-type]


def test_seven_days_after_claiming_the_last_day_is_the_same_weekday() -> None:
    assert day("idle_after_claim", 7) == date(2026, 11, 13)


def test_a_follow_up_after_claiming_ends_the_first_clause_and_moves_the_second() -> None:
    followed = replace(FACTS, followed_at=noon(date(2026, 11, 10)))
    assert day("idle_after_claim", 7, followed) is None
    assert day("idle", 7, followed) == date(2026, 11, 17)


def test_a_follow_up_of_the_owner_before_does_not_count() -> None:
    before = replace(FACTS, followed_at=noon(date(2026, 11, 1)))
    assert day("idle_after_claim", 7, before) == day("idle", 7, before) == date(2026, 11, 13)


def test_workdays_skip_weekends() -> None:
    assert day("held", 5, workdays=True) == date(2026, 11, 13)
    assert day("held", 6, workdays=True) == date(2026, 11, 16)


def test_deals_and_wins_count_from_their_day() -> None:
    dealt = replace(FACTS, deal_on=date(2026, 11, 12))
    assert day("no_new_deal", 30, dealt) == date(2026, 12, 12)
    won = replace(FACTS, won_on=date(2026, 11, 12))
    assert day("not_won", 30, won, spares_won=False) is None
    won_before = replace(FACTS, won_on=date(2026, 10, 1))
    assert day("not_won", 30, won_before, spares_won=False) == date(2026, 12, 6)


def test_never_won_counts_months_since_it_became_known() -> None:
    assert day("never_won", 1) == date(2026, 2, 28)


def test_the_end_of_a_contract_comes_from_the_record() -> None:
    rule = Rule((Clause("ended", 10, "c_end"),))
    assert last_day(rule, FACTS, DAYS) is None
    assert last_day(rule, replace(FACTS, dates={"c_end": date(2026, 12, 1)}), DAYS) == date(2026, 12, 11)


def test_time_before_the_rule_does_not_count() -> None:
    assert day("held", 7, counts_from=date(2026, 11, 20)) == date(2026, 11, 27)
    assert day("held", 30, counts_from=date(2026, 1, 1)) == date(2026, 12, 6)


def test_every_clause_or_any() -> None:
    clauses = (Clause("held", 30), Clause("idle_after_claim", 7))
    assert last_day(Rule(clauses), FACTS, DAYS) == date(2026, 11, 13)
    assert last_day(Rule(clauses, every=True), FACTS, DAYS) == date(2026, 12, 6)
    followed = replace(FACTS, followed_at=noon(date(2026, 11, 10)))
    assert last_day(Rule(clauses, every=True), followed, DAYS) is None


@pytest.mark.parametrize("spared", [{"busy": True}, {"exempt": True}, {"won_on": date(2020, 1, 1)}])
def test_spared(spared: dict[str, object]) -> None:
    assert day("held", 1, replace(FACTS, **spared)) is None  # type: ignore[arg-type]


DATES = st.dates(date(2015, 1, 1), date(2026, 11, 20))
FACT = st.builds(
    Facts, owned_at=DATES.map(noon), created_at=DATES.map(noon), followed_at=st.none() | DATES.map(noon),
    deal_on=st.none() | DATES, won_on=st.none() | DATES,
)  # fmt: skip
CLAUSE = st.builds(Clause, st.sampled_from([one for one in CLAUSES if one != "ended"]), st.integers(1, 100))
RULE = st.builds(
    Rule, st.lists(CLAUSE, min_size=1, max_size=3).map(tuple), st.booleans(), st.booleans(), st.booleans(),
    st.none() | DATES,
)  # fmt: skip


@given(RULE, FACT)
def test_every_is_never_earlier_than_any(rule: Rule, facts: Facts) -> None:
    any_, every = (last_day(replace(rule, every=one), facts, DAYS) for one in (False, True))
    assert every is None or (any_ is not None and any_ <= every)


@given(RULE, FACT, DATES)
def test_a_later_follow_up_never_brings_the_day_forward(rule: Rule, facts: Facts, followed: date) -> None:
    before = last_day(rule, facts, DAYS)
    later = max(noon(followed), facts.followed_at) if facts.followed_at else noon(followed)
    after = last_day(rule, replace(facts, followed_at=later), DAYS)
    assert after is None or (before is not None and after >= before)


@given(DATES, st.integers(1, 300))
def test_workdays_count_as_the_calendar_does(start: date, n: int) -> None:
    found = DAYS.after(start, n, True)
    counted = max(start, DAYS.start)
    assert found is not None
    assert Calendar().workdays(counted + timedelta(1), found) == n
