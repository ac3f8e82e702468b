"""What is locked in a target."""

from yingdan.targets.models import Lock, Target
from yingdan.targets.rules.sheet import Held, Span
from yingdan.targets.rules.tree import Node


def held(target: Target) -> frozenset[Held]:
    """All locks of a target."""
    rows = Lock.objects.filter(target=target).values_list("team_id", "member_id", "part_id", "start", "end")
    return frozenset(
        Held(Node(team, member or 0, part or 0), Span(start, end)) for team, member, part, start, end in rows
    )
