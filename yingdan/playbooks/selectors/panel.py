"""An open deal beside the won ones: what they did here, what it has done, what comes next."""

from dataclasses import asdict
from typing import Any

from yingdan.deals.selectors.deals import get_deal
from yingdan.kernel.actor import Actor
from yingdan.playbooks.models import Playbook
from yingdan.playbooks.rules.contrast import ENOUGH, done, next_steps
from yingdan.playbooks.selectors import evidence


def panel(actor: Actor, deal_id: int) -> dict[str, Any]:
    """Nothing for a closed deal."""
    deal = get_deal(actor, deal_id)
    empty: dict[str, Any] = {
        "stage": {"id": deal.stage_id, "name": deal.stage.name}, "kind": None, "won": 0, "lost": 0, "enough": False,
        "lines": [], "steps": [], "playbook": None,
    }  # fmt: skip
    if deal.status != "open":
        return empty
    kind, found = evidence.alike(deal)
    own = evidence.own_values(deal)
    book = in_force(deal.stage_id)
    plan = [(line.measure, line.text, line.times, line.by_day) for line in book.lines.all()] if book else []
    seen = evidence.lines(found)
    return {
        **empty,
        "kind": kind if found else None,
        "won": seen["won"],
        "lost": seen["lost"],
        "enough": seen["won"] >= ENOUGH,
        "lines": [{**line, "own": _own(own, line["measure"])} for line in seen["lines"]],
        "steps": [asdict(step) for step in next_steps(found, own, plan)],
        "playbook": _book(book, own) if book else None,
    }


def in_force(stage_id: int) -> Playbook | None:
    """The published playbook of a stage."""
    rows = Playbook.objects.filter(stage=stage_id, state="published")
    return rows.select_related("template").prefetch_related("lines").first()


def _own(own: dict[str, float], measure: str) -> float | None:
    return round(own[measure], 1) if measure in own else None


def _book(book: Playbook, own: dict[str, float]) -> dict[str, Any]:
    return {
        "id": book.pk, "number": book.number, "aim": book.aim, "published_at": book.published_at,
        "template": {"id": book.template_id, "name": book.template.name} if book.template else None,
        "lines": [
            {
                **line.as_dict(),
                "done": done(line.measure, own.get(line.measure, 0), line.times) if line.measure else None,
            }
            for line in book.lines.all()
        ],
    }  # fmt: skip
