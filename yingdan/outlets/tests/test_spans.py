"""Distribution of weeks, quarters and free spans: as plain Python counts it, and as the month's sums do."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.kernel.errors import Conflict
from yingdan.outlets.rules import distribution as months
from yingdan.outlets.rules import spans
from yingdan.outlets.rules.spans import Entry
from yingdan.outlets.selectors import distribution
from yingdan.outlets.selectors import spans as reading
from yingdan.outlets.tests.test_figures import asked, month

__all__ = ["month"]
START = date(2026, 1, 1)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
ENTRIES = st.lists(
    st.builds(
        Entry, customer=st.integers(1, 6), product=st.integers(1, 3),
        day=st.integers(0, 60).map(lambda n: START + timedelta(n)), has=st.booleans(),
        value=st.decimals(0, 9999, places=3),
    ),
    max_size=40,
)  # fmt: skip


def counted(entries: Sequence[Entry], product: int, first: date, last: date) -> tuple[int, int]:
    """Outlets having it and outlets looked at, the plain way."""
    inside = [one for one in entries if first <= one.day <= last]
    return (
        len({one.customer for one in inside if one.product == product and one.has}),
        len({one.customer for one in inside}),
    )


@given(ENTRIES, st.integers(0, 60), st.integers(0, 60))
def test_a_span_counts_each_outlet_once(entries: list[Entry], one: int, other: int) -> None:
    first, last = START + timedelta(min(one, other)), START + timedelta(max(one, other))
    found = spans.had(entries, first, last)
    for product in (1, 2, 3):
        share = found.share(product)
        assert (share.having, share.universe) == counted(entries, product, first, last)
        assert 0 <= share.weight_having <= share.weight_universe
    parts = [found.share(1, [customer]) for customer in range(1, 7)]
    assert sum(part.universe for part in parts) == found.share(1).universe
    assert sum(part.weight_having for part in parts) == found.share(1).weight_having


@given(ENTRIES, st.integers(1, 20))
def test_spans_that_follow_each_other_are_those_by_themselves(entries: list[Entry], length: int) -> None:
    row = [(START + timedelta(n), START + timedelta(n + length - 1)) for n in range(0, 40, length)]
    assert spans.by_span(entries, row) == [spans.had(entries, *one) for one in row]


@given(DAYS, st.sampled_from(["week", "quarter", "free"]), st.integers(0, spans.LONGEST - 1))
def test_a_trend_has_no_gap_and_is_bounded(day: date, period: str, more: int) -> None:
    last = (day, day + timedelta(more)) if period == "free" else spans.span(period, day)
    assert last[0] <= day <= last[1]
    found = spans.trend(period, last)
    assert found[-1] == last
    assert 1 <= len(found) <= spans.MOST
    assert (last[1] - found[0][0]).days < spans.LOOK_BACK
    for earlier, later in pairwise(found):
        assert later[0] == earlier[1] + timedelta(1)
        if period == "free":
            assert later[1] - later[0] == earlier[1] - earlier[0]


def test_quarters_and_months_end_on_their_last_day() -> None:
    assert spans.span("quarter", date(2026, 11, 23)) == (date(2026, 10, 1), date(2026, 12, 31))
    assert spans.span("quarter", date(2026, 2, 1)) == (date(2026, 1, 1), date(2026, 3, 31))
    assert spans.span("week", date(2026, 11, 22)) == (date(2026, 11, 16), date(2026, 11, 22))
    assert [months.end(date(2026, n, 1)).day for n in (2, 4, 12)] == [28, 30, 31]


@pytest.mark.django_db
def test_a_free_span_of_a_month_is_the_month(cast: Cast, month: date) -> None:
    wanted, actor = asked(month, "绿茶"), actor_for(cast.liu)
    for by in ("channel", "province", "member", "team"):
        kept = distribution.report(actor, wanted, by)
        found = reading.report(actor, wanted, "free", (month, months.end(month)), by)
        assert found["total"] == kept["total"]
        assert found["lines"] == kept["lines"]
        assert found["channels"] == kept["channels"]
    whole = reading.report(actor, asked(month), "free", (month, months.end(month)), "channel")
    assert whole["lines"] == distribution.report(actor, asked(month), "channel")["lines"]
    span = (month, months.end(month))
    assert reading.missing(actor, wanted, span)["rows"] == distribution.missing(actor, wanted)["rows"]


@pytest.mark.django_db
def test_everybody_counts_the_own_outlets_and_a_question_is_bounded(
    cast: Cast, month: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    span = (month, months.end(month))
    mine = reading.report(actor_for(cast.xiaoli), asked(month, "绿茶"), "free", span, "member")["total"]
    assert (mine["having"], mine["universe"]) == (2, 3)
    weight = Decimal(mine["weight"]) / 100
    assert weight == 600  # sixty at ten yuan
    monkeypatch.setattr(reading, "MOST", 3)
    with pytest.raises(Conflict, match="outlet_span_wide"):
        reading.report(actor_for(cast.liu), asked(month, "绿茶"), "free", span, "member")


@pytest.mark.django_db
def test_spans_over_http(cast: Cast, month: date) -> None:
    client = client_for(cast.xiaoli)
    last = months.end(month)
    found = client.get("/api/outlets/distribution", {"period": "free", "first": str(month), "last": str(last)}).json()
    assert (found["first"], found["last"], found["period"]) == (str(month), str(last), "free")
    for period in ("week", "quarter"):
        answer = client.get("/api/outlets/distribution", {"period": period, "first": str(month)}).json()
        assert answer["first"] <= str(month) <= answer["last"]
        assert answer["trend"][-1]["last"] == answer["last"]
    for first, end in ((last, month), (month, month + timedelta(92))):
        body = client.get("/api/outlets/distribution", {"period": "free", "first": str(first), "last": str(end)})
        assert (body.status_code, "last" in str(body.json())) == (422, True)
    assert client_for(cast.hr).get("/api/outlets/distribution", {"period": "week"}).status_code == 403
