"""Teams: adding, renaming, moving, ordering, closing."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.org import selectors
from yingdan.org.errors import TeamCycle, TeamNotEmpty
from yingdan.org.models import Member, Team
from yingdan.org.services import tree
from yingdan.platform.services import events

NAMED = 10  # how many blockers an error names


def add(
    *,
    actor: Actor,
    name: str,
    parent_id: int | None,
    kind: str = "team",
    manager_id: int | None = None,
    external_id: str | None = None,
) -> Team:
    """A new team, last among its siblings."""
    tree.lock()
    parent = tree.open_team(parent_id, "parent_id") if parent_id else None
    tree.check_name(name, parent_id)
    _check_external(external_id)
    team = Team(
        name=name,
        kind=kind,
        parent=parent,
        manager=_manager(manager_id),
        external_id=external_id,
        position=Team.objects.filter(parent=parent).count(),
        opened_on=clock.today(),
    )
    tree.insert(team, parent.path if parent else "")
    _record(actor, "team.added", team)
    return team


def update(*, actor: Actor, team_id: int, version: int, changes: dict[str, Any]) -> Team:
    """Changes name, kind or manager (`manager_id`); a lost update is a conflict."""
    team = tree.locked_team(team_id)
    if team.version != version:
        raise Conflict("version_conflict", current_version=team.version, theirs={"name": team.name})
    before = team.name
    if (name := changes.get("name")) is not None:
        tree.check_name(name, team.parent_id, but=team.id)
        team.name = name
    if (kind := changes.get("kind")) is not None:
        team.kind = kind
    if "manager_id" in changes:
        team.manager = _manager(changes["manager_id"])
    _save(team)
    _record(actor, "team.changed", team, before=before)
    return team


def move(*, actor: Actor, team_id: int, parent_id: int | None) -> Team:
    """Puts the team with everything below it under another parent, last among its new siblings."""
    team = tree.locked_team(team_id)
    if team.parent_id == parent_id:
        return team
    parent = tree.open_team(parent_id, "parent_id") if parent_id else None
    if parent and f"{parent.path}.".startswith(f"{team.path}."):
        raise TeamCycle(name=team.name)
    tree.check_name(team.name, parent_id, but=team.id)
    before = team.parent_id
    Team.objects.filter(id=team.id).update(
        parent=parent, position=Team.objects.filter(parent=parent).count(), version=F("version") + 1
    )
    tree.rebase(team.path, parent.path if parent else "")
    team.refresh_from_db()
    _record(actor, "team.moved", team, before=before, after=parent_id)
    return team


def reorder(*, actor: Actor, parent_id: int | None, team_ids: Sequence[int]) -> None:
    """Sets the order of the open teams under a parent; all of them must be named."""
    tree.lock()
    siblings = {team.id: team for team in Team.objects.filter(parent=parent_id, closed_on=None)}
    if len(team_ids) != len(siblings) or set(team_ids) != set(siblings):
        raise invalid("team_ids", "not_siblings")
    for position, team_id in enumerate(team_ids):
        siblings[team_id].position = position
    Team.objects.bulk_update(siblings.values(), ["position"])


def close(*, actor: Actor, team_id: int) -> Team:
    """Closes an empty team; its past stays. Refused while teams or members are in it, which the error names."""
    team = tree.locked_team(team_id)
    if team.closed_on:
        return team
    children = Team.objects.filter(parent=team, closed_on=None).order_by("position", "id")
    members = Member.objects.filter(team=team).exclude(ended_on__lte=clock.today()).order_by("name", "id")
    if children.exists() or members.exists():
        teams, people = list(children.values_list("name", flat=True)), list(members.values_list("name", flat=True))
        shown = (teams + people)[:NAMED]
        more = "…" if len(teams) + len(people) > NAMED else ""
        raise TeamNotEmpty(
            name=team.name, left=", ".join(shown) + more, teams=teams[:NAMED], members=people[:NAMED],
            team_count=len(teams), member_count=len(people),
        )  # fmt: skip
    team.closed_on = clock.today()
    _save(team)
    _record(actor, "team.closed", team)
    return team


def reopen(*, actor: Actor, team_id: int) -> Team:
    """Opens a closed team again under its parent, which must be open."""
    team = tree.locked_team(team_id)
    if team.closed_on is None:
        return team
    if team.parent_id:
        tree.open_team(team.parent_id)
    tree.check_name(team.name, team.parent_id, but=team.id)
    team.closed_on = None
    _save(team)
    _record(actor, "team.reopened", team)
    return team


def _save(team: Team) -> None:
    team.version += 1
    team.save(update_fields=["name", "kind", "manager", "closed_on", "version", "updated_at"])


def _manager(member_id: int | None) -> Member | None:
    if member_id is None:
        return None
    manager = selectors.present(Member.objects.filter(id=member_id)).first()
    if manager is None:
        raise invalid("manager_id", "unknown_member")
    return manager


def _check_external(external_id: str | None) -> None:
    if external_id and Team.objects.filter(external_id=external_id).exists():
        raise invalid("external_id", "external_id_taken", value=external_id)


def _record(actor: Actor, verb: str, team: Team, **params: Any) -> None:
    events.record(actor=actor, verb=verb, resource="team", object_id=team.id, name=team.name, **params)
