"""Many plans: who handed in, who did not, the same answer to many with a word on each that stays."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.accounts.models import Role, UserRole
from yingdan.conftest import Cast, client_for, make_member
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.platform.models import Notification
from yingdan.reports.models import Plan
from yingdan.reports.selectors.setup import setup

pytestmark = pytest.mark.django_db


def a_plan(owner: Member, **columns: Any) -> Plan:
    day = clock.today()
    return Plan.objects.create(owner=owner, team=owner.team, kind="day", start=day, end=day, **columns)


def seen(*plans: Plan) -> list[dict[str, int]]:
    return [{"id": one.pk, "version": one.version} for one in plans]


def names(client: Any, show: str = "") -> list[str]:
    found = client.get(f"/api/plans/handed-in?show={show}")
    assert found.status_code == 200, found.content
    return [one["member"]["name"] for one in found.json()["rows"]]


def test_who_has_handed_in_and_who_has_not(cast: Cast) -> None:
    UserRole.objects.get_or_create(user_id=cast.xiaoli.user_id, role=Role.objects.get(code="rep"))
    boss = client_for(cast.zhang)
    assert names(boss, "none") == ["小李"]
    plan = a_plan(cast.xiaoli)
    assert names(boss, "none") == []
    assert (names(boss), names(boss, "waiting"), names(boss, "approved")) == (["小李"], ["小李"], [])
    row = boss.get("/api/plans/handed-in").json()["rows"][0]
    assert (row["id"], row["can_lead"], row["answer"]) == (plan.pk, True, "")
    assert not client_for(cast.xiaoli).get("/api/plans/handed-in").json()["rows"][0]["can_lead"]
    assert names(client_for(cast.xiaowang)) == []
    Plan.objects.update(answer="returned", answer_note="太少")
    assert (names(boss, "returned"), names(boss, "waiting")) == (["小李"], [])


def test_the_same_answer_to_many_with_a_word_on_each_that_stays(cast: Cast) -> None:
    mate = make_member("小周", cast.team, "own")
    own, ready, changed = a_plan(cast.zhang), a_plan(cast.xiaoli), a_plan(mate)
    Plan.objects.filter(id=changed.pk).update(version=7)
    boss = client_for(cast.zhang)
    body = {"plans": seen(own, ready, changed), "verdict": "returned", "note": "先写清目的"}
    assert boss.post("/api/plans/answers", {**body, "note": " "}).status_code == 422
    found = boss.post("/api/plans/answers", body).json()
    assert found["done"] == 1
    assert {one["name"]: one["code"] for one in found["left"]} == {
        "张主管": "plan_own", mate.name: "plan_changed",
    }  # fmt: skip
    ready.refresh_from_db()
    assert (ready.answer, ready.answer_note, ready.answered_name) == ("returned", "先写清目的", "张主管")
    assert Notification.objects.filter(kind="report.plan_returned", user_id=cast.xiaoli.user_id).count() == 1
    assert boss.post("/api/plans/answers", body).json()["done"] == 0  # what was seen is no longer so


def test_many_are_answered_only_within_reach(cast: Cast) -> None:
    plan = a_plan(cast.xiaoli)
    body = {"plans": seen(plan), "verdict": "approved"}
    assert client_for(cast.xiaoli).post("/api/plans/answers", body).status_code == 403
    foreign = a_plan(cast.xiaowang)
    both = {"plans": seen(plan, foreign), "verdict": "approved"}
    assert client_for(cast.zhang).post("/api/plans/answers", both).status_code == 404
    plan.refresh_from_db()
    assert plan.answer == ""
    assert client_for(cast.zhang).post("/api/plans/answers", body).json() == {"done": 1, "left": []}


def test_the_card_of_today_tells_of_the_plan_and_of_those_to_answer(cast: Cast) -> None:
    rep, boss = client_for(cast.xiaoli), client_for(cast.zhang)
    assert (rep.get("/api/reports/card").json()["plan"], boss.get("/api/reports/card").json()["to_answer"]) == (
        None, False,
    )  # fmt: skip
    plan = a_plan(cast.xiaoli, planned=3, fulfilled=150)
    a_plan(cast.zhang)
    assert rep.get("/api/reports/card").json()["plan"] == {
        "id": plan.pk, "answer": "", "planned": 3, "fulfilled": 150,
    }  # fmt: skip
    assert not rep.get("/api/reports/card").json()["to_answer"]
    assert boss.get("/api/reports/card").json()["to_answer"]
    Plan.objects.filter(id=plan.pk).update(answer="approved")
    assert not boss.get("/api/reports/card").json()["to_answer"]


def test_the_list_costs_the_same_for_many_people(cast: Cast) -> None:
    setup()  # made at its first use
    client = client_for(cast.zhang)

    def statements() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get("/api/plans/handed-in").status_code == 200
        return len(found)

    a_plan(cast.xiaoli)
    few = statements()
    for n in range(1, 9):
        a_plan(make_member(f"同事{n}", cast.team, "own"))
    assert len(names(client)) == 9
    assert statements() == few
