"""Compiles a parsed condition to a Django filter. Every rule is either true or false of a row, never unknown."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import CharField, Q, QuerySet

from yingdan.kernel import clock
from yingdan.platform.resources.columns import Column
from yingdan.platform.resources.conditions.operands import Operand
from yingdan.platform.resources.conditions.tree import Group, Reading, Rule, parse
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.values import NUMBERS, TEXTS

NOTHING = Q(pk__in=[])


@dataclass(slots=True)
class Compiled:
    """A filter and the expressions that it names."""

    condition: Q
    aliases: dict[str, Any] = field(default_factory=dict)

    def apply(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that meet the condition."""
        return rows.alias(**self.aliases).filter(self.condition) if self.aliases else rows.filter(self.condition)


def compiled(lens: Lens, source: Any) -> Compiled:
    """The filter of a condition, as far as the actor behind the lens may ask; raises `Invalid`."""
    return Compiler(lens).compile(read(lens, source))


def read(lens: Lens, source: Any) -> Group:
    """The tree of a condition, as far as the actor may ask; raises `Invalid`."""
    return parse(source, Reading(lens.column, clock.today(), lens.actor.member_id))


class Compiler:
    """Collects the expressions of a condition while compiling it."""

    def __init__(self, lens: Lens) -> None:
        self.lens = lens
        self.aliases: dict[str, Any] = {}

    def compile(self, tree: Group) -> Compiled:
        """The whole condition; an empty one lets every row pass."""
        return Compiled(self.group(tree) if tree.parts else Q(), self.aliases)

    def group(self, tree: Group) -> Q:
        """All or any of the parts."""
        parts = [self.rule(part) if isinstance(part, Rule) else self.group(part) for part in tree.parts]
        return reduce(and_ if tree.all else or_, parts)

    def rule(self, rule: Rule) -> Q:
        """One test; where it is turned round, empty values pass, and so do those that the actor may not see."""
        column = rule.column
        name = self.name(column, rule.operator)
        found = self.empty(column, name) if rule.operator == "null" else TESTS[column.type](rule, name)
        if rule.operator != "null":
            return self.turned(column, name, found) if rule.negated else found & column.guard()
        if rule.negated:
            return ~found & column.guard()
        return found | ~column.guard() if column.guards else found

    def turned(self, column: Column, name: str, found: Q) -> Q:
        """The opposite of a test."""
        opposite = Q(**{f"{name}__isnull": True}) | ~found if column.nullable else ~found
        return opposite | ~column.guard() if column.guards else opposite

    def name(self, column: Column, operator: str) -> str:
        """The name under which filters reach the value."""
        titled = column.type == "ref" and operator in ("contains", "beginsWith", "endsWith")
        if not column.custom and not titled:
            return column.orm
        alias = f"_f{len(self.aliases)}"
        self.aliases[alias] = column.bare_title() if titled else column.bare_value()
        return alias

    def empty(self, column: Column, name: str) -> Q:
        """Null, or what a column that cannot be null holds instead."""
        null = Q(**{f"{name}__isnull": True})
        if column.type in TEXTS | {"choice"} and self.is_text(column):
            return null | Q(**{name: ""}) if column.nullable else Q(**{name: ""})
        if column.type in ("tags", "multichoice"):
            return null | Q(**{name: []})
        return null

    def is_text(self, column: Column) -> bool:
        """Whether the database column behind a choice is text (it may be a key)."""
        found = self.lens.model_at(column.orm)
        return column.custom or found is None or isinstance(found, CharField) or column.type in TEXTS


def _any(conditions: list[Q]) -> Q:
    return reduce(or_, conditions) if conditions else NOTHING


def _text(rule: Rule, name: str) -> Q:
    lookup = {"contains": "icontains", "beginsWith": "istartswith", "endsWith": "iendswith"}.get(rule.operator)
    if lookup is None:
        return _among(rule, name)
    return _any([Q(**{f"{name}__{lookup}": value}) for value in rule.operand.values])


def _among(rule: Rule, name: str) -> Q:
    values = rule.operand.values
    if rule.column.custom and rule.column.type == "boolean":
        values = tuple("true" if value else "false" for value in values)
    if rule.operator == "=" and len(values) == 1:
        return Q(**{name: values[0]})
    return Q(**{f"{name}__in": list(values)}) if values else NOTHING


def _choice(rule: Rule, name: str) -> Q:
    """Choices whose database column is a key are asked for by number; a value that is none matches nothing."""
    if rule.column.custom or not rule.column.related:
        return _among(rule, name)
    keys = [int(value) for value in rule.operand.values if value.isascii() and value.isdigit() and len(value) < 19]
    return Q(**{f"{name}__in": keys}) if keys else NOTHING


def _number(rule: Rule, name: str) -> Q:
    operand = rule.operand
    if rule.operator in ("=", "in"):
        return _among(rule, name)
    if rule.operator == "between":
        found = Q(**{f"{name}__gte": operand.low, f"{name}__lte": operand.high})
    else:
        found = Q(**{f"{name}__{COMPARE[rule.operator]}": operand.values[0]})
    # Django leaves out a comparison that every number of the column's size passes; empty values do not pass it.
    return found & Q(**{f"{name}__isnull": False}) if rule.column.nullable else found


COMPARE = {"<": "lt", "<=": "lte", ">": "gt", ">=": "gte"}


def _date(rule: Rule, name: str) -> Q:
    """ "<" is before the range, "<=" up to its end, ">" after it, ">=" from its beginning."""
    operand = _stored(rule.column, rule.operand)
    match rule.operator:
        case "in":
            return _any([Q(**{name: value}) for value in operand.values])
        case "<":
            return Q(**{f"{name}__lt": operand.low})
        case "<=":
            return Q(**{f"{name}__lt": operand.high})
        case ">":
            return Q(**{f"{name}__gte": operand.high})
        case ">=":
            return Q(**{f"{name}__gte": operand.low})
    return Q(**{f"{name}__gte": operand.low, f"{name}__lt": operand.high})


def _stored(column: Column, operand: Operand) -> Operand:
    """Dates in JSON are ISO text, which sorts like the dates do."""
    if not column.custom:
        return operand
    return Operand(tuple(map(iso, operand.values)), _iso_or_none(operand.low), _iso_or_none(operand.high))


def _iso_or_none(value: Any) -> str | None:
    return None if value is None else iso(value)


def iso(value: date | datetime) -> str:
    """How custom fields hold dates and instants (UTC, always the same length up to the fraction)."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    return value.isoformat()


def _list(rule: Rule, name: str) -> Q:
    """contains = has all of the values, in = has any of them, = has exactly them."""
    values = list(rule.operand.values)
    if rule.operator == "=":
        return Q(**{f"{name}__contains": values, f"{name}__contained_by": values})
    if rule.operator == "contains":
        return Q(**{f"{name}__contains": values})
    if rule.column.custom:
        return _any([Q(**{f"{name}__contains": [value]}) for value in values])
    return Q(**{f"{name}__overlap": values}) if values else NOTHING


TESTS: dict[str, Callable[[Rule, str], Q]] = {
    **dict.fromkeys(TEXTS | {"ref"}, _text),
    **dict.fromkeys(NUMBERS, _number),
    "boolean": _among,
    "choice": _choice,
    "date": _date,
    "datetime": _date,
    "tags": _list,
    "multichoice": _list,
}
