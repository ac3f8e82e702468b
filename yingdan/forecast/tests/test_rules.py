"""The rules of forecasts, without a database: known answers, sums, bounds, monotony."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.forecast.rules import correcting, fresh, horizon, rates, risks, rollup, scoring, simulate, stays, tree
from yingdan.forecast.rules.rollup import Said
from yingdan.forecast.rules.stays import GONE, NEVER, WON
from yingdan.targets.rules import period as periods


def columns(*rows):
    """Stays from tuples (stage, began, ended, how)."""
    table = np.array([(*row, 1) for row in rows], dtype=np.int64)
    return stays.Stays(*(table[:, n] for n in range(5)))


def test_days_at_risk_are_counted_within_the_window_by_age():
    table = stays.count(columns((0, 100, 109, WON), (0, 95, NEVER, GONE), (0, 50, 99, GONE)), (100, 104), 1)
    assert table.days.sum() == 5 + 5
    # The second was 5 … 9 days old: two days before it was a week old, three after.
    assert (table.days[0, 0], table.days[0, 1], table.days[0, 2]) == (3, 2 + 2, 3)
    assert table.won.sum() == table.gone.sum() == 0


def test_a_stay_that_ends_in_the_window_was_at_risk_on_its_last_day():
    table = stays.count(columns((0, 100, 100, WON), (1, 101, 103, GONE), (0, 100, 101, 1)), (90, 110), 2)
    assert (table.days.sum(), table.won.sum(), table.gone.sum(), table.moved[0, 1].sum()) == (1 + 3 + 2, 1, 1, 1)


def simulated(table, stage, age, days, number=4000):
    """The share of deals won within so many days, by walking through the chances day by day."""
    random, found = np.random.default_rng(1), risks.rates(table)
    won = 0
    for _ in range(number):
        at, old = stage, age
        for _day in range(days):
            draw = random.random()
            if draw < found.won[at, old]:
                won += 1
                break
            draw -= found.won[at, old]
            if draw < found.gone[at, old]:
                break
            draw -= found.gone[at, old]
            moves = np.cumsum(found.moved[at, :, old])
            if draw < moves[-1]:
                at, old = int(np.searchsorted(moves, draw, side="right")), 0
            else:
                old = min(old + 1, risks.OLDEST)
    return won / number


def test_chances_are_those_of_walking_through_the_stages():
    random = np.random.default_rng(7)
    rows = []
    for _ in range(300):
        first = int(random.integers(1, 40))
        rows.append((0, 0, first, 1 if random.random() < 0.7 else GONE))
        if rows[-1][3] == 1:
            rows.append((1, first, first + int(random.integers(1, 60)), WON if random.random() < 0.5 else GONE))
    table = stays.count(columns(*rows), (0, 200), 2)
    chance = risks.chances(risks.rates(table), [60])[60]
    for stage, age in ((0, 0), (0, 20), (1, 0), (1, 30)):
        assert chance[stage, age] == pytest.approx(simulated(table, stage, age, 60), abs=0.03)


ENDS = st.sampled_from([WON, GONE, 0, 1, 2])


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 300), st.integers(0, 200), ENDS), max_size=40))
def test_chances_grow_with_the_time_that_is_left_and_never_leave_their_bounds(rows):
    told = [(stage, began, began + lasted, how) for stage, began, lasted, how in rows if how != stage]
    known = columns(*told or [(0, 0, NEVER, GONE)])
    found = risks.chances(risks.rates(stays.count(known, (0, 400), 3)), [0, 1, 30, 90, 365])
    assert (found[0] == 0).all()
    for short, long in ((0, 1), (1, 30), (30, 90), (90, 365)):
        assert (found[long] >= found[short] - 1e-12).all()
    assert found[365].max() <= 1 + 1e-9


def test_without_a_past_there_is_no_chance():
    assert risks.chances(risks.rates(stays.empty(2)), [90])[90].max() == 0


def test_win_rates_lean_on_what_is_configured():
    found = rates.of_stages({1: (0, 0), 2: (100, 100), 3: (5, 20)}, {1: 30, 2: 50, 3: 50, 4: 10})
    assert found == {1: 0.3, 2: (100 + 10) / 120, 3: (5 + 10) / 40, 4: 0.1}


def test_a_season_needs_two_whole_years_and_leans_on_one():
    year = {(2024, n): 100.0 for n in range(1, 13)}
    assert fresh.season(year) == [1.0] * 12
    strong = {(y, n): 400.0 if n == 12 else 100.0 for y in (2024, 2025) for n in range(1, 13)}
    index = fresh.season(strong)
    assert sum(index) == pytest.approx(12)
    assert index[11] == pytest.approx((2 * 400 * 12 / 1500 + 2) / 4)


def test_new_business_grows_with_the_age_that_its_deals_can_have():
    share = fresh.young(np.array([10.0, 20.0]), np.array([100.0, 300.0]), 40)
    assert (share[9], share[10], share[19], share[20], share[39]) == (0, 0.25, 0.25, 1, 1)
    flat = [1.0] * 12
    origin = date(2026, 3, 1)
    assert fresh.weights(origin, date(2026, 3, 1), date(2026, 3, 31), share, flat) == pytest.approx(10 * 0.25 + 11)
    assert fresh.weights(origin, date(2026, 1, 1), date(2026, 3, 5), share, flat) == 0


@given(st.lists(st.tuples(st.floats(0, 1e6), st.integers(0, 50), st.integers(0, 3)), min_size=1, max_size=30))
def test_leaning_keeps_what_each_team_sells(rows):
    won, count, team = (np.array(one) for one in zip(*rows, strict=True))
    found = fresh.leaning(won, count, team)
    for one in np.unique(team):
        assert found[team == one].sum() == pytest.approx(won[team == one].sum(), abs=1e-3)


def test_a_call_that_was_off_corrects_the_next_one_within_bounds():
    assert correcting.factor(100.0, 50.0, 0.0, 100, 100) == 0.5
    assert correcting.factor(100.0, 500.0, 0.0, 100, 100) == 2.0
    assert correcting.factor(100.0, 80.0, 20.0, 100, 100) == pytest.approx(180 / 200)
    assert correcting.factor(100.0, 50.0, 0.0, 29, 100) == correcting.factor(100.0, 50.0, 0.0, 100, 29) == 1.0


def test_draws_have_the_mean_and_the_spread_of_the_deals():
    shock = np.ones(4000)
    chance, amount = np.array([0.2, 0.5, 0.9]), np.array([100.0, 1000.0, 10.0])
    draws = simulate.open_deals(chance, amount, np.array([0, 1, 1]), 3, shock)
    assert draws.mean(axis=1) == pytest.approx([20, 509, 0], rel=0.06)
    assert draws[1].std() == pytest.approx((0.25 * 1e6 + 0.09 * 100) ** 0.5, rel=0.05)
    new = simulate.new_business(np.array([5000.0, 0.0]), np.array([1000.0, 1000.0]), 0.5, shock)
    assert new.mean(axis=1) == pytest.approx([5000, 0], rel=0.05)
    assert new[0].std() == pytest.approx((5 * 1000**2 * (1 + 0.25)) ** 0.5, rel=0.05)


def test_a_shared_shock_keeps_a_large_company_honest():
    deals = np.full(20_000, 0.3), np.ones(20_000), np.zeros(20_000, dtype=np.int64)
    alone = simulate.open_deals(*deals, 1, np.ones(500))[0]
    together = simulate.open_deals(*deals, 1, simulate.shocks(0.2))[0]
    assert alone.std() / alone.mean() < 0.02
    assert 0.1 < together.std() / together.mean() < 0.25
    assert together.mean() == pytest.approx(6000, rel=0.03)


@given(st.lists(st.floats(0, 1e9), min_size=2, max_size=50), st.floats(0, 2e9), st.floats(0, 2e9))
def test_the_chance_falls_as_more_is_needed(values, one, other):
    levels = simulate.quantiles(np.array(values))
    low, high = sorted((one, other))
    assert 0 <= simulate.chance_of(levels, high) <= simulate.chance_of(levels, low) <= 1


def test_the_spread_is_what_lies_beyond_chance():
    ratios = np.exp(np.array([-0.3, 0.3, -0.3, 0.3, -0.3, 0.3]))
    assert simulate.spread_of(ratios) == pytest.approx(np.std(np.log(ratios), ddof=1))
    assert simulate.spread_of(ratios, 1.0) == simulate.NARROWEST
    assert simulate.spread_of(ratios[:2]) == simulate.UNKNOWN


def test_scores():
    found = scoring.score([120, 80, 50], [100, 100, 0])
    assert found.count == 3
    assert found.bias == pytest.approx(0.25)
    assert found.mape == pytest.approx(0.2)
    assert scoring.score([5], [0]) == scoring.Score(1, None, None)


def test_skill_is_proven_only_beyond_luck():
    random = np.random.default_rng(3)
    chance = random.uniform(0.05, 0.95, 3000)
    came = (random.random(3000) < chance).astype(float)
    told = scoring.skill(chance, came, float(came.mean()))
    assert told.proven
    assert all(abs(one.predicted - one.came) < 0.08 for one in told.bins)
    blind = scoring.skill(random.permutation(chance), came, float(came.mean()))
    assert not blind.proven


def test_periods_ahead():
    keys = [one.key for one in horizon.ahead(date(2026, 11, 22))]
    assert keys == ["2026-11", "2026-12", "2027-01", "2027-02", "2027-03", "2027-04", "2026Q4", "2027Q1", "2027Q2",
                    "2027Q3", "2026", "2027"]  # fmt: skip
    assert [one.key for one in horizon.parts(periods.quarter(1, 2027), "month")] == ["2027-01", "2027-02", "2027-03"]
    assert horizon.parts(periods.month(1, 2027), "quarter") == []


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=15), st.data())
def test_without_calls_of_teams_the_top_is_the_sum(base, data):
    above = [-1, *(data.draw(st.integers(0, n)) for n in range(len(base) - 1))]
    top = rollup.of_teams(above, base, {})[0]
    assert top.counts == top.rolled == (sum(one for one, _ in base), sum(two for _, two in base))
    place = data.draw(st.integers(0, len(base) - 1))
    called = rollup.of_teams(above, base, {place: Said((7, 9), None)})
    assert called[place].counts == (7, 9)
    assert called[place].rolled == rollup.of_teams(above, base, {})[place].rolled
    assert called[0].counts[0] == top.counts[0] - called[place].rolled[0] + 7


def test_an_override_goes_before_the_own_call():
    assert Said((1, 2), (3, 4)).counts == (3, 4)
    assert Said((1, 2), None).counts == (1, 2)
    assert Said(None, None).counts is None


def test_subtrees_are_runs_of_lines():
    found = tree.leaves({1: "1", 2: "1.2", 10: "1.10", 3: "1.2.3"}, {(3, 5), (10, 1), (2, 9), (1, 0)})
    lines = np.arange(1, 5)  # (1, 0), (2, 9), (3, 5), (10, 1)
    assert list(zip(found.team.tolist(), found.owner.tolist(), strict=True)) == [(1, 0), (2, 9), (3, 5), (10, 1)]
    assert dict(zip(found.teams, found.sums(lines).tolist(), strict=True)) == {1: 10, 2: 5, 3: 3, 10: 4}
    assert found.place(np.array([10, 2]), np.array([1, 9])).tolist() == [3, 1]
