"""Months to days: exact, by weight, locked days kept, and the same one by one as in bulk."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.targets.errors import Infeasible
from yingdan.targets.rules.days import (
    PARTS,
    profile,
    respread,
    respread_many,
    spread,
    spread_many,
    weekday_profile,
)

amounts = st.integers(0, 10**14)
weights = st.lists(st.integers(0, 10**7), min_size=1, max_size=31)


@st.composite
def months(draw, top=10**7):
    """Several months of the same length: amounts and weights (which may be all 0)."""
    days, count = draw(st.integers(1, 31)), draw(st.integers(1, 5))
    weight = st.integers(0, top) | st.just(0) | st.integers(0, 3)
    lines = st.lists(weight, min_size=days, max_size=days)
    return draw(st.lists(amounts, min_size=count, max_size=count)), [draw(lines) for _ in range(count)]


@given(amounts, weights)
def test_days_add_up_and_each_is_floor_or_ceiling_of_its_share(amount, parts):
    days = spread(amount, parts)
    assert sum(days) == amount
    shares = parts if any(parts) else [1] * len(parts)
    assert all(abs(day - Fraction(amount * part, sum(shares))) < 1 for day, part in zip(days, shares, strict=True))


@given(st.lists(st.tuples(st.integers(0, 10**6), st.booleans(), st.integers(0, 9)), min_size=1, max_size=31))
def test_locked_days_keep_their_amounts(days):
    locked = {n: amount for n, (amount, held, _) in enumerate(days) if held}
    total = sum(amount for amount, _, _ in days)
    parts = [weight for _, _, weight in days]
    for found in (spread(total, parts, locked), respread(total, [a for a, _, _ in days], parts, locked)):
        assert sum(found) == total
        assert {n: found[n] for n in locked} == locked


@pytest.mark.parametrize("top", [10**7, 10**17])
def test_bulk_is_the_same_as_one_by_one(top):
    @given(months(top))
    def check(case):
        sums, lines = case
        assert spread_many(np.array(sums), np.array(lines)).tolist() == [
            spread(amount, line) for amount, line in zip(sums, lines, strict=True)
        ]
        assert spread_many(np.array(sums), np.array(lines[0])).tolist() == [spread(amount, lines[0]) for amount in sums]

    check()


@given(months(), st.data())
def test_bulk_respread_is_the_same_as_one_by_one(case, data):
    sums, lines = case
    days = len(lines[0])
    held = data.draw(st.sets(st.integers(0, days - 1), max_size=days - 1))
    parts = data.draw(st.lists(st.integers(0, 9), min_size=days, max_size=days))
    totals = [amount + sum(line[day] for day in held) for amount, line in zip(sums, lines, strict=True)]
    mask = np.array([[day in held for day in range(days)]])
    found = respread_many(np.array(totals), np.array(lines), np.array(parts), mask)
    assert found.tolist() == [
        respread(total, line, parts, {day: line[day] for day in held})
        for total, line in zip(totals, lines, strict=True)
    ]


@given(amounts, amounts, weights)
def test_a_month_set_to_another_amount_and_back_has_its_old_days(amount, other, parts):
    days = spread(amount, parts)
    assert respread(amount, respread(other, days, parts), parts) == days


def test_respread_keeps_what_was_changed_by_hand_in_proportion():
    assert respread(200, [70, 20, 10], [1, 1, 1]) == [140, 40, 20]
    assert respread(90, [0, 0, 0], [1, 2, 0]) == [30, 60, 0]
    assert respread(150, [70, 20, 10], [1, 1, 1], {0: 70}) == [70, 53, 27]


def test_days_without_any_weight_share_equally():
    assert spread(10, [0, 0, 0]) == [3, 4, 3]
    assert spread(10, [5, 0, 0], {0: 4}) == [4, 3, 3]


def test_a_few_visits_come_one_a_week():
    workdays = [1, 1, 1, 1, 1, 0, 0] * 4
    days = spread(4, workdays)
    assert [sum(days[week : week + 7]) for week in range(0, 28, 7)] == [1, 1, 1, 1]


@given(amounts, weights, st.data())
def test_any_run_of_days_is_within_one_unit_of_its_share(amount, parts, data):
    start = data.draw(st.integers(0, len(parts) - 1))
    end = data.draw(st.integers(start + 1, len(parts)))
    shares = parts if any(parts) else [1] * len(parts)
    ideal = Fraction(amount * sum(shares[start:end]), sum(shares))
    assert abs(sum(spread(amount, parts)[start:end]) - ideal) <= 1


@given(amounts, weights, st.data())
def test_a_larger_weight_never_gets_less(amount, parts, data):
    which = data.draw(st.integers(0, len(parts) - 1))
    more = [part + (data.draw(st.integers(1, 10**6)) if day == which else 0) for day, part in enumerate(parts)]
    if any(parts):
        assert spread(amount, more)[which] >= spread(amount, parts)[which]


def test_locks_that_cannot_stand_are_named():
    with pytest.raises(Infeasible) as error:
        spread(100, [1, 1, 1, 1], {0: 5, 1: 60, 2: 70})
    assert (error.value.code, error.value.params["cells"]) == ("target_minimum_above", [2, 1])
    with pytest.raises(Infeasible) as error:
        spread(100, [1, 1], {0: 50, 1: 40})
    assert (error.value.code, error.value.params["cells"]) == ("target_maximum_below", [0, 1])
    with pytest.raises(Infeasible) as error:
        respread_many(np.array([9, 3]), np.array([[1, 2], [2, 2]]), np.array([1, 1]), np.array([[True, True]]))
    assert (error.value.code, error.value.params["cells"]) == ("target_minimum_above", [1])


def test_profile_weighs_days_by_kind_and_weekday():
    kinds = ["workday", "workday", "weekend", "make_up", "holiday"]
    assert profile(kinds, [0, 4, 5, 6, 2], (1, 1, 1, 1, 2, 0, 0), 0.5, 0) == [PARTS // 2, PARTS, 0, PARTS // 4, 0]
    assert profile(["weekend", "workday"], [5, 5], (1,) * 7, 1, 0, (0.25,) * 7) == [PARTS // 4, PARTS]


def test_without_a_record_workdays_are_equal_and_other_days_bear_nothing():
    found = weekday_profile({})
    assert (found.workday, found.weekend, found.make_up, found.holiday) == ((1.0,) * 7, (0.0,) * 7, 1.0, 0.0)
    assert found.weights(["workday", "weekend", "holiday", "make_up"], [2, 6, 1, 5]) == [PARTS, 0, 0, PARTS]


def test_a_year_of_fridays_counts_two_thirds():
    history = {("workday", day): (52 * (200 if day == 4 else 75), 52) for day in range(5)}
    friday = weekday_profile(history).reasons["workday", 4]
    assert (friday.own, friday.base, friday.days) == (2.0, 1.0, 52)
    assert friday.trust == pytest.approx(2 / 3)
    assert friday.weight == pytest.approx(2 / 3 * 2 + 1 / 3)


def test_value_on_weekends_is_believed_by_the_number_of_days():
    found = weekday_profile({("workday", 0): (800, 20), ("weekend", 5): (200, 26), ("holiday", 3): (0, 10)})
    assert found.weekend[5] == pytest.approx(0.5 * (200 / 26) / 50)
    assert found.weekend[6] == 0.0
    assert found.holiday == 0.0
    assert found.workday[0] == pytest.approx(20 / 46 * 0.8 + 26 / 46)
    assert found.workday[1] == 1.0


def test_returns_that_exceed_sales_leave_the_base():
    assert weekday_profile({("workday", 0): (-500, 50)}).workday == (1.0,) * 7
