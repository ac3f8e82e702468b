"""A report from the records to the superior: who may, what is kept, what is late."""

from datetime import date, timedelta
from typing import Any

import pytest

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.kernel import clock
from yingdan.org.selectors import calendar as calendars
from yingdan.platform.models import Notification
from yingdan.reports.models import Plan, PlanItem, Report
from yingdan.reports.rules import spans
from yingdan.reports.services import reports
from yingdan.reports.tests.making import make_customer, make_report, noon, talked

pytestmark = pytest.mark.django_db


def words(day: date, version: int = 0, **more: str) -> dict[str, Any]:
    return {"kind": "day", "day": day.isoformat(), "version": version, **more}


def parts(sheet: dict[str, Any]) -> dict[str, int]:
    return {one["name"]: one["count"] for one in sheet["sections"] if one["count"]}


def test_a_report_is_written_from_the_records_and_submitted(cast: Cast) -> None:
    today = clock.today()
    shop = make_customer("西湖店", cast.xiaoli, city="杭州市", district="西湖区")
    at = clock.day_start(today)
    talked(cast.xiaoli, shop, "visit", at, "订货二十箱")
    talked(cast.xiaoli, shop, "call", at, "约了明天")
    talked(cast.xiaoli, shop, "visit", at - timedelta(1), "昨天的")
    talked(cast.xiaowang, make_customer("别家", cast.xiaowang), "visit", at, "别人的")
    client = client_for(cast.xiaoli)
    sheet = client.get("/api/reports/mine").json()
    assert (parts(sheet), sheet["area_found"], sheet["version"]) == ({"visits": 1, "calls": 1}, "杭州市西湖区", 0)
    assert sheet["standing"] == "free"
    saved = client.put("/api/reports/mine", words(today, judgement="先记一句")).json()
    assert (saved["standing"], saved["judgement"]) == ("draft", "先记一句")
    done = client.post("/api/reports/mine/submission", words(today, saved["version"], judgement="客户有意加单")).json()
    assert (done["standing"], done["judgement"], done["area"]) == ("on_time", "客户有意加单", "杭州市西湖区")
    talked(cast.xiaoli, shop, "call", at, "提交之后")
    again = client.get("/api/reports/mine").json()
    assert parts(again) == {"visits": 1, "calls": 1}  # as it was submitted
    assert client.post("/api/reports/mine/submission", words(today, again["version"])).status_code == 409


def test_a_lost_update_is_seen(cast: Cast) -> None:
    today = clock.today()
    client = client_for(cast.xiaoli)
    client.put("/api/reports/mine", words(today, judgement="一"))
    answer = client.put("/api/reports/mine", words(today, judgement="二"))
    assert (answer.status_code, answer.json()["params"]["current_version"]) == (409, 1)


def test_nobody_reports_on_a_day_to_come(cast: Cast) -> None:
    client = client_for(cast.xiaoli)
    tomorrow = clock.today() + timedelta(1)
    assert client.post("/api/reports/mine/submission", words(tomorrow)).status_code == 422
    assert client.put("/api/reports/mine", words(tomorrow, next_plan="先写")).status_code == 200


def test_until_the_deadline_a_report_can_be_taken_back(cast: Cast) -> None:
    today, now = clock.today(), clock.now()
    client = client_for(cast.xiaoli)
    row = make_report(cast.xiaoli, today, due_at=now + timedelta(hours=1))
    done = client.post("/api/reports/mine/submission", words(today, row.version, judgement="好")).json()
    assert done["can_take_back"]
    back = client.post(f"/api/reports/{row.pk}/withdrawal", {"version": done["version"]}).json()
    assert (back["standing"], back["judgement"]) == ("draft", "好")
    done = client.post("/api/reports/mine/submission", words(today, back["version"], judgement="更好")).json()
    Report.objects.filter(id=row.pk).update(due_at=now - timedelta(hours=1))
    assert not client.get("/api/reports/mine").json()["can_take_back"]
    assert client.post(f"/api/reports/{row.pk}/withdrawal", {"version": done["version"]}).status_code == 409


def test_after_the_deadline_it_is_late_only_if_it_was_asked_for(cast: Cast) -> None:
    asked, free = clock.today() - timedelta(7), clock.today() - timedelta(8)
    make_report(cast.xiaoli, asked)
    actor = actor_for(cast.xiaoli)
    assert reports.submit(actor, "day", asked, 1, {"judgement": "补交"}).late
    assert not reports.submit(actor, "day", free, 0, {"judgement": "补记"}).late


