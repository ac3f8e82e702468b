"""Everything that was said about a line and answered, over all versions of the target: nothing is forgotten."""

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.targets.models import Response
from yingdan.targets.selectors import lines, mine, plans

MOST = 100


def read(actor: Actor, target_id: int, team: int, member: int) -> list[Response]:
    """Newest first: one's own line, or one in reach."""
    if member == actor.member_id:
        target = mine.get(actor, target_id)
    else:
        target = plans.get(actor, target_id)
        if not actor.reaches_team("target.read", team):
            raise NotFound
    said = Response.objects.filter(target__in=lines.chain(target), team_id=team, member_id=member)
    return list(said.select_related("answered_by", "target").order_by("-id")[:MOST])
