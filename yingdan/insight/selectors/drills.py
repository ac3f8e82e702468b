"""Descriptors that open the records behind a figure, for those who may read these records."""

from datetime import date
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Metric
from yingdan.platform.resources import spec
from yingdan.targets.selectors import nodes

Rule = dict[str, Any]
Drill = dict[str, Any]


def rule(field: str, operator: str, value: Any = None) -> Rule:
    """One rule of a condition."""
    return {"field": field, "operator": operator, **({} if value is None else {"value": value})}


def between(field: str, start: date, end: date) -> Rule:
    """Days from start to end, both included."""
    return rule(field, "between", [start.isoformat(), end.isoformat()])


def drill(resource: str, *rules: Rule) -> Drill:
    """The records of a resource that meet all the rules."""
    return {"resource": resource, "filter": {"combinator": "and", "rules": list(rules)}}


def permission_of(resource: str) -> str:
    """What reading the records of a resource takes."""
    found = spec.get(resource)
    if found is None:
        raise LookupError(resource)
    return f"{found.group}.read"


def opens(actor: Actor, place: nodes.Place, permission: str = "deal.read") -> bool:
    """Whether the actor may read all deals (or what else) of the node; without that, a figure has no drill-down."""
    if place.kind == "team":
        return actor.reaches_team(permission, place.id)
    mine = place.id == actor.member_id and actor.may(permission)
    return mine or nodes.reaches_member(actor, permission, place.id, place.team)


def of_line(kind: Metric, place: nodes.Place, days: tuple[date, date], key: str) -> Drill:
    """The records of a metric that belong to a line of a node's table: a team or person below it, or the node."""
    resource, rules_ = kind.drill(*days)
    sort, number = nodes.parse(key)
    if sort == "member" and place.kind == "team":
        where = [rule("owner", "=", number), *nodes.rules(place)]
    elif key != place.key:
        where = nodes.rules(place, team=number)
    else:
        where = nodes.rules(place)
    return drill(resource, *rules_, *where)
