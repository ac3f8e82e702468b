"""Visits in a report: a check-in and the follow-up that it wrote are one; collections are theirs."""

from datetime import timedelta
from uuid import uuid4

import pytest

from yingdan.conftest import Cast, client_for
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.reports.rules import spans
from yingdan.reports.selectors import composed
from yingdan.reports.tests.making import make_customer, noon, talked
from yingdan.visits.models import Plan, StepAnswer, Visit

pytestmark = pytest.mark.django_db
YESTERDAY = timedelta(1)


def visited(owner: Member, customer: Customer, **columns: object) -> Visit:
    at = noon(clock.today() - YESTERDAY)
    values = {
        "purpose": "order", "status": "done", "ended_at": at + timedelta(minutes=25), "result": "订二十箱",
        "weather": "晴",
        "category": "existing", **columns,
    }  # fmt: skip
    return Visit.objects.create(
        uuid=uuid4(), member=owner, team=owner.team, customer=customer, day=clock.business_day(at), number=1,
        started_at=at, told_started_at=at, **values,
    )  # fmt: skip


def answered(visit: Visit, kind: str, answer: dict[str, object], **columns: object) -> None:
    StepAnswer.objects.create(
        uuid=uuid4(), visit=visit, key=kind, kind=kind, answer=answer, told_at=visit.started_at, told_hash=str(uuid4()),
        **columns,
    )  # fmt: skip


def test_check_ins_fill_the_columns_of_the_form(cast: Cast) -> None:
    day = clock.today() - YESTERDAY
    shop = make_customer("西湖店", cast.xiaoli, city="杭州市", district="西湖区")
    followup = talked(cast.xiaoli, shop, "visit", noon(day), "订二十箱")
    visit = visited(cast.xiaoli, shop, followup=followup)
    answered(visit, "collection", {"amount": 12_300, "method": "cash"})
    answered(visit, "collection", {"amount": 900, "method": "cash"}, replaced=True)
    talked(cast.xiaoli, shop, "visit", noon(day) + timedelta(hours=1), "没有签到的")
    visited(cast.xiaoli, shop, status="abandoned")
    found = composed.of_member(cast.xiaoli.pk, spans.containing("day", day))
    parts = {one["name"]: one for one in found["sections"]}
    first, second = parts["visits"]["rows"]
    assert (first["serial"], first["purpose"], first["category"], first["result"]) == (
        1,
        "order",
        "existing",
        "订二十箱",
    )
    assert first["span"][1] is not None
    assert (second["serial"], second["result"], second["span"][1]) == (2, "没有签到的", None)
    assert (parts["collections"]["rows"][0]["method"], parts["collections"]["sums"]) == ("cash", {"amount": 12_300})
    assert (found["area"], found["weather"]) == ("杭州市西湖区", "晴")


def test_planned_visits_are_proposed_once(cast: Cast) -> None:
    day = clock.today()
    shop = make_customer("店", cast.xiaoli, next_contact_at=clock.day_start(day))
    Plan.objects.create(customer=shop, member=cast.xiaoli, team=cast.team, day=day)
    sheet = client_for(cast.xiaoli).get(f"/api/plans/mine?day={day}").json()
    assert [(one["what"], one["title"]) for one in sheet["proposals"]] == [("visit", "店")]
