"""Two margins: both exact, every cell floor or ceiling of the raked ideal, zeros of the seed stay."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yingdan.targets.errors import Infeasible
from yingdan.targets.rules import table
from yingdan.targets.rules.rounding import Rounding
from yingdan.targets.rules.split import proportional
from yingdan.targets.rules.table import SCALE, fit


@st.composite
def tables(draw):
    """A table of whole numbers gives margins that can be met; its zeros are the seed's zeros."""
    width, height = draw(st.integers(1, 6)), draw(st.integers(1, 8))
    cell = st.integers(0, 10**9) | st.just(0) | st.integers(0, 3)
    return [[draw(cell) for _ in range(width)] for _ in range(height)]


@given(tables(), st.randoms())
@settings(max_examples=200, deadline=None)
def test_both_margins_exact_and_zeros_kept(solution, random):
    rows = {i: sum(line) for i, line in enumerate(solution)}
    columns = {j: sum(column) for j, column in enumerate(zip(*solution, strict=True))}
    seed = {(i, j): random.random() * 5 + 0.1 for i in rows for j in columns if solution[i][j]}
    result = fit(seed, rows, columns)
    assert all(sum(result[i, j] for j in columns) == goal for i, goal in rows.items())
    assert all(sum(result[i, j] for i in rows) == goal for j, goal in columns.items())
    assert all(amount >= 0 and (amount == 0 or key in seed) for key, amount in result.items())
    order = list(seed)
    random.shuffle(order)
    assert fit({key: seed[key] for key in order}, dict(reversed(rows.items())), columns) == result


@given(st.lists(st.integers(1, 10**7), min_size=2, max_size=8), st.lists(st.integers(1, 99), min_size=2, max_size=6))
@settings(deadline=None)
def test_every_cell_is_floor_or_ceiling_of_the_product_when_margins_are_independent(people, months):
    total = sum(people)
    by_month = proportional(total, months)
    result = fit({(i, j): 1.0 for i in range(len(people)) for j in range(len(months))},
                 dict(enumerate(people)), dict(enumerate(by_month)))  # fmt: skip
    for (i, j), amount in result.items():
        assert abs(amount - people[i] * by_month[j] / total) < 1 + 1e-3


@given(tables())
@settings(deadline=None)
def test_rounding_is_within_one_unit_of_the_ideal(solution):
    rows, columns = [sum(line) for line in solution], [sum(column) for column in zip(*solution, strict=True)]
    ideal = table.raked([[float(bool(cell)) for cell in line] for line in solution], rows, columns)
    assert ideal is not None
    assert [sum(line) for line in ideal] == [goal * SCALE for goal in rows]
    whole = Rounding([list(line) for line in ideal], SCALE, rows, columns).run()
    pairs = [pair for a, b in zip(ideal, whole, strict=True) for pair in zip(a, b, strict=True)]
    assert all(x // SCALE <= w <= -(-x // SCALE) for x, w in pairs)


def test_rounding_is_the_closest_of_all():
    """Brute force over every table of floors and ceilings."""
    from itertools import product

    ideal = [[0.5, 0.2, 0.3], [0.7, 0.6, 0.7], [0.8, 0.2, 1.0]]
    scaled = [[round(cell * 10) for cell in line] for line in ideal]
    rows, columns = [1, 2, 2], [2, 1, 2]
    result = Rounding(scaled, 10, rows, columns).run()

    def distance(flat):
        return sum((10 * v - x) ** 2 for v, x in zip(flat, [x for line in scaled for x in line], strict=True))

    possible = [
        flat
        for flat in product((0, 1), repeat=9)
        if [sum(flat[i * 3 : i * 3 + 3]) for i in range(3)] == rows and [sum(flat[j::3]) for j in range(3)] == columns
    ]
    assert distance([v for line in result for v in line]) == min(distance(flat) for flat in possible)


def test_a_newcomer_with_more_than_the_open_months_hold_is_named():
    seed = {("old", m): 1.0 for m in range(3)} | {("new", 2): 1.0}
    with pytest.raises(Infeasible) as error:
        fit(seed, {"old": 50, "new": 50}, {0: 40, 1: 40, 2: 20})
    assert error.value.params == {"cells": ["new"], "total": 50, "limit": 20}


def test_a_newcomer_may_fill_the_open_month_to_the_last_unit():
    seed = {("old", m): 1.0 for m in range(3)} | {("new", 2): 1.0}
    result = fit(seed, {"old": 80, "new": 20}, {0: 40, 1: 40, 2: 20})
    assert result["new", 2] == 20
    assert result["old", 2] == 0


def test_a_thousand_people_by_twelve_months_is_quick():
    people = {i: 1_000_003 * (i % 7 + 1) for i in range(1000)}
    months = dict(enumerate(proportional(sum(people.values()), [7, 5, 9, 8, 8, 10, 7, 7, 9, 8, 10, 12])))
    began = time.perf_counter()
    result = fit({(i, j): 1 + (i * j) % 5 for i in people for j in months}, people, months)
    assert time.perf_counter() - began < 5
    assert sum(result.values()) == sum(people.values())
