"""The open deals of a selection as they were when a day ended."""

from typing import Any

from django.db import connection

from yingdan.insight.rules.flow import Pile
from yingdan.insight.selectors.flows.moves import Selection


def standing(chosen: Selection, at: str, due: bool = False) -> str:
    """SQL of the open deals of the selection at an instant (a parameter); those that still are, and those that changed
    since, have an index each."""
    more = "and s.expected_close <= %(last)s" if due else ""
    where = (
        f"s.status = 'open' and s.since <= {at} and {chosen.sought('s.')} {chosen.in_pipeline('s.pipeline_id')}"
        f" {more} {chosen.of_deal('s.deal_id')}"
    )
    return (
        f"select s.* from deals_dealstate s where s.until is null and {where}"  # noqa: S608 - own words
        f" union all select s.* from deals_dealstate s where s.until > {at} and {where}"
    )


def by_stage(chosen: Selection, params: dict[str, Any], at: str) -> dict[int, tuple[int, int, int]]:
    """Stage → open deals, fen, weighted fen."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select stage_id, count(*), (sum(amount) * 100)::bigint, round(sum(amount * probability))::bigint"  # noqa: S608
            f" from ({standing(chosen, f'%({at})s')}) s group by 1",
            {**chosen.params(), **params},
        )
        return {stage: (count, fen, weighted) for stage, count, fen, weighted in cursor.fetchall()}


def pile(chosen: Selection, params: dict[str, Any], at: str, due: bool) -> Pile:
    """Open deals and their fen."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*), coalesce(sum(amount) * 100, 0)::bigint"  # noqa: S608
            f" from ({standing(chosen, f'%({at})s', due)}) s",
            {**chosen.params(), **params},
        )
        count, fen = cursor.fetchone()
        return count, fen
