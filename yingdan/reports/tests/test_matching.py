"""Plan against actual by the pure rules: what counts, how far off, and the rate."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yingdan.reports.rules import matching
from yingdan.reports.rules.matching import Fact, Item, Window

DAY = date(2026, 3, 4)
WINDOW = Window(DAY, DAY, early=1, late=1)
LATER = DAY + timedelta(9)


def visit(number: int, customer: int = 1, off: int = 0) -> Fact:
    return Fact(DAY + timedelta(off), "visit", ("followup", number), customer)


def states(items: list[Item], facts: list[Fact], today: date = LATER, window: Window = WINDOW) -> list[str]:
    found = matching.match(items, facts, window, today)
    return [found[one.key].state for one in items]


def test_what_happened_on_the_day_before_and_after_it() -> None:
    item = Item(1, "visit", 1)
    assert states([item], [visit(1)]) == ["done"]
    assert states([item], [visit(1, off=-1)]) == ["early"]
    assert states([item], [visit(1, off=1)]) == ["late"]
    assert states([item], [visit(1, off=2)]) == ["missed"]
    assert states([item], [visit(1, customer=2)]) == ["missed"]
    assert states([item], [Fact(DAY, "call", ("followup", 1), 1)]) == ["missed"]


def test_until_the_days_of_grace_are_over_nothing_is_missed() -> None:
    item = Item(1, "visit", 1)
    assert states([item], [], DAY) == ["open"]
    assert states([item], [], DAY + timedelta(1)) == ["open"]
    assert states([item], [], DAY + timedelta(2)) == ["missed"]


def test_one_visit_is_not_two_but_may_be_of_a_customer_and_a_deal() -> None:
    assert states([Item(1, "visit", 1), Item(2, "visit", 1)], [visit(1)]) == ["done", "missed"]
    fact = Fact(DAY, "visit", ("followup", 1), customer=1, deal=7)
    assert states([Item(1, "visit", 1), Item(2, "deal", 7)], [fact]) == ["done", "done"]


def test_so_many_of_a_kind_count_by_their_share_within_the_span() -> None:
    item = Item(1, "activity", None, "visits", 4)
    facts = [visit(n, n) for n in range(3)] + [visit(9, off=1)]
    found = matching.match([item], facts, WINDOW, LATER)[1]
    assert (found.state, found.share, len(found.records)) == ("part", 75, 3)
    assert states([item], [*facts, visit(8)]) == ["done"]
    assert states([item], [], LATER) == ["missed"]
    assert states([item], [visit(1)], DAY) == ["open"]


def test_what_no_record_shows_is_said_by_hand_and_records_win() -> None:
    assert states([Item(1, "other", said="done")], []) == ["done"]
    assert states([Item(1, "visit", 1, said="dropped")], []) == ["dropped"]
    assert states([Item(1, "visit", 1, said="dropped")], [visit(1)]) == ["done"]


ITEMS = st.lists(
    st.builds(
        Item, key=st.integers(0, 10**6), what=st.sampled_from(["visit", "call", "contact", "activity", "other"]),
        target=st.integers(1, 3), kind=st.sampled_from(["visits", "calls"]), quantity=st.integers(1, 4),
        said=st.sampled_from(["", "done", "dropped"]),
    ),
    max_size=8, unique_by=lambda one: one.key,
)  # fmt: skip
FACTS = st.lists(
    st.builds(
        lambda off, kind, number, customer: Fact(DAY + timedelta(off), kind, ("followup", number), customer),
        st.integers(-3, 3), st.sampled_from(["visit", "call", "demo"]), st.integers(1, 10**6), st.integers(1, 3),
    ),
    max_size=10, unique_by=lambda one: one.record,
)  # fmt: skip


@given(ITEMS, FACTS, st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(items: list[Item], facts: list[Fact], random: object) -> None:
    mixed = list(facts)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert matching.match(items, facts, WINDOW, LATER) == matching.match(items, mixed, WINDOW, LATER)


@given(ITEMS, FACTS)
def test_shares_lie_between_nothing_and_all_and_more_facts_never_lower_them(
    items: list[Item], facts: list[Fact]
) -> None:
    before = matching.match(items, facts[1:], WINDOW, LATER)
    after = matching.match(items, facts, WINDOW, LATER)
    assert all(0 <= one.share <= 100 for one in after.values())
    assert sum(one.share for one in after.values()) >= sum(one.share for one in before.values())
    rate = matching.rate([one.share for one in after.values()])
    assert rate is None if not items else rate is not None and 0 <= rate <= 1


@given(ITEMS, FACTS)
def test_a_record_fulfils_one_item_of_a_kind_only(items: list[Item], facts: list[Fact]) -> None:
    found = matching.match(items, facts, WINDOW, LATER)
    used = [(one.what, record) for one in items if one.what != "activity" for record in found[one.key].records]
    assert len(used) == len(set(used))


@given(st.integers(0, 200), st.integers(0, 31))
def test_weekly_numbers_are_spread_over_workdays(per_week: int, workdays: int) -> None:
    found = matching.quantity_of(per_week, workdays)
    assert (found == 0) == (per_week == 0 or workdays == 0)
    assert found * 5 >= per_week * workdays
    assert matching.quantity_of(per_week, 5) == per_week
