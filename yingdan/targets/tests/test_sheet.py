"""Edits of the grid: the value is set, the right ones give, locks hold, sums stay."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.targets.errors import Infeasible, Locked
from yingdan.targets.rules import period
from yingdan.targets.rules.sheet import Change, Held, Sheet, Span, apply
from yingdan.targets.rules.tree import Above, Node

# company 1 → region 2 → teams 3 and 4; members 10, 11, 12 in team 3, 20 and 21 in team 4, 30 in the region itself.
TREE = Above({1: None, 2: 1, 3: 2, 4: 2})
PLACES = [(3, 10), (3, 11), (3, 12), (4, 20), (4, 21), (2, 30)]
YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))


def span(month):
    """A month; 0 = the year."""
    one = period.month(month, 2026) if month else period.year(2026)
    return Span(one.start, one.end)


def change(team, member, month, value, part=0):
    return Change(Node(team, member or 0, part), span(month), value)


def lock(team, member, month, part=0):
    return Held(Node(team, member or 0, part), span(month))


MONTHS = {month: span(month) for month in range(1, 13)}


def sheet(locks=(), value=100, parts=(0,), floors=None):
    cells = {(team, member, part, month): value for team, member in PLACES for part in parts for month in MONTHS}
    return Sheet(cells, frozenset(lock(*one) for one in locks), TREE, MONTHS, dict.fromkeys(MONTHS, YEAR), floors or {})


def days_sheet(locks=(), value=10):
    """January and February of two people of team 3, day by day."""
    slots = {n: Span(date(2026, 1, 1) + timedelta(n), date(2026, 1, 1) + timedelta(n)) for n in range(59)}
    cells = {(3, member, 0, n): value for member in (10, 11) for n in slots}
    return Sheet(cells, frozenset(locks), TREE, slots, {n: span(one.start.month) for n, one in slots.items()})


def total(one, team=None, month=None):
    return sum(v for (t, _, _, m), v in one.cells.items()
               if (team is None or team in one.tree.teams(t)) and month in (None, m))  # fmt: skip


def test_siblings_give_so_that_the_team_keeps_its_month():
    one = sheet()
    changed = apply(one, [change(3, 10, 5, 160)], "siblings")
    assert changed == {(3, 10, 0, 5): (100, 160), (3, 11, 0, 5): (100, 70), (3, 12, 0, 5): (100, 70)}


def test_the_parent_changes_when_asked():
    one = sheet()
    assert apply(one, [change(3, 10, 5, 160)], "parent") == {(3, 10, 0, 5): (100, 160)}
    assert total(one, 2, 5) == 660


def test_other_months_give_so_that_the_person_keeps_the_year():
    one = sheet()
    apply(one, [change(3, 10, 5, 210)], "months")
    assert sum(one.cells[3, 10, 0, month] for month in range(1, 13)) == 1200
    assert one.cells[3, 10, 0, 1] == 90


def test_a_locked_month_of_the_same_person_does_not_give():
    one = sheet(locks=[(3, 10, 1)])
    apply(one, [change(3, 10, 5, 210)], "months")
    assert (one.cells[3, 10, 0, 1], one.cells[3, 10, 0, 2]) == (100, 89)


def test_a_team_hands_its_value_down_and_its_sibling_teams_give():
    one = sheet()
    apply(one, [change(4, None, 5, 260)], "siblings")
    assert (one.cells[4, 20, 0, 5], one.cells[4, 21, 0, 5]) == (130, 130)
    assert total(one, 3, 5) == 255
    assert one.cells[2, 30, 0, 5] == 85
    assert total(one, 2, 5) == 600


def test_a_year_of_a_team_is_spread_over_persons_and_months():
    one = sheet()
    apply(one, [change(3, None, 0, 7200)], "parent")
    assert {value for (team, *_), value in one.cells.items() if team == 3} == {200}


def test_a_quarter_is_spread_over_its_months_and_the_other_months_give():
    one = sheet()
    quarter = period.quarter(2, 2026)
    apply(one, [Change(Node(3, 10), Span(quarter.start, quarter.end), 390)], "months")
    assert [one.cells[3, 10, 0, month] for month in range(1, 13)] == [90] * 3 + [130] * 3 + [90] * 6


def test_pasted_cells_stand_and_only_the_others_give():
    one = sheet()
    apply(one, [change(3, 10, 5, 160), change(3, 11, 5, 130)], "siblings")
    assert [one.cells[3, m, 0, 5] for m in (10, 11, 12)] == [160, 130, 10]


def test_locked_siblings_do_not_give():
    one = sheet(locks=[(3, 11, 5)])
    apply(one, [change(3, 10, 5, 160)], "siblings")
    assert [one.cells[3, m, 0, 5] for m in (10, 11, 12)] == [160, 100, 40]


def test_what_finer_locks_hold_stays_as_a_floor():
    one = sheet(floors={(3, 11, 0, 5): 95})
    apply(one, [change(3, 10, 5, 160)], "siblings")
    assert [one.cells[3, m, 0, 5] for m in (10, 11, 12)] == [160, 95, 45]


def test_a_day_is_given_by_the_same_day_of_others_or_by_other_days_of_the_month():
    one = days_sheet()
    apply(one, [Change(Node(3, 10), one.slots[4], 15)], "siblings")
    assert (one.cells[3, 10, 0, 4], one.cells[3, 11, 0, 4]) == (15, 5)
    one = days_sheet()
    apply(one, [Change(Node(3, 10), one.slots[4], 40)], "months")
    assert sum(one.cells[3, 10, 0, n] for n in range(31)) == 310
    assert sum(one.cells[3, 10, 0, n] for n in range(31, 59)) == 280
    assert one.cells[3, 10, 0, 0] == 9


def test_a_week_that_straddles_months_keeps_both_months():
    one = days_sheet(locks=[Held(Node(3, 10), span(1)), Held(Node(3, 10), span(2))])
    week = period.parse("2026W05")
    assert (week.start, week.end) == (date(2026, 1, 26), date(2026, 2, 1))
    apply(one, [Change(Node(3, 10), Span(week.start, week.end), 140)], "months")
    assert sum(one.cells[3, 10, 0, n] for n in range(25, 32)) == 140
    assert sum(one.cells[3, 10, 0, n] for n in range(31)) == 310
    assert sum(one.cells[3, 10, 0, n] for n in range(31, 59)) == 280


def test_a_product_is_given_by_the_other_products_or_by_the_other_people():
    one = sheet(parts=(1, 2))
    apply(one, [change(3, 10, 5, 150, part=1)], "siblings", "part")
    assert (one.cells[3, 10, 1, 5], one.cells[3, 10, 2, 5], one.cells[3, 11, 1, 5]) == (150, 50, 100)
    one = sheet(parts=(1, 2))
    apply(one, [change(3, 10, 5, 150, part=1)], "siblings", "org")
    assert [one.cells[3, m, 1, 5] for m in (10, 11, 12)] == [150, 75, 75]
    assert one.cells[3, 10, 2, 5] == 100


def test_a_locked_product_total_is_not_broken_by_an_edit_across_products():
    one = sheet(parts=(1, 2), locks=[(3, None, 5, 1)])
    with pytest.raises((Infeasible, Locked)):
        apply(one, [change(3, None, 5, 400, part=2)], "siblings", "part")
    one = sheet(parts=(1, 2), locks=[(3, None, 5, 1)])
    apply(one, [change(3, None, 5, 900)], "parent")
    assert total(one, 3, 5) == 900
    assert [one.cells[3, m, part, 5] for part in (1, 2) for m in (10, 11, 12)] == [100] * 3 + [200] * 3


@pytest.mark.parametrize(
    ("where", "edit", "rule"),
    [
        ((3, 10, 5), (3, 10, 5, 1), "parent"),
        ((3, 10, 0), (3, 10, 5, 1), "siblings"),
        ((3, None, 5), (3, 10, 5, 1), "parent"),
        ((2, None, 0), (4, 20, 1, 7), "parent"),
        ((2, None, 1), (4, 20, 1, 7), "months"),
    ],
)
def test_a_lock_is_never_broken(where, edit, rule):
    with pytest.raises(Locked) as error:
        apply(sheet(locks=[where]), [change(*edit)], rule)
    assert error.value.params["cells"] == [lock(*where)]


def test_a_locked_team_may_still_shift_inside():
    one = sheet(locks=[(3, None, 5), (3, None, 0)])
    apply(one, [change(3, 10, 5, 160)], "siblings")
    assert total(one, 3, 5) == 300


def test_asking_for_more_than_the_siblings_have_is_refused():
    with pytest.raises(Infeasible):
        apply(sheet(), [change(3, 10, 5, 301)], "siblings")
    with pytest.raises(Infeasible) as error:
        apply(sheet(), [change(1, None, 5, 301)], "siblings")
    assert error.value.code == "target_no_siblings"


def test_somebody_alone_has_nobody_to_give():
    one = sheet()
    one.cells = {leaf: value for leaf, value in one.cells.items() if leaf[1] == 10}
    with pytest.raises(Infeasible) as error:
        apply(one, [change(3, 10, 5, 60)], "siblings")
    assert error.value.code == "target_no_siblings"


LOCKS = [(3, 11, 5), (3, 12, 0), (4, None, 0), (4, 20, 2), (2, None, 0), (3, None, 5, 1)]
changes = st.builds(
    lambda place, month, value, team, part: change(team or place[0], None if team else place[1], month, value, part),
    st.sampled_from(PLACES), st.integers(0, 12), st.integers(0, 5000), st.sampled_from([None, 2, 3, 4]),
    st.sampled_from([0, 0, 1, 2]),
)  # fmt: skip


@given(st.lists(changes, min_size=1, max_size=4), st.sampled_from(["siblings", "months", "parent"]),
       st.sampled_from(["org", "part"]), st.lists(st.sampled_from(LOCKS), unique=True))  # fmt: skip
def test_whatever_is_edited_sums_and_locks_hold_or_it_is_refused(edits, rule, axis, locks):
    one = sheet(locks=locks, parts=(1, 2))
    before = dict(one.cells)
    try:
        changed = apply(one, edits, rule, axis)
    except (Infeasible, Locked):
        return
    assert all(value >= 0 for value in one.cells.values())
    assert {key: before[key] for key in changed} == {key: old for key, (old, _) in changed.items()}
    if rule == "siblings":
        assert all(total(one, 1, month) == 1200 for month in range(1, 13))
    if rule == "months":
        assert total(one) == 14400
    for where in locks:
        held = lock(*where)
        keys = one.covered(*held)
        assert sum(one.cells[key] for key in keys) == sum(before[key] for key in keys)
