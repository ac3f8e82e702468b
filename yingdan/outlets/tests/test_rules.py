"""Rules of the ledger, demand, warnings and distribution: tables, and what holds for whatever was told."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.outlets.rules import demand, warnings
from yingdan.outlets.rules.chain import Before, Line, Told, chain, in_order
from yingdan.outlets.rules.distribution import Share, has, months

START = datetime(2026, 1, 5, tzinfo=UTC)
PIECES = st.integers(0, 500)


@st.composite
def told(draw: st.DrawFn) -> list[Told]:
    """Entries at different moments."""
    moments = draw(st.lists(st.integers(0, 400), min_size=1, max_size=12, unique=True))
    return [
        Told(
            START + timedelta(days=day), f"{day:04}", counted=draw(st.none() | PIECES), ordered=draw(PIECES),
            returned=draw(st.integers(0, 50)), received=draw(st.none() | PIECES), opening=draw(st.none() | PIECES),
        )
        for day in moments
    ]  # fmt: skip


def test_a_chain_by_hand() -> None:
    days = [START + timedelta(days=7 * n) for n in range(4)]
    lines = chain([
        Told(days[0], "a", counted=10, ordered=20),
        Told(days[1], "b", counted=12, returned=2),          # 10 + 20 − 2 − sold = 12
        Told(days[2], "c", ordered=6),                       # an order without a count
        Told(days[3], "d", counted=9, received=5),           # told otherwise than ordered
    ])  # fmt: skip
    assert lines == [
        Line(10, 0, 0, 0, 10, True), Line(10, 20, 2, 16, 12, False), Line(12, 0, 0, 0, 12, False),
        Line(12, 5, 0, 8, 9, False),
    ]  # fmt: skip


def test_the_first_entry_sells_nothing_unless_its_opening_was_told() -> None:
    assert chain([Told(START, "a", counted=5, received=8)]) == [Line(0, 8, 0, 3, 5, True)]
    assert chain([Told(START, "a", counted=5, opening=9)]) == [Line(9, 0, 0, 4, 5, True)]


def test_more_counted_than_can_be_there_is_a_negative_sell_through() -> None:
    assert chain([Told(START, "a", counted=9)], Before(closing=4, ordered=0)) == [Line(4, 0, 0, -5, 9, False)]


@given(told())
def test_the_identity_always_holds_and_each_opening_is_the_closing_before(given_: list[Told]) -> None:
    ordered = in_order(given_)
    lines = chain(ordered)
    assert all(one.balanced and one.closing >= 0 for one in lines)
    for one, line, following in zip(ordered, lines, lines[1:], strict=False):
        assert following.opening == line.closing
        assert one.counted is None or line.closing == one.counted


@given(told(), st.randoms())
def test_the_order_of_arrival_does_not_matter(given_: list[Told], random: object) -> None:
    shuffled = list(given_)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert chain(in_order(shuffled)) == chain(in_order(given_))


@given(told(), st.integers(0, 12))
def test_the_tail_from_any_entry_follows_from_the_one_before(given_: list[Told], cut: int) -> None:
    ordered = in_order(given_)
    cut = min(cut, len(ordered) - 1)
    lines = chain(ordered)
    before = Before(lines[cut - 1].closing, ordered[cut - 1].ordered) if cut else None
    assert chain(ordered[cut:], before) == lines[cut:]


@given(told())
def test_all_that_was_sold_is_what_came_in_less_what_is_left(given_: list[Told]) -> None:
    lines = chain(in_order(given_))
    flow = sum(one.received - one.returned for one in lines)
    assert sum(one.sold for one in lines) == lines[0].opening + flow - lines[-1].closing


def test_spans_run_from_count_to_count() -> None:
    day = date(2026, 1, 5)
    entries = [(0.0, day, 0, True), (3.0, day, 0, False), (7.0, day + timedelta(7), 14, True), (7.0, day, 1, True)]
    assert demand.spans(entries) == [demand.Span(14, 7.0, day + timedelta(7))]
    assert demand.spans([]) == []


def test_old_spans_fall_out_of_the_window() -> None:
    day = date(2026, 6, 1)
    old, new = demand.Span(1, 7, day - timedelta(90)), demand.Span(2, 7, day)
    assert demand.window([old, new], 90) == [new]
    assert demand.window([old, new], 91) == [old, new]


@pytest.mark.parametrize(
    ("sold", "days", "prior", "expected"),
    [(0, 0, None, 0), (14, 7, None, 2), (0, 0, 1.5, 1.5), (28, 28, 0, 0.5), (-5, 7, None, 0), (56, 28, 1, 1.5)],
)
def test_the_rate(sold: int, days: float, prior: float | None, expected: float) -> None:
    assert demand.rate(sold, days, prior=prior, prior_days=28) == pytest.approx(expected)


@given(st.integers(0, 1000), st.floats(1, 400), st.floats(0, 50), st.floats(1, 90))
def test_the_rate_lies_between_the_outlets_own_and_that_of_its_class(
    sold: int, days: float, prior: float, weight: float
) -> None:
    found, own = demand.rate(sold, days, prior=prior, prior_days=weight), sold / days
    assert min(own, prior) - 1e-9 <= found <= max(own, prior) + 1e-9


@given(st.floats(0, 100), st.floats(0, 100), st.integers(1, 60), st.integers(0, 30), st.integers(0, 5000), PIECES)
def test_more_demand_never_suggests_less_and_more_stock_never_more(
    daily: float, more: float, cycle: int, safety: int, stock: int, extra: int
) -> None:
    base = demand.suggested(daily, cycle=cycle, safety=safety, stock=stock)
    assert base >= 0
    assert demand.suggested(daily + more, cycle=cycle, safety=safety, stock=stock) >= base
    assert demand.suggested(daily, cycle=cycle, safety=safety, stock=stock + extra) <= base


def test_suggested_order_and_how_long_the_stock_lasts() -> None:
    assert demand.suggested(2, cycle=14, safety=7, stock=12) == 30
    assert demand.suggested(0.5, cycle=7, safety=0, stock=0) == 4
    assert demand.suggested(0, cycle=14, safety=7, stock=0) == 0
    assert demand.supply_days(2, 12) == 6
    assert demand.supply_days(0, 12) is None
    assert demand.left(2, 12, 4) == 4
    assert demand.left(2, 12, 40) == 0
    assert demand.lasts_until(2, 12, date(2026, 1, 1)) == date(2026, 1, 7)
    assert demand.lasts_until(0, 12, date(2026, 1, 1)) is None


LIMITS = warnings.Limits()


@pytest.mark.parametrize(
    ("flow", "expected"),
    [
        (warnings.Flow(100, 90, 40, 60, 30, 60), ["sell_in", "month_end"]),
        (warnings.Flow(100, 0, 40, 60, 90, 60), ["sell_in", "supply"]),
        (warnings.Flow(100, 90, 40, 60, 90, 60), ["sell_in", "month_end", "supply"]),
        (warnings.Flow(100, 0, 40, 60, 30, 60), []),       # much, but neither at month's end nor lying there
        (warnings.Flow(100, 100, 90, 60, 90, 60), []),     # it sold
        (warnings.Flow(0, 0, 0, 60, None, 60), []),        # nothing was ordered
        (warnings.Flow(100, 100, 0, 0, None, 100), []),    # nothing is known yet of what sells
    ],
)  # fmt: skip
def test_stuffing_is_asked_about_with_reasons(flow: warnings.Flow, expected: list[str]) -> None:
    assert warnings.stuffing(flow, LIMITS) == expected


@given(PIECES, PIECES, PIECES, st.integers(1, 90), st.integers(0, 200))
def test_more_sell_through_never_makes_it_look_like_stuffing(
    sell_in: int, share: int, sold: int, days: int, more: int
) -> None:
    def asked(amount: int) -> bool:
        return bool(warnings.stuffing(warnings.Flow(sell_in, min(share, sell_in), amount, days, 30, 10), LIMITS))

    assert asked(sold) or not asked(sold + more)


def test_over_stock_floor_region_and_the_end_of_a_month() -> None:
    assert warnings.over(warnings.Flow(0, 0, 0, 90, None, 3), LIMITS)
    assert not warnings.over(warnings.Flow(0, 0, 0, 30, None, 3), LIMITS)
    assert warnings.over(warnings.Flow(0, 0, 9, 90, 61, 3), LIMITS)
    assert warnings.below_floor(Decimal("9.99"), Decimal(10))
    assert not warnings.below_floor(Decimal(10), Decimal(10))
    assert not warnings.below_floor(None, Decimal(10))
    assert warnings.outside([5, 2], [3])
    assert not warnings.outside([5, 2], [2, 3])
    assert not warnings.outside([], [3])
    assert not warnings.outside([5], [])
    assert [warnings.at_month_end(date(2026, 2, day), 5) for day in (23, 24, 28)] == [False, True, True]


@given(PIECES, PIECES, PIECES, PIECES)
def test_distribution_is_a_share_and_one_more_outlet_never_lowers_it(a: int, b: int, w: int, x: int) -> None:
    share = Share(a, a + b, w, w + x)
    wider = Share(a + 1, a + b + 1, w + 1, w + x + 1)
    for before, after in ((share.numeric, wider.numeric), (share.weighted, wider.weighted)):
        assert before is None or 0 <= before <= 10_000
        assert after is not None
        assert before is None or after >= before
    assert share.missing == b


@given(st.integers(1, 200), st.integers(1, 200), st.integers(1, 50))
def test_equal_outlets_weigh_as_they_count(having: int, missing: int, each: int) -> None:
    share = Share(having, having + missing, having * each, (having + missing) * each)
    assert share.numeric == share.weighted


def test_what_having_means_and_the_months() -> None:
    assert not has(closing=0, sold=0, ordered=0, received=0)
    assert not has(closing=0, sold=-3, ordered=0, received=0)
    assert has(closing=0, sold=2, ordered=0, received=0)
    assert has(closing=0, sold=0, ordered=1, received=0)
    assert months(date(2026, 2, 14), 3) == [date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]
    assert Share(1, 3, 0, 0).numeric == 3333
    assert Share(0, 0, 0, 0).weighted is None
