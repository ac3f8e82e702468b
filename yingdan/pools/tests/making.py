"""Makes what the tests of pools need."""

from datetime import timedelta
from typing import Any

from yingdan.customers.models import Customer
from yingdan.customers.services import customers
from yingdan.deals.models import Deal, Pipeline, Stage
from yingdan.kernel import clock
from yingdan.leads.models import Lead
from yingdan.org.models import Member, Team
from yingdan.org.services import home
from yingdan.pools.models import Dispatch, Entry, Pool


def make_pool(name: str = "公共公海", *teams: Team, admin: Member | None = None, **columns: Any) -> Pool:
    """A pool of customers whose members are the teams."""
    pool = Pool.objects.create(name=name, **columns)
    Dispatch.objects.create(pool=pool)
    for team in teams:
        pool.parties.create(team=team)
    if admin:
        pool.parties.create(member=admin, admin=True)
    return pool


def make_customer(name: str = "华兴", owner: Member | None = None, **columns: Any) -> Customer:
    """A customer of somebody or nobody."""
    team = owner.team_id if owner else home.root_id()
    created = columns.pop("created_at", None)
    made = Customer(name=name, owner=owner, team_id=team, **columns)
    customers.derive(made)
    made.save()
    if created:
        Customer.objects.filter(id=made.id).update(created_at=created)
        made.refresh_from_db()
    return made


def make_lead(name: str = "周先生", owner: Member | None = None, **columns: Any) -> Lead:
    """A lead of somebody or nobody."""
    team = owner.team_id if owner else home.root_id()
    return Lead.objects.create(name=name, owner=owner, team_id=team, **columns)


def lie(pool: Pool, *records: Any, former: Member | None = None, days: float = 10, **columns: Any) -> None:
    """Records lie in a pool since so many days."""
    for record in records:
        Entry.objects.create(
            pool=pool, former_owner=former, since=clock.now() - timedelta(days), **{pool.kind: record}, **columns
        )


def make_deal(customer: Customer, status: str = "open", **columns: Any) -> Deal:
    """A deal with a customer."""
    pipeline, _ = Pipeline.objects.get_or_create(name="试验流程")
    stage, _ = Stage.objects.get_or_create(pipeline=pipeline, name="接洽", position=1, defaults={"probability": 20})
    closed = None if status == "open" else columns.pop("closed_on", clock.today())
    return Deal.objects.create(
        name=f"{customer.name}的商机", customer=customer, pipeline=pipeline, stage=stage, probability=20, status=status,
        closed_on=closed, opened_on=columns.pop("opened_on", clock.today()), stage_entered_at=clock.now(),
        owner=customer.owner, team_id=customer.team_id, **columns,
    )  # fmt: skip
