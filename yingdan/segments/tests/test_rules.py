"""Pareto, RFM and rhythm as pure rules."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.segments.rules import pareto, rfm, rhythm
from yingdan.segments.rules.rfm import Bought

MONEY = st.integers(min_value=0, max_value=10**9).map(lambda fen: Decimal(fen) / 100)
VALUES = st.dictionaries(st.integers(1, 60), MONEY, max_size=40)
SHARES = st.tuples(st.integers(0, 100), st.integers(0, 100)).filter(lambda both: sum(both) <= 100)


def test_the_worked_example_of_the_docs() -> None:
    values = {n: Decimal(value) for n, value in enumerate((500, 250, 100, 60, 40, 30, 20, 0), 1)}
    assert pareto.classes(values, 80, 15) == {1: "A", 2: "A", 3: "A", 4: "B", 5: "B", 6: "C", 7: "C"}


def test_equal_values_are_never_parted() -> None:
    assert set(pareto.classes({n: Decimal(10) for n in range(10)}, 80, 15).values()) == {"A"}


@given(VALUES, SHARES)
def test_a_larger_value_never_has_a_lower_class(values: dict[int, Decimal], shares: tuple[int, int]) -> None:
    classes = pareto.classes(values, *shares)
    assert set(classes) == {key for key, value in values.items() if value > 0}
    ordered = sorted(classes, key=lambda key: -values[key])
    assert [classes[key] for key in ordered] == sorted(classes.values())


@given(VALUES, SHARES)
def test_class_a_reaches_its_share_and_would_not_without_its_smallest(
    values: dict[int, Decimal], shares: tuple[int, int]
) -> None:
    classes = pareto.classes(values, *shares)
    total = sum(values[key] for key in classes)
    best = [values[key] for key, grade in classes.items() if grade == "A"]
    assert sum(best) * 100 >= shares[0] * total
    if best:
        assert sum(value for value in best if value > min(best)) * 100 < shares[0] * total


BOUGHT = st.builds(
    Bought, st.dates(date(2024, 1, 1), date(2026, 1, 1)), st.integers(1, 9), st.integers(1, 10**6).map(Decimal)
)


@given(st.dictionaries(st.integers(1, 60), BOUGHT, min_size=1, max_size=40))
def test_points_are_one_to_five_and_follow_the_order(buyers: dict[int, Bought]) -> None:
    scores = rfm.scores(buyers)
    for part, read in enumerate((lambda one: one.last, lambda one: one.deals, lambda one: one.money)):
        pairs = sorted((read(buyers[key]), scores[key][part]) for key in buyers)
        assert pairs[0][1] == 1
        assert all(1 <= points <= 5 for _, points in pairs)
        assert all(a[1] <= b[1] for a, b in pairwise(pairs))
        assert len({value for value, _ in pairs}) == len(set(pairs))


@pytest.mark.parametrize(("total", "grade"), [(15, "A"), (12, "A"), (11, "B"), (8, "B"), (7, "C"), (3, "C")])
def test_the_table_of_rfm(total: int, grade: str) -> None:
    assert rfm.grade(total, 12, 8) == grade


def test_five_buyers_get_one_to_five() -> None:
    buyers = {n: Bought(date(2026, 1, n), n, Decimal(n)) for n in range(1, 6)}
    assert rfm.scores(buyers) == {n: (n, n, n) for n in range(1, 6)}


def test_gaps_are_between_distinct_days() -> None:
    day = date(2026, 1, 1)
    assert rhythm.gaps([day, day + timedelta(30), day, day + timedelta(70)]) == [30, 40]


@given(st.lists(st.integers(1, 400), min_size=1, max_size=30), st.floats(1, 400))
def test_what_to_expect_lies_between_the_own_rhythm_and_that_of_the_class(own: list[int], prior: float) -> None:
    alone = rhythm.expected(own, None)
    together = rhythm.expected(own, prior)
    assert alone is not None
    assert together is not None
    assert min(alone, prior) - 1e-9 <= together <= max(alone, prior) + 1e-9
    many = rhythm.expected(own * 20, prior)
    assert many is not None
    assert abs(many - alone) <= abs(together - alone) + 1e-9


def test_who_did_it_once_has_no_rhythm_and_is_never_late() -> None:
    assert rhythm.expected([], 30) is None
    assert not rhythm.late(1000, None, 200, 14)


@given(st.integers(0, 500), st.floats(1, 200), st.integers(101, 500), st.integers(1, 100))
def test_longer_silence_never_ends_a_warning(silent: int, gap: float, factor: int, least: int) -> None:
    if rhythm.late(silent, gap, factor, least):
        assert rhythm.late(silent + 1, gap, factor, least)
        assert silent >= least


def test_dormant_says_more_than_late() -> None:
    assert rhythm.warning(buying=True, contact=True, dormant=True) == "dormant"
    assert rhythm.warning(buying=True, contact=True, dormant=False) == "both"
    assert rhythm.warning(buying=False, contact=False, dormant=False) == ""
