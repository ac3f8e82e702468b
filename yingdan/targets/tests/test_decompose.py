"""A year down the tree: every node in every month is the exact sum of its children; locks and bounds hold."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yingdan.targets.errors import Infeasible
from yingdan.targets.rules.decompose import MONTHS, Branch, decompose

EVEN = dict.fromkeys(MONTHS, 1.0)


def person(key, weight=1.0, months=MONTHS, **more):
    return Branch(key, weight, dict.fromkeys(months, weight), **more)


@st.composite
def companies(draw):
    """A tree of up to three levels; somebody is in post all year."""
    numbers = iter(range(10_000))

    def branch(depth):
        if depth == 0 or draw(st.booleans()):
            first = draw(st.integers(1, 12))
            return person(f"m{next(numbers):04}", draw(st.floats(0.1, 100)), range(first, 13))
        return Branch(f"t{next(numbers):04}", children=[branch(depth - 1) for _ in range(draw(st.integers(1, 4)))])

    children = [branch(2) for _ in range(draw(st.integers(1, 4)))]
    return Branch("root", children=[person("m-all-year", 5.0), *children])


def check_sums(node, found):
    if node.children:
        for month in MONTHS:
            assert found[node.key][month] == sum(found[child.key][month] for child in node.children)
        for child in node.children:
            check_sums(child, found)
    else:
        assert all(found[node.key][month] == node.fixed.get(month, 0) for month in MONTHS if not node.seed.get(month))
        assert all(amount >= 0 for amount in found[node.key].values())


@given(companies(), st.integers(0, 10**13), st.lists(st.floats(0.5, 3), min_size=12, max_size=12))
@settings(deadline=None, max_examples=150)
def test_every_level_is_exact(root, amount, months):
    found = decompose(amount, dict(zip(MONTHS, months, strict=True)), root)
    assert sum(found["root"].values()) == amount
    check_sums(root, found)
    assert decompose(amount, dict(zip(MONTHS, months, strict=True)), root) == found


@st.composite
def locked_companies(draw):
    """A company with a solution, some of whose cells, team months and team years are locked and persons bounded."""
    numbers = iter(range(10_000))
    solution: dict[str, dict[int, int]] = {}

    def sums(branches):
        return {month: sum(solution[one.key][month] for one in branches) for month in MONTHS}

    def branch(depth):
        children = [branch(depth - 1) for _ in range(draw(st.integers(1, 3)))] if depth else []
        key = f"{'t' if children else 'm'}{next(numbers):03}"
        if children:
            solution[key] = sums(children)
            year = sum(solution[key].values()) if draw(st.integers(0, 4)) == 0 else None
            return Branch(key, fixed_year=year, children=children)
        months = draw(st.lists(st.integers(0, 10**6), min_size=12, max_size=12))
        solution[key] = dict(zip(MONTHS, months, strict=True))
        held = draw(st.sets(st.integers(1, 12), max_size=3))
        low = draw(st.just(0) | st.integers(0, sum(months)))
        high = draw(st.none() | st.integers(sum(months), 2 * sum(months) + 1))
        fixed = {month: solution[key][month] for month in held}
        return person(key, draw(st.floats(0.1, 100)), fixed=fixed, minimum=low, maximum=high)

    children = [branch(draw(st.integers(0, 2))) for _ in range(draw(st.integers(1, 3)))]
    root = Branch("root", children=children)
    solution["root"] = sums(children)
    return root, solution


def shuffled(node, random):
    """The same tree with children in another order."""
    children = [shuffled(child, random) for child in node.children]
    random.shuffle(children)
    return replace(node, children=children)


def attempt(amount, months, root):
    """The amounts, or why not."""
    try:
        return decompose(amount, months, root), {}
    except Infeasible as error:
        return {}, error.params


def below(node):
    """The node and all under it."""
    return [node, *(one for child in node.children for one in below(child))]


@given(locked_companies(), st.randoms())
@settings(deadline=None, max_examples=150)
def test_locks_and_bounds_are_kept_or_a_conflict_is_named_whatever_the_order(case, random):
    root, solution = case
    months = {month: float(fen) for month, fen in solution["root"].items()}
    amount = sum(solution["root"].values())
    every = {one.key for one in below(root)}
    found, refused = attempt(amount, months, root)
    assert attempt(amount, months, shuffled(root, random)) == (found, refused)
    if refused:
        # Months at the root follow their weights, not the solution's locks: they can leave too little room below.
        assert refused["cells"]
        assert set(refused["cells"]) <= every | set(MONTHS)
        assert refused["total"] != refused["limit"]
        return
    check_sums(replace(root, seed=dict.fromkeys(MONTHS, 1.0)), found)
    for one in below(root):
        year = sum(found[one.key].values())
        assert {month: found[one.key][month] for month in one.fixed} == one.fixed
        assert one.fixed_year in (None, year)
        if not one.children:
            assert one.minimum <= year
            assert one.maximum is None or year <= one.maximum


@given(st.lists(st.tuples(st.floats(0.1, 100), st.integers(1, 12)), min_size=1, max_size=8), st.integers(1, 10**9))
@settings(deadline=None)
def test_newcomers_however_many_get_what_their_months_hold(people, amount):
    """One person in post all year takes what the others cannot; nobody gets more than the share by weight asks."""
    branches = [person(f"m{n}", weight, range(first, 13)) for n, (weight, first) in enumerate(people)]
    root = Branch("root", children=[person("all year", 0.1), *branches])
    found = decompose(amount, EVEN, root)
    check_sums(root, found)
    assert sum(found["root"].values()) == amount
    for first in range(1, 13):
        room = sum(found["root"][month] for month in range(first, 13))
        assert sum(sum(found[one.key].values()) for one in branches if min(one.seed) >= first) <= room


def test_locked_cells_and_a_locked_team_keep_their_values():
    one = person("a", fixed={3: 777})
    team = Branch("t", children=[one, person("b")])
    other = Branch("u", children=[person("c"), person("d", 3.0)], fixed_year=12_000, fixed={1: 500})
    found = decompose(100_000, EVEN, Branch("root", children=[team, other]))
    assert found["a"][3] == 777
    assert sum(found["u"].values()) == 12_000
    assert found["u"][1] == 500
    assert sum(found["t"].values()) == 88_000
    assert sum(found["root"].values()) == 100_000


def test_bounds_of_persons_hold():
    root = Branch("root", children=[person("a", maximum=10_000), person("b"), person("c", minimum=50_000)])
    found = decompose(120_000, EVEN, root)
    assert (sum(found["a"].values()), sum(found["c"].values())) == (10_000, 55_000)


def test_locks_above_the_amount_are_named():
    root = Branch("root", children=[person("a", fixed=dict.fromkeys(MONTHS, 10)), person("b")])
    with pytest.raises(Infeasible) as error:
        decompose(100, EVEN, root)
    assert error.value.code == "target_minimum_above"


def test_those_at_their_maximum_are_named_with_whom_they_cannot_relieve():
    full, late, locked = (
        person("full", maximum=500),
        person("late", 1, [12]),
        person("locked", fixed=dict.fromkeys(MONTHS, 1)),
    )
    with pytest.raises(Infeasible) as error:
        decompose(1_200, EVEN, Branch("root", children=[full, late, locked]))
    assert error.value.code == "target_no_room"
    assert error.value.params["cells"] == ["full", "late", "locked"]


def test_a_leaver_gets_nothing_after_leaving():
    root = Branch("root", children=[person("left", 1, range(1, 4)), person("stays")])
    found = decompose(1_200, EVEN, root)
    assert [found["left"][month] for month in (3, 4, 12)] == [100, 0, 0]
    assert sum(found["left"].values()) == 300  # all that January to March hold
    with pytest.raises(Infeasible) as error:
        decompose(1_200, EVEN, root, strict=True)
    assert error.value.params == {"cells": ["left"], "total": 600, "limit": 300}
