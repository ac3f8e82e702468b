"""Keyset paging in both directions, with empty values last and the id as the last word.

A nullable first sort column is read in two parts, filled rows and then empty ones, because only so can an index on it
serve a descending order that ends with the empty rows.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.fields.tuple_lookups import (  # type: ignore[import-not-found,unused-ignore]
    Tuple,
    TupleGreaterThan,
    TupleLessThan,
)

from yingdan.kernel import clock, paging
from yingdan.kernel.errors import Invalid, invalid
from yingdan.platform.resources.columns import Column
from yingdan.platform.resources.lens import ID, Lens

MAX_SORTS = 3
NEXT, PREVIOUS = "n", "p"


@dataclass(frozen=True, slots=True)
class Key:
    """One sort column under its SQL name."""

    alias: str
    column: Column
    desc: bool

    @property
    def nullable(self) -> bool:
        """Whether rows may have no value here."""
        return self.column.nullable


class Order:
    """The complete order of a list: the sort columns, then the id in the direction of the last of them."""

    def __init__(self, lens: Lens, sort: list[tuple[str, bool]]) -> None:
        if len(sort) > MAX_SORTS:
            raise invalid("sort", "too_large", max=MAX_SORTS)
        sort = sort or usual(lens)
        chosen = {path: desc for path, desc in sort if path != "id"}
        self.keys = [Key(f"_s{n}", lens.column(path, "sort"), desc) for n, (path, desc) in enumerate(chosen.items())]
        by_id = [desc for path, desc in sort if path == "id"]
        direction = by_id[0] if by_id else bool(self.keys and self.keys[-1].desc)
        for key in self.keys:
            if not key.column.field.sortable:
                raise invalid("sort", "not_sortable", field=key.column.path)
        self.keys.append(Key("pk", Column("id", ID, "pk"), direction))
        self.signature = hashlib.md5(repr([(k.column.path, k.desc) for k in self.keys]).encode()).hexdigest()[:8]  # noqa: S324

    @property
    def expressions(self) -> dict[str, Any]:
        """What to annotate so that rows can be ordered, and cursors be made of them."""
        return {key.alias: key.column.sort_value() for key in self.keys[:-1]}

    @property
    def split(self) -> bool:
        """Whether the rows come in two parts, filled and empty."""
        return self.keys[0].nullable

    def ordering(self, keys: list[Key], backwards: bool) -> list[Any]:
        """ORDER BY terms; the first column is known to be filled."""
        terms = []
        for number, key in enumerate(keys):
            desc = key.desc is not backwards
            nulls: dict[str, Any] = {}
            if key.nullable and not (number == 0 and key is self.keys[0]):
                nulls = {"nulls_first" if backwards else "nulls_last": True}
            terms.append(F(key.alias).desc(**nulls) if desc else F(key.alias).asc(**nulls))
        return terms

    def complete(self) -> list[Any]:
        """ORDER BY terms for all rows at once."""
        terms = []
        for key in self.keys:
            nulls: dict[str, Any] = {"nulls_last": True} if key.nullable else {}
            terms.append(F(key.alias).desc(**nulls) if key.desc else F(key.alias).asc(**nulls))
        return terms

    def cursor(self, raw: dict[str, Any], direction: str) -> str:
        """The cursor that continues after (or before) a row."""
        return paging.encode([direction, self.signature, *(raw[key.alias] for key in self.keys)])

    def decoded(self, cursor: str) -> tuple[str, list[Any]]:
        """Direction and values of a cursor; `Invalid` when it was made for another order."""
        direction, signature, *values = paging.decode(cursor, len(self.keys) + 2)
        if direction not in (NEXT, PREVIOUS) or signature != self.signature:
            raise invalid("cursor", "bad_value")
        try:
            return direction, [_typed(key, value) for key, value in zip(self.keys, values, strict=True)]
        except (ValueError, TypeError, InvalidOperation, OverflowError) as error:
            raise invalid("cursor", "bad_value") from error


def usual(lens: Lens) -> list[tuple[str, bool]]:
    """The order of the list when nobody asks for another, by the fields that the actor may see."""
    found = [(path, desc, lens.find(path)) for path, desc in lens.resource.default_sort]
    return [(path, desc) for path, desc, column in found if column and column.field.sortable] or [("id", True)]


def _typed(key: Key, value: Any) -> Any:
    if value is None:
        if key.nullable:
            return None
        raise ValueError
    if key.column.field.ranked:
        if type(value) is not int:
            raise ValueError
        return value
    if key.column.custom and key.column.type in ("date", "datetime", "boolean"):
        return _text(value)
    match key.column.type:
        case "datetime":
            return clock.instant(datetime.fromisoformat(value))
        case "date":
            return date.fromisoformat(value)
        case "integer" | "percent" | "decimal" | "money":
            number = Decimal(str(value))
            if not number.is_finite() or abs(number.adjusted()) > 30:
                raise ValueError
            return number if number != number.to_integral_value() or key.alias != "pk" else int(number)
        case "boolean":
            return bool(value)
    return value if isinstance(value, int) and abs(value) < 2**63 else _text(value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise ValueError
    return value


def beyond(keys: list[Key], values: list[Any], backwards: bool) -> Q:
    """Rows that come after the values in the order of the keys (before them when `backwards`)."""
    directions = {key.desc for key in keys}
    if len(directions) == 1 and not any(key.nullable for key in keys[1:]):
        lookup = TupleLessThan if directions.pop() is not backwards else TupleGreaterThan
        if len(keys) > 1:
            return Q(lookup(Tuple(*(F(key.alias) for key in keys)), tuple(values)))
    found = Q()
    for key, value in reversed(list(zip(keys, values, strict=True))):
        found = _further(key, value, backwards) | (_same(key, value) & found if found else Q(pk__in=[]))
    return found & _bound(keys[0], values[0], backwards)


def _further(key: Key, value: Any, backwards: bool) -> Q:
    if value is None:
        return Q(**{f"{key.alias}__isnull": False}) if backwards else Q(pk__in=[])
    comparison = "lt" if key.desc is not backwards else "gt"
    further = Q(**{f"{key.alias}__{comparison}": value})
    return further | Q(**{f"{key.alias}__isnull": True}) if key.nullable and not backwards else further


def _same(key: Key, value: Any) -> Q:
    return Q(**{f"{key.alias}__isnull": True}) if value is None else Q(**{key.alias: value})


def _bound(key: Key, value: Any, backwards: bool) -> Q:
    """A plain bound on the first column, by which an index scan can start at the right place."""
    if value is None or key.nullable:
        return Q()
    comparison = "lte" if key.desc is not backwards else "gte"
    return Q(**{f"{key.alias}__{comparison}": value})


@dataclass(slots=True)
class Page:
    """Raw rows of one page with the cursors around it."""

    rows: list[dict[str, Any]]
    next_cursor: str | None
    prev_cursor: str | None


def fetch(rows: QuerySet[Any], order: Order, limit: int, cursor: str | None, offset: int = 0) -> Page:
    """One page of a query set of dicts that holds the order's expressions."""
    if cursor and offset:
        raise Invalid(fields={"page": [{"code": "bad_value"}]})
    if offset:
        return _numbered(rows, order, limit, offset)
    direction, values = order.decoded(cursor) if cursor else (NEXT, None)
    backwards = direction == PREVIOUS
    found: list[dict[str, Any]] = []
    for part, keys, start in _parts(order, values, backwards):
        subset = rows.filter(part) if part else rows
        if start is not None:
            subset = subset.filter(beyond(keys, start, backwards))
        found += subset.order_by(*order.ordering(keys, backwards))[: limit + 1 - len(found)]
        if len(found) > limit:
            break
    more = len(found) > limit
    found = found[:limit]
    if backwards:
        found.reverse()
        return _page(found, order, True, more)
    return _page(found, order, more, bool(cursor))


