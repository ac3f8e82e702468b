"""Signals of deals, as other parts read them."""

from collections.abc import Iterable

from yingdan.deal_health.models import Signal, Standing
from yingdan.deal_health.types import SignalRow


def signals(deal_ids: Iterable[int]) -> dict[int, list[SignalRow]]:
    """The signals of these deals, the heaviest first; deals without any are left out. Whose deals they may be is the
    caller's matter."""
    found: dict[int, list[SignalRow]] = {}
    for row in Signal.objects.filter(deal_id__in=set(deal_ids)).order_by("deal_id", "-weight", "kind"):
        found.setdefault(row.deal_id, []).append(
            SignalRow(
                deal_id=row.deal_id, kind=row.kind, since=row.since.isoformat(), params=row.params, weight=row.weight
            )
        )
    return found


def levels(deal_ids: list[int]) -> dict[int, tuple[str, int]]:
    """Level and score of open deals."""
    rows = Standing.objects.filter(deal_id__in=deal_ids)
    return {deal: (level, score) for deal, level, score in rows.values_list("deal_id", "level", "score")}
