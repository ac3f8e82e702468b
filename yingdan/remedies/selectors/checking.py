"""A signed review beside what happened since: predictions, joint visits, the target."""

from datetime import date, datetime, timedelta
from typing import Any

from yingdan.customers.models import FollowUp
from yingdan.kernel import clock
from yingdan.remedies.models import Review
from yingdan.remedies.rules import planning
from yingdan.remedies.selectors.reviews import month_end, said, stands
from yingdan.targets import metrics


def figures(review: Review, today: date) -> dict[str, Any]:
    """What has come of it until today: won of the target in fen, each outcome of the predictions by number, joint
    visits planned until today and held. A visit counts as held when the rep has a visit on that day on record – with
    the deal's customer, where the visit is for a deal."""
    end = min(today, month_end(review))
    rows = list(review.lines.select_related("deal"))
    now = stands([row.deal_id for row in rows if row.deal_id])
    results = [planning.kept(said(row), now.get(row.deal_id or 0), month_end(review)) for row in rows]
    won = metrics.find(metrics.DEFAULT).totals(
        start=review.month, end=end, owner=review.member_id, teams=None, by=["owner_id"]
    )
    planned = list(review.visits.filter(day__lte=end).select_related("line__deal"))
    held = _held(review, end)
    done = [
        one for one in planned
        if one.day in held and (one.line is None or one.line.deal is None or one.line.deal.customer_id is None
                                or one.line.deal.customer_id in held[one.day])
    ]  # fmt: skip
    return {
        "day": end.isoformat(), "target": review.target, "won": sum(int(row[-1]) for row in won),
        "promised": planning.promised([said(row) for row in rows]),
        "kept": results.count(True), "broken": results.count(False), "open": results.count(None),
        "visits_planned": len(planned), "visits_held": len(done),
    }  # fmt: skip


def _held(review: Review, end: date) -> dict[date, set[int | None]]:
    """Days on which the rep made visits this month, with the customers."""
    start: datetime = clock.day_start(review.month)
    rows = FollowUp.objects.filter(
        owner=review.member_id, method="visit", happened_at__gte=start,
        happened_at__lt=clock.day_start(end + timedelta(1)),
    )  # fmt: skip
    found: dict[date, set[int | None]] = {}
    for at, customer in rows.values_list("happened_at", "customer_id"):
        found.setdefault(clock.business_day(at), set()).add(customer)
    return found
