"""What a warning was worth: bounds that hold, and words that follow from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.kernel import shares
from yingdan.segments.rules import worth

COUNTS = st.integers(1, 3000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        ((45, 2, 149, 7), "alike"),  # 96 % against 95 %: chance
        ((200, 40, 800, 480), "useful"),  # 80 % stayed away against 40 %
        ((200, 160, 800, 200), "wrong"),
        ((29, 0, 900, 900), "few"),
        ((900, 0, 29, 29), "few"),
        ((0, 0, 500, 100), "few"),
        ((0, 0, 0, 0), "few"),
    ],
)
def test_verdicts(counts: tuple[int, int, int, int], verdict: str) -> None:
    assert worth.worth(*counts).verdict == verdict


def test_newcombes_own_example() -> None:
    """56/70 - 48/80 has the bounds 0.0524 and 0.3339 (Newcombe 1998, table II, method 10)."""
    least, most = shares.difference(56, 70, 48, 80)
    assert least == pytest.approx(0.0524, abs=5e-5)
    assert most == pytest.approx(0.3339, abs=5e-5)


@given(COUNTS, COUNTS)
def test_bounds_hold_the_difference_and_turn_with_the_sides(a: tuple[int, int], b: tuple[int, int]) -> None:
    least, most = shares.difference(*a, *b)
    gap = a[0] / a[1] - b[0] / b[1]
    assert -1 - 1e-9 <= least <= gap + 1e-9
    assert gap - 1e-9 <= most <= 1 + 1e-9
    assert shares.difference(*b, *a) == pytest.approx((-most, -least))


@given(COUNTS, COUNTS)
def test_useful_means_that_more_of_the_warned_stayed_away_than_of_all(a: tuple[int, int], b: tuple[int, int]) -> None:
    found = worth.worth(a[1], a[0], b[1], b[0])
    assert found.stayed is not None
    assert found.base is not None
    if found.verdict == "useful":
        assert found.lift is not None
        assert found.lift > 1
    if found.verdict == "wrong":
        assert found.stayed < found.base
    if found.verdict == "few":
        assert min(a[1], b[1]) < worth.ENOUGH
