"""One-dimensional split: exact, proportional, bounded, fair, and honest when it cannot be done."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.targets.errors import Infeasible
from yingdan.targets.rules.split import Share, proportional, split, whole_parts

weights = st.lists(st.integers(0, 10**9), min_size=1, max_size=40)
totals = st.integers(0, 10**14)


@st.composite
def bounded(draw):
    """Shares with bounds around a solution, so that the total is feasible."""
    cells, total = [], 0
    for key in range(draw(st.integers(1, 15))):
        low = draw(st.integers(0, 1000))
        inside = low + draw(st.integers(0, 1000))
        high = draw(st.none() | st.integers(inside, inside + 1000))
        cells.append(Share(key, draw(st.integers(0, 100)), low, high))
        total += inside
    return total, cells


@given(totals, weights)
def test_sum_is_exact_and_each_cell_floor_or_ceiling(total, parts):
    amounts = split(total, [Share(key, weight) for key, weight in enumerate(parts)])
    assert sum(amounts.values()) == total
    if any(parts):
        ideals = [Fraction(total * weight, sum(parts)) for weight in parts]
        assert all(abs(amounts[key] - ideal) < 1 for key, ideal in enumerate(ideals))


@given(totals, weights, st.data())
def test_a_larger_weight_never_gets_less(total, parts, data):
    which = data.draw(st.integers(0, len(parts) - 1))
    more = [weight + (data.draw(st.integers(1, 10**6)) if key == which else 0) for key, weight in enumerate(parts)]
    before = split(total, [Share(key, weight) for key, weight in enumerate(parts)])
    after = split(total, [Share(key, weight) for key, weight in enumerate(more)])
    if any(parts):
        assert after[which] >= before[which]


@given(bounded(), st.randoms())
def test_bounds_hold_and_order_does_not_matter(case, random):
    total, cells = case
    amounts = split(total, cells)
    assert sum(amounts.values()) == total
    for cell in cells:
        assert cell.minimum <= amounts[cell.key] <= (cell.maximum if cell.maximum is not None else total)
    shuffled = list(cells)
    random.shuffle(shuffled)
    assert split(total, shuffled) == amounts


@given(bounded())
def test_water_filling_is_one_level_for_all_that_no_bound_holds(case):
    """There is one rate λ: free cells get λ·weight (± rounding), cells at a bound would get less / more."""
    total, cells = case
    cells = [Share(c.key, c.weight + 1, c.minimum, None if c.maximum == c.minimum else c.maximum) for c in cells]
    amounts = split(total, cells)
    free = [c for c in cells if c.minimum < amounts[c.key] and (c.maximum is None or amounts[c.key] < c.maximum)]
    if not free:
        return
    low = max(Fraction(amounts[c.key] - 1, c.weight) for c in free)
    high = min(Fraction(amounts[c.key] + 1, c.weight) for c in free)
    assert low <= high
    for cell in cells:
        if amounts[cell.key] == cell.minimum:
            assert low * cell.weight <= cell.minimum + 1
        elif amounts[cell.key] == cell.maximum:
            assert high * cell.weight >= cell.maximum - 1


def test_locked_cells_keep_their_value():
    assert split(100, [Share("a", 1), Share.locked("b", 55), Share("c", 2)]) == {"a": 15, "b": 55, "c": 30}


def test_left_over_units_go_by_largest_remainder_then_key():
    assert split(100, [Share(key, 1) for key in "cab"]) == {"a": 34, "b": 33, "c": 33}
    assert split(10, [Share("a", 6), Share("b", 6), Share("c", 1)]) == {"a": 5, "b": 4, "c": 1}


def test_weight_zero_takes_only_what_the_others_cannot():
    assert split(10, [Share("a", 1, 0, 4), Share("b", 0)]) == {"a": 4, "b": 6}
    assert split(10, [Share("a", 1), Share("b", 0)]) == {"a": 10, "b": 0}
    assert split(9, [Share("a", 0), Share("b", 0)]) == {"a": 5, "b": 4}


@pytest.mark.parametrize(
    ("total", "cells", "code", "named"),
    [
        (100, [Share.locked("a", 80), Share("b", 1, 30), Share("c", 1, 5)], "target_minimum_above", ["a", "b"]),
        (100, [Share("a", 1, 0, 40), Share("b", 1, 0, 50)], "target_maximum_below", ["a", "b"]),
        (100, [Share.locked("a", 120), Share("b", 1)], "target_minimum_above", ["a"]),
        (100, [Share("a", 1, 50, 40), Share("b", 1)], "target_minimum_above", ["a"]),
        (1, [], "target_maximum_below", []),
    ],
)
def test_contradictions_are_refused_with_the_smallest_conflicting_set(total, cells, code, named):
    with pytest.raises(Infeasible) as error:
        split(total, cells)
    assert (error.value.code, error.value.params["cells"]) == (code, named)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=6),
    st.integers(0, 40),
    st.lists(st.booleans(), min_size=6, max_size=6),
)
def test_no_fewer_cells_conflict_than_those_named(bounds, total, unbounded):
    """Brute force: a set conflicts when its minima alone exceed the total, or when all can take less than it."""
    cells = [
        Share(n, 1, low, None if free else low + room)
        for n, ((low, room), free) in enumerate(zip(bounds, unbounded, strict=False))
    ]
    above = [
        some for size in range(1, len(cells) + 1) for some in combinations(cells, size)
        if sum(cell.minimum for cell in some) > total
    ]  # fmt: skip
    room = None if any(cell.maximum is None for cell in cells) else sum(cell.maximum or 0 for cell in cells)
    if not above and (room is None or room >= total):
        assert sum(split(total, cells).values()) == total
        return
    with pytest.raises(Infeasible) as error:
        split(total, cells)
    named = error.value.params["cells"]
    if above:
        assert error.value.code == "target_minimum_above"
        assert len(named) == len(above[0])
        assert sum(cells[n].minimum for n in named) > total
    else:
        assert error.value.code == "target_maximum_below"
        assert named == [cell.key for cell in cells]  # every one of them is needed: any could have taken the rest


@given(st.dictionaries(st.integers(), st.floats(0, 1e12, allow_subnormal=False), min_size=1))
def test_whole_parts_keep_zero_and_positive(values):
    parts = whole_parts(values)
    assert all((parts[key] > 0) == (value > 0) for key, value in values.items())


def test_proportional_is_exact():
    assert proportional(7, [1, 1, 1]) == [3, 2, 2]
