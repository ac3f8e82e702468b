"""The register goes out and in by file, and many risks are changed at once: nothing that follows is left behind."""

import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.customers.tests.making import make_customer
from yingdan.deal_health.tests.making import make_deal
from yingdan.deals.models import Deal
from yingdan.kernel import clock
from yingdan.platform.exchange.tests.helpers import SYSTEM, reasons, run, step, take_back
from yingdan.risks.models import Risk
from yingdan.risks.services import looking, verbs
from yingdan.risks.tests.making import make_risk, only, slipped

pytestmark = pytest.mark.django_db
FIELDS = {
    "external_id": "编号", "title": "风险", "kind": "类别", "probability": "可能性", "impact": "影响", "amount": "金额",
    "deal": "商机", "customer": "客户", "person": "人员", "plan_b": "预案", "owner": "负责人", "status": "状态",
    "reason": "结论", "review_on": "复查",
}  # fmt: skip


USUAL = {"title": "风险", "kind": "市场", "probability": 3, "impact": 3}


def bring(*rows: dict[str, object], actor=SYSTEM):
    """Imports new rows given by the names of fields."""
    return brought("upsert", *({**USUAL, **row} for row in rows), actor=actor)


def bring_again(*rows: dict[str, object]):
    """Imports changes of what is there, found by its external id."""
    return brought("update", *rows)


def brought(mode: str, *rows: dict[str, object], actor=SYSTEM):
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([FIELDS[name] for name in names])
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    wanted = step("risk", "r.csv", "external_id", mode=mode, fields={name: FIELDS[name] for name in names})
    return run(wanted, files={"r.csv": out.getvalue()}, actor=actor)


