"""The worked examples of docs/algorithms/target-decomposition.md come out as the page says."""

from pathlib import Path

import pytest

from yingdan.targets.rules.days import spread, weekday_profile
from yingdan.targets.rules.decompose import MONTHS, Branch, decompose
from yingdan.targets.rules.parts import decompose_parts
from yingdan.targets.rules.split import Share, split
from yingdan.targets.rules.table import fit

PAGE = Path(__file__).parents[3] / "docs" / "algorithms" / "target-decomposition.md"


@pytest.fixture(scope="module")
def page():
    """The page on one line."""
    return " ".join(PAGE.read_text().split())


def said(numbers, by=" / "):
    """Numbers as the page writes them."""
    return by.join(f"{number:,}" for number in numbers)


def test_one_dimension(page):
    assert said(split(10_000, [Share(n, 1) for n in range(3)]).values()) in page
    held = split(10_000, [Share(0, 1), Share.locked(1, 5_500), Share(2, 1)])
    assert " / ".join(f"{fen / 100:.2f}" for fen in held.values()) + "." in page


def test_two_dimensions(page):
    found = fit({(i, j): 1.0 for i in range(2) for j in range(3)}, {0: 100, 1: 100}, {0: 67, 1: 67, 2: 66})
    for i, name in enumerate("甲乙"):
        assert f"| {name} | {said((found[i, j] for j in range(3)), ' | ')} | 100 |" in page


def test_tree(page):
    assert "甲 gets 300, 乙 100 in each of the other nine months" in page
    people = [Branch("甲", 1.0, dict.fromkeys((1, 2, 3), 1.0)), Branch("乙", 1.0, dict.fromkeys(MONTHS, 1.0))]
    found = decompose(1_200, dict.fromkeys(MONTHS, 1.0), Branch("root", children=people))
    assert list(found["甲"].values()) == [100] * 3 + [0] * 9
    assert list(found["乙"].values()) == [0] * 3 + [100] * 9


def test_parts(page):
    cells = {("甲", 1): 60, ("甲", 2): 40, ("乙", 1): 50, ("乙", 2): 50}
    found = decompose_parts(cells, {"甲": {"A": 1, "B": 1}, "乙": {"A": 1}}, {"A": 130, "B": 70})
    lines = [f"{who} {part} {found[who, part, 1]} / {found[who, part, 2]}" for who, part in ("乙A", "甲A", "甲B")]
    assert ", ".join(lines) in page


def test_days(page):
    assert "the four Wednesdays" in page
    assert [day for day, amount in enumerate(spread(4, [1, 1, 1, 1, 1, 0, 0] * 4)) if amount] == [2, 9, 16, 23]
    assert said(spread(10_000, [1, 1, 1, 1, 2, 0, 0])) in page


def test_weights_of_days(page):
    record = {("workday", day): (52 * (200 if day == 4 else 75), 52) for day in range(5)}
    friday = weekday_profile(record).reasons["workday", 4]
    assert f"trust 52/78 = {friday.trust:.0%}".replace("%", " %") in page
    assert f"{friday.trust:.2f} × {friday.own:.0f} + {1 - friday.trust:.2f} = {friday.weight:.2f}" in page
