"""Several metrics of one tally in one reading (`kernel.tallied`)."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db import connection

from yingdan.kernel.tallied import Spread, Tallied
from yingdan.org.models.tally import Tally
from yingdan.org.rules.grains import pieces


def source(model: type[Tally]) -> Tallied:
    """What metrics of this tally name as theirs."""
    return Tallied(partial(together, model), partial(spread, model))


def together(
    model: type[Tally], *columns: str, start: date, end: date, owner: int | None, teams: Sequence[int] | None
) -> list[tuple[Any, ...]]:  # fmt: skip
    """Rows (owner, team, *sums); nobody and no team are 0. Whole months come from their own rows. A span that ends
    before it starts has none: the month so far, on its first day."""
    if end < start:
        return []
    rows, params = _rows(model, columns, start, end, owner, teams)
    sums = ", ".join(f"sum({name})::bigint" for name in columns)
    some = " or ".join(f"sum({name}) <> 0" for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(  # own names only
            f"select owner_id, team_id, {sums} from ({rows}) t group by owner_id, team_id having {some}",  # noqa: S608
            params,
        )
        return list(cursor.fetchall())


def spread(model: type[Tally], column: str, *, start: date, end: date, teams: Sequence[int] | None) -> Spread:
    """How many people did it at all; by month how many did so much. ValueError unless these are whole months."""
    if any(grain != "M" for grain, _, _ in pieces(start, end)):
        raise ValueError(f"{start} to {end} are no whole months")
    rows, params = _rows(model, [column], start, end, None, teams)
    with connection.cursor() as cursor:
        cursor.execute(  # own names only
            f"with each as materialized (select owner_id, day, sum({column})::bigint as value from ({rows}) t"  # noqa: S608
            f" where owner_id <> 0 group by owner_id, day having sum({column}) <> 0)"
            " select null, null, count(distinct owner_id) from each"
            " union all select day, value, count(*) from each group by day, value",
            params,
        )
        (_, _, people), *found = cursor.fetchall()
    months: dict[date, dict[int, int]] = {}
    for month, value, count in found:
        months.setdefault(month, {})[value] = count
    return people, months


def _rows(
    model: type[Tally], columns: Sequence[str], start: date, end: date, owner: int | None, teams: Sequence[int] | None
) -> tuple[str, list[Any]]:  # fmt: skip
    """The rows of a span, piece by piece, so that each piece is a range of an index. `_whose` of tallies in SQL."""
    narrow, whose = "", list[Any]()
    if owner is not None:
        narrow, whose = narrow + " and owner_id = %s", [*whose, owner]
    if teams is not None:
        narrow, whose = narrow + " and team_id = any(%s)", [*whose, list(teams)]
    elif owner is None:
        narrow = " and team_id > 0"
    parts = [(model._meta.db_table, *one) for one in pieces(start, end)]
    sql = " union all ".join(
        f"select owner_id, team_id, day, {', '.join(columns)} from {table}"  # noqa: S608 - own names
        f" where grain = '{grain}' and day between %s and %s{narrow}"
        for table, grain, _, _ in parts
    )
    return sql, [one for _, _, first, last in parts for one in (first, last, *whose)]
