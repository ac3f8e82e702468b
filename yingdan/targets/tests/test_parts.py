"""Parts of persons' months: every person's month and every part's total exact; zeros stay, locks stay."""

from collections import Counter
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yingdan.targets.errors import Infeasible
from yingdan.targets.rules.decompose import MONTHS
from yingdan.targets.rules.parts import decompose_parts


@st.composite
def companies(draw):
    """A solution by (person, part, month), and a mix that weighs every part it uses."""
    people, parts = range(draw(st.integers(1, 4))), "PQRS"[: draw(st.integers(1, 4))]
    amount = st.integers(0, 10**6) | st.just(0) | st.integers(0, 3)
    solution = {
        (person, part, month): draw(amount) for person in people
        for part in draw(st.sets(st.sampled_from(parts), min_size=1)) for month in (1, 2, 12)
    }  # fmt: skip
    mix = {
        person: {part: draw(st.floats(0.1, 9)) for one, part, _ in solution if one == person} | {"none": 0.0}
        for person in people
    }
    return solution, mix


def sums(found, *axes):
    """Totals by some of person (0), part (1), month (2); zeros left out."""
    totals: Counter[tuple[Any, ...]] = Counter()
    for key, amount in found.items():
        totals[tuple(key[axis] for axis in axes)] += amount
    return {key: total for key, total in totals.items() if total}


def cells_of(solution):
    """By (person, month)."""
    cells: Counter[tuple[Any, ...]] = Counter()
    for (person, _, month), amount in solution.items():
        cells[person, month] += amount
    return dict(cells)


@given(companies(), st.booleans(), st.randoms())
@settings(deadline=None)
def test_months_of_persons_and_totals_of_parts_are_exact(case, totals, random):
    solution, mix = case
    by_part = {part: total for (part,), total in sums(solution, 1).items()} if totals else None
    cells = cells_of(solution)
    found = decompose_parts(cells, mix, by_part)
    assert sums(found, 0, 2) == sums(solution, 0, 2)
    if totals:
        assert sums(found, 1) == sums(solution, 1)
    assert all(amount >= 0 for amount in found.values())
    assert not any(amount for (_, part, _), amount in found.items() if part == "none")
    assert {month for _, _, month in found} == set(MONTHS)
    order = list(cells)
    random.shuffle(order)
    assert decompose_parts({key: cells[key] for key in order}, dict(reversed(mix.items())), by_part) == found


@given(companies())
@settings(deadline=None)
def test_without_totals_each_part_is_floor_or_ceiling_of_its_share(case):
    solution, mix = case
    found = decompose_parts(cells_of(solution), mix)
    years = sums(solution, 0)
    for (person, part), amount in sums(found, 0, 1).items():
        ideal = years[person,] * Fraction(mix[person][part]) / sum(map(Fraction, mix[person].values()))
        assert abs(amount - ideal) < 1 + Fraction(1, 100)  # weights are kept in billionths


@given(companies(), st.booleans(), st.data())
@settings(deadline=None)
def test_locked_cells_and_years_stay(case, totals, data):
    solution, mix = case
    cell = data.draw(st.sampled_from(sorted(solution)))
    person, part, _ = data.draw(st.sampled_from(sorted(solution)))
    year = sum(amount for key, amount in solution.items() if key[:2] == (person, part))
    locked, years = ({cell: solution[cell]}, {}) if totals else ({}, {(person, part): year})
    by_part = {part: total for (part,), total in sums(solution, 1).items()} if totals else None
    try:
        found = decompose_parts(cells_of(solution), mix, by_part, locked, years)
    except Infeasible:
        # A zero of the mix elsewhere may leave no room; a person with one part alone always has it.
        assert any(len(line) > 2 for line in mix.values())
        return
    assert sums(found, 0, 2) == sums(solution, 0, 2)
    assert all(found[key] == amount for key, amount in locked.items())
    assert all(sum(found[p, q, m] for m in MONTHS) == amount for (p, q), amount in years.items())


def test_a_locked_cell_counts_toward_the_share_of_its_part():
    found = decompose_parts({("甲", 1): 600, ("甲", 2): 600}, {"甲": {"A": 1, "B": 1}}, None, {("甲", "A", 1): 500})
    assert [found["甲", part, month] for part in "AB" for month in (1, 2)] == [500, 100, 100, 500]


def test_a_part_only_one_person_sells_is_carried_by_that_person():
    found = decompose_parts(
        {("甲", 1): 100, ("乙", 1): 100}, {"甲": {"A": 1, "B": 1}, "乙": {"A": 1}}, {"A": 130, "B": 70}
    )
    assert {key: amount for key, amount in found.items() if amount} == {
        ("甲", "A", 1): 30, ("甲", "B", 1): 70, ("乙", "A", 1): 100,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("more", "code", "named"),
    [
        ({"part_totals": {"A": 150, "B": 51}}, "target_parts_differ", ["A", "B"]),
        ({"part_totals": {"A": 80, "B": 120}}, "target_no_room", ["乙"]),
        ({"locked": {("甲", "A", 1): 101}}, "target_minimum_above", [("甲", "A")]),
        ({"locked_years": {("甲", "A"): 60, ("甲", "B"): 50}}, "target_minimum_above", [("甲", "A"), ("甲", "B")]),
        ({"part_totals": {"A": 200}, "locked": {("甲", "B", 1): 5}}, "target_minimum_above", [("甲", "B")]),
    ],
)
def test_contradictions_are_named(more, code, named):
    with pytest.raises(Infeasible) as error:
        decompose_parts({("甲", 1): 100, ("乙", 1): 100}, {"甲": {"A": 1, "B": 1}, "乙": {"A": 1}}, **more)
    assert (error.value.code, error.value.params["cells"]) == (code, named)


def test_somebody_without_any_part_is_named():
    with pytest.raises(Infeasible) as error:
        decompose_parts({("甲", 1): 100}, {})
    assert (error.value.code, error.value.params["cells"]) == ("target_no_room", ["甲"])
