"""A year down the tree: every node in every month is the exact sum of its children; locks and bounds hold."""

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
        assert all(found[node.key][month] == 0 for month in MONTHS if not node.seed.get(month))
        assert all(amount >= 0 for amount in found[node.key].values())


@given(companies(), st.integers(0, 10**13), st.lists(st.floats(0.5, 3), min_size=12, max_size=12))
@settings(deadline=None, max_examples=150)
def test_every_level_is_exact(root, amount, months):
    found = decompose(amount, dict(zip(MONTHS, months, strict=True)), root)
    assert sum(found["root"].values()) == amount
    check_sums(root, found)
    assert decompose(amount, dict(zip(MONTHS, months, strict=True)), root) == found


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


def test_a_leaver_gets_nothing_after_leaving():
    root = Branch("root", children=[person("left", 1, range(1, 4)), person("stays")])
    found = decompose(1_200, EVEN, root)
    assert [found["left"][month] for month in (3, 4, 12)] == [100, 0, 0]
    assert sum(found["left"].values()) == 300  # all that January to March hold
    with pytest.raises(Infeasible) as error:
        decompose(1_200, EVEN, root, strict=True)
    assert error.value.params == {"cells": ["left"], "total": 600, "limit": 300}
