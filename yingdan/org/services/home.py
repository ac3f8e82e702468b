"""The team that a row belongs to: its owner's main team; the root for what nobody owns, so that it counts somewhere."""

from collections.abc import Iterable

from yingdan.kernel.actor import Actor
from yingdan.org import selectors
from yingdan.org.models import Team
from yingdan.org.services import structure
from yingdan.platform.models import Company


def team_for(member_id: int | None) -> int:
    """The main team of a member; the root for nobody."""
    found = selectors.team_of(member_id) if member_id else None
    return found or root_id()


def teams_for(member_ids: Iterable[int | None]) -> dict[int | None, int]:
    """The same for many by one statement; the root stands under None when somebody asks for it."""
    wanted = set(member_ids)
    found: dict[int | None, int] = dict(selectors.teams_of(one for one in wanted if one).items())
    return {**found, None: root_id()} if None in wanted else found


def root_id() -> int:
    """The root of the organisation; a company that has none yet gets it with its name."""
    roots = Team.objects.filter(parent=None, closed_on=None).order_by("position", "id")
    if (found := roots.values_list("id", flat=True).first()) is not None:
        return found
    name = Company.objects.values_list("name", flat=True).first()
    return structure.root(Actor.system("first record"), name or "公司").id
