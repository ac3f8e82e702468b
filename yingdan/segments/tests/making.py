"""Makes what the tests of segments need."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from yingdan.customers.models import Customer, FollowUp
from yingdan.customers.services import customers
from yingdan.deals.models import Deal, Pipeline, Stage
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.segments.models import Scheme


def make_customer(name: str, owner: Member, **columns: Any) -> Customer:
    """A customer of somebody."""
    made = Customer(name=name, owner=owner, team_id=owner.team_id, **columns)
    customers.derive(made)
    made.save()
    return made


def win(customer: Customer, amount: Decimal | int, closed_on: date, status: str = "won") -> Deal:
    """A deal with a customer, won unless said otherwise."""
    pipeline, _ = Pipeline.objects.get_or_create(name="试验流程")
    stage, _ = Stage.objects.get_or_create(pipeline=pipeline, name="接洽", position=1, defaults={"probability": 20})
    return Deal.objects.create(
        name="商机", customer=customer, pipeline=pipeline, stage=stage, probability=20, status=status, amount=amount,
        closed_on=None if status == "open" else closed_on, opened_on=closed_on, stage_entered_at=clock.now(),
        owner=customer.owner, team_id=customer.team_id,
    )  # fmt: skip


def talk(customer: Customer, day: date, method: str = "visit") -> FollowUp:
    """A follow-up at noon of the company's day."""
    at: datetime = clock.day_start(day) + timedelta(hours=12)
    return FollowUp.objects.create(
        customer=customer, text="谈了", method=method, happened_at=at, owner=customer.owner, team_id=customer.team_id
    )


def make_scheme(name: str = "按成交额", **columns: Any) -> Scheme:
    """A scheme: the usual 80 / 15 / 5 unless said otherwise."""
    return Scheme.objects.create(name=name, **columns)
