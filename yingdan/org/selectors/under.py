"""Where somebody looks who compares people: a team with its own people and the teams right below it."""

from dataclasses import dataclass

from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import NotFound
from yingdan.org.models import Team
from yingdan.org.selectors import open_teams


@dataclass(frozen=True, slots=True)
class Under:
    """`above` is the team over it where that is within reach too; `deep` says whether the teams below are."""

    team: Team
    above: int | None
    deep: bool


def under(actor: Actor, permission: str, team_id: int | None) -> Under | None:
    """A team within the permission's reach (else `NotFound`); without one the company or the highest team of one's
    own; None for who reaches only the own rows."""
    team = _team(actor, permission, team_id)
    if team is None:
        return None
    above = team.parent_id if team.parent_id and actor.reaches_team(permission, team.parent_id) else None
    return Under(team, above, deep=actor.scope(permission) is not Scope.team)


def _team(actor: Actor, permission: str, team_id: int | None) -> Team | None:
    if team_id is not None:
        found = open_teams().filter(id=team_id).first() if actor.reaches_team(permission, team_id) else None
        if found is None:
            raise NotFound
        return found
    if actor.scope(permission) is Scope.all:
        return open_teams().filter(parent=None).order_by("id").first()
    return open_teams().filter(id__in=actor.teams(permission)).order_by("path").first()
