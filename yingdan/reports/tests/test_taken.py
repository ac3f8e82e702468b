"""Orders put together from lines of the ledger, by the pure rules."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from yingdan.reports.rules import taken

NOON, VISIT = datetime(2026, 3, 2, 4, tzinfo=UTC), UUID(int=1)


def line(
    product: str = "矿泉水", pieces: int = 20, price: str | None = "45.00", *, hours: int = 0,
    customer: int = 1, visit: UUID | None = None, note: str = "",
) -> taken.Line:  # fmt: skip
    at = NOON + timedelta(hours=hours)
    told = None if price is None else Decimal(price)
    return taken.Line(at, date(2026, 3, 2), customer, f"店 {customer}", visit, product, pieces, told, note)


LINES = st.lists(
    st.builds(
        line, pieces=st.integers(1, 999), hours=st.integers(0, 8), customer=st.integers(1, 3),
        price=st.none() | st.decimals(0, 10**6, places=2).map(str),
        visit=st.none() | st.integers(1, 3).map(lambda n: UUID(int=n)),
    ),
    max_size=12,
)  # fmt: skip


def test_lines_of_a_visit_are_one_order_and_those_of_the_desk_another() -> None:
    first, second = taken.orders([
        line(visit=VISIT, note="周五送"), line("绿茶", 3, "8.50", visit=VISIT, note="周五送"),
        line("绿茶", 1, None, hours=1), line(hours=2, note="补单"),
    ])  # fmt: skip
    assert (first.said, first.amount, first.notes) == (["矿泉水 × 20", "绿茶 × 3"], 92_550, ["周五送"])
    assert (second.said, second.amount, second.at) == (["绿茶 × 1", "矿泉水 × 20"], 90_000, NOON + timedelta(hours=1))


def test_what_was_collected() -> None:
    assert taken.collected({"amount": 12_300}) == 12_300
    assert taken.collected({}) == 0


@given(LINES)
def test_every_line_is_in_one_order(lines: list[taken.Line]) -> None:
    made = taken.orders(lines)
    assert sum(one.amount for one in made) == sum(one.amount for one in lines)
    assert sum(len(one.said) for one in made) == len(lines)
    assert [one.at for one in made] == sorted(one.at for one in made)
