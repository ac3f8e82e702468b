"""Two people editing one grid: what somebody else has changed since is not overwritten unseen."""

from collections.abc import Iterable

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict
from yingdan.org.models import Member
from yingdan.targets.models import EditCell, Target
from yingdan.targets.rules.sheet import Span
from yingdan.targets.rules.tree import Above, Node


def check(actor: Actor, target: Target, version: int, wanted: Iterable[tuple[Node, Span]], above: Above) -> None:
    """Refuses (`target_cells_changed_since`, naming who) when another one has changed a cell to be set after `version`.

    Cells that only give follow what is there now, so they cannot be overwritten unseen.
    """
    if version == target.version:
        return
    if version > target.version:
        raise Conflict("target_changed_since", current_version=target.version)
    spans: dict[Node, list[Span]] = {}
    for node, span in wanted:
        spans.setdefault(node, []).append(span)
    rows = EditCell.objects.filter(edit__target=target, edit__version__gt=version)
    rows = rows.exclude(edit__by=actor.member_id) if actor.member_id else rows
    found = rows.values_list("team_id", "member_id", "part_id", "month", "edit__by_id").distinct()
    for team, member, part, month, by in found.iterator(5_000):
        for node in above.nodes((team, member, part or 0, month)):
            if any(span.start.month <= month <= span.end.month for span in spans.get(node, ())):
                name = Member.objects.filter(id=by).values_list("name", flat=True).first() or ""
                raise Conflict("target_cells_changed_since", current_version=target.version, name=name)
