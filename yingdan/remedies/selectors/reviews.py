"""Plan reviews within reach: who has one this month, and one of them with all that belongs to it."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from yingdan.deals.figures import fen
from yingdan.deals.models import Deal
from yingdan.kernel import clock, search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.remedies.models import Review, ReviewLine
from yingdan.remedies.rules import planning
from yingdan.remedies.rules.planning import Now, Predicted
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import nodes

READ, LEAD = "plan_review.read", "plan_review.edit"
PEOPLE = 200


def visible(actor: Actor) -> QuerySet[Review]:
    """Those of people within reach; everybody sees the own."""
    condition = org.reach(actor, READ, owner="member_id", team="team_id")
    return Review.objects.all() if condition is None else Review.objects.filter(condition)


def get(actor: Actor, review_id: int) -> Review:
    """One of them; NotFound otherwise."""
    found = visible(actor).select_related("member").filter(id=review_id).first()
    if found is None:
        raise NotFound
    return found


def leads(actor: Actor, review: Review) -> bool:
    """Whether the actor may lead it: a superior within reach, not the person."""
    return review.member_id != actor.member_id and nodes.reaches_member(actor, LEAD, review.member_id, review.team_id)


def month_end(review: Review) -> date:
    """The last day of its month."""
    return periods.containing("month", review.month).end


def people(actor: Actor, month: date, node: str | None, q: str = "") -> dict[str, Any]:
    """Everybody of a node within reach who sells or has a review, with the state of the month's review; with `q` those
    of this name. Drafts come first, then who has none, then what is signed; counted are all of them, also those beyond
    the first 200. Four queries."""
    place = nodes.find(actor, READ, node)
    rows = visible(actor).filter(month=month).exclude(status="replaced")
    members = org.present(Member.objects.filter(user__user_roles__role__code="rep")).distinct()
    if place.kind == "member":
        rows, members = rows.filter(member_id=place.id), Member.objects.filter(id=place.id)
    elif place.teams is not None:
        rows, members = rows.filter(team_id__among=place.teams), members.filter(team_id__among=place.teams)
    if q.strip():
        wanted = search.query(q)
        rows = rows.filter(member__search__matches=wanted) if wanted else rows.none()
        members = members.filter(search__matches=wanted) if wanted else members.none()
    found = _everybody(rows, members)
    lines = sorted(found.values(), key=lambda one: (bool(one["signed"]), not one["draft"], one["name"], one["id"]))
    counts = {
        "signed": sum(1 for one in lines if one["signed"]),
        "draft": sum(1 for one in lines if one["draft"] and not one["signed"]),
        "none": sum(1 for one in lines if not one["draft"] and not one["signed"]),
    }
    shown = lines[:PEOPLE]
    heads = {review.pk: head(review) for review in rows.filter(member_id__among=[one["id"] for one in shown])}
    for one in shown:
        one.update({state: heads[one[state]] if one[state] else None for state in ("draft", "signed")})
    return {"node": {"key": place.key, "name": place.name}, "month": month, "people": shown, "counts": counts,
            "more": len(lines) > PEOPLE}  # fmt: skip


def _everybody(rows: QuerySet[Review], members: QuerySet[Member]) -> dict[int, dict[str, Any]]:
    """By id, with the numbers of the reviews of a state: few columns, for there may be ten thousand."""
    found = {id: _person(id, name, team) for id, name, team in members.values_list("id", "name", "team_id")}
    reviews = rows.order_by("number").values_list("id", "status", "member_id", "member__name", "member__team_id")
    for id, status, member, name, team in reviews:
        found.setdefault(member, _person(member, name, team))[status] = id
    return found


def _person(id: int, name: str, team: int) -> dict[str, Any]:
    return {"id": id, "name": name, "team_id": team, "draft": None, "signed": None}


def head(review: Review) -> dict[str, Any]:
    """A review in one line."""
    return {
        "id": review.pk, "number": review.number, "status": review.status, "month": review.month,
        "target": review.target, "chance_member": review.chance_member, "chance_manager": review.chance_manager,
        "member_signed_at": review.member_signed_at, "manager_signed_at": review.manager_signed_at,
        "manager": review.manager_name,
    }  # fmt: skip


def page(actor: Actor, review_id: int) -> dict[str, Any]:
    """All of one review: the deals one by one, joint visits, signatures, and how it stands now."""
    review = get(actor, review_id)
    rows = list(review.lines.order_by("position", "id"))
    now = stands([row.deal_id for row in rows if row.deal_id])
    may_lead = leads(actor, review)
    others = Review.objects.filter(member=review.member_id, month=review.month).order_by("-number")
    return {
        **head(review), "version": review.version, "won": review.won, "visits_week": review.visits_week,
        "member": {"id": review.member_id, "name": review.member.name}, "remark_member": review.remark_member,
        "remark_manager": review.remark_manager, "promised": planning.promised([said(row) for row in rows]),
        "lines": [_line(row, now, month_end(review)) for row in rows],
        "visits": list(review.visits.order_by("day", "id").values("id", "day", "line_id")),
        "versions": [head(one) for one in others], "is_member": review.member_id == actor.member_id,
        "can_lead": may_lead, "over": month_end(review) < clock.today(),
        "checks": list(review.checks.order_by("-week").values("week", "figures", "note", "by_name", "at")),
    }  # fmt: skip


def said(row: ReviewLine) -> Predicted:
    """A line as the rules take it."""
    return Predicted(row.prediction, row.amount, row.close_on)


def stands(deals: list[int]) -> dict[int, Now]:
    """How deals stand now. They are in the review already: who sees it sees how they went."""
    rows = Deal.objects.filter(id__in=deals).values_list("id", "status", "closed_on", "expected_close", "amount")
    return {key: Now(status, closed, expected, fen(amount)) for key, status, closed, expected, amount in rows}


def _line(row: ReviewLine, now: dict[int, Now], end: date) -> dict[str, Any]:
    state = now.get(row.deal_id or 0)
    return {
        "id": row.pk, "deal_id": row.deal_id, "name": row.name, "prediction": row.prediction, "amount": row.amount,
        "close_on": row.close_on, "remedy": row.remedy, "was_stage": row.was_stage, "was_chance": row.was_chance,
        "was_amount": row.was_amount, "was_close": row.was_close, "outcome": planning.outcome(state, end),
        "kept": planning.kept(said(row), state, end), "now_amount": state.amount if state else None,
        "now_close": (state.closed_on or state.expected) if state else None,
    }  # fmt: skip