def beginning(rows: QuerySet[Any], order: Order, limit: int, offset: int = 0) -> QuerySet[Any]:
    """What `fetch` asks first."""
    if offset:
        return rows.order_by(*order.complete())[offset : offset + limit + 1]
    part, keys, _ = _parts(order, None, False)[0]
    return rows.filter(part).order_by(*order.ordering(keys, False))[: limit + 1]


def _parts(order: Order, values: list[Any] | None, backwards: bool) -> list[tuple[Q, list[Key], list[Any] | None]]:
    """The parts to read in turn: condition, sort keys and the values to start beyond."""
    if not order.split:
        return [(Q(), order.keys, values)]
    first = order.keys[0].alias
    filled = (Q(**{f"{first}__isnull": False}), order.keys)
    empty = (Q(**{f"{first}__isnull": True}), order.keys[1:])
    if values is None:
        return [(*filled, None), (*empty, None)]
    in_empty = values[0] is None
    if backwards:
        return [(*empty, values[1:]), (*filled, None)] if in_empty else [(*filled, values)]
    return [(*empty, values[1:])] if in_empty else [(*filled, values), (*empty, None)]


def _numbered(rows: QuerySet[Any], order: Order, limit: int, offset: int) -> Page:
    found = list(beginning(rows, order, limit, offset))
    return _page(found[:limit], order, len(found) > limit, True)


def _page(found: list[dict[str, Any]], order: Order, more: bool, earlier: bool) -> Page:
    return Page(
        found,
        order.cursor(found[-1], NEXT) if found and more else None,
        order.cursor(found[0], PREVIOUS) if found and earlier else None,
    )
