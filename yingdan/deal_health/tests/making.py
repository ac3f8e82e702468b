"""Makes what the tests of deal health need."""

from datetime import date, datetime, timedelta
from typing import Any

from yingdan.customers.models import Contact, Customer, FollowUp
from yingdan.customers.services import customers
from yingdan.deals.models import Deal, Pipeline, Stage
from yingdan.kernel import clock
from yingdan.org.models import Member


def noon(day: date) -> datetime:
    """The middle of the company's day."""
    return clock.day_start(day) + timedelta(hours=12)


def ago(days: int) -> date:
    """So many days before today."""
    return clock.today() - timedelta(days)


def make_customer(name: str, owner: Member, **columns: Any) -> Customer:
    """A customer of somebody."""
    made = Customer(name=name, owner=owner, team_id=owner.team_id, **columns)
    customers.derive(made)
    made.save()
    return made


def make_stage(position: int = 1, norm_days: int | None = 10, pipeline: str = "试验流程") -> Stage:
    """A stage of a pipeline."""
    of, _ = Pipeline.objects.get_or_create(name=pipeline)
    stage, _ = Stage.objects.get_or_create(
        pipeline=of, name=f"阶段 {position}", position=position, defaults={"probability": 20, "norm_days": norm_days}
    )
    return stage


def make_deal(owner: Member, customer: Customer | None = None, **columns: Any) -> Deal:
    """An open deal that was begun today and asks for nothing."""
    stage = columns.pop("stage", None) or make_stage()
    given = {
        "name": "商机", "status": "open", "probability": 20, "amount": 1000, "opened_on": clock.today(),
        "stage_entered_at": clock.now(), "expected_close": clock.today() + timedelta(30),
        "next_contact_at": clock.now() + timedelta(2), **columns,
    }  # fmt: skip
    return Deal.objects.create(
        owner=owner, team_id=owner.team_id, customer=customer, stage=stage, pipeline_id=stage.pipeline_id, **given
    )


def make_contact(customer: Customer, role: str = "", name: str = "王经理") -> Contact:
    """A person at a customer."""
    return Contact.objects.create(customer=customer, name=name, role=role)


def talk(deal: Deal, day: date, contact: Contact | None = None, method: str = "call") -> FollowUp:
    """A follow-up about a deal at noon of a day, as the product writes it."""
    made = FollowUp.objects.create(
        customer=deal.customer, deal_id=deal.pk, contact=contact, text="谈了", method=method, happened_at=noon(day),
        owner=deal.owner, team_id=deal.team_id,
    )  # fmt: skip
    Deal.objects.filter(id=deal.pk).update(last_followup_at=made.happened_at)
    return made
