"""Visits of the demo company: those that its follow-ups of two months tell of, with positions, steps and a few photos;
plans of the days before and after, and types of visits."""

import io
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import connection
from PIL import Image, ImageDraw

from yingdan.accounts import selectors as accounts
from yingdan.customers.models import Customer, FollowUp
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.visits.models import Consent, Plan, Position, Setup, StepAnswer, Visit, VisitType, VisitTypeVersion
from yingdan.visits.rules import places
from yingdan.visits.selectors import proposing
from yingdan.visits.selectors.setup import setup, types
from yingdan.visits.services import photos

DAYS, AHEAD, BEHIND = 60, 11, 14  # of visits, of plans to come, of plans gone by
MOST, PLANNERS, PICTURES = 4000, 60, 6
PURPOSES = ("serve", "serve", "order", "develop", "explain", "collect")
CATEGORY = {"prospect": "develop", "new": "new"}
WEATHER = ("晴", "多云", "阴", "小雨")
WHY = ("客户临时外出", "上午会议冲突", "配送未到，改日再去")
STEPS = {
    "门店巡访": ("Store check", ["A", "B"], 20, [
        {"key": "front", "kind": "photo", "name": "门头照片", "name_en": "Photo of the front", "required": True,
         "min": 1, "max": 3},
        {"key": "stock", "kind": "stock", "name": "盘点库存", "name_en": "Count stock", "required": True},
        {"key": "order", "kind": "order", "name": "订货", "name_en": "Order", "required": False},
        {"key": "display", "kind": "display", "name": "陈列检查", "name_en": "Check the display", "required": False},
        {"key": "competitor", "kind": "competitor", "name": "竞品信息", "name_en": "Competitors", "required": False},
        {"key": "note", "kind": "note", "name": "沟通记录", "name_en": "What was said", "required": False},
    ]),
    "新客首访": ("First visit", ["C", ""], 10, [
        {"key": "need", "kind": "survey", "name": "需求调查", "name_en": "What is needed", "required": True,
         "questions": [
             {"key": "users", "text": "使用人数", "text_en": "People who use it", "kind": "number", "required": True,
              "choices": []},
             {"key": "now", "text": "现用方案", "text_en": "What is used now", "kind": "choice", "required": False,
              "choices": ["自有", "友商", "暂无"]},
             {"key": "budget", "text": "今年有预算", "text_en": "Budget this year", "kind": "yes_no",
              "required": False, "choices": []},
         ]},
        {"key": "note", "kind": "note", "name": "沟通记录", "name_en": "What was said", "required": False},
    ]),
    "收款拜访": ("Collection", [], 0, [
        {"key": "money", "kind": "collection", "name": "收款", "name_en": "Collection", "required": True},
    ]),
}  # fmt: skip


def write(now: datetime, seed: int) -> None:
    """After follow-ups and cards: no figure of the company changes, for every visit is a follow-up already."""
    rnd = random.Random(seed)  # noqa: S311 - no secret
    usual = _types()
    made = _visits(now, rnd, usual)
    _number()
    _pictures(made)
    _plans(now, rnd, made)
    Setup.objects.update(worked_on=clock.today())


def _types() -> VisitTypeVersion:
    setup()
    for name, (name_en, grades, priority, steps) in STEPS.items():
        row = VisitType.objects.create(name=name, name_en=name_en, grades=grades, priority=priority)
        VisitTypeVersion.objects.create(type=row, number=1, steps=steps)
    usual = next(one for one in types() if one["name"] == "常规拜访")
    return VisitTypeVersion.objects.get(id=usual["version_id"])


def _visits(now: datetime, rnd: random.Random, usual: VisitTypeVersion) -> list[Visit]:
    """The follow-ups that say visit, newest first, each as a visit that ended when it was written."""
    told = FollowUp.objects.filter(
        method="visit", customer__isnull=False, owner__isnull=False, happened_at__range=(now - timedelta(DAYS), now)
    ).select_related("customer")
    made = []
    for followup in told.order_by("-happened_at", "-id")[:MOST]:
        made.append(_visit(followup, rnd, usual))
    Visit.objects.bulk_create(made, batch_size=500)
    found = [one for one in made if one.pk]
    Position.objects.bulk_create([one for visit in found for one in _positions(visit, rnd)], batch_size=500)
    StepAnswer.objects.bulk_create(
        [
            StepAnswer(
                uuid=_uuid(rnd), visit=visit, key="note", kind="note", answer={"text": visit.result},
                told_at=visit.started_at + timedelta(minutes=5), told_hash="",
            )
            for visit in found
        ],
        batch_size=500,
    )  # fmt: skip
    people = sorted({one.member_id for one in found})
    Consent.objects.bulk_create(Consent(member_id=one, notice_version=1) for one in people)
    return found


