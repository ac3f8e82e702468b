"""Changes of activity targets: which concern a node, whom they concern, and whether they can be undone."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.targets.models import ActivityChange, ActivityTarget
from yingdan.targets.selectors import nodes

LATEST = 10


def touched(change: ActivityChange) -> Q:
    """Rows that a change wrote or replaced."""
    return Q(change=change) | Q(replaced_by=change)


def concerned(change: ActivityChange) -> dict[int, tuple[str, int]]:
    """The people of a change: name and main team by id."""
    rows = ActivityTarget.objects.filter(touched(change)).values("member")
    people = Member.objects.filter(id__in=rows).values_list("id", "name", "team_id")
    return {member: (name, team) for member, name, team in people}


def reaches(actor: Actor, permission: str, change: ActivityChange) -> bool:
    """Whether a permission reaches everybody concerned (and the team that it was set for)."""
    if change.team_id and actor.reaches_team(permission, change.team_id):
        return True
    people = concerned(change)
    return bool(people) and all(
        member == actor.member_id or nodes.reaches_member(actor, permission, member, team)
        for member, (_, team) in people.items()
    )


def changed_since(change: ActivityChange) -> bool:
    """Whether a later change is about the same work of the same people at the same time."""
    again = ActivityTarget.objects.filter(
        change__gt=change.id, change__undone_at=None, member=OuterRef("member"), kind=OuterRef("kind"),
        starts_on__lte=OuterRef("ends_on"), ends_on__gte=OuterRef("starts_on"),
    )  # fmt: skip
    mine = ActivityTarget.objects.filter(touched(change))
    return mine.filter(Q(replaced_by__gt=change.id) | Exists(again)).exists()


def latest(actor: Actor, place: nodes.Place) -> list[dict[str, Any]]:
    """The newest changes for a team or a person."""
    rows = ActivityChange.objects.select_related("by", "undone_by", "team").order_by("-id")
    if place.kind == "team":
        rows = rows.filter(team_id__among=list(place.tree.nodes))
    else:
        mine = ActivityTarget.objects.filter(member=place.id)
        rows = rows.filter(Q(id__in=mine.values("change")) | Q(id__in=mine.values("replaced_by")))
    return [
        {
            "id": one.id, "at": one.at, "by": one.by.name if one.by else "", "people": one.people,
            "team": one.team.name if one.team else None, "starts_on": one.starts_on, "ends_on": one.ends_on,
            "asked": one.asked, "undone_at": one.undone_at, "undone_by": one.undone_by.name if one.undone_by else None,
            "can_undo": one.undone_at is None and reaches(actor, "target.edit", one) and not changed_since(one),
        }
        for one in rows[:LATEST]
    ]  # fmt: skip
