"""Parses the JSON of a condition into a typed tree, with every mistake named by the path of its rule."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from yingdan.kernel.errors import Invalid
from yingdan.platform.resources.columns import Column
from yingdan.platform.resources.conditions.operands import Mistake, Operand, operand

MAX_DEPTH = 5
MAX_RULES = 50


@dataclass(frozen=True, slots=True)
class Rule:
    """A test of one column; `negated` turns the result round, so that empty values pass."""

    column: Column
    operator: str
    operand: Operand
    negated: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Rules of which all, or any, must hold."""

    all: bool
    parts: tuple["Rule | Group", ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What parsing needs to know: how to find columns, the business day, and who "$me" is."""

    column: Callable[[str], Column]
    today: date
    me: int | None


NEGATIVE = {
    "!=": "=",
    "notContains": "contains",
    "notIn": "in",
    "notBetween": "between",
    "notNull": "null",
    "doesNotContain": "contains",
    "doesNotBeginWith": "beginsWith",
    "doesNotEndWith": "endsWith",
}


def parse(source: Any, reading: Reading) -> Group:
    """The tree of a condition; raises `Invalid` with the path of the wrong rule ("filter.rules.0.value")."""
    counter = [0]
    return _group(source, reading, "filter", 1, False, counter)


def divided(tree: Group) -> tuple[Group, Group]:
    """The condition as two that must both hold: about columns of the row itself, and about all else."""
    if not tree.all:
        return Group(True, ()), tree
    return Group(True, tuple(p for p in tree.parts if _own(p))), Group(
        True, tuple(p for p in tree.parts if not _own(p))
    )


def _own(part: Rule | Group) -> bool:
    if isinstance(part, Group):
        return all(map(_own, part.parts))
    return not part.column.hops and not part.column.custom


def wrong(where: str, code: str, **params: Any) -> Invalid:
    """An `Invalid` about one place of the condition."""
    return Invalid(fields={where: [{"code": code, **params}]})


def _group(source: Any, reading: Reading, where: str, depth: int, negated: bool, counter: list[int]) -> Group:
    if not isinstance(source, dict):
        raise wrong(where, "bad_value")
    if depth > MAX_DEPTH:
        raise wrong(where, "too_deep", max=MAX_DEPTH)
    combinator = source.get("combinator", "and")
    rules = source.get("rules", [])
    if combinator not in ("and", "or"):
        raise wrong(f"{where}.combinator", "bad_value")
    if not isinstance(rules, list):
        raise wrong(f"{where}.rules", "bad_value")
    if not isinstance(source.get("not", False), bool):
        raise wrong(f"{where}.not", "bad_value")
    negated = negated is not bool(source.get("not"))
    parts = [
        _part(rule, reading, f"{where}.rules.{number}", depth, negated, counter) for number, rule in enumerate(rules)
    ]
    filled = tuple(part for part in parts if isinstance(part, Rule) or part.parts)
    # De Morgan: negation moves down to the rules, where empty values are dealt with.
    return Group((combinator == "and") is not negated, filled)


def _part(source: Any, reading: Reading, where: str, depth: int, negated: bool, counter: list[int]) -> Rule | Group:
    if isinstance(source, dict) and "rules" in source:
        return _group(source, reading, where, depth + 1, negated, counter)
    counter[0] += 1
    if counter[0] > MAX_RULES:
        raise wrong(where, "too_many_rules", max=MAX_RULES)
    return _rule(source, reading, where, negated)


def _rule(source: Any, reading: Reading, where: str, negated: bool) -> Rule:
    if not isinstance(source, dict) or not isinstance(source.get("field"), str):
        raise wrong(where, "bad_value")
    try:
        column = reading.column(source["field"])
    except Invalid as error:
        raise wrong(f"{where}.field", "unknown_field", field=source["field"][:80]) from error
    if not column.field.filterable:
        raise wrong(f"{where}.field", "not_filterable", field=column.path)
    operator = source.get("operator", "=")
    if not isinstance(operator, str):
        raise wrong(f"{where}.operator", "bad_value")
    if operator in NEGATIVE:
        operator, negated = NEGATIVE[operator], not negated
    try:
        return Rule(
            column, operator, operand(column, operator, source.get("value"), reading.today, reading.me), negated
        )
    except Mistake as mistake:
        raise wrong(f"{where}.{mistake.part}", mistake.code, **mistake.params) from mistake
