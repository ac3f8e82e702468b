"""Edits of the grid: the value is set, the right ones give, locks hold, sums stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.targets.errors import Infeasible, Locked
from yingdan.targets.rules.sheet import Change, Sheet, apply

# company 1 → region 2 → teams 3 and 4; members 10, 11, 12 in team 3, 20 and 21 in team 4, 30 in the region itself.
PARENTS = {1: None, 2: 1, 3: 2, 4: 2}
PLACES = [(3, 10), (3, 11), (3, 12), (4, 20), (4, 21), (2, 30)]


def sheet(locks=(), value=100, **cells):
    return Sheet({(team, member, month): value for team, member in PLACES for month in range(1, 13)},
                 frozenset(locks), PARENTS)  # fmt: skip


def total(one, team=None, month=None):
    return sum(v for (t, _, m), v in one.cells.items() if (team is None or team in one.above(t)) and month in (None, m))


def test_siblings_give_so_that_the_team_keeps_its_month():
    one = sheet()
    changed = apply(one, [Change(3, 10, 5, 160)], "siblings")
    assert changed == {(3, 10, 5): (100, 160), (3, 11, 5): (100, 70), (3, 12, 5): (100, 70)}


def test_the_parent_changes_when_asked():
    one = sheet()
    assert apply(one, [Change(3, 10, 5, 160)], "parent") == {(3, 10, 5): (100, 160)}
    assert total(one, 2, 5) == 660


def test_other_months_give_so_that_the_person_keeps_the_year():
    one = sheet()
    apply(one, [Change(3, 10, 5, 210)], "months")
    assert sum(one.cells[3, 10, month] for month in range(1, 13)) == 1200
    assert one.cells[3, 10, 1] == 90


def test_a_team_hands_its_value_down_and_its_sibling_teams_give():
    one = sheet()
    apply(one, [Change(4, None, 5, 260)], "siblings")
    assert (one.cells[4, 20, 5], one.cells[4, 21, 5]) == (130, 130)
    assert total(one, 3, 5) == 255
    assert one.cells[2, 30, 5] == 85
    assert total(one, 2, 5) == 600


def test_a_year_of_a_team_is_spread_over_persons_and_months():
    one = sheet()
    apply(one, [Change(3, None, 0, 7200)], "parent")
    assert {value for (team, _, _), value in one.cells.items() if team == 3} == {200}


def test_pasted_cells_stand_and_only_the_others_give():
    one = sheet()
    apply(one, [Change(3, 10, 5, 160), Change(3, 11, 5, 130)], "siblings")
    assert [one.cells[3, m, 5] for m in (10, 11, 12)] == [160, 130, 10]


def test_locked_siblings_do_not_give():
    one = sheet(locks=[(3, 11, 5)])
    apply(one, [Change(3, 10, 5, 160)], "siblings")
    assert [one.cells[3, m, 5] for m in (10, 11, 12)] == [160, 100, 40]


@pytest.mark.parametrize(
    ("lock", "change", "rule"),
    [
        ((3, 10, 5), Change(3, 10, 5, 1), "parent"),
        ((3, 10, 0), Change(3, 10, 5, 1), "siblings"),
        ((3, None, 5), Change(3, 10, 5, 1), "parent"),
        ((2, None, 0), Change(4, 20, 1, 7), "parent"),
        ((2, None, 1), Change(4, 20, 1, 7), "months"),
    ],
)
def test_a_lock_is_never_broken(lock, change, rule):
    with pytest.raises(Locked) as error:
        apply(sheet(locks=[lock]), [change], rule)
    assert error.value.params["cells"] == [lock]


def test_a_locked_team_may_still_shift_inside():
    one = sheet(locks=[(3, None, 5), (3, None, 0)])
    apply(one, [Change(3, 10, 5, 160)], "siblings")
    assert total(one, 3, 5) == 300


def test_asking_for_more_than_the_siblings_have_is_refused():
    with pytest.raises(Infeasible):
        apply(sheet(), [Change(3, 10, 5, 301)], "siblings")
    with pytest.raises(Infeasible) as error:
        apply(sheet(), [Change(1, None, 5, 301)], "siblings")
    assert error.value.code == "target_no_siblings"


LOCKS = [(3, 11, 5), (3, 12, 0), (4, None, 0), (4, 20, 2), (2, None, 0)]
changes = st.builds(
    lambda place, month, value, team: Change(team or place[0], None if team else place[1], month, value),
    st.sampled_from(PLACES), st.integers(0, 12), st.integers(0, 5000), st.sampled_from([None, 2, 3, 4]),
)  # fmt: skip


@given(st.lists(changes, min_size=1, max_size=4), st.sampled_from(["siblings", "months", "parent"]),
       st.lists(st.sampled_from(LOCKS), unique=True))  # fmt: skip
def test_whatever_is_edited_sums_and_locks_hold_or_it_is_refused(edits, rule, locks):
    one = sheet(locks=locks)
    before = dict(one.cells)
    try:
        changed = apply(one, edits, rule)
    except (Infeasible, Locked):
        return
    assert all(value >= 0 for value in one.cells.values())
    assert {key: before[key] for key in changed} == {key: old for key, (old, _) in changed.items()}
    if rule == "siblings":
        assert all(total(one, 1, month) == 600 for month in range(1, 13))
    if rule == "months":
        assert total(one) == 7200
    for team, member, month in locks:
        keys = one.covered(team, member, month)
        assert sum(one.cells[key] for key in keys) == sum(before[key] for key in keys)
