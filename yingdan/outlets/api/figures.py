"""Routes of distribution and of competitors."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query

from yingdan.kernel import clock
from yingdan.kernel.errors import invalid
from yingdan.kernel.http import Router, actor_of
from yingdan.outlets.api import schemas
from yingdan.outlets.rules import spans as rule
from yingdan.outlets.selectors import distribution, rivals, spans
from yingdan.outlets.selectors.distribution import Asked

router = Router(tags=["outlets"])
READ = "outlet.read"
Short = Annotated[str | None, Query(max_length=60)]
Period = Literal["week", "month", "quarter", "free"]
By = Literal["channel", "province", "city", "member", "team"]


@router.get("/distribution", permission=READ, response=schemas.DistributionOut)
def of_month(
    request: HttpRequest, month: date | None = None, product: int | None = None, by: By = "channel",
    channel: Short = None, province: Short = None, city: Short = None, member: int | None = None,
    team: int | None = None, period: Period = "month", first: date | None = None, last: date | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Numeric and weighted distribution of a month, by product or of one product by a dimension, with the trend; of the
    week or quarter of `first`, or of the free span from `first` to `last`, worked out from the ledger itself."""
    asked = _asked(month, product, channel, province, city, member, team)
    if (span := _span(period, first, last)) is None:
        return distribution.report(actor_of(request), asked, by)
    return spans.report(actor_of(request), asked, period, span, by)


@router.get("/distribution/missing", permission=READ, response=schemas.MissingOutlets)
def missing(
    request: HttpRequest, product: int, month: date | None = None, channel: Short = None, province: Short = None,
    city: Short = None, member: int | None = None, team: int | None = None,
    offset: Annotated[int, Query(ge=0, le=5000)] = 0, period: Period = "month", first: date | None = None,
    last: date | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Outlets of the universe that did not have the product."""
    asked = _asked(month, product, channel, province, city, member, team)
    if (span := _span(period, first, last)) is None:
        return distribution.missing(actor_of(request), asked, offset)
    return spans.missing(actor_of(request), asked, span, offset)


@router.get("/competitors", permission=READ, response=schemas.RivalsOut)
def competitors(
    request: HttpRequest, week: date | None = None, weeks: Annotated[int, Query(ge=1, le=53)] = rivals.WEEKS,
    team: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    """What was seen of competitors week by week, against our own products."""
    return rivals.report(actor_of(request), week or clock.today(), weeks=weeks, team_id=team)


def _asked(
    month: date | None, product: int | None, channel: str | None, province: str | None, city: str | None,
    member: int | None, team: int | None,
) -> Asked:  # fmt: skip
    first = (month or clock.today()).replace(day=1)
    return Asked(first, product, channel, province, city, member, team)


def _span(period: str, first: date | None, last: date | None) -> rule.Span | None:
    """None is a month."""
    if period == "month":
        return None
    if period != "free":
        return rule.span(period, first or clock.today())
    if first is None or last is None or last < first:
        raise invalid("last", "outlet_span")
    if (last - first).days >= rule.LONGEST:
        raise invalid("last", "outlet_span_long", most=rule.LONGEST)
    return first, last
