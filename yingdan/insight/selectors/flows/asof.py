"""The open deals of a selection as they were when a day ended."""

from typing import Any

from django.db import connection

from yingdan.insight.rules.flow import Pile
from yingdan.insight.selectors.flows.moves import Selection

# Of more teams than these, the deals that were open at an instant are found first, and whose they were afterwards.
_FEW = 10


def standing(chosen: Selection, at: str, due: bool = False) -> str:
    """SQL of the open deals of the selection at an instant (a parameter)."""
    few = chosen.place.owner is not None or len(chosen.place.teams or range(_FEW + 1)) <= _FEW
    then = f"s.since <= {at} and (s.until > {at} or s.until is null)"
    if not few:
        then = f"tstzrange(s.since, s.until) @> {at}::timestamptz"  # as in the index deals_state_span
    more = "and s.expected_close <= %(last)s" if due else ""
    return (
        f"select s.* from deals_dealstate s where s.status = 'open' and {then} and {chosen.sought('s.')}"  # noqa: S608
        f" {chosen.in_pipeline('s.pipeline_id')} {more} {chosen.of_deal('s.deal_id')}"
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
