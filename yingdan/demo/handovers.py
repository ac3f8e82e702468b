"""Handovers of the demo company: one under way with notes, one of somebody who left, one stand-in now."""

from datetime import timedelta

from yingdan.customers.models import Collaborator, Customer
from yingdan.deals.models import DealMember
from yingdan.demo.axis import Axis
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.people.models import Handover, Item, Receiver
from yingdan.people.services import committing, handovers
from yingdan.platform.models import Notification

CAST = 2  # the first reps of a team are those that people sign in as
CHECKS = ["已告知客户新负责人", "报价与合同已交代", "未了事项已说明"]
NOTES = [
    "采购换了人，新来的只认书面报价；上次的价格有效到月底",
    "老板喜欢面谈，每月第一周在公司；结款一直准时",
    "售后投诉刚处理完，近期先别谈涨价",
]


def write(axis: Axis) -> None:
    """Nothing changes hands: who works where stays as the story told it."""
    manager = Member.objects.filter(user__username="manager").first()
    reps = list(Member.objects.filter(ended_on=None, user__user_roles__role__code="rep").order_by("id"))
    if manager is None or len(reps) < CAST + 4:
        return
    here = [one for one in reps if one.team_id == reps[0].team_id][CAST:] or reps[CAST:]
    giver, takers = here[-1], here[:2]
    actor = Actor.system("demo company")
    _draft(actor, giver, takers)
    _finished()
    away = [one for one in reps if one.team_id != giver.team_id]
    if len(away) >= CAST:
        _stand_in(actor, away[-1], away[-2], axis)
    Handover.objects.filter(created_by=None).update(created_by=manager)


def _draft(actor: Actor, giver: Member, takers: list[Member]) -> None:
    made = handovers.create(actor=actor, member_id=giver.pk, kind="leaving", note="月底离职，交接期两周")
    people = [one.pk for one in takers]
    even = {"method": "balance", "people": people, "groups": {}, "follow": True}
    rules = dict.fromkeys(made.items.values_list("kind", flat=True).distinct().order_by("kind"), even)
    handovers.change(
        actor=actor, handover_id=made.pk, version=made.version, rules=rules, until=None, note=made.note,
        checklist=CHECKS, heir_id=people[0],
    )  # fmt: skip
    best = made.items.filter(kind="customer").order_by("-last_contact", "id")[: len(NOTES)]
    for item, note in zip(best, NOTES, strict=False):
        item.note, item.checked = note, [1]
        item.save(update_fields=["note", "checked"])


def _finished() -> None:
    """Somebody left, and the superior has the customers: that is how the story has it."""
    giver = Member.objects.filter(ended_on__isnull=False, manager__isnull=False).order_by("-ended_on", "id").first()
    if giver is None or giver.ended_on is None or giver.manager is None:
        return
    at = clock.day_start(giver.ended_on) + timedelta(hours=10)
    made = Handover.objects.create(
        giver=giver, kind="leaving", status="done", note="离职交接", checklist=CHECKS, created_by=giver.manager,
        submitted_at=at - timedelta(days=2), signed_at=at - timedelta(days=1), signed_by=giver, done_at=at,
        rules={"customer": {"method": "one", "people": [giver.manager_id], "groups": {}, "follow": False}},
    )  # fmt: skip
    Receiver.objects.create(handover=made, member=giver.manager, signed_at=at - timedelta(days=1))
    mine = Customer.objects.filter(created_by=giver, owner=giver.manager).order_by("id")
    Item.objects.bulk_create(
        Item(
            handover=made, kind="customer", record_id=one.pk, title=one.name, hint=one.city, grade=one.grade,
            territory_id=one.territory_id, to=giver.manager, state="moved", last_contact=one.last_followup_at,
            checked=[0, 1, 2] if number % 5 else [1],
        )
        for number, one in enumerate(mine)
    )  # fmt: skip
    made.result = {"moved": {"customer": made.items.count()}}
    Handover.objects.filter(id=made.pk).update(result=made.result, created_at=made.submitted_at, updated_at=at)


def _stand_in(actor: Actor, giver: Member, taker: Member, axis: Axis) -> None:
    until = clock.today() + timedelta(days=5)
    made = handovers.create(actor=actor, member_id=giver.pk, kind="leave", until=until, note="年假")
    one = {"method": "one", "people": [taker.pk], "groups": {}, "follow": False}
    rules = dict.fromkeys(made.items.values_list("kind", flat=True).distinct().order_by("kind"), one)
    made = handovers.change(
        actor=actor, handover_id=made.pk, version=made.version, rules=rules, until=until, note=made.note, checklist=[]
    )
    made = handovers.submit(actor=actor, handover_id=made.pk, version=made.version)
    now = clock.now()
    Receiver.objects.filter(handover=made).update(signed_at=now)
    Handover.objects.filter(id=made.pk).update(signed_at=now, signed_by=giver)
    committing.commit(actor=actor, handover_id=made.pk, version=made.version)
    Notification.objects.filter(kind="handover.to_sign").delete()  # it is signed
    begun = clock.day_start(axis.today)
    for rows in (Collaborator.objects, DealMember.objects):
        rows.filter(member=taker, until=until).update(added_at=begun)
