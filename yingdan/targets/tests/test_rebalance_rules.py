"""The arithmetic of rebalancing: nothing is lost, limits hold, whoever weighs more never gets less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.targets.errors import Infeasible
from yingdan.targets.rules.rebalance import Room, carried, ceiling, handed_over, settled, to_total

A, B, C = (1, 11), (1, 12), (1, 13)


def cells(draw_months=3, people=(A, B, C), parts=(0,)):
    return st.fixed_dictionaries(
        {
            (*line, part, month): st.builds(
                Room, st.integers(0, 10**8), st.sampled_from([0.0, 0.5, 1.0, 3.0, 7.25]), st.none()
            )
            for line in people
            for part in parts
            for month in range(10, 10 + draw_months)
        }
    )


def opened(rooms):
    return sum(room.open for room in rooms.values())


@given(cells(parts=(0,)))
def test_what_a_leaver_carried_arrives_in_the_same_month(rooms):
    months = {leaf[3] for leaf in rooms}
    if any(all(rooms[*line, 0, m].weight <= 0 for line in (B, C)) and rooms[*A, 0, m].open for m in months):
        with pytest.raises(Infeasible) as refused:
            handed_over(rooms, {A}, {B, C})
        assert refused.value.code == "target_no_taker"
        assert all(cell[:2] == A for cell in refused.value.params["cells"])
        return
    after = {leaf: room.open for leaf, room in rooms.items()} | handed_over(rooms, {A}, {B, C})
    for month in months:
        assert sum(after[*line, 0, month] for line in (A, B, C)) == sum(
            rooms[*line, 0, month].open for line in (A, B, C)
        )
        assert after[*A, 0, month] == 0
    for leaf, room in rooms.items():
        assert leaf[:2] == A or after[leaf] >= room.open
        assert room.weight > 0 or leaf[:2] == A or after[leaf] == room.open


@given(cells(parts=(5, 6)))
def test_every_part_keeps_its_sum(rooms):
    rooms = {leaf: Room(room.open, 1.0) for leaf, room in rooms.items()}
    after = {leaf: room.open for leaf, room in rooms.items()} | handed_over(rooms, {A}, {B})
    for part in (5, 6):
        assert sum(fen for leaf, fen in after.items() if leaf[2] == part) == sum(
            room.open for leaf, room in rooms.items() if leaf[2] == part
        )
    assert all(after[leaf] == rooms[leaf].open for leaf in rooms if leaf[:2] == C)


@given(cells(), st.integers(-(10**9), 10**9), st.integers(0, 200))
def test_a_difference_is_carried_exactly_within_the_limits_or_refused(rooms, amount, growth):
    rooms = {leaf: Room(r.open, r.weight, ceiling(r.open, r.open, growth)) for leaf, r in rooms.items()}
    try:
        after = carried(rooms, amount)
    except Infeasible:
        room = sum((r.open * growth // 100 if r.weight > 0 else 0) for r in rooms.values())
        assert amount > room or -amount > opened(rooms)
        return
    assert sum(after.values()) == opened(rooms) + amount
    for leaf, room in rooms.items():
        assert 0 <= after[leaf] <= room.open + room.open * growth // 100
        assert (after[leaf] - room.open) * amount >= 0  # nobody goes the other way


@given(cells(), st.integers(0, 10**9), st.floats(0.1, 50))
def test_more_weight_never_means_less(rooms, amount, more):
    rooms = {leaf: Room(room.open, room.weight + 0.5) for leaf, room in rooms.items()}
    leaf = next(iter(rooms))
    heavier = rooms | {leaf: Room(rooms[leaf].open, rooms[leaf].weight + more)}
    assert carried(heavier, amount)[leaf] >= carried(rooms, amount)[leaf] - 1  # a unit may go with rounding


@given(cells(), st.integers(0, 10**9))
def test_a_new_amount_for_the_rest_is_met_exactly_and_keeps_the_shape(rooms, total):
    try:
        after = to_total(rooms, total)
    except Infeasible:
        assert all(room.weight <= 0 for room in rooms.values())
        assert total > opened(rooms)
        return
    assert sum(after.values()) == total
    if all(room.weight > 0 for room in rooms.values()) and opened(rooms):
        assert all(abs(after[leaf] - total * room.open / opened(rooms)) < 1 for leaf, room in rooms.items())


@given(cells(parts=(5, 6)))
def test_the_order_of_people_does_not_matter(rooms):
    rooms = {leaf: Room(room.open, room.weight + 1) for leaf, room in rooms.items()}
    backwards = dict(reversed(rooms.items()))
    assert carried(rooms, 12_345) == carried(backwards, 12_345)
    assert handed_over(rooms, {A}, {B, C}) == handed_over(backwards, {A}, {B, C})


def test_the_example_of_the_page_for_a_leaver():
    """30,000.00 of October: 小王 has 18 workdays at 60,000 a month, 小张 9 (leave) at 40,000."""
    rooms = {
        (*A, 0, 10): Room(3_000_000, 1.0),
        (*B, 0, 10): Room(5_000_000, 60_000 * 18),
        (*C, 0, 10): Room(2_000_000, 40_000 * 9),
    }
    assert handed_over(rooms, {A}, {B, C}) == {(*A, 0, 10): 0, (*B, 0, 10): 7_250_000, (*C, 0, 10): 2_750_000}


def test_the_example_of_the_page_for_a_limit():
    """120.00 more over three months of 100.00, 200.00 and 300.00 that may grow by 30 %: the first is full at 130.00."""
    rooms = {(*A, 0, 9 + n): Room(n * 10_000, 1.0, ceiling(n * 10_000, n * 10_000, 30)) for n in (1, 2, 3)}
    assert list(carried(rooms, 12_000).values()) == [13_000, 24_500, 34_500]
    with pytest.raises(Infeasible) as refused:
        carried(rooms, 18_001)
    assert refused.value.code == "target_maximum_below"
    assert (refused.value.params["total"], refused.value.params["limit"]) == (18_001, 18_000)


def test_settled_months_hold_what_was_reached():
    planned = {(*A, 5, 1): 300, (*A, 6, 1): 100, (*B, 0, 1): 50}
    assert settled(planned, {(*A, 1): 200}) == {(*A, 5, 1): 150, (*A, 6, 1): 50, (*B, 0, 1): 0}
