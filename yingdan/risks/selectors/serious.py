"""How many high risks a node has, and the list that opens them."""

from typing import Any

from django.db.models import Count

from yingdan.kernel.actor import Actor
from yingdan.risks.models import Risk
from yingdan.risks.selectors import risks
from yingdan.targets.selectors import nodes

LEVELS = ["high", "critical"]


def read(actor: Actor, place: nodes.Place) -> dict[str, Any]:
    """Open risks of the node that are high or critical, as far as the actor may read them: what `drill` lists. One
    query."""
    rules = [
        {"field": "status", "operator": "in", "value": Risk.OPEN},
        {"field": "level", "operator": "in", "value": LEVELS},
        *nodes.rules(place),
    ]
    rows = risks.visible(actor).filter(status__in=Risk.OPEN, level__in=LEVELS)
    if place.owner is not None:
        rows = rows.filter(owner_id=place.owner)
    elif place.teams is None:
        rows = rows.filter(team__isnull=False)
    else:
        rows = rows.filter(team_id__among=place.teams)
    counts = dict(rows.order_by().values_list("level").annotate(Count("id")))
    return {
        "count": sum(counts.values()),
        "critical": counts.get("critical", 0),
        "drill": {"resource": "risk", "filter": {"combinator": "and", "rules": rules}},
    }
