"""Turns: the order is kept, none is lost or given twice, what was given back comes first."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from yingdan.reception.rules import rota
from yingdan.reception.rules.rota import Seat, Skip

LINE = [Seat(1, 10), Seat(2, 11), Seat(3, 12)]
SETS = st.sets(st.integers(1, 5), max_size=4)
STEP = st.one_of(
    st.tuples(st.just("serve"), SETS, SETS),
    st.tuples(st.just("back"), st.integers(0, 50), st.just(None)),
)


def test_the_smallest_place_is_next_and_goes_to_the_end() -> None:
    assert rota.upcoming(LINE, (), ()).member == 1
    taken = rota.take(LINE, 1, 13)
    assert taken.kind == "turn"
    assert [one.member for one in rota.order(taken.seats)] == [2, 3, 1]


def test_who_is_skipped_keeps_the_place() -> None:
    coming = rota.upcoming(LINE, {1}, {2})
    assert coming == rota.Next(3, (Skip(1, "away"), Skip(2, "busy")))
    after = rota.take(LINE, 3, 13).seats
    assert [one.member for one in rota.order(after)] == [1, 2, 3]


def test_nobody_can() -> None:
    assert rota.upcoming(LINE, {1, 3}, {2}).member is None
    assert rota.upcoming([], (), ()) == rota.Next(None, ())


def test_a_turn_given_back_is_the_next_and_costs_no_place() -> None:
    seats = rota.take(LINE, 1, 13).seats
    seats = rota.take(seats, 2, 14).seats
    seats = rota.give_back(seats, 1, 13)
    assert rota.upcoming(seats, (), ()).member == 1
    taken = rota.take(seats, 1, 15)
    assert taken.kind == "owed"
    assert [one.member for one in rota.order(taken.seats)] == [3, 1, 2]


def test_the_older_turn_given_back_comes_first() -> None:
    seats = rota.give_back(rota.give_back(LINE, 3, 9), 2, 8)
    assert [one.member for one in rota.order(seats)] == [2, 3, 1]


def test_how_many_are_before() -> None:
    assert rota.before(LINE, 3, (), ()) == 2
    assert rota.before(LINE, 3, {1}, ()) == 1
    assert rota.before(LINE, 9, (), ()) is None


@given(st.lists(STEP, max_size=60))
def test_turns_are_conserved_and_in_order(steps: list[tuple[str, object, object]]) -> None:
    seats: tuple[Seat, ...] = tuple(Seat(n, n) for n in range(1, 6))
    number, kept, given_back = 5, Counter[int](), Counter[int]()
    history: list[tuple[int, int]] = []
    for what, first, second in steps:
        if what == "serve":
            away, busy = set(first), set(second)  # type: ignore[call-overload]
            coming = rota.upcoming(seats, away, busy)
            assert coming == rota.upcoming(tuple(reversed(seats)), away, busy), "the order of the rows does not matter"
            if coming.member is None:
                assert away | busy == set(range(1, 6))
                continue
            assert coming.member not in away | busy
            waiting = [one for one in rota.order(seats) if one.member not in away | busy]
            assert waiting[0].member == coming.member
            if any(one.owed for one in waiting):
                assert waiting[0].owed, "what is owed comes first"
            number += 1
            others = {one.member: one for one in seats if one.member != coming.member}
            taken = rota.take(seats, coming.member, number)
            assert {one.member: one for one in taken.seats if one.member != coming.member} == others
            seats = taken.seats
            kept[coming.member] += 1
            history.append((coming.member, number))
        elif history:
            member, turn = history.pop(int(str(first)) % len(history))
            seats = rota.give_back(seats, member, turn)
            given_back[member] += 1
        owed = {one.member: len(one.owed) for one in seats}
        made_good = {member: given_back[member] - owed[member] for member in owed}
        assert all(count >= 0 for count in made_good.values()), "no turn is owed that was not given back"
        assert len({one.place for one in seats}) == len(seats)
        assert number == 5 + sum(kept.values())


@given(st.integers(1, 40), st.integers(1, 7))
def test_everybody_gets_the_same(turns: int, people: int) -> None:
    seats: tuple[Seat, ...] = tuple(Seat(n, n) for n in range(people))
    got = Counter[int]()
    for number in range(people, people + turns):
        member = rota.upcoming(seats, (), ()).member
        assert member is not None
        got[member] += 1
        seats = rota.take(seats, member, number).seats
    assert max(got.values()) - min(got[n] for n in range(people)) <= 1
