"""The arithmetic of the score, without a database."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.leads.rules import score

COUNT = st.integers(0, 5000)
BASE = st.floats(0.02, 0.98)


def test_the_worked_example_of_the_documentation():
    base = score.rate(198, 798)
    assert round(base, 4) == 0.1994
    fair = score.weight(45, 55, base)
    assert round(fair, 3) == 1.019
    young = score.weight(1, 9, base)
    assert round(young, 3) == -0.222
    assert score.score(score.probability(base, 0.7, [fair, young])) == 30


@given(COUNT, COUNT, BASE)
def test_weights_lean_the_way_of_the_counts_and_never_beyond_them(yes, no, base):
    told = score.weight(yes, no, base)
    if yes + no == 0:
        assert isclose(told, 0, abs_tol=1e-9)
    else:
        share = yes / (yes + no)
        assert told * (share - base) >= -1e-9
        smoothed = (yes + score.SHRINKAGE * base) / (yes + no + score.SHRINKAGE)
        assert min(share, base) - 1e-9 <= smoothed <= max(share, base) + 1e-9


@given(COUNT, COUNT, BASE)
def test_more_conversions_never_lower_a_weight(yes, no, base):
    assert score.weight(yes + 1, no, base) >= score.weight(yes, no, base)
    assert score.weight(yes, no + 1, base) <= score.weight(yes, no, base)


@given(BASE, st.sampled_from(score.DAMPINGS), st.lists(st.floats(-6, 6), max_size=8))
def test_a_chance_stays_between_floor_and_ceiling(base, damping, parts):
    chance = score.probability(base, damping, parts)
    assert score.FLOOR <= chance <= score.CEILING
    assert 0 < score.score(chance) < 100
    assert score.probability(base, damping, [*parts, 1.0]) >= chance


@given(BASE, st.lists(st.floats(-3, 3), min_size=1, max_size=6))
def test_every_factor_points_the_way_it_moves_the_score(base, parts):
    told = score.explained(base, 0.7, [(f"f{n}", "v", (part, 1, 1)) for n, part in enumerate(parts)])
    assert len(told) == len(parts)
    for one in told:
        assert one.points * parts[int(one.feature[1:])] >= 0
    assert [abs(one.points) for one in told] == sorted((abs(one.points) for one in told), reverse=True)


def test_perfect_order_has_an_auc_of_one_and_no_order_one_half():
    assert score.measured({100: (0, 50), 900: (50, 0)}, 0.5).auc == 1
    assert score.measured({500: (50, 50)}, 0.5).auc == 0.5
    assert score.measured({}, 0.5).shortfall == "too_few"


def test_a_score_that_repeats_the_base_rate_has_no_skill():
    found = score.measured({300: (30, 70)}, 0.3)
    assert (round(found.skill, 9), found.certain, found.shortfall) == (0, False, "no_skill")


def test_few_leads_prove_nothing():
    assert score.measured({100: (0, 5), 900: (5, 0)}, 0.5).shortfall == "too_few"
    assert score.measured({100: (2, 80), 900: (40, 5)}, 0.4).shortfall == ""


@given(st.dictionaries(st.integers(10, 990), st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=30), BASE)
def test_auc_is_a_share_and_skill_at_most_one(histogram, base):
    found = score.measured(histogram, base)
    assert 0 <= found.auc <= 1
    assert found.skill <= 1
    mirrored = score.measured({1000 - at: (no, yes) for at, (yes, no) in histogram.items()}, 1 - base)
    assert found.auc == pytest.approx(mirrored.auc)
    assert found.brier == pytest.approx(mirrored.brier)
