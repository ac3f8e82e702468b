"""Ends deals: won, lost, abandoned – and takes it back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal

from yingdan.customers.services import customers
from yingdan.deals.models import CloseReason, Deal, DealLine, StageEntry
from yingdan.deals.rules import progress
from yingdan.deals.selectors import pipelines
from yingdan.deals.selectors.deals import locked
from yingdan.deals.services import competitors, gates, requests, stages
from yingdan.deals.services.common import record, write
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid

Outcome = Literal["won", "lost", "abandoned"]


@dataclass(frozen=True, slots=True)
class Closing:
    """What is known when a deal ends; `closed_on` None = today."""

    closed_on: date | None = None
    reason_id: int | None = None
    note: str = ""
    competitor: str | None = None
    amount: Decimal | None = None


def close(
    *,
    actor: Actor,
    deal_id: int,
    outcome: Outcome,
    closing: Closing,
    version: int | None = None,
    override: str | None = None,
) -> Deal:
    """Ends an open deal. One that is won passes the gates from its stage to the end (`override` as in moving). The
    first one won makes the customer an existing one.

    Repeating the same outcome does nothing."""
    deal = locked(actor, deal_id, version)
    if deal.status == outcome:
        return deal
    if deal.status != "open":
        raise Conflict("deal_closed")
    deal.closed_on = _day(deal, closing.closed_on)
    deal.close_reason_id = _reason(outcome, closing.reason_id)
    deal.close_note = closing.note
    if closing.competitor is not None:
        deal.competitor = competitors.spelled(closing.competitor)
    if closing.amount is not None:
        _settle(deal, closing.amount)
    if outcome == "won":
        gates.leave(actor, deal, None, override)
    deal.status = outcome
    deal.probability = progress.probability(outcome, pipelines.step(deal.stage), None)
    deal.furthest = progress.furthest(outcome, [deal.furthest], pipelines.last_position(deal.pipeline_id))
    stages.leave(deal, _end(deal.closed_on))
    write(deal)
    requests.closed(deal)
    if outcome == "won" and deal.customer_id:
        customers.mark_existing(actor, deal.customer_id)
    record(
        actor, f"deal.{outcome}", deal,
        amount=str(deal.amount), closed_on=deal.closed_on.isoformat(), reason_id=deal.close_reason_id,
        note=closing.note, competitor=deal.competitor,
    )  # fmt: skip
    return deal


def reopen(*, actor: Actor, deal_id: int, version: int | None = None, stage_id: int | None = None) -> Deal:
    """Takes a closing back: the deal is open again in its last stage, or in the given one."""
    deal = locked(actor, deal_id, version)
    if deal.status == "open":
        raise Conflict("deal_open")
    was = deal.status
    deal.status, deal.closed_on, deal.close_reason, deal.close_note = "open", None, None, ""
    deal.probability_set = False
    deal.furthest = progress.furthest("open", _reached(deal), 0)
    target = stages.target_of(deal, stage_id or deal.stage_id)
    gates.leave(actor, deal, target)
    stages.place(actor, deal, target, clock.now())
    write(deal)
    stages.arrive(actor, deal)
    record(actor, "deal.reopened", deal, was=was, stage=target.name)
    return deal


def _day(deal: Deal, day: date | None) -> date:
    today = clock.today()
    if day is None:
        return max(today, deal.opened_on) if deal.opened_on else today
    if day > today:
        raise invalid("closed_on", "deal_closed_in_future")
    if deal.opened_on and day < deal.opened_on:
        raise invalid("closed_on", "closed_before_opened", opened_on=deal.opened_on.isoformat())
    return day


def _end(day: date) -> datetime:
    """The instant at which the last stay ends: now, or the end of an earlier day."""
    return min(clock.now(), clock.day_start(day + timedelta(days=1)))


def _reason(outcome: Outcome, reason_id: int | None) -> int | None:
    if reason_id is None:
        return None
    reason = CloseReason.objects.filter(id=reason_id).first()
    if reason is None or reason.kind != outcome:
        raise invalid("reason_id", "reason_of_other_kind")
    return reason.id


def _settle(deal: Deal, amount: Decimal) -> None:
    """The amount agreed at the end; a single line follows, several lines must be changed themselves."""
    lines = list(DealLine.objects.filter(deal=deal)[:2])
    if amount != deal.amount and (len(lines) > 1 or (lines and lines[0].quantity != 1)):
        raise invalid("amount", "deal_amount_from_lines")
    for line in lines:
        line.price = line.amount = amount
        line.save()
    deal.amount = amount


def _reached(deal: Deal) -> list[int]:
    return list(StageEntry.objects.filter(deal=deal).values_list("stage__position", flat=True))
