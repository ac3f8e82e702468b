"""Reading tallies (see `models/tally.py`), folding them, and proving them right."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import BigIntegerField, Case, F, Max, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast, NullIf, TruncMonth

from yingdan.org.models.tally import Tally

Rows = list[tuple[Any, ...]]
KEY = ("grain", "owner_id", "team_id", "day")


def totals(
    model: type[Tally], count: str, value: str, *, start: date, end: date, owner: int | None,
    teams: list[int] | None, by: list[str], inside: int | None = None,
) -> Rows:  # fmt: skip
    """Rows (*by, count, value) of two columns; `by` as in `kernel.ports.Metric`. Months come from their own rows."""
    months = start.day == 1 and end.day == monthrange(end.year, end.month)[1] and "day" not in by
    rows = model._default_manager.filter(_whose(owner, teams), grain="M" if months else "D", day__range=(start, end))
    names = {name: _column(name, months, inside) for name in by if name != "day"}
    keyed: QuerySet[Any] = rows.annotate(**{f"key_{name}": column for name, column in names.items()})
    found = (
        keyed.values_list(*(name if name == "day" else f"key_{name}" for name in by))
        .annotate(sum_count=_whole(count), sum_value=_whole(value))
        .order_by()
    )
    return [row for row in found if row[-2] or row[-1]]


def sums(
    model: type[Tally], *columns: str, start: date, end: date, owner: int | None, teams: Sequence[int] | None
) -> list[int]:  # fmt: skip
    """Several columns at once, of all together."""
    rows = model._default_manager.filter(_whose(owner, teams), grain="D", day__range=(start, end))
    found = rows.aggregate(**{name: _whole(name) for name in columns})
    return [found[name] or 0 for name in columns]


def _whose(owner: int | None, teams: Sequence[int] | None) -> Q:
    """Of one owner, of teams, or both; without either all that a team holds."""
    if owner is None and teams is None:
        return Q(team_id__gt=0)
    condition = Q() if owner is None else Q(owner_id=owner)
    return condition if teams is None else condition & Q(team_id__among=teams)


def _column(name: str, months: bool, inside: int | None) -> Any:
    if name == "month":
        return F("day") if months else TruncMonth("day")
    nobody = Cast(Value(0), BigIntegerField())
    if name == "person":
        return Case(When(team_id=inside or -1, then=NullIf("owner_id", nobody)), default=None)
    return NullIf(name, nobody)


def _whole(column: str) -> Any:
    return Cast(Sum(column), BigIntegerField())


def stamp(model: type[Tally]) -> int | None:
    """Grows with every change of the records; folding makes it grow too."""
    found: int | None = model._default_manager.aggregate(last=Max("pk"))["last"]
    return found


def compact(model: type[Tally]) -> None:
    """Folds the keys that got new rows; what has come to nothing goes."""
    table, key = model._meta.db_table, ", ".join(KEY)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [table])
        cursor.execute(
            f"with fresh as materialized (select distinct {key} from {table} where not folded),"  # noqa: S608 - own names
            f" gone as (delete from {table} t using fresh where {_same('t', 'fresh')} returning t.*)"
            f" insert into {table} ({key}, {_listed(model)}, folded)"
            f" select {key}, {_summed(model)}, true from gone group by {key} having {_some(model)}"
        )


def rebuild(model: type[Tally]) -> None:
    """Makes the tally anew, after loading with the triggers switched off. Writers wait meanwhile."""
    table, key = model._meta.db_table, ", ".join(KEY)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"lock table {', '.join(model.sources)} in share mode")
        cursor.execute(f"delete from {table}")  # noqa: S608 - own names
        cursor.execute(
            f"with truth as ({model.truth}) insert into {table} ({key}, {_listed(model)}, folded)"  # noqa: S608
            f" select {key}, {_summed(model)}, true from ({_both(model)}) b group by {key} having {_some(model)}"
        )


def drift(model: type[Tally]) -> list[str]:
    """Where the tally differs from the records, in words; empty when all is well."""
    table, key = model._meta.db_table, ", ".join(KEY)
    with connection.cursor() as cursor:
        cursor.execute(
            f"with truth as ({model.truth}) select {key}, {_summed(model)} from ("  # noqa: S608 - own names
            f"select {key}, {_listed(model)} from {table} union all {_both(model, '-')}"
            f") d group by {key} having {_some(model)} limit 20"
        )
        return [
            f"{table} {grain} {day} owner {owner} team {team}: "
            + ", ".join(f"{name} {n:+}" for name, n in zip(model.columns, sums, strict=True) if n)
            for grain, owner, team, day, *sums in cursor.fetchall()
        ]


def _both(model: type[Tally], sign: str = "") -> str:
    columns = ", ".join(f"{sign}{name} as {name}" for name in model.columns)
    return (  # own names only
        f"select 'D' as grain, owner_id, team_id, day, {columns} from truth"  # noqa: S608
        f" union all select 'M', owner_id, team_id, date_trunc('month', day)::date, {columns} from truth"
    )


def _same(one: str, other: str) -> str:
    return " and ".join(f"{one}.{name} = {other}.{name}" for name in KEY)


def _listed(model: type[Tally]) -> str:
    return ", ".join(model.columns)


def _summed(model: type[Tally]) -> str:
    return ", ".join(f"sum({name})" for name in model.columns)


def _some(model: type[Tally]) -> str:
    return " or ".join(f"sum({name}) <> 0" for name in model.columns)
