"""Gaps and ideas as the client gets them."""

from typing import Any

from yingdan.deals.figures import fen
from yingdan.kernel import clock
from yingdan.remedies.rules.gap import Play
from yingdan.remedies.selectors.ideas import Ideas
from yingdan.remedies.selectors.lines import Gap, Line


def line_out(one: Line) -> dict[str, Any]:
    """A line (`types.GapLine`)."""
    counts, play = one.counts, one.counts.play
    return {
        "key": one.key, "kind": one.kind, "id": one.id, "name": one.name, "target": one.target,
        "won": counts.won_fen, "won_count": counts.won, "lost_count": counts.lost, "open_count": counts.open,
        "open_in_count": counts.open_in, "weighted": counts.weighted, "expected": play.amount, "gap": one.split.gap,
        "chance": one.chance, "parts": one.split.parts, "own": _rates(play),
        "usual": {"in_play": one.split.needed, "timely": one.usual.timely, "won": one.usual.won,
                  "size": one.usual.size},
        "verb": one.verdict.verb, "cause": one.verdict.cause, "reasons": one.verdict.reasons,
        "effort": one.effort and {"own": one.effort.own, "usual": one.effort.usual, "peers": one.effort.peers,
                                  "low": one.effort.low},
        "open_remedies": one.open_remedies, "drills": one.drills,
    }  # fmt: skip


def _rates(play: Play) -> dict[str, Any]:
    return {"in_play": play.in_play, "timely": play.timely, "won": play.won, "size": play.size}


def gap_out(found: Gap, may_assign: bool) -> dict[str, Any]:
    """A node with what is under it (`types.GapOut`)."""
    period = found.period
    return {
        "node": line_out(found.line), "children": [line_out(one) for one in found.children],
        "period": {"key": period.key, "start": period.start, "end": period.end}, "elapsed": found.elapsed,
        "days_left": found.days_left, "over": period.end < clock.today(), "base": found.base.name,
        "base_own": found.base.own, "outlook": found.outlook, "can_assign": may_assign,
    }  # fmt: skip


def ideas_out(found: Ideas) -> dict[str, Any]:
    """What can be done (`api.shapes.IdeasOut`)."""
    return {
        "gap": found.gap, "visits": found.visits, "gain": found.gain, "needs_visits": found.needs_visits,
        "covers": found.covers, "again": found.again, "fresh": found.fresh,
        "steps": [
            {
                "id": one.deal.id, "name": one.deal.name, "kind": one.kind, "visits": one.visits, "gain": one.gain,
                "customer": one.deal.customer.name if one.deal.customer else "", "chance": one.chance,
                "owner": one.deal.owner.name if one.deal.owner else "", "owner_id": one.deal.owner_id,
                "stage": one.deal.stage.name, "fen": fen(one.deal.amount), "expected_close": one.deal.expected_close,
            }
            for one in found.steps
        ],
    }  # fmt: skip
