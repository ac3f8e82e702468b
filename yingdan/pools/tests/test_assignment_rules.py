"""Who gets which record: by table, and what holds for any people and records."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yingdan.pools.rules.assignment import Item, Method, Plan, Receiver, assign
from yingdan.pools.rules.timetable import is_open

METHODS: list[Method] = ["round_robin", "ratio", "load", "territory", "ability"]


def items(n: int, **columns: object) -> list[Item]:
    return [Item(number, **columns) for number in range(1, n + 1)]  # type: ignore[arg-type]


def got(plan: Plan) -> Counter[int | None]:
    return Counter(choice.receiver for choice in plan.choices)


def test_by_turns_each_gets_one_and_the_turn_goes_on_tomorrow() -> None:
    people = [Receiver(1), Receiver(2), Receiver(3)]
    first = assign("round_robin", items(4), people)
    assert [choice.receiver for choice in first.choices] == [1, 2, 3, 1]
    assert assign("round_robin", items(1), people, owed=first.owed).choices[0].receiver == 2


def test_by_ratio_shares_are_kept_however_small() -> None:
    people = [Receiver(1, share=9_999), Receiver(2, share=1)]
    plan = assign("ratio", items(10_000), people)
    assert got(plan) == {1: 9_999, 2: 1}


def test_by_load_hands_become_even() -> None:
    people = [Receiver(1, load=8), Receiver(2, load=2), Receiver(3, load=5)]
    assert got(assign("load", items(6), people)) == {2: 4, 3: 2}
    double = [Receiver(1, share=200), Receiver(2, share=100)]
    assert got(assign("load", items(9), double)) == {1: 6, 2: 3}


def test_lower_loads_are_filled_first_and_upper_ones_never_passed() -> None:
    people = [Receiver(1, load=50, lower=52), Receiver(2, load=0, upper=3), Receiver(3, load=2)]
    assert got(assign("load", items(4), people)) == {1: 2, 2: 2}
    assert got(assign("load", items(9), [Receiver(1, upper=2), Receiver(2, upper=3)])) == {1: 2, 2: 3, None: 4}


def test_by_territory_the_own_comes_first() -> None:
    people = [Receiver(1, load=90, territories=frozenset({7})), Receiver(2)]
    wanted = [Item(1, frozenset({7, 1})), Item(2, frozenset({8}))]
    assert [one.receiver for one in assign("territory", wanted, people).choices] == [1, 2]
    strict = assign("territory", wanted, people, territory_only=True)
    assert [(one.receiver, one.why) for one in strict.choices] == [(1, "territory"), (None, "other_territory")]


def test_by_ability_the_best_records_go_to_the_most_able() -> None:
    people = [Receiver(1, ability=90, upper=1), Receiver(2, ability=40, upper=1)]
    wanted = [Item(1, worth=1), Item(2, worth=3)]
    assert {one.item: one.receiver for one in assign("ability", wanted, people).choices} == {1: 2, 2: 1}


def test_each_refusal_says_why() -> None:
    people = [Receiver(1, why_not="off_duty"), Receiver(2, upper=0), Receiver(3)]
    (choice,) = assign("load", [Item(1, former=3)], people).choices
    assert (choice.receiver, choice.why) == (None, "full")
    assert [one.code for one in choice.reasons] == ["off_duty", "full", "had_it_before"]
    assert assign("load", [Item(1)], []).choices[0].why == "nobody"


RECEIVER = st.builds(
    Receiver, st.integers(1, 99), st.integers(1, 999_900), st.integers(0, 100), st.integers(0, 9), st.integers(0, 5),
    st.none() | st.integers(0, 12), st.frozensets(st.integers(1, 3)), st.sampled_from(["", "", "off_duty"]),
)  # fmt: skip
PEOPLE = st.lists(RECEIVER, max_size=5, unique_by=lambda one: one.id)
ITEMS = st.lists(
    st.builds(Item, st.integers(1, 999), st.frozensets(st.integers(1, 3)), st.none() | st.integers(1, 99),
              st.integers(1, 3)),
    max_size=12, unique_by=lambda one: one.id,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(METHODS), ITEMS, PEOPLE, st.booleans(), st.randoms(use_true_random=False))
def test_what_holds_for_any_plan(method, wanted, people, strict, random) -> None:
    plan = assign(method, wanted, people, territory_only=strict)
    assert sorted(choice.item for choice in plan.choices) == sorted(one.id for one in wanted)  # nothing disappears
    by_id, counted = {one.id: one for one in people}, got(plan)
    of_item = {one.id: one for one in wanted}
    for receiver, n in counted.items():
        if receiver is not None:
            one = by_id[receiver]
            assert one.upper is None or one.load + n <= max(one.upper, one.load)  # nobody above the upper load
            assert not one.why_not
    for choice in plan.choices:
        if choice.receiver is None:  # it stays only when nobody could have had it in the end
            assert all(
                one.why_not or of_item[choice.item].former == one.id or (one.room == 0)
                or (strict and not of_item[choice.item].territories & one.territories)
                or counted[one.id] == one.room
                for one in people
            )  # fmt: skip
    mixed = list(wanted), list(people)
    random.shuffle(mixed[0]), random.shuffle(mixed[1])
    assert assign(method, *mixed, territory_only=strict) == plan  # no order, no chance


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 999_900), min_size=2, max_size=6), st.integers(1, 400))
def test_nobody_is_ever_two_behind_the_share(shares, n) -> None:
    people = [Receiver(number + 1, share=share) for number, share in enumerate(shares)]
    counted = got(assign("ratio", items(n), people))
    for one in people:
        assert abs(counted[one.id] * sum(shares) - n * one.share) <= sum(shares) * (len(shares) - 1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=5), st.integers(0, 15))
def test_even_loads_cannot_be_made_more_even(loads, n) -> None:
    people = [Receiver(number + 1, load=load) for number, load in enumerate(loads)]
    counted = got(assign("load", items(n), people))
    after = {one.id: one.load + counted[one.id] for one in people}
    assert all(after[one.id] <= min(after.values()) + 1 for one in people if counted[one.id])


@pytest.mark.parametrize(("moment", "open_"), [("2026-11-20 09:00", True), ("2026-11-20 18:00", False),
                                               ("2026-11-21 10:00", False)])  # fmt: skip
def test_hours(moment: str, open_: bool) -> None:
    friday = [{"weekday": 5, "from": "09:00", "to": "18:00"}]
    assert is_open(friday, datetime.fromisoformat(moment)) is open_
    assert is_open([], datetime.fromisoformat(moment))
    assert replace(Receiver(1), upper=3).room == 3
