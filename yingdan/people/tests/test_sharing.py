"""Sharing out: every row to exactly one, evenly, the same every time."""

from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from yingdan.people.rules import sharing
from yingdan.people.rules.sharing import Share

ROWS = st.lists(
    st.builds(
        Share,
        st.integers(1, 10_000),
        st.none() | st.integers(1, 5),
        st.sampled_from(["", "A", "B", "C"]),
        st.integers(0, 1000).map(Decimal),
    ),
    max_size=60,
    unique_by=lambda row: row.id,
)
PEOPLE = st.lists(st.integers(1, 30), min_size=1, max_size=7, unique=True)


@given(ROWS, PEOPLE, st.randoms())
def test_balanced_is_within_one_complete_and_deterministic(rows, people, chance):
    plan = sharing.balanced(rows, people)
    assert plan.keys() == {row.id for row in rows}
    assert set(plan.values()) <= set(people)
    counts = Counter(plan.values())
    each = [counts[one] for one in people]
    assert max(each) - min(each) <= 1
    shuffled, others = list(rows), list(people)
    chance.shuffle(shuffled)
    chance.shuffle(others)
    assert sharing.balanced(shuffled, others) == plan


@given(ROWS, st.dictionaries(st.integers(1, 30), st.integers(0, 80), min_size=1, max_size=7), st.randoms())
def test_by_load_evens_out_what_everybody_has(rows, held, chance):
    plan = sharing.by_load(rows, held)
    assert plan.keys() == {row.id for row in rows}
    got = Counter(plan.values())
    after = {one: count + got[one] for one, count in held.items()}
    receivers = [after[one] for one in held if got[one]]
    if receivers:
        assert max(receivers) - min(receivers) <= 1
        assert all(after[one] >= max(receivers) - 1 for one in held)
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert sharing.by_load(shuffled, dict(sorted(held.items(), reverse=True))) == plan


@given(ROWS, PEOPLE)
def test_groups_go_together_and_others_to_one(rows, people):
    territories = {str(key): people[key % len(people)] for key in (1, 2, 3)}
    plan = sharing.by_territory(rows, territories, people[0])
    assert plan == {row.id: territories.get(str(row.territory_id), people[0]) for row in rows}
    grades = {"A": people[-1], "": people[0]}
    assert sharing.by_grade(rows, grades, people[0]) == {
        row.id: people[-1] if row.grade == "A" else people[0] for row in rows
    }


@given(ROWS, PEOPLE)
def test_one_round_gives_nobody_two_of_the_best(rows, people):
    best = [row for row in rows if row.grade == "A"]
    plan = sharing.balanced(rows, people)
    counts = Counter(plan[row.id] for row in best)
    each = [counts[one] for one in people]
    assert max(each) - min(each) <= 1


def test_what_follows_goes_along_and_the_rest_stays_open():
    assert sharing.along([(1, 7), (2, None), (3, 8)], {7: 4}) == {1: 4}
    assert sharing.to_one([Share(5)], 9) == {5: 9}
