"""Metrics that people defined, compiled through the resources' conditions; asked live, within a time limit."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import OperationalError, connection, transaction
from django.db.models import Avg, BigIntegerField, Case, Count, DateField, F, Q, QuerySet, Sum, When
from django.db.models.functions import Cast, Round, TruncDate, TruncMonth

from yingdan.kernel import clock, units
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.kernel.ports import Metric
from yingdan.platform.resources import spec
from yingdan.platform.resources.columns import Column
from yingdan.platform.resources.conditions.compile import compiled
from yingdan.platform.resources.lens import Lens
from yingdan.targets.errors import MetricTooSlow
from yingdan.targets.models import MetricDefinition

LIMIT_MS = 5_000
NUMBERS = {"integer", "decimal", "money", "percent"}
Rows = list[tuple[Any, ...]]


def find(code: str) -> Metric | None:
    """The metric of a code, archived or not."""
    row = MetricDefinition.objects.filter(code=code).first()
    return metric_of(row) if row else None


def listing() -> list[Metric]:
    """Those in use."""
    return [metric_of(row) for row in MetricDefinition.objects.filter(archived_at=None).order_by("id")]


def metric_of(row: MetricDefinition) -> Metric:
    """As targets and boards use it. Counts and sums add up; distinct counts and averages do not."""
    said = row.definition or row.name_zh
    return Metric(
        row.code, (row.name_zh, row.name_en), row.unit, partial(totals, row), partial(drill, row),
        (said, row.definition or row.name_en), row.resource, row.date_field, less_is_better=row.less_is_better,
        additive=row.aggregate in ("count", "sum"),
    )  # fmt: skip


def usable() -> list[spec.Resource]:
    """Resources whose records have an owner, a team and a date."""
    found = []
    for resource in spec.all_resources():
        fields = {field.name: field for field in resource.fields}
        owned = all(name in fields and fields[name].ref == ref for name, ref in (("owner", "member"), ("team", "team")))
        if owned and any(field.type in ("date", "datetime") for field in resource.fields):
            found.append(resource)
    return found


def lens_of(row: MetricDefinition, actor: Actor) -> Lens:
    """The resource; `Invalid` on `resource` when its records belong to nobody."""
    resource = next((one for one in usable() if one.name == row.resource), None)
    if resource is None:
        raise invalid("resource", "unknown_choice", value=row.resource)
    return Lens(resource, actor)


def check(row: MetricDefinition, actor: Actor) -> None:
    """Refuses what cannot be computed, or what the actor may not see: fields, condition, unit."""
    lens = lens_of(row, actor)
    lens.need("read")
    _rows(row, lens)
    if row.aggregate != "count":
        _value(row, lens)
    if row.unit not in units.UNITS:
        raise invalid("unit", "unknown_choice", value=row.unit)


def drill(row: MetricDefinition, start: date, end: date) -> tuple[str, list[dict[str, Any]]]:
    """The same records as a list."""
    days = {"field": row.date_field, "operator": "between", "value": [start.isoformat(), end.isoformat()]}
    return row.resource, [*([row.condition] if row.condition.get("rules") else []), days]


def totals(
    row: MetricDefinition, *, start: date, end: date, owner: int | None, teams: list[int] | None, by: list[str],
    inside: int | None = None,
) -> Rows:  # fmt: skip
    """Rows (*by, count, value); by as in `kernel.ports.Metric`. Counts for the whole company, whoever asks: what a
    reader may see is decided by the node."""
    lens = lens_of(row, Actor.system("metric"))
    rows, day = _rows(row, lens)
    rows = _within(rows, day, start, end).filter(_whose(owner, teams))
    date_of: Any = TruncDate(day.orm, tzinfo=clock.company_zone()) if day.type == "datetime" else F(day.orm)
    keys: dict[str, Any] = {"key_day": date_of, "key_month": Cast(TruncMonth(date_of), DateField())}
    keys |= {"key_person": Case(When(team_id=inside or -1, then=F("owner_id")), default=None)}
    keys |= {"key_owner_id": F("owner_id"), "key_team_id": F("team_id")}
    names = [f"key_{name}" for name in by]
    keyed = rows.annotate(**{name: keys[name] for name in names}).values_list(*names)
    value = Count("pk") if row.aggregate == "count" else _value(row, lens)
    with _limited():
        return list(keyed.annotate(sum_count=Count("pk"), sum_value=Cast(value, BigIntegerField())).order_by())


def whole(row: MetricDefinition, start: date, end: date) -> tuple[int, int]:
    """Number of records and value of the whole company, for a preview; also right for what does not add up."""
    lens = lens_of(row, Actor.system("metric"))
    rows, day = _rows(row, lens)
    value = Count("pk") if row.aggregate == "count" else _value(row, lens)
    with _limited():
        found = _within(rows, day, start, end).filter(_whose(None, None)).aggregate(n=Count("pk"), v=value)
    return int(found["n"]), round(found["v"] or 0)


def _rows(row: MetricDefinition, lens: Lens) -> tuple[QuerySet[Any], Column]:
    day = lens.column(row.date_field, "date_field")
    if day.type not in ("date", "datetime") or day.custom or day.hops:
        raise invalid("date_field", "bad_value")
    return compiled(lens, row.condition or {"combinator": "and", "rules": []}).apply(lens.rows()), day


def _within(rows: QuerySet[Any], day: Column, start: date, end: date) -> QuerySet[Any]:
    if day.type == "date":
        return rows.filter(**{f"{day.orm}__range": (start, end)})
    after = clock.day_start(end + timedelta(days=1))
    return rows.filter(**{f"{day.orm}__gte": clock.day_start(start), f"{day.orm}__lt": after})


def _whose(owner: int | None, teams: list[int] | None) -> Q:
    condition = Q() if owner is None else Q(owner_id=owner)
    if teams is not None:
        condition &= Q(team_id__among=teams)
    return Q(team_id__isnull=False) if owner is None and teams is None else condition


def _value(row: MetricDefinition, lens: Lens) -> Any:
    column = lens.column(row.field, "field")
    if row.aggregate == "distinct":
        return Count(column.value(), distinct=True)
    if column.type not in NUMBERS:
        raise invalid("field", "bad_value")
    amount = (Sum if row.aggregate == "sum" else Avg)(column.value())
    return Round(amount * units.of(row.unit).scale)


@contextmanager
def _limited() -> Iterator[None]:
    """At most `LIMIT_MS` for the statement; `MetricTooSlow` beyond."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select current_setting('statement_timeout')")
            before = cursor.fetchone()[0]
            cursor.execute("select set_config('statement_timeout', %s, true)", [str(LIMIT_MS)])
            yield
            cursor.execute("select set_config('statement_timeout', %s, true)", [before])
    except OperationalError as error:
        if "statement timeout" not in str(error):
            raise
        raise MetricTooSlow(seconds=LIMIT_MS // 1000) from error
