"""Deals: opened, changed, deleted."""

from typing import Any

from yingdan.catalog.models import Product
from yingdan.customers import selectors as customers
from yingdan.customers.rules.names import clean
from yingdan.deals.models import Deal, DealLine, Stage, StageEntry
from yingdan.deals.rules import progress
from yingdan.deals.selectors import pipelines
from yingdan.deals.services import competitors, gates, stages
from yingdan.deals.services.common import record
from yingdan.deals.services.pipelines import ensure_default
from yingdan.kernel import clock, search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.org.services.home import team_for
from yingdan.platform.resources.filling import fill
from yingdan.platform.resources.spec import Values
from yingdan.tasks.services import following


def create(actor: Actor, values: Values, confirm: bool = False) -> Deal:
    """A new open deal of the actor's own, in the given stage or the first one of the (default) pipeline."""
    actor.need("deal.create")
    values = _tidied(actor, values)
    stage = _first_stage(values)
    deal = Deal(owner_id=actor.member_id, created_by_id=actor.member_id, opened_on=clock.today())
    fill(deal, "deal", values)
    deal.pipeline_id, deal.stage = stage.pipeline_id, stage
    deal.team_id = team_for(deal.owner_id)
    deal.status, deal.furthest, deal.stage_entered_at = "open", stage.position, clock.now()
    _estimate(deal, values)
    _derive(deal, values)
    gates.enter(actor, deal)
    deal.save()
    StageEntry.objects.create(deal=deal, stage=stage, entered_at=deal.stage_entered_at, by_id=actor.member_id)
    if deal.product_id:
        DealLine.objects.create(
            deal=deal, product_id=deal.product_id, quantity=1, price=deal.amount, amount=deal.amount
        )
    stages.arrive(actor, deal)
    record(actor, "deal.created", deal, amount=str(deal.amount), stage=stage.name)
    return deal


def save(actor: Actor, deal: Deal, values: Values) -> None:
    """Changes a loaded and locked deal. A new stage is a move; the amount of a deal with lines is their sum."""
    values = _tidied(actor, values)
    stage_id = values.pop("stage", None)
    before = deal.amount
    _check_amount(deal, values)
    fill(deal, "deal", values)
    moved = False
    if stage_id is not None and int(stage_id) != deal.stage_id:
        if deal.status != "open":
            raise Conflict("deal_closed")
        target = stages.target_of(deal, int(stage_id))
        gates.leave(actor, deal, target)
        stages.place(actor, deal, target, clock.now())
        moved = True
    _derive(deal, values)
    deal.save()
    if moved:
        stages.arrive(actor, deal)
    changed: dict[str, Any] = {"fields": sorted(values)}
    if before != deal.amount:
        changed["amount"] = [str(before), str(deal.amount)]
    record(actor, "deal.updated", deal, **changed)


def remove(actor: Actor, deal: Deal) -> None:
    """Deletes a deal with its lines and history; its follow-ups stay with the customer."""
    record(actor, "deal.deleted", deal, amount=str(deal.amount), status=deal.status)
    following.gone("deal", deal.id)
    deal.delete()


def _tidied(actor: Actor, values: Values) -> Values:
    tidy: dict[str, Any] = dict(values)
    if "name" in tidy:
        tidy["name"] = clean(tidy["name"] or "")
    if tidy.get("competitor"):
        tidy["competitor"] = competitors.spelled(tidy["competitor"])
    if "external_id" in tidy:
        tidy["external_id"] = tidy["external_id"] or None
    if tidy.get("customer"):
        customers.get_customer(actor, tidy["customer"])
    if "amount" in tidy and tidy["amount"] is None:
        del tidy["amount"]
    return tidy


def _first_stage(values: dict[str, Any]) -> Stage:
    given, pipeline = values.pop("stage", None), values.pop("pipeline", None)
    if given is None:
        return pipelines.first_stage(int(pipeline) if pipeline else ensure_default(Actor.system("first deal")).id)
    stage = Stage.objects.filter(id=int(given), archived_at=None).first()
    if stage is None:
        raise invalid("stage", "bad_value")
    if pipeline and int(pipeline) != stage.pipeline_id:
        raise invalid("stage", "stage_other_pipeline")
    return stage


def _estimate(deal: Deal, values: Values) -> None:
    """A product without an amount counts at its list price."""
    if deal.product_id and "amount" not in values:
        price = Product.objects.filter(id=deal.product_id).values_list("list_price", flat=True).first()
        deal.amount = price or deal.amount


def _check_amount(deal: Deal, values: dict[str, Any]) -> None:
    """A single line follows the deal's product and amount; several lines say themselves what the deal is worth."""
    if not {"amount", "product"} & set(values):
        return
    lines = list(DealLine.objects.filter(deal=deal)[:2])
    amount = values.get("amount", deal.amount)
    if len(lines) > 1 and amount != deal.amount:
        raise invalid("amount", "deal_amount_from_lines")
    if len(lines) == 1:
        line = lines[0]
        if line.quantity != 1 and amount != deal.amount:
            raise invalid("amount", "deal_amount_from_lines")
        if values.get("product", line.product_id) is None:
            line.delete()
            return
        line.product_id = values.get("product", line.product_id)
        line.price = amount if line.quantity == 1 else line.price
        line.amount = amount
        line.save()


def _derive(deal: Deal, values: Values) -> None:
    stage = deal.stage
    if "probability" in values:  # the stage's own win rate is no override: it follows the stage again
        deal.probability_set = values["probability"] not in (None, stage.probability)
    overridden = deal.probability if deal.probability_set else None
    deal.probability = progress.probability(deal.status, pipelines.step(stage), overridden)
    if not deal.name:
        deal.name = _name(deal)
    deal.search = search.vector([deal.name, _customer_name(deal)])


def _name(deal: Deal) -> str:
    product = deal.product.name if deal.product else ""
    name = progress.default_name(_customer_name(deal), product, deal.external_id or "")
    if not name:
        raise invalid("name", "required")
    return name


def _customer_name(deal: Deal) -> str:
    return deal.customer.name if deal.customer else ""


def customer_renamed(customer_id: int) -> None:
    """Deals are found by their customer's name too."""
    for deal in Deal.objects.filter(customer_id=customer_id).select_related("customer").iterator():
        vector = search.vector([deal.name, _customer_name(deal)])
        Deal.objects.filter(id=deal.id).update(search=vector)