def rows_of(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


def test_rows_come_in_with_all_that_follows_from_them_and_go_with_undo(cast):
    make_deal(cast.xiaoli, make_customer(cast.xiaoli, "大华公司"), name="二期改造", amount=5000)
    job = bring(
        {"external_id": "R1", "title": "铜价上涨", "kind": "市场", "probability": 4, "impact": 5, "owner": "小李"},
        {"external_id": "R2", "title": "客户换人", "kind": "商机", "deal": "二期改造", "owner": "小李"},
        {"external_id": "R3", "title": "已锁价", "status": "已化解", "reason": "签了年度协议", "amount": "12.50"},
        actor=actor_for(cast.admin),
    )
    assert job.counts == {"new": 3}, reasons(job)
    one, two, three = Risk.objects.order_by("external_id")
    assert (one.score, one.level, one.owner, one.team) == (20, "critical", cast.xiaoli, cast.team)
    assert one.review_on == clock.today() + timedelta(14)
    assert (two.customer and two.customer.name, two.subject, two.amount, two.amount_follows) == (
        "大华公司", f"deal:{two.deal_id}", Decimal(5000), True,
    )  # fmt: skip
    assert (three.status, three.reason, three.ended_by, three.amount) == (
        "mitigated", "签了年度协议", "person", Decimal("12.50"),
    )  # fmt: skip
    assert three.ended_at is not None
    found = client_for(cast.admin).post("/api/resources/risk/query", {"q": "铜价", "columns": ["title"]}).json()
    assert [row["id"] for row in found["rows"]] == [one.id]
    take_back(job)
    assert not Risk.objects.exists()


def test_bad_rows_say_why_and_leave_the_others_alone(cast):
    make_customer(cast.xiaoli, "大华公司")
    job = bring(
        {"external_id": "R1", "title": "好的"},
        {"external_id": "R2", "title": ""},
        {"external_id": "R3", "title": "过大", "probability": 9},
        {"external_id": "R4", "title": "无结论", "status": "已关闭"},
        {"external_id": "R5", "title": "两个对象", "customer": "大华公司", "person": "小李"},
        {"external_id": "R6", "title": "类别不明", "kind": "天气"},
    )
    assert job.counts == {"new": 1, "error": 5}
    assert {(line, field) for line, field, _ in reasons(job)} == {
        (3, "title"), (4, "probability"), (5, "reason"), (6, "person"), (7, "kind"),
    }  # fmt: skip


def test_an_update_changes_what_follows_and_nothing_else(cast):
    deal = make_deal(cast.xiaoli, make_customer(cast.xiaoli, "大华公司"), name="二期改造", amount=5000)
    follows = make_risk(cast.xiaoli, "客户换人", kind="deal", deal=deal.id, external_id="R1")
    over = make_risk(cast.xiaoli, "过去", external_id="R2")
    over = verbs.move(actor_for(cast.xiaoli), over.id, "closed", "没事了", 1)
    same = bring_again(
        {"external_id": "R1", "title": "客户换人"}, {"external_id": "R2", "title": "过去", "status": "已关闭"}
    )
    assert same.counts == {"unchanged": 2}, reasons(same)
    job = bring_again(
        {"external_id": "R1", "probability": 5, "impact": 4, "title": "客户换人了"},
        {"external_id": "R2", "probability": 1, "title": "过去"},
    )
    assert job.counts == {"update": 2}, reasons(job)
    follows.refresh_from_db()
    assert (follows.score, follows.level, follows.amount_follows, follows.version) == (20, "critical", True, 2)
    ended = over.ended_at
    over.refresh_from_db()
    assert (over.score, over.status, over.reason, over.ended_at) == (3, "closed", "没事了", ended)
    bring_again({"external_id": "R1", "amount": "100"})
    Deal.objects.filter(id=deal.id).update(amount=9000)
    looking.look()
    follows.refresh_from_db()
    assert (follows.amount, follows.amount_follows) == (Decimal(100), False)


def test_an_imported_change_takes_a_risk_over_from_its_rule(cast):
    deal = make_deal(cast.xiaoli, make_customer(cast.xiaoli, "大华公司"), amount=300_000)
    slipped(deal)
    only("deal_slipped")
    looking.look()
    risk = Risk.objects.get()
    Risk.objects.filter(id=risk.id).update(external_id="R1")
    assert bring_again({"external_id": "R1", "title": risk.title}).counts == {"unchanged": 1}
    assert Risk.objects.get().taken_at is None
    assert bring_again({"external_id": "R1", "plan_b": "约见客户总经理"}).counts == {"update": 1}
    looking.look()
    risk = Risk.objects.get()
    assert (risk.plan_b, risk.taken_at is not None, risk.title) == ("约见客户总经理", True, deal.name)
    refused = bring_again({"external_id": "R1", "person": "小李"})
    assert reasons(refused)[0][1:] == ("person", "risk_one_subject")


def test_what_its_signal_ended_can_be_imported_again(cast):
    risk = make_risk(cast.xiaoli, external_id="R1")
    Risk.objects.filter(id=risk.id).update(status="closed", ended_by="signal", ended_at=clock.now())
    job = bring_again({"external_id": "R1", "plan_b": "下次早点去"})
    assert job.counts == {"update": 1}, reasons(job)
    risk.refresh_from_db()
    assert (risk.plan_b, risk.status, risk.ended_by, risk.reason) == ("下次早点去", "closed", "signal", "")


def test_an_export_says_in_words_what_the_list_shows(cast):
    deal = make_deal(cast.xiaoli, make_customer(cast.xiaoli, "大华公司"), name="二期改造", amount=5000)
    make_risk(cast.xiaoli, "客户换人", kind="deal", deal=deal.id, probability=5, impact=4, plan_b="=HYPERLINK()")
    make_risk(cast.xiaowang, "别人的")
    body = {"scope": "all", "format": "csv", "columns": [
        "title", "kind", "level", "score", "status", "amount", "deal", "customer", "owner", "plan_b",
    ]}  # fmt: skip
    answer = client_for(cast.zhang).post("/api/resources/risk/export", body)
    assert answer.status_code == 200
    assert rows_of(answer) == [{
        "风险": "客户换人", "类别": "商机", "等级": "极高", "风险值": "20", "状态": "待处理", "涉及金额": "5000.00",
        "商机": "二期改造", "客户": "大华公司", "负责人": "小李", "应对预案": "'=HYPERLINK()",
    }]  # fmt: skip
    assert client_for(cast.xiaoli).post("/api/resources/risk/export", body).status_code == 403


def bulk(who, values, *risks):
    body = {"action": "edit", "ids": [one.id for one in risks], "values": values}
    return client_for(who).post("/api/resources/risk/bulk", body).json()


def test_many_are_graded_at_once_and_taken_back(cast):
    deal = make_deal(cast.xiaoli, make_customer(cast.xiaoli, "大华公司"), amount=5000)
    mine, theirs = make_risk(cast.xiaoli, kind="deal", deal=deal.id), make_risk(cast.xiaowang)
    done = bulk(cast.xiaoli, {"probability": 5, "impact": 5, "amount": "100"}, mine, theirs)
    assert (done["done"], [one["code"] for one in done["failed"]]) == (1, ["not_found"])
    mine.refresh_from_db()
    assert (mine.score, mine.level, mine.amount, mine.amount_follows) == (25, "critical", Decimal(100), False)
    undone = client_for(cast.xiaoli).post("/api/resources/risk/undo", {"token": done["undo_token"]}).json()
    assert undone["done"] == 1, undone
    mine.refresh_from_db()
    assert (mine.score, mine.level, mine.amount, mine.amount_follows) == (9, "medium", Decimal(5000), True)


def test_many_end_with_one_reason_and_none_without(cast):
    first, second = make_risk(cast.xiaoli, "一"), make_risk(cast.xiaoli, "二")
    refused = bulk(cast.xiaoli, {"status": "closed"}, first, second)
    assert (refused["done"], len(refused["failed"])) == (0, 2)
    assert bulk(cast.xiaoli, {"reason": "没结束"}, first)["failed"][0]["code"] == "invalid"
    done = bulk(cast.xiaoli, {"status": "closed", "reason": "年终清理"}, first, second)
    assert done["done"] == 2
    assert set(Risk.objects.values_list("status", "reason", "ended_by")) == {("closed", "年终清理", "person")}
    client_for(cast.xiaoli).post("/api/resources/risk/undo", {"token": done["undo_token"]})
    assert set(Risk.objects.values_list("status", "reason", "ended_by", "ended_at")) == {("open", "", "", None)}


def test_many_change_hands_only_by_who_may_give_them(cast):
    risk = make_risk(cast.xiaoli)
    assert bulk(cast.xiaoli, {"owner": cast.zhang.id}, risk)["done"] == 0
    assert bulk(cast.zhang, {"owner": cast.xiaowang.id}, risk)["done"] == 0
    assert bulk(cast.chen, {"owner": cast.xiaowang.id}, risk)["done"] == 1
    risk.refresh_from_db()
    assert (risk.owner, risk.team) == (cast.xiaowang, cast.other_team)


def test_high_risks_of_a_node_are_those_that_its_list_shows(cast):
    for who, likely, bad in ((cast.xiaoli, 5, 5), (cast.xiaoli, 2, 5), (cast.xiaoli, 3, 3), (cast.xiaowang, 4, 4)):
        make_risk(who, probability=likely, impact=bad)
    over = make_risk(cast.xiaoli, probability=5, impact=5)
    verbs.move(actor_for(cast.xiaoli), over.id, "closed", "没事了", 1)

    def high(who, node=""):
        answer = client_for(who).get(f"/api/risks/serious{node}")
        if answer.status_code != 200:
            return answer.status_code
        said = answer.json()
        listed = client_for(who).post("/api/resources/risk/count", {"scope": "all", "filter": said["drill"]["filter"]})
        assert listed.json()["count"] == said["count"]
        return said["count"], said["critical"]

    assert high(cast.xiaoli) == (2, 1)
    assert high(cast.zhang) == (2, 1)
    assert high(cast.chen) == (3, 2)
    assert high(cast.liu) == (3, 2)
    assert high(cast.chen, f"?node=team:{cast.other_team.id}") == (1, 1)
    assert high(cast.chen, f"?node=member:{cast.xiaowang.id}") == (1, 1)
    assert high(cast.zhang, f"?node=member:{cast.xiaowang.id}") == 404
    assert high(cast.xiaoli, f"?node=team:{cast.team.id}") == 404
