"""Makes what the tests of playbooks need."""

from datetime import date, datetime, timedelta
from random import Random

from yingdan.customers.models import Contact, Customer, FollowUp
from yingdan.customers.services import customers
from yingdan.deals.models import Deal, DealMember, Pipeline, Stage, StageEntry
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.playbooks.types import METHODS


def hour(day: date, hours: int = 12) -> datetime:
    """An hour of the company's day."""
    return clock.day_start(day) + timedelta(hours=hours)


def make_stages() -> list[Stage]:
    """A pipeline of two stages."""
    pipeline, _ = Pipeline.objects.get_or_create(name="试验流程")
    return [
        Stage.objects.get_or_create(pipeline=pipeline, name=name, position=n, defaults={"probability": 20})[0]
        for n, name in enumerate(("接洽", "方案"), 1)
    ]


def make_customer(name: str, owner: Member, industry: str = "制造") -> Customer:
    """A customer with a decision maker and somebody else."""
    made = Customer(name=name, owner=owner, team_id=owner.team_id, industry=industry)
    customers.derive(made)
    made.save()
    Contact.objects.create(customer=made, name="总经理", role="decision_maker")
    Contact.objects.create(customer=made, name="工程师", role="user")
    return made


def make_deal(owner: Member, customer: Customer, status: str, stays: list[tuple[Stage, int, int]], **columns) -> Deal:
    """A deal with its stays as (stage, days ago entered, days ago left or -1)."""
    stage = stays[-1][0]
    closed = None if status == "open" else clock.today() - timedelta(max(stays[-1][2], 0))
    given = {"amount": 100, "name": "商机", "probability": 20, **columns}
    deal = Deal.objects.create(
        customer=customer, owner=owner, team_id=owner.team_id, pipeline_id=stage.pipeline_id, stage=stage,
        status=status, closed_on=closed, opened_on=clock.today() - timedelta(stays[0][1]),
        stage_entered_at=hour(clock.today() - timedelta(stays[-1][1])), **given,
    )  # fmt: skip
    for of, entered, left in stays:
        StageEntry.objects.create(
            deal=deal, stage=of, entered_at=hour(clock.today() - timedelta(entered)),
            left_at=hour(clock.today() - timedelta(left)) if left >= 0 else None,
        )  # fmt: skip
    return deal


def talk(deal: Deal, ago: int, method: str, contact: Contact | None = None, by: Member | None = None) -> FollowUp:
    """A follow-up in the afternoon of a day."""
    writer = by or deal.owner
    return FollowUp.objects.create(
        customer=deal.customer, deal_id=deal.pk, contact=contact, method=method, text="谈了",
        happened_at=hour(clock.today() - timedelta(ago), 15), owner=writer, team_id=deal.team_id,
    )  # fmt: skip


def make_past(owner: Member, mate: Member, count: int, seed: int = 1, boss: Member | None = None) -> list[Deal]:
    """Closed deals at random; in every third the mate is pre-sales of the deal's team."""
    random, stages, made = Random(seed), make_stages(), []
    for n in range(count):
        customer = make_customer(f"客户 {seed} {n}", owner, random.choice(["制造", "零售", ""]))
        people = list(customer.contacts.all())
        first, second = random.randrange(40, 60), random.randrange(20, 39)
        stays = [(stages[0], first, second), (stages[1], second, random.randrange(1, 19))]
        if random.random() < 0.3:
            stays = [*stays[:1], (stages[1], second, 15), (stages[0], 15, 10), (stages[1], 10, random.randrange(9))]
        status = random.choice(["won", "lost"])
        deal = make_deal(
            owner, customer, status, stays, amount=random.randrange(1, 1000), source=random.choice(["展会", "官网", ""])
        )
        for _ in range(random.randrange(9)):
            talk(deal, random.randrange(65), random.choice(METHODS), random.choice([*people, None]),
                 random.choice([owner, owner, mate, boss or mate]))  # fmt: skip
        if n % 3 == 0:
            DealMember.objects.create(deal=deal, member=mate, role="presales")
        made.append(deal)
    return made
