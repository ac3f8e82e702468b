"""Two versions of a card side by side."""

from dataclasses import asdict
from datetime import time
from typing import Any

from yingdan.coverage.models import Card
from yingdan.coverage.rules import comparing
from yingdan.coverage.selectors import cards, sheet
from yingdan.customers.selectors import visible_customers
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound

MOST = 200  # outlets that are named; the counts are of all


def compare(actor: Actor, card_id: int, other_id: int | None = None) -> dict[str, Any]:
    """What `card_id` has other than `other_id` of the same person (None: the version before it)."""
    after = cards.get_card(actor, card_id)
    same = cards.visible_cards(actor).filter(member=after.member_id)
    rows = same.filter(id=other_id) if other_id is not None else same.filter(number__lt=after.number)
    before = rows.order_by("-number").first()
    if before is None:
        raise NotFound
    old, new = snapshot(before), snapshot(after)
    changed = comparing.outlets(old, new)
    shown = changed[:MOST]
    ids = [one.customer_id for one in shown]
    names = dict(visible_customers(actor).filter(id__among=ids).values_list("id", "name"))
    kinds = [one.kind for one in changed]
    today = clock.today()
    return {
        "before": sheet.version(before, cards.state_of(before, today)),
        "after": sheet.version(after, cards.state_of(after, today)),
        "facts": [asdict(one) for one in comparing.facts(old, new)],
        "added": kinds.count("added"),
        "removed": kinds.count("removed"),
        "changed": kinds.count("changed"),
        "outlets": [
            {"customer_id": one.customer_id if one.customer_id in names else None, "name": names.get(one.customer_id),
             "kind": one.kind, "changes": [asdict(change) for change in one.changes]}
            for one in shown
        ],
    }  # fmt: skip


def snapshot(card: Card) -> comparing.Snapshot:
    """A version in plain values, as texts that pages show."""
    regions = card.regions.select_related("territory").order_by("territory__name", "id")
    return comparing.Snapshot(
        facts={
            "person": {"deputy": card.deputy.name if card.deputy else "", "duties": card.duties},
            "region": {"territories": [one.territory.name for one in regions]},
            "cycle": {name: getattr(card, name) for name in ("cycle_a", "cycle_b", "cycle_c", "cycle_none")},
            "times": {
                "day": _span(card.day_from, card.day_to),
                **{name: getattr(card, name) for name in ("minutes", "travel", "visits_day")},
            },
            "standard": {"standard": card.standard, "steps": card.steps},
        },
        routes={
            one.name: {"weekdays": one.weekdays, "every_weeks": one.every_weeks, "phase": one.phase}
            for one in card.routes.order_by("position", "id")
        },
        outlets={
            one.customer_id: {
                "route": one.route.name if one.route else "", "cycle_days": one.cycle_days,
                "minutes": one.minutes, "window": _span(one.window_from, one.window_to),
            }
            for one in card.outlets.select_related("route").order_by("route__position", "position", "id")
        },
    )  # fmt: skip


def _span(start: time | None, end: time | None) -> str:
    return (
        f"{start:%H:%M}–{end:%H:%M}"
        if start and end
        else f"{start:%H:%M}–"
        if start
        else f"–{end:%H:%M}"
        if end
        else ""
    )
