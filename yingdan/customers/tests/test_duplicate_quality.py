"""How well duplicates are found is measured, and does not get worse unseen (docs/algorithms/duplicates.md)."""

import pytest

from yingdan.customers.rules.duplicates import persons
from yingdan.customers.rules.duplicates.blocking import keys
from yingdan.customers.rules.duplicates.scoring import compare
from yingdan.customers.tests.labelled import pairs
from yingdan.customers.tests.labelled_people import people

SIZE = 1500


def f1(judged):
    """Of (is the same, is said to be the same)."""
    hit = sum(truth and said for truth, said in judged)
    return 2 * hit / (sum(truth for truth, _ in judged) + sum(said for _, said in judged))


@pytest.mark.parametrize("seed", [1, 2])
def test_companies_are_told_apart_and_nothing_is_merged_wrongly(seed):
    judged, automatic = [], []
    for pair in pairs(SIZE, seed):
        one, other = pair.one.features(), pair.other.features()
        verdict = compare(one, other)
        judged.append((pair.same, verdict.score >= 0.5 and bool(keys(one) & keys(other))))
        if verdict.level == "same":
            automatic.append(pair)
    assert f1(judged) >= 0.93
    assert len(automatic) > SIZE / 5
    assert [pair for pair in automatic if not pair.same] == []


@pytest.mark.parametrize("seed", [1, 2])
def test_people_are_told_apart(seed):
    judged, wrong = [], []
    for one, other, same, kind in people(SIZE, seed):
        verdict = persons.compare(one, other)
        judged.append((same, verdict.score >= 0.5 and bool(persons.keys(one) & persons.keys(other))))
        if verdict.level == "same" and not same:
            wrong.append(kind)
    assert f1(judged) >= 0.99
    assert wrong == []


def test_the_set_is_the_same_for_the_same_seed():
    assert pairs(50, 3) == pairs(50, 3) != pairs(50, 4)