def _visit(followup: FollowUp, rnd: random.Random, usual: VisitTypeVersion) -> Visit:
    customer, end = followup.customer, followup.happened_at
    minutes = 15 + int(rnd.random() * rnd.random() * 70)
    start = end - timedelta(minutes=minutes)
    metres = int(8 + rnd.expovariate(1 / 60)) if rnd.random() < 0.93 else 900 + int(rnd.random() * 4000)
    if customer is None or followup.owner_id is None:
        raise LookupError(followup.pk)
    return Visit(
        uuid=_uuid(rnd), member_id=followup.owner_id, team_id=followup.team_id, customer=customer, type_version=usual,
        purpose=PURPOSES[int(rnd.random() * len(PURPOSES))], status="done", day=clock.business_day(start),
        started_at=start, ended_at=end, told_started_at=start, told_ended_at=end, minutes=minutes, distance=metres,
        end_distance=metres + int(rnd.random() * 20), accuracy=5 + int(rnd.random() * 40), end_skew=0,
        within=places.within(metres, 20, 500), result=followup.text[:2000], weather=rnd.choice(WEATHER),
        category=CATEGORY.get(customer.status, "existing"), next_visit_at=followup.next_contact_at, followup=followup,
    )  # fmt: skip


def _positions(visit: Visit, rnd: random.Random) -> Iterator[Position]:
    """As far from the customer as the visit says, in some direction."""
    customer = visit.customer
    if customer.latitude is None or customer.longitude is None:
        return
    up = (visit.distance or 0) / 111_195
    for moment, at in (("in", visit.started_at), ("out", visit.ended_at or visit.started_at)):
        yield Position(
            visit=visit, moment=moment, latitude=round(float(customer.latitude) + up, 6),
            longitude=round(float(customer.longitude), 6), accuracy=float(visit.accuracy or 0), taken_at=at,
        )  # fmt: skip


def _number() -> None:
    """Serials of the day."""
    with connection.cursor() as cursor:
        cursor.execute(
            "update visits_visit v set number = n.number from (select id, row_number() over (partition by member_id,"
            " day order by started_at, uuid) as number from visits_visit) n where n.id = v.id"
        )


def _pictures(made: list[Visit]) -> None:
    """A shop front drawn for some of the newest visits."""
    for number, visit in enumerate(made[:PICTURES]):
        actor = _actor(visit.member_id)
        if actor is None:
            continue
        content = _front(number)
        Visit.objects.filter(id=visit.pk).update(status="open")  # while photos are taken
        photos.keep(
            actor, visit.uuid, photo_uuid=UUID(int=visit.uuid.int ^ 1), step="front",
            taken_at=visit.started_at + timedelta(minutes=2), source="camera", sha256=sha256(content).hexdigest(),
            content=content,
        )  # fmt: skip
        Visit.objects.filter(id=visit.pk).update(status="done")


def _front(number: int) -> bytes:
    image = Image.new("RGB", (800, 600), (196 - number * 9, 214, 226))
    draw = ImageDraw.Draw(image)
    draw.rectangle((60, 180, 740, 560), fill=(232, 226, 212 - number * 6))
    draw.rectangle((60, 150, 740, 230), fill=(178, 46 + number * 22, 52))
    for window in range(3):
        left = 100 + window * 215
        draw.rectangle((left, 270, left + 170, 470 + 90 * (window == 1)), fill=(120, 150 + number * 8, 168))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def _plans(now: datetime, rnd: random.Random, made: list[Visit]) -> None:
    """Plans that were fulfilled, put off or missed; and those to come, as proposed by cycles and cards."""
    today = clock.business_day(now)
    past = [one for one in made if one.day >= today - timedelta(BEHIND) and rnd.random() < 0.8]
    seen: set[tuple[int, int, Any]] = set()
    plans, linked = [], []
    for visit in past:
        key = (visit.member_id, visit.customer_id, visit.day)
        if key in seen:
            continue
        seen.add(key)
        plans.append(_plan(visit.member_id, visit.team_id, visit.customer_id, visit.day, "done", visit.purpose))
        linked.append(visit)
    Plan.objects.bulk_create(plans, batch_size=500)
    for visit, plan in zip(linked, plans, strict=True):
        visit.plan = plan
    Visit.objects.bulk_update(linked, ["plan"], batch_size=500)
    reps = Member.objects.filter(id__in={one.member_id for one in made}, ended_on=None).order_by("id")
    for member in reps[:PLANNERS]:
        _plans_of(member, today, rnd)


def _plans_of(member: Member, today: Any, rnd: random.Random) -> None:
    actor = _actor(member.pk)
    if actor is None:
        return
    found = proposing.for_member(actor, None, today, today + timedelta(AHEAD))["visits"]
    plans = [
        _plan(member.pk, member.team_id, one["customer_id"], one["day"], "planned", "serve", source=one["source"])
        for one in found
    ]
    own = list(Customer.objects.filter(owner=member).order_by("id").values_list("id", flat=True)[:40])
    for number, customer in enumerate(rnd.sample(own, k=min(3, len(own)))):
        plan = _plan(member.pk, member.team_id, customer, today - timedelta(2 + number * 3), "missed", "serve")
        if number == 1:
            plan.status, plan.reason = "cancelled", WHY[member.pk % len(WHY)]
        plans.append(plan)
    Plan.objects.bulk_create(plans)


def _plan(member: int, team: int, customer: int, day: Any, status: str, purpose: str, source: str = "hand") -> Plan:
    return Plan(
        member_id=member, team_id=team, customer_id=customer, day=day, status=status, purpose=purpose, source=source
    )


def _actor(member_id: int) -> Actor | None:
    user = Member.objects.filter(id=member_id).values_list("user_id", flat=True).first()
    return accounts.actor_of_user(user) if user else None


def _uuid(rnd: random.Random) -> UUID:
    return UUID(int=rnd.getrandbits(128), version=4)
