"""Three and more dimensions: every margin exact where a rounding exists, and an honest word where none does."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yingdan.targets.errors import Infeasible
from yingdan.targets.rules import cube, table
from yingdan.targets.rules.cube import Margin, fit

# Two cells of ½ on every line that is used, and a ring of an odd number of cells: no rounding keeps all three margins.
ODD = "AA. .AA A.A  A.A .AA AA.  .AA ... .AA"


def odd():
    """That cube as a seed."""
    return np.array([[[cell == "A" for cell in line] for line in layer.split()] for layer in ODD.split("  ")], float)


def margins_of(solution, dimensions=2):
    """All sums over all axes but `dimensions`, named by the axes that are left."""
    every = range(solution.ndim)
    return [
        Margin("".join("xyzw"[axis] for axis in axes), axes,
               solution.sum(axis=tuple(axis for axis in every if axis not in axes)))
        for axes in combinations(every, dimensions)
    ]  # fmt: skip


def kept(amounts, margin):
    """By how much the cube differs from a margin."""
    return amounts.sum(axis=tuple(axis for axis in range(amounts.ndim) if axis not in margin.axes)) - margin.totals


@st.composite
def solutions(draw, shape, top=10**7):
    """A cube of whole numbers, with zeros, and a seed that is 0 exactly there."""
    size = int(np.prod(shape))
    cell = st.integers(0, top) | st.just(0) | st.integers(0, 3)
    flat = np.array(draw(st.lists(cell, min_size=size, max_size=size)), np.int64).reshape(shape)
    weights = draw(st.lists(st.floats(0.2, 5), min_size=size, max_size=size))
    return flat, np.where(flat > 0, np.array(weights).reshape(shape), 0)


@pytest.mark.parametrize("dimensions", [1, 2])
@pytest.mark.parametrize("shape", [(2, 2, 3), (3, 2, 3), (2, 2, 2, 2)])
def test_margins_are_exact_or_named_and_zeros_stay(shape, dimensions):
    @given(solutions(shape))
    @settings(deadline=None, max_examples=25)
    def check(case):
        solution, seed = case
        margins = margins_of(solution, dimensions)
        found = fit(seed, margins)
        off = {(one.margin, one.at): one.by for one in found.relaxed}
        for margin in margins:
            difference = kept(found.amounts, margin)
            assert {
                (margin.name, tuple(at)): int(difference[tuple(at)]) for at in np.argwhere(difference).tolist()
            } == {key: by for key, by in off.items() if key[0] == margin.name}
        assert set(off.values()) <= {1, -1}
        assert not found.amounts[seed == 0].any()
        assert (found.amounts >= 0).all()
        assert np.array_equal(fit(seed, margins).amounts, found.amounts)

    check()


@given(solutions((2, 2, 3), 40))
@settings(deadline=None, max_examples=40)
def test_the_nearest_floors_and_ceilings_that_keep_the_margins(case):
    """Brute force over all of them."""
    solution, seed = case
    margins = margins_of(solution)
    work = cube._Work(seed, margins, float("inf"))
    flat = work.raked()
    if work.worst(flat) > 1e-6:
        return  # raking does not come to an end at the border of what is possible
    ideal = np.zeros(seed.shape)
    ideal.flat[work.cells] = flat
    near = np.abs(ideal - np.rint(ideal)) < 1e-7
    choices = [(round(x),) if n else (int(x), int(x) + 1) for x, n in zip(ideal.flat, near.flat, strict=True)]
    possible = [np.array(flat).reshape(seed.shape) for flat in product(*choices)]
    fitting = [one for one in possible if not any(kept(one, margin).any() for margin in margins)]
    found = fit(seed, margins)
    assert bool(found.relaxed) == (not fitting)
    if fitting:
        least = min(((one - ideal) ** 2).sum() for one in fitting)
        assert ((found.amounts - ideal) ** 2).sum() == pytest.approx(least, abs=1e-4)


def test_where_no_rounding_exists_the_least_important_margin_gives_way_by_one_in_the_fewest_places():
    seed = odd()
    margins = margins_of(seed.astype(int))
    halved = [Margin(margin.name, margin.axes, margin.totals // 2) for margin in margins]
    found = fit(seed, halved)
    assert not kept(found.amounts, halved[0]).any()
    assert not kept(found.amounts, halved[1]).any()
    assert {one.margin for one in found.relaxed} == {"yz"}
    assert {one.by for one in found.relaxed} == {1, -1}
    cells = np.argwhere(seed)
    masks = (np.arange(1 << len(cells))[:, None] >> np.arange(len(cells))) & 1
    off = []
    for margin in halved:
        line = np.ravel_multi_index(tuple(cells[:, axis] for axis in margin.axes), (3, 3))
        sums = masks @ (line[:, None] == np.arange(9)).astype(int)
        off.append(np.abs(sums - margin.totals.ravel()).sum(axis=1))
    fewest = off[2][(off[0] == 0) & (off[1] == 0)].min()
    assert len(found.relaxed) == fewest > 0


@given(solutions((4, 3)))
@settings(deadline=None, max_examples=40)
def test_with_two_dimensions_it_is_as_near_as_the_table(case):
    solution, seed = case[0] + 1, case[1] + 1
    one = table.Table.of(seed, solution.sum(axis=1), solution.sum(axis=0))
    ideal, scale, _ = table.raked(one.seed[None], one.rows[None], one.columns[None])
    near = table.fit_many([one])[0]
    assert near is not None
    found = fit(seed, margins_of(solution, 1))
    assert not found.relaxed
    distances = [((amounts - ideal[0] / scale[0]) ** 2).sum() for amounts in (near, found.amounts)]
    assert distances[0] == pytest.approx(distances[1], rel=1e-3, abs=1e-3)


def test_margins_that_disagree_are_named():
    solution = np.ones((2, 2, 2), np.int64)
    one, two, three = margins_of(solution)
    wrong = Margin("xz", two.axes, np.array([[2, 2], [3, 2]]))
    with pytest.raises(Infeasible) as error:
        fit(solution, [one, wrong, three])
    assert error.value.code == "target_margins_differ"
    assert error.value.params == {"cells": [("xy", {0: 1}), ("xz", {0: 1})], "total": 4, "limit": 5}


def test_margins_that_agree_in_pairs_but_cannot_hold_together_are_named():
    straight, crossed = np.eye(2, dtype=np.int64) * 6, (1 - np.eye(2, dtype=np.int64)) * 6
    margins = [Margin("xy", (0, 1), straight), Margin("xz", (0, 2), straight), Margin("yz", (1, 2), crossed)]
    with pytest.raises(Infeasible) as error:
        fit(np.ones((2, 2, 2)), margins)
    assert error.value.code == "target_margins_differ"
    named = error.value.params["cells"]
    assert {name for name, _ in named} == {"xy", "xz", "yz"}
    # None can be left out: without any one of them the others hold together.
    work = cube._Work(np.ones((2, 2, 2)), margins, float("inf"))
    place = {work.place(n): n for n in range(len(work.goals))}
    work.deadline = float("inf")
    numbers = np.array([place[one] for one in named])
    assert np.abs(work.missed(numbers).over).sum() > 0.5
    for n in numbers:
        assert np.abs(work.missed(numbers[numbers != n]).over).sum() < 1e-6


def test_too_large_and_too_late_are_said_and_not_waited_for(monkeypatch):
    solution = np.arange(60).reshape(3, 4, 5)
    with pytest.raises(Infeasible) as error:
        fit(solution + 0.5, margins_of(solution), seconds=0.0)
    assert error.value.code == "target_cube_late"
    monkeypatch.setattr(cube, "CELLS", 58)
    with pytest.raises(Infeasible) as error:
        fit(solution, margins_of(solution))
    assert error.value.code == "target_cube_too_large"