def test_superiors_read_what_was_submitted_and_no_drafts(cast: Cast) -> None:
    today = clock.today()
    row = make_report(cast.xiaoli, today, draft={"judgement": "草稿里的话"})
    boss, other = client_for(cast.zhang), client_for(cast.xiaowang)
    sheet = boss.get(f"/api/reports/members/{cast.xiaoli.pk}?day={today}")
    assert (sheet.status_code, sheet.json()["judgement"]) == (200, "")
    assert "草稿里的话" not in boss.post("/api/resources/report/query", {}).content.decode()
    assert other.get(f"/api/reports/{row.pk}").status_code == 404
    assert other.get(f"/api/reports/members/{cast.xiaoli.pk}").status_code == 404
    assert client_for(cast.finance).get(f"/api/reports/{row.pk}").status_code == 403
    assert client_for(cast.inspector).get(f"/api/reports/{row.pk}").status_code == 200
    assert boss.post(f"/api/reports/{row.pk}/comments", {"text": "快写"}).status_code == 409


def test_comments_tell_the_writer_and_those_mentioned_who_may_then_read(cast: Cast) -> None:
    row = make_report(cast.xiaoli, clock.today(), submitted_at=clock.now(), judgement="跟进大单")
    boss = client_for(cast.zhang)
    sheet = boss.post(f"/api/reports/{row.pk}/comments", {"text": "请支援", "mentions": [cast.xiaowang.pk]}).json()
    assert [(one["by_name"], one["text"]) for one in sheet["comments"]] == [("张主管", "请支援")]
    told = dict(Notification.objects.values_list("user_id", "kind"))
    assert told == {cast.xiaoli.user_id: "report.comment", cast.xiaowang.user_id: "report.mention"}
    assert client_for(cast.xiaowang).get(f"/api/reports/{row.pk}").json()["judgement"] == "跟进大单"
    answer = client_for(cast.xiaoli).post(f"/api/reports/{row.pk}/withdrawal", {"version": 1})
    assert answer.status_code in (200, 409)


def test_only_the_writer_takes_back(cast: Cast) -> None:
    row = make_report(cast.xiaoli, clock.today(), submitted_at=clock.now())
    assert client_for(cast.zhang).post(f"/api/reports/{row.pk}/withdrawal", {"version": 1}).status_code == 403
    assert client_for(cast.xiaowang).post(f"/api/reports/{row.pk}/withdrawal", {"version": 1}).status_code == 404


def test_hidden_amounts_are_not_in_a_report(cast: Cast) -> None:
    snapshot = {"area": "", "weather": "", "sections": [
        {"name": "deals", "count": 1, "sums": {"amount": 5}, "rows": [{"serial": 1, "what": "won", "amount": 5}]}
    ]}  # fmt: skip
    row = make_report(cast.xiaoli, clock.today(), submitted_at=clock.now(), snapshot=snapshot)
    assert client_for(cast.zhang).get(f"/api/reports/{row.pk}").json()["sections"][0]["sums"] == {"amount": 5}
    from yingdan.accounts.models import Role

    Role.objects.filter(code="supervisor").update(fields={"deal.amount": "hidden"})
    part = client_for(cast.zhang).get(f"/api/reports/{row.pk}").json()["sections"][0]
    assert (part["sums"], part["rows"]) == ({}, [{"serial": 1, "what": "won"}])


def test_the_workbook_has_the_form_of_the_daily_report(cast: Cast) -> None:
    import io

    from python_calamine import CalamineWorkbook

    day = clock.today() - timedelta(1)
    talked(cast.xiaoli, make_customer("=1+1", cast.xiaoli), "visit", noon(day), "订货")
    row = reports.submit(actor_for(cast.xiaoli), "day", day, 0, {"judgement": "可以加单", "weather": "晴"})
    answer = client_for(cast.xiaoli).get(f"/api/reports/{row.pk}/export")
    lines = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert lines[0][0] == "销售日报表"
    assert lines[4][:5] == ["序号", "客户", "起止时间", "目的", "结果"]
    assert lines[5][:5] == [1.0, "=1+1", "12:00", "", "订货"]
    assert client_for(cast.zhang).get(f"/api/reports/{row.pk}/export").status_code == 200
    assert client_for(cast.inspector).get(f"/api/reports/{row.pk}/export").status_code == 200
    assert client_for(cast.xiaowang).get(f"/api/reports/{row.pk}/export").status_code == 404


def test_the_report_holds_what_was_planned_and_begins_with_the_next_plan(cast: Cast) -> None:
    today = clock.today()
    shop = make_customer("店", cast.xiaoli)
    plan = Plan.objects.create(owner=cast.xiaoli, team=cast.team, kind="day", start=today, end=today)
    PlanItem.objects.create(plan=plan, position=0, what="visit", title="店", customer=shop)
    after = spans.next_workday(calendars.load(), today)
    ahead = Plan.objects.create(owner=cast.xiaoli, team=cast.team, kind="day", start=after, end=after)
    PlanItem.objects.create(plan=ahead, position=0, what="call", title="另一家")
    talked(cast.xiaoli, shop, "visit", clock.day_start(today))
    sheet = client_for(cast.xiaoli).get("/api/reports/mine").json()
    (row,) = next(one["rows"] for one in sheet["sections"] if one["name"] == "plan")
    assert (row["title"], row["state"], row["day"]) == ("店", "done", today.isoformat())
    assert sheet["next_found"] == "电话 另一家"
