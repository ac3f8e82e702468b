"""The monthly plan review: prepared from the deals at hand, worked on, signed by both, revised, checked every week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from yingdan.deals.figures import fen
from yingdan.deals.models import Deal
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.org.selectors import calendar as calendars
from yingdan.platform.services import events
from yingdan.remedies.models import Review, ReviewLine, ReviewVisit
from yingdan.remedies.rules import planning
from yingdan.remedies.selectors import reviews as selectors
from yingdan.targets import metrics
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import attainment, nodes
from yingdan.targets.selectors import tree as trees

MOST = 100
PUT_ON = 40  # deals that a new review begins with


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line as it was worked on; `id` is the deal's."""

    deal: int
    prediction: str
    amount: int
    close_on: date | None
    remedy: str


def prepare(actor: Actor, member_id: int, month: date) -> Review:
    """A draft for a rep and a month, this one or the next, with the open deals expected by its end, largest first. The
    person may prepare it or a superior."""
    member = _reached(actor, member_id)
    span = periods.containing("month", month)
    today = clock.today()
    if not (span.start <= today <= span.end or span.start == _next_month(today)):
        raise invalid("month", "review_month")
    Member.objects.select_for_update(no_key=True).get(id=member.pk)
    rows = Review.objects.filter(member=member, month=span.start)
    if rows.filter(status="draft").exists():
        raise Conflict("review_draft", name=member.name)
    if rows.filter(status="signed").exists():
        raise Conflict("review_signed")
    place = nodes.Place("member", member.pk, member.name, "", trees.Tree({}), member.team_id)
    progress = attainment.read(actor, place, span, metrics.DEFAULT).line.progress
    review = Review.objects.create(
        member=member, team_id=member.team_id, month=span.start, number=1, target=progress.target, won=progress.actual,
        made_by_id=actor.member_id,
    )  # fmt: skip
    deals = Deal.objects.filter(Q(expected_close__lte=span.end), owner=member, status="open", amount__gt=0)
    _put_on(review, deals.select_related("stage").order_by("-amount", "id")[:PUT_ON], span)
    _plan_visits(review, span)
    _record(actor, "plan_review.made", review)
    return review


def _next_month(today: date) -> date:
    return periods.containing("month", today).end + timedelta(1)


def _reached(actor: Actor, member_id: int) -> Member:
    if member_id == actor.member_id:
        actor.need(selectors.READ)
    else:
        nodes.find(actor, selectors.LEAD, f"member:{member_id}")
    member = Member.objects.get(id=member_id)
    if org.has_left(member):
        raise Conflict("remedy_left", name=member.name)
    return member


def _put_on(review: Review, deals: Any, span: periods.Period) -> None:
    start = review.lines.count()
    for n, deal in enumerate(deals, start):
        close = deal.expected_close
        inside = close is not None and span.start <= close <= span.end
        ReviewLine.objects.create(
            review=review, deal=deal, position=n, name=deal.name, amount=fen(deal.amount),
            close_on=close if inside else None, was_stage=deal.stage.name, was_chance=deal.probability,
            was_amount=fen(deal.amount), was_close=close,
        )  # fmt: skip


def _plan_visits(review: Review, span: periods.Period) -> None:
    """As many a week as usual, for the largest deals in turn."""
    first = max(span.start, clock.today())
    calendar = calendars.Calendars().of(review.team_id)
    days = [date.fromordinal(n) for n in range(first.toordinal(), span.end.toordinal() + 1)]
    work = {day for day in days if calendar.workdays(day, day)}
    lines = list(review.lines.order_by("position"))
    for n, day in enumerate(planning.visit_days(first, span.end, review.visits_week, (), work)):
        ReviewVisit.objects.create(review=review, day=day, line=lines[n % len(lines)] if lines else None)


def save(actor: Actor, review_id: int, version: int, values: dict[str, Any], lines: Sequence[Wanted],
         visits: Sequence[tuple[date, int | None]]) -> Review:  # fmt: skip
    """Everything of a draft: the rep writes the own chance and remark, the superior theirs; both the rest. What is
    changed after one has signed takes that signature back."""
    review = _draft(actor, review_id, version)
    side = "manager" if selectors.leads(actor, review) else "member"
    for name in (f"chance_{side}", f"remark_{side}"):
        setattr(review, name, values[name])
    review.visits_week = values["visits_week"]
    _save_lines(review, lines)
    _save_visits(review, visits)
    review.member_signed_at = review.manager_signed_at = None
    _write(review)
    return review


def _save_lines(review: Review, wanted: Sequence[Wanted]) -> None:
    if len(wanted) > MOST:
        raise invalid("lines", "review_many", max=MOST)
    if len({one.deal for one in wanted}) != len(wanted):
        raise invalid("lines", "review_deal_twice")
    known = {row.deal_id: row for row in review.lines.all() if row.deal_id}
    new = [one.deal for one in wanted if one.deal not in known]
    fresh = {one.id: one for one in Deal.objects.filter(id__in=new, owner=review.member_id).select_related("stage")}
    if len(fresh) != len(new):
        raise invalid("lines", "review_not_theirs")
    review.lines.exclude(deal_id__in=[one.deal for one in wanted]).delete()
    span = periods.containing("month", review.month)
    _put_on(review, [fresh[key] for key in new], span)
    rows = {row.deal_id: row for row in review.lines.all()}
    for n, one in enumerate(wanted):
        row = rows[one.deal]
        row.position, row.prediction, row.amount = n, one.prediction, one.amount
        row.close_on, row.remedy = one.close_on, one.remedy.strip()
        row.save()


def _save_visits(review: Review, wanted: Sequence[tuple[date, int | None]]) -> None:
    span = periods.containing("month", review.month)
    if any(not span.start <= day <= span.end for day, _ in wanted):
        raise invalid("visits", "review_visit_day")
    lines = {row.deal_id: row for row in review.lines.all()}
    asked = sorted(dict.fromkeys(wanted), key=lambda one: (one[0], one[1] or 0))
    have = {(row.day, row.line.deal_id if row.line else None): row for row in review.visits.select_related("line")}
    for key, row in have.items():
        if key not in asked:
            row.delete()
    for day, deal in asked:
        if (day, deal) not in have:
            ReviewVisit.objects.create(review=review, day=day, line=lines.get(deal) if deal else None)


def discard(actor: Actor, review_id: int, version: int) -> None:
    """Throws a draft away; what was signed before it stays in force."""
    review = _draft(actor, review_id, version)
    _record(actor, "plan_review.dropped", review)
    review.delete()


def _draft(actor: Actor, review_id: int, version: int) -> Review:
    """One that may be worked on, under lock: by the person or a superior."""
    rows = selectors.visible(actor).select_related("member").select_for_update(of=("self",), no_key=True)
    review = rows.filter(id=review_id).first()
    if review is None or not (review.member_id == actor.member_id or selectors.leads(actor, review)):
        raise NotFound
    if review.status != "draft":
        raise Conflict("review_signed")
    if review.version != version:
        raise Conflict("conflict", yours=version, theirs=review.version, current_version=review.version)
    return review


def _write(review: Review) -> None:
    review.version += 1
    review.save()


def params(review: Review) -> dict[str, Any]:
    """What notices and events say of it."""
    return {"name": review.member.name, "month": f"{review.month:%Y-%m}", "number": review.number}


def _record(actor: Actor, verb: str, review: Review) -> None:
    events.record(actor=actor, verb=verb, resource="member", object_id=review.member_id, review=review.pk,
                  **params(review))  # fmt: skip
