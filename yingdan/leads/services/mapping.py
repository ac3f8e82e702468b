"""Sets where the fields of a lead go on conversion."""

from collections.abc import Iterable

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.leads.models import FieldRoute
from yingdan.leads.rules import mapping
from yingdan.leads.rules.mapping import TARGETS
from yingdan.leads.selectors import mapping as kept
from yingdan.platform.services import events


def save(actor: Actor, routes: Iterable[tuple[str, str, str]]) -> None:
    """Keeps the mapping: (field of the lead, record, its field or "" for nowhere) for each that is set by hand. What is
    not named goes its usual way again."""
    actor.need("lead_setup.manage")
    sources = {one.name: one for one in kept.sources()}
    targets = {resource: {one.name: one for one in kept.targets(resource)} for resource in TARGETS}
    rows: dict[tuple[str, str], FieldRoute] = {}
    taken: set[tuple[str, str]] = set()
    for source, resource, field in routes:
        if source not in sources or resource not in targets:
            raise invalid("routes", "bad_value")
        if field:
            target = targets[resource].get(field)
            if target is None or not mapping.fits(sources[source], target):
                raise invalid("routes", "route_does_not_fit", field=sources[source].label)
            if (resource, field) in taken:
                raise invalid("routes", "route_taken", field=target.label)
            taken.add((resource, field))
        rows[source, resource] = FieldRoute(source=source, resource=resource, field=field)
    FieldRoute.objects.all().delete()
    FieldRoute.objects.bulk_create(rows.values())
    events.record(actor=actor, verb="lead.mapping_set", resource="lead", object_id=0, count=len(rows))
