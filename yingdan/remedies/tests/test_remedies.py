"""Remedies: assigned, told, done, taken back; what came of them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from yingdan.conftest import actor_for, client_for, make_member
from yingdan.customers.models import Customer, FollowUp
from yingdan.kernel import clock
from yingdan.kernel.errors import Conflict, Invalid, NotFound
from yingdan.platform.models import Event, Notification
from yingdan.remedies.models import Remedy
from yingdan.remedies.selectors import remedies as selectors
from yingdan.remedies.services import measuring, remedies
from yingdan.remedies.services.remedies import Wish
from yingdan.remedies.tests.conftest import QUARTER, TODAY
from yingdan.targets.rules import period
from yingdan.targets.tests.conftest import make_deal
from yingdan.tasks.models import Task

pytestmark = pytest.mark.django_db
Q1 = period.parse(QUARTER)
DUE = TODAY + timedelta(7)


def assign(cast, **values) -> Remedy:
    wish = Wish(**{"kind": "urge", "note": "本周补足拜访", "due_on": DUE, "cause": "activity", **values})
    return remedies.assign(actor_for(cast.zhang), cast.xiaoli.pk, Q1, wish)


def test_the_person_learns_of_it_and_the_superior_of_its_end(cast) -> None:
    remedy = assign(cast)
    told = Notification.objects.get(user=cast.xiaoli.user)
    assert told.kind == "task.assigned"
    task = Task.objects.get(source=f"remedy:{remedy.pk}")
    assert (task.owner_id, task.due_at and clock.business_day(task.due_at), task.status) == (
        cast.xiaoli.pk,
        DUE,
        "todo",
    )
    remedies.finish(actor_for(cast.xiaoli), remedy.pk, 1, "已拜访十家")
    remedy.refresh_from_db()
    task.refresh_from_db()
    assert (remedy.status, remedy.result, remedy.version, task.status) == ("done", "已拜访十家", 2, "done")
    assert "remedy.done" in Notification.objects.filter(user=cast.zhang.user).values_list("kind", flat=True)
    verbs = Event.objects.filter(about__contains=[f"member:{cast.xiaoli.pk}"]).values_list("verb", flat=True)
    assert {"remedy.assigned", "remedy.done"} <= set(verbs)
    with pytest.raises(Conflict, match="remedy_over"):
        remedies.finish(actor_for(cast.xiaoli), remedy.pk, 2, "")
    assert remedies.reopen(actor_for(cast.zhang), remedy.pk, 2).status == "open"
    task.refresh_from_db()
    assert task.status == "todo"


def test_what_a_superior_does_is_the_superior_s_task_and_the_person_is_told(cast, pipeline) -> None:
    deal = make_deal(pipeline, cast.xiaoli, Decimal(5), status="open")
    remedy = assign(cast, kind="joint_visit", deal=deal.id)
    task = Task.objects.get(source=f"remedy:{remedy.pk}")
    assert (task.owner_id, task.subject_resource, task.subject_id) == (cast.zhang.pk, "deal", deal.id)
    kinds = set(Notification.objects.filter(user=cast.xiaoli.user).values_list("kind", flat=True))
    assert "remedy.assigned" in kinds
    remedies.drop(actor_for(cast.zhang), remedy.pk, 1, "客户改期")
    task.refresh_from_db()
    assert task.status == "cancelled"


def test_only_superiors_assign_and_take_back(cast) -> None:
    for who in (cast.xiaoli, cast.xiaowang):
        with pytest.raises(NotFound):
            remedies.assign(actor_for(who), cast.xiaoli.pk, Q1, Wish("urge", "x", DUE))
    with pytest.raises(NotFound):
        remedies.assign(actor_for(cast.zhang), cast.xiaowang.pk, Q1, Wish("urge", "x", DUE))
    remedy = assign(cast)
    with pytest.raises(NotFound):
        remedies.drop(actor_for(cast.xiaoli), remedy.pk, 1, "不需要")
    with pytest.raises(NotFound):
        remedies.finish(actor_for(cast.xiaowang), remedy.pk, 1, "")
    with pytest.raises(Invalid):
        remedies.drop(actor_for(cast.zhang), remedy.pk, 1, " ")
    with pytest.raises(Conflict):
        remedies.drop(actor_for(cast.zhang), remedy.pk, 7, "旧页面")
    assert remedies.drop(actor_for(cast.zhang), remedy.pk, 1, "已完成拜访").status == "dropped"


def test_what_it_takes_is_asked_for(cast, pipeline) -> None:
    with pytest.raises(Invalid):
        assign(cast, note=" ")
    with pytest.raises(Invalid):
        assign(cast, due_on=TODAY - timedelta(1))
    with pytest.raises(Invalid):
        assign(cast, kind="joint_visit")
    theirs = make_deal(pipeline, cast.xiaowang, Decimal(5), status="open")
    with pytest.raises(NotFound):
        assign(cast, kind="step_in", deal=theirs.id)
    mine = make_deal(pipeline, cast.xiaoli, Decimal(5), status="open")
    assert assign(cast, kind="step_in", deal=mine.id).deal_id == mine.id


def test_who_sees_it(cast) -> None:
    remedy = assign(cast)
    for who, sees in ((cast.xiaoli, True), (cast.zhang, True), (cast.chen, True), (cast.xiaowang, False)):
        assert selectors.visible(actor_for(who), "read").filter(id=remedy.pk).exists() is sees
    assert selectors.page(actor_for(cast.xiaoli), remedy.pk)["can_drop"] is False
    assert selectors.page(actor_for(cast.zhang), remedy.pk)["can_drop"] is True
    with pytest.raises(NotFound):
        selectors.page(actor_for(cast.xiaowang), remedy.pk)


def work(member, start: date, count: int) -> None:
    customer, _ = Customer.objects.get_or_create(
        name=member.name, defaults={"name_key": member.name, "owner": member, "team": member.team}
    )
    FollowUp.objects.bulk_create(
        FollowUp(customer=customer, owner=member, team=member.team, text="谈",
                 happened_at=clock.day_start(start + timedelta(n % 28)))
        for n in range(count)
    )  # fmt: skip


@pytest.mark.parametrize(("after", "outcome"), [(60, "helped"), (20, "no_difference")])
def test_effect_is_measured_against_those_who_stood_alike(cast, monkeypatch, after: int, outcome: str) -> None:
    remedy = assign(cast)
    remedies.finish(actor_for(cast.xiaoli), remedy.pk, remedy.version, "")
    begin, end = TODAY - timedelta(30), TODAY + timedelta(1)
    work(cast.xiaoli, begin, 20)
    work(cast.xiaoli, end, after)
    for n in range(8):
        other = make_member(f"同事{n}", cast.team, "rep")
        work(other, begin, 18 + n)
        work(other, end, 17 + n + n % 3)
    assert measuring.measure_due() == 0  # the time after it is not over
    monkeypatch.setattr(clock, "today", lambda: TODAY + timedelta(31))
    assert measuring.measure_due() == 1
    remedy.refresh_from_db()
    assert remedy.effect is not None
    assert (remedy.outcome, remedy.effect["peers"]) == (outcome, 8)
    assert remedy.effect["after"] > remedy.effect["before"] or outcome == "no_difference"
    assert measuring.measure_due() == 0


def test_an_effect_that_cannot_be_told_says_why(cast, pipeline, monkeypatch) -> None:
    deal = make_deal(pipeline, cast.xiaoli, Decimal(5), status="open")
    remedy = assign(cast, kind="step_in", cause="conversion", deal=deal.id)
    remedies.finish(actor_for(cast.zhang), remedy.pk, remedy.version, "")
    monkeypatch.setattr(clock, "today", lambda: TODAY + timedelta(100))
    measuring.measure_due()
    remedy.refresh_from_db()
    assert remedy.effect is not None
    assert (remedy.outcome, remedy.effect["why"]) == ("unknown", "few_cases")
    assert remedy.effect["deal"]["status"] == "open"


def test_what_was_not_done_has_no_effect_until_it_is_done(cast, monkeypatch) -> None:
    remedy = assign(cast)
    monkeypatch.setattr(clock, "today", lambda: TODAY + timedelta(31))
    assert measuring.measure_due() == 1
    remedy.refresh_from_db()
    assert remedy.effect is not None
    assert (remedy.outcome, remedy.effect["why"]) == ("unknown", "not_done")
    remedies.finish(actor_for(cast.xiaoli), remedy.pk, remedy.version, "晚做了")
    assert measuring.measure_due() == 1
    remedy.refresh_from_db()
    assert remedy.effect["why"] != "not_done"


def test_by_the_routes(cast) -> None:
    body = {"member_id": cast.xiaoli.pk, "period": QUARTER, "kind": "coaching", "cause": "conversion",
            "note": "一起看一次报价", "due_on": str(DUE)}  # fmt: skip
    made = client_for(cast.zhang).post("/api/remedies", body)
    assert made.status_code == 201, made.content
    one = made.json()
    rep = client_for(cast.xiaoli)
    listed = rep.post("/api/resources/remedy/query", {"columns": ["note", "status"]}).json()
    assert [row["id"] for row in listed["rows"]] == [one["id"]]
    done = rep.post(f"/api/remedies/{one['id']}/completion", {"version": one["version"], "result": "看了"})
    assert done.json()["status"] == "done"
    assert rep.post(f"/api/remedies/{one['id']}/withdrawal", {"version": 2}).status_code == 403
