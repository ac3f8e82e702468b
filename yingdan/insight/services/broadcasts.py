"""Setting up broadcasts, and who is not published."""

from typing import Any

from yingdan.insight.models import Broadcast, Unpublished
from yingdan.insight.selectors.broadcasting import FIELDS, PERMISSION
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.org.models import Member, Team
from yingdan.platform.models import Company
from yingdan.platform.services import events
from yingdan.targets import metrics
from yingdan.targets.selectors import nodes

_TIMES = ("enabled", "morning", "evening", "workdays_only")


def save(actor: Actor, team_id: int | None, version: int, values: dict[str, Any]) -> Broadcast:
    """Stores the broadcast of the company (no team) or of a team; `version` is 0 for one that is new. Times hold from
    now on: what is already past today is not made up for."""
    name = _name(actor, team_id)
    checked(values)
    of: dict[str, Any] = {"team_id": team_id}
    row = Broadcast.objects.select_for_update().filter(**of).first()
    if (row.version if row else 0) != version:
        raise Conflict("version_conflict")
    now = clock.now()
    if row is None:
        row = Broadcast.objects.create(team_id=team_id, since=now, **values)
    else:
        moved = any(getattr(row, field) != values[field] for field in _TIMES)
        for field in FIELDS:
            setattr(row, field, values[field])
        row.since = now if moved else row.since
        row.version += 1
        row.save()
    events.record(actor=actor, verb="broadcast.saved", resource="broadcast", object_id=row.pk, name=name)
    return row


def remove(actor: Actor, broadcast_id: int) -> None:
    """Removes a broadcast: a team then gets that of the team above, or of the company."""
    row = Broadcast.objects.select_for_update().filter(id=broadcast_id).first()
    if row is None:
        raise NotFound
    name = _name(actor, row.team_id)
    events.record(actor=actor, verb="broadcast.removed", resource="broadcast", object_id=row.pk, name=name)
    row.delete()


def checked(values: dict[str, Any]) -> None:
    """Refuses boards that cannot be, and hours in the wrong order."""
    for line in values["boards"]:
        found = metrics.find(line["metric"])
        if line["by"] == "region" and not found.additive:
            raise invalid("boards", "metric_not_additive")
    morning, evening = values["morning"], values["evening"]
    if morning is not None and evening is not None and morning >= evening:
        raise invalid("evening", "broadcast_order")


def hide(actor: Actor, *, member_id: int | None, team_id: int | None, reason: str) -> Unpublished:
    """Takes a person, or a team with everybody below, off all boards, broadcasts and screens, at once."""
    if (member_id is None) == (team_id is None):
        raise invalid("member_id", "unpublished_one")
    name = reached(actor, member_id, team_id)
    who: dict[str, Any] = {"member_id": member_id, "team_id": team_id}
    row, made = Unpublished.objects.get_or_create(**who, defaults={"reason": reason.strip(), "by_id": actor.member_id})
    if not made:
        raise invalid("team_id" if team_id else "member_id", "unpublished_taken")
    _told(actor, "board.hidden", row, name)
    return row


def show(actor: Actor, unpublished_id: int) -> None:
    """Publishes them again."""
    row = Unpublished.objects.select_for_update().filter(id=unpublished_id).first()
    if row is None:
        raise NotFound
    _told(actor, "board.shown", row, reached(actor, row.member_id, row.team_id))
    row.delete()


def reached(actor: Actor, member_id: int | None, team_id: int | None) -> str:
    """The name of who is within reach of the permission; NotFound otherwise."""
    if member_id is None:
        return _name(actor, team_id)
    found = Member.objects.filter(id=member_id).values_list("name", "team_id").first()
    if found is None or not nodes.reaches_member(actor, PERMISSION, member_id, found[1]):
        raise NotFound
    return str(found[0])


def _name(actor: Actor, team_id: int | None) -> str:
    if team_id is None:
        if actor.scope(PERMISSION) is not Scope.all:
            raise NotFound
        return Company.objects.values_list("name", flat=True).first() or ""
    name = Team.objects.filter(id=team_id).values_list("name", flat=True).first()
    if name is None or not actor.reaches_team(PERMISSION, team_id):
        raise NotFound
    return str(name)


def _told(actor: Actor, verb: str, row: Unpublished, name: str) -> None:
    events.record(
        actor=actor, verb=verb, resource="member" if row.member_id else "team",
        object_id=row.member_id or row.team_id or 0, name=name,
    )  # fmt: skip
