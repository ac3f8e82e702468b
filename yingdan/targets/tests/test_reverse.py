"""The reverse funnel: rates between own and group, and plans that move the right way."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.targets.rules.reverse import Plan, Rates, Record, blended, shrunk, weeks, what_if
from yingdan.targets.rules.reverse import plan as plan_or_none

shares = st.floats(0.05, 0.95)
rates = st.builds(
    Rates,
    deal=st.floats(1e3, 1e9),
    onward=st.tuples(shares, shares, shares),
    days=st.tuples(st.floats(1, 60), st.floats(1, 60), st.floats(1, 60)),
    work=st.just({"leads": 2.0, "visit": 3.0}),
    closed=st.floats(0, 500),
    wins=st.floats(0, 200),
)
opens = st.lists(st.tuples(st.integers(0, 50), st.floats(0, 1e9)), min_size=3, max_size=3)
amounts, spans = st.floats(0, 1e10), st.floats(0, 366)


def plan(*args) -> Plan:
    found = plan_or_none(*args)
    assert found is not None
    return found


@given(st.integers(0, 100), st.integers(0, 100), st.floats(0, 1))
def test_a_blend_lies_between_own_and_group(hits, misses, base):
    count = hits + misses
    own = hits / count if count else base
    assert min(own, base) - 1e-9 <= blended(hits, count, base, 10) <= max(own, base) + 1e-9


@given(rates)
def test_without_a_record_the_groups_rates_hold(base):
    found = shrunk(Record((0, 0, 0)), base)
    assert found.deal == pytest.approx(base.deal)
    assert found.onward == pytest.approx(base.onward)
    assert found.days == pytest.approx(base.days)


@given(rates, amounts, amounts, spans, opens)
def test_more_to_reach_never_takes_fewer_deals(base, one, other, days, open_):
    less, more = (plan(amount, days, base, open_) for amount in sorted((one, other)))
    assert less.likely <= more.likely
    assert less.wins <= more.wins
    assert all(a.per_week <= b.per_week for a, b in zip(less.steps, more.steps, strict=True))
    assert all(less.work[kind].per_week <= more.work[kind].per_week for kind in less.work)


@given(rates, amounts, spans, opens, shares, shares)
def test_a_better_win_rate_never_takes_more_new_deals(base, amount, days, open_, one, other):
    worse, better = (plan(amount, days, what_if(base, win=win), open_) for win in sorted((one, other)))
    assert better.likely <= worse.likely * (1 + 1e-9)


@given(rates, amounts, st.floats(1e3, 1e9), st.floats(1e3, 1e9), spans, opens)
def test_larger_deals_mean_fewer(base, amount, one, other, days, open_):
    small, large = (plan(amount, days, what_if(base, deal=deal), open_) for deal in sorted((one, other)))
    assert large.wins <= small.wins
    assert large.likely <= small.likely * (1 + 1e-9)


@given(rates, amounts, spans, spans, opens)
def test_less_time_never_means_less_a_week(base, amount, one, other, open_):
    short, long = (plan(amount, days, base, open_) for days in sorted((one, other)))
    assert all(a.per_week >= b.per_week * (1 - 1e-9) for a, b in zip(short.steps, long.steps, strict=True))


@given(rates, amounts, spans, opens, st.floats(0, 1e9))
def test_open_deals_count_against_it(base, amount, days, open_, more):
    without, with_more = plan(amount, days, base, open_), plan(amount, days, base, open_, more)
    assert with_more.gap <= without.gap
    assert 0 <= without.gap <= amount
    assert without.low <= without.likely <= without.high


@given(rates, st.floats(0.01, 0.99), st.floats(1, 500), st.floats(1, 1e8))
def test_sliders_give_exactly_what_they_say(base, win, cycle, deal):
    found = what_if(base, win, deal, cycle)
    assert found.win() == pytest.approx(win)
    assert found.rest() == pytest.approx(cycle)
    assert found.deal == deal
    assert all(0 < one <= 1 for one in found.onward)


@given(rates)
def test_more_evidence_means_a_narrower_range(base):
    few, many = replace(base, closed=5, wins=2), replace(base, closed=500, wins=200)
    a, b = plan(1e9, 200, few, []), plan(1e9, 200, many, [])
    assert b.high / b.low < a.high / a.low


def test_nothing_is_said_without_an_average_deal():
    assert plan_or_none(1e6, 100, Rates(0.0, (0.5,), (10.0,), {}), []) is None


def test_the_example_of_the_page():
    """900,000 yuan in 20 weeks; three stages; a person with 8 of 20 deals won, in a team that wins 30 %."""
    team = Rates(60_000_00, (0.75, 0.8, 0.5), (14.0, 21.0, 28.0), {"visit": 6.0, "leads": 3.0}, 400, 120)
    me = shrunk(
        Record((20, 16, 12), 8, 8 * 50_000_00, ((10, 100.0), (10, 210.0), (10, 280.0)), 20, {"visit": 60, "leads": 60}),
        team,
    )
    assert me.onward == pytest.approx(((16 + 7.5) / 30, (12 + 8) / 26, (8 + 5) / 22))
    assert me.win() == pytest.approx(0.3561, abs=1e-4)
    assert me.deal == pytest.approx((8 * 50_000_00 + 5 * 60_000_00) / 13)
    assert me.days == pytest.approx((170 / 15, 21.0, 28.0))
    assert me.work == pytest.approx({"visit": 4.0, "leads": 3.0})
    found = plan(900_000_00, 140, me, [(4, 200_000_00), (2, 100_000_00), (1, 50_000_00)])
    assert found.expected / 100 == pytest.approx(146_212.12, abs=0.01)
    assert found.wins == pytest.approx(16.71, abs=0.01)
    assert found.likely == pytest.approx(39.32, abs=0.01)
    assert found.low == pytest.approx(24.78, abs=0.01)
    assert found.high == pytest.approx(62.38, abs=0.01)
    first, _, last = found.steps
    assert first.by == pytest.approx(79.67, abs=0.01)
    assert first.per_week == pytest.approx(3.45, abs=0.01)
    assert last.by == 112
    assert found.work["visit"].per_week == pytest.approx(9.08, abs=0.01)
    assert weeks(3) == 1
