"""The rules of risks without a database."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.risks.rules import beginnings, matrix
from yingdan.risks.signals import STATEMENTS
from yingdan.risks.types import KINDS, RULES

STEP = st.integers(1, 5)


@pytest.mark.parametrize(
    ("probability", "impact", "level"),
    [(1, 1, "low"), (2, 2, "low"), (1, 5, "medium"), (3, 3, "medium"), (2, 5, "high"), (4, 3, "high"),
     (3, 5, "critical"), (5, 5, "critical")],
)  # fmt: skip
def test_level_of_a_cell(probability, impact, level):
    assert matrix.level(matrix.score(probability, impact)) == level


@given(STEP, STEP, STEP, STEP)
def test_a_risk_no_less_likely_and_no_less_bad_is_no_lower(p, i, q, j):
    order = ["low", "medium", "high", "critical"]
    one, other = matrix.level(p * i), matrix.level(max(p, q) * max(i, j))
    assert order.index(other) >= order.index(one)


@given(st.one_of(st.none(), st.integers(0, 10**9)))
def test_impact_of_an_amount_is_a_step_of_the_matrix(amount):
    found = matrix.impact_of(amount, beginnings.IMPACT_FROM)
    assert found in matrix.STEPS
    edges = (0, *beginnings.IMPACT_FROM, 10**12)
    if amount is not None:
        assert edges[found - 1] <= amount < edges[found]
    else:
        assert found == 1


def test_every_rule_looks_at_something_and_uses_the_numbers_that_it_begins_with():
    assert {one.value for one in RULES} == set(STATEMENTS) == set(beginnings.BEGINNINGS)
    names = {"amount": {"amount"}, "days": {"start", "last", "before"}, "count": {"count"}}
    for code, begin in beginnings.BEGINNINGS.items():
        assert begin.kind in {one.value for one in KINDS}
        used = set(re.findall(r"%\((\w+)\)s", STATEMENTS[code]))
        for number, params in names.items():
            assert bool(params & used) == (getattr(begin, number) is not None), (code, number)
