"""Work plans: proposed, adjusted, answered by the superior, matched with what happened."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.kernel import clock
from yingdan.org.selectors import calendar as calendars
from yingdan.org.services import tallies
from yingdan.platform.models import Notification
from yingdan.reports.models import Plan, PlanItem, PlanTally
from yingdan.reports.selectors.setup import setup
from yingdan.reports.services import plans
from yingdan.reports.tests.making import make_customer, noon, talked
from yingdan.targets.models import ActivityTarget
from yingdan.tasks.services import tasks

pytestmark = pytest.mark.django_db


def coming_workday() -> date:
    known = calendars.load()
    return next(day for n in range(1, 30) if known.is_workday(day := clock.today() + timedelta(n)))


def body(day: date, items: list[dict[str, Any]], version: int = 0, kind: str = "day") -> dict[str, Any]:
    return {"kind": kind, "day": day.isoformat(), "version": version, "items": items}


def an_item(what: str, title: str, target: int | None = None, **more: Any) -> dict[str, Any]:
    return {"what": what, "title": title, "target": target, **more}


def make_plan(cast: Cast, day: date, *items: dict[str, Any]) -> Plan:
    plan = Plan.objects.create(owner=cast.xiaoli, team=cast.team, kind="day", start=day, end=day)
    for n, one in enumerate(items):
        PlanItem.objects.create(plan=plan, position=n, **one)
    return plan


def test_a_plan_is_proposed_from_what_is_due(cast: Cast) -> None:
    day = coming_workday()
    shop = make_customer("约好的店", cast.xiaoli, next_contact_at=noon(day))
    make_customer("以后的店", cast.xiaoli, next_contact_at=noon(day + timedelta(40)))
    make_customer("别人的店", cast.xiaowang, next_contact_at=noon(day))
    tasks.create(actor_for(cast.xiaoli), {"title": "交报价", "due_on": day})
    ActivityTarget.objects.create(
        member=cast.xiaoli, kind="visits", per_week=10, starts_on=clock.today(), ends_on=day + timedelta(60)
    )
    client = client_for(cast.xiaoli)
    sheet = client.get(f"/api/plans/mine?day={day}").json()
    found = {(one["what"], one["title"] or one["kind"], one["quantity"]) for one in sheet["proposals"]}
    assert found == {("contact", "约好的店", 1), ("task", "交报价", 1), ("activity", "visits", 2)}
    saved = client.put("/api/plans/mine", body(day, [an_item("visit", "约好的店", shop.pk)])).json()
    assert [one["title"] for one in saved["items"]] == ["约好的店"]
    assert {one["what"] for one in saved["proposals"]} == {"task", "activity"}  # the visit is the contact
    assert saved["items"][0]["counts"]


def test_what_happened_is_matched_by_itself(cast: Cast) -> None:
    day = clock.today() - timedelta(1)
    shops = [make_customer(f"店{n}", cast.xiaoli) for n in range(3)]
    plan = make_plan(
        cast, day, {"what": "visit", "title": "店0", "customer": shops[0]},
        {"what": "call", "title": "店1", "customer": shops[1]}, {"what": "visit", "title": "店2", "customer": shops[2]},
        {"what": "other", "title": "晚加的", "counts": False, "said": "done"},
    )  # fmt: skip
    talked(cast.xiaoli, shops[0], "visit", noon(day))
    talked(cast.xiaoli, shops[1], "call", noon(day - timedelta(1)))
    talked(cast.xiaowang, shops[2], "visit", noon(day))
    sheet = client_for(cast.zhang).get(f"/api/plans/{plan.pk}").json()
    assert [one["state"] for one in sheet["items"]] == ["done", "early", "open", "done"]
    assert (sheet["planned"], sheet["fulfilled"], round(sheet["rate"], 3)) == (3, 200, 0.667)
    assert sheet["items"][0]["records"][0]["resource"] == "followup"
    plans.work_out(plan)
    found = client_for(cast.zhang).get(f"/api/plans/execution?day={day}").json()
    assert [(one["planned"], one["fulfilled"]) for one in found["people"][0]["plans"]] == [(3, 200)]
    assert (found["spans"][-1]["planned"], found["spans"][-1]["fulfilled"]) == (3, 200)
    assert tallies.drift(PlanTally) == []
    assert client_for(cast.xiaowang).get("/api/plans/execution").json()["people"] == []


def test_once_the_day_has_begun_plans_are_dropped_with_a_reason_only(cast: Cast) -> None:
    day = clock.today() - timedelta(1)
    shop = make_customer("店", cast.xiaoli)
    plan = make_plan(cast, day, {"what": "visit", "title": "店", "customer": shop})
    client = client_for(cast.xiaoli)
    row = plan.items.get()
    assert client.put("/api/plans/mine", body(day, [], plan.version)).status_code == 409
    kept = an_item("visit", "店", shop.pk, id=row.pk, said="dropped")
    assert client.put("/api/plans/mine", body(day, [kept], plan.version)).status_code == 422
    more = an_item("other", "临时", said="done")
    saved = client.put("/api/plans/mine", body(day, [{**kept, "reason": "客户出差"}, more], plan.version)).json()
    assert [(one["state"], one["counts"]) for one in saved["items"]] == [("dropped", True), ("done", False)]
    assert saved["rate"] == 0


def test_a_plan_names_only_what_its_owner_sees(cast: Cast) -> None:
    foreign = make_customer("别家", cast.xiaowang)
    answer = client_for(cast.xiaoli).put("/api/plans/mine", body(coming_workday(), [an_item("visit", "x", foreign.pk)]))
    assert answer.status_code == 404


def test_the_superior_approves_or_gives_back(cast: Cast) -> None:
    day = coming_workday()
    client, boss = client_for(cast.xiaoli), client_for(cast.zhang)
    plan = client.put("/api/plans/mine", body(day, [an_item("other", "整理样品")])).json()
    path = f"/api/plans/{plan['id']}/answer"
    assert boss.post(path, {"version": plan["version"], "verdict": "returned"}).status_code == 422
    back = boss.post(path, {"version": plan["version"], "verdict": "returned", "note": "太少"}).json()
    assert (back["answer"], back["answered_name"], back["can_lead"]) == ("returned", "张主管", True)
    assert Notification.objects.get(user_id=cast.xiaoli.user_id).kind == "report.plan_returned"
    again = client.put("/api/plans/mine", body(day, [an_item("other", "拜访两家")], back["version"])).json()
    assert again["answer"] == ""
    assert boss.post(path, {"version": again["version"], "verdict": "approved"}).json()["answer"] == "approved"
    assert client.post(path, {"version": again["version"], "verdict": "approved"}).status_code == 403
    assert client_for(cast.liu).get(f"/api/plans/{plan['id']}").status_code == 200
    assert client_for(cast.xiaowang).get(f"/api/plans/{plan['id']}").status_code == 404


def test_a_plan_costs_the_same_for_many_items(cast: Cast) -> None:
    day = clock.today()
    plan = make_plan(cast, day, {"what": "other", "title": "一"})
    client = client_for(cast.zhang)

    def statements(path: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    paths = [f"/api/plans/{plan.pk}", f"/api/plans/execution?day={day}"]
    setup()  # made at its first use
    few = [statements(path) for path in paths]
    for n in range(12):
        shop = make_customer(f"店{n}", cast.xiaoli)
        PlanItem.objects.create(plan=plan, position=n, what="visit", title=f"店{n}", customer=shop)
        talked(cast.xiaoli, shop, "visit", clock.day_start(day))
    assert [statements(path) for path in paths] == few
    assert max(few) <= 20
