"""Groups with counts and sums: by a field, by what a reference points to, or by day, month, quarter, year."""

from datetime import date, datetime
from typing import Any

from django.db.models import Count, DateField, DateTimeField, F, Func, QuerySet, Sum, TextField
from django.db.models.functions import Cast, TruncDay, TruncMonth, TruncQuarter, TruncYear

from yingdan.kernel import clock
from yingdan.kernel.errors import invalid
from yingdan.platform.resources.columns import Column
from yingdan.platform.resources.latest import DEAR_GROUPS, bounded
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.listing import Asked
from yingdan.platform.resources.values import choices_of, said, to_json

MAX_GROUPS = 200
TRUNC: dict[str, Any] = {"day": TruncDay, "month": TruncMonth, "quarter": TruncQuarter, "year": TruncYear}
EMPTY = ("（空）", "(empty)")


class Elements(Func):
    """The elements of a list, one row each."""

    set_returning = True
    output_field = TextField()

    @classmethod
    def of(cls, column: Column) -> "Elements":
        """Of an array column or a custom JSON list."""
        return cls(column.value(), function="jsonb_array_elements_text" if column.custom else "unnest")


def group(lens: Lens, asked: Asked, by: str, bucket: str | None, sums: list[str]) -> dict[str, Any]:
    """The groups, dates in order and the rest by size; `truncated` when there are more than 200. `latest`: only so many
    of the latest rows are counted, because all of them would take too long."""
    column = lens.column(by, "by")
    if column.field.masked or not (column.field.groupable or by in lens.resource.group_fields):
        raise invalid("by", "not_groupable", field=by[:80])
    summed = [_summable(lens, path) for path in sums]
    totals = {f"_t{n}": Sum(one.value()) for n, one in enumerate(summed)}
    dated = column.type in TRUNC_TYPES
    order = F("_key").asc(nulls_last=True) if dated else F("_n").desc()

    def made(rows: QuerySet[Any]) -> QuerySet[Any]:
        grouped: QuerySet[Any] = _grouped(rows.order_by(), column, bucket).annotate(_n=Count("pk"), **totals)
        return grouped.order_by(order, "_key")[: MAX_GROUPS + 1]

    rows, latest = bounded(lens, asked, made, DEAR_GROUPS)
    found = list(made(rows))
    label = _labeller(lens, column, bucket)
    groups = [
        {
            "key": _key(column, row["_key"]),
            "label": label(row),
            "count": row["_n"],
            "sums": {one.path: to_json(one.field, row[f"_t{n}"] or 0) for n, one in enumerate(summed)},
        }
        for row in found[:MAX_GROUPS]
    ]
    return {"groups": groups, "truncated": len(found) > MAX_GROUPS, "latest": latest}


TRUNC_TYPES = frozenset({"date", "datetime"})


def _summable(lens: Lens, path: str) -> Column:
    column = lens.column(path, "sums")
    if not column.field.summable:
        raise invalid("sums", "not_summable", field=path[:80])
    return column


def _grouped(rows: QuerySet[Any], column: Column, bucket: str | None) -> QuerySet[Any]:
    if column.type == "ref":
        return rows.values(_key=column.value(), _title=column.title())
    if column.type in ("tags", "multichoice"):
        return rows.values(_key=Elements.of(column))
    if column.type not in TRUNC_TYPES:
        return rows.values(_key=column.value())
    trunc = TRUNC.get(bucket or "month")
    if trunc is None:
        raise invalid("bucket", "unknown_choice", value=str(bucket)[:40])
    value = column.value()
    if column.custom:
        value = Cast(value, DateField() if column.type == "date" else DateTimeField())
    zone = {"tzinfo": clock.company_zone()} if column.type == "datetime" else {}
    return rows.values(_key=Cast(trunc(value, **zone), DateField()) if not zone else trunc(value, **zone))


def _key(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.astimezone(clock.company_zone()).date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if column.type in ("ref", "tags", "multichoice") else to_json(column.field, value)


def _labeller(lens: Lens, column: Column, bucket: str | None) -> Any:
    locale = lens.actor.locale
    labels = {choice.value: said(choice.label, locale) for choice in choices_of(column.field)}
    if column.type == "boolean":
        labels = {"True": said(("是", "Yes"), locale), "False": said(("否", "No"), locale)}

    def label(row: dict[str, Any]) -> str:
        key = _key(column, row["_key"])
        if key in (None, ""):
            return said(EMPTY, locale)
        if column.type == "ref":
            return str(row["_title"] or "")
        if column.type in TRUNC_TYPES:
            return period(date.fromisoformat(key), bucket or "month")
        return labels.get(str(key), str(key))

    return label


def period(first: date, bucket: str) -> str:
    """How a bucket is written: 2026-03-01, 2026-03, 2026 Q1, 2026."""
    match bucket:
        case "day":
            return first.isoformat()
        case "month":
            return f"{first:%Y-%m}"
        case "quarter":
            return f"{first.year} Q{(first.month + 2) // 3}"
    return str(first.year)
