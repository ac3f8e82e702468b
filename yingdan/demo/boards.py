"""Leaderboards of the demo company: a broadcast that went out these days, somebody not published, two dashboards."""

from datetime import datetime, time, timedelta
from typing import Any

from yingdan.accounts.models import User
from yingdan.insight.models import Broadcast, BroadcastRun, Dashboard, Unpublished
from yingdan.insight.services import telling
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.platform.models import Notification

DAYS = 4
MORNING, EVENING = time(8, 30), time(18)
BOARDS = [
    {"metric": "revenue_won", "by": "person", "cumulative": "month"},
    {"metric": "visits", "by": "person", "cumulative": "week"},
]


def write() -> None:
    """What the last days' broadcasts were, as if the worker had sent them at their time."""
    now = clock.now()
    sellers = Member.objects.filter(ended_on=None, started_on__isnull=False, team__kind="team")
    newest = sellers.exclude(user__username="rep").order_by("-started_on", "-id").first()
    if newest is not None:
        Unpublished.objects.create(member=newest, reason="试用期，转正后公布")
    Broadcast.objects.create(
        morning=MORNING, evening=EVENING, boards=BOARDS, since=now - timedelta(days=DAYS + 1), workdays_only=True
    )
    today = now.astimezone(clock.company_zone()).date()
    for back in range(DAYS, -1, -1):
        for at in (MORNING, EVENING):
            moment = datetime.combine(today - timedelta(days=back), at, clock.company_zone())
            if moment <= now and telling.tell(moment):
                Notification.objects.filter(kind=telling.KIND, created_at__gte=now).update(created_at=moment)
    BroadcastRun.objects.filter(missed=True).delete()
    _dashboards()


def _dashboards() -> None:
    director = User.objects.filter(username="director").first()
    rep = User.objects.filter(username="rep").first()
    if director is not None:
        Dashboard.objects.create(owner=director, name="销售总览", visibility="company", tiles=_overview())
    if rep is not None:
        Dashboard.objects.create(owner=rep, name="我的一天", tiles=_day())


def _overview() -> list[dict[str, Any]]:
    deals = _rows("deal", _open())
    return [
        _tile("t1", "metric", 0, 0, 3, 2, {"metric": "revenue_won", "span": "month"}),
        _tile("t2", "metric", 3, 0, 3, 2, {"metric": "revenue_won", "span": "year"}),
        _tile("t3", "number", 6, 0, 3, 2, {**deals, "sum": "amount"}, "进行中商机金额"),
        _tile("t4", "metric", 9, 0, 3, 2, {"metric": "visits", "span": "month"}),
        _tile("t5", "chart", 0, 2, 6, 4, {**deals, **_group("stage", "bar", "amount")}, "各阶段金额"),
        _tile("t6", "forecast", 6, 2, 6, 4, {"span": "month"}),
        _tile("t7", "board", 0, 6, 4, 4, {"metric": "revenue_won", "by": "person", "span": "month"}),
        _tile("t8", "chart", 4, 6, 4, 4, {**_rows("customer"), **_group("industry", "pie")}, "客户行业"),
        _tile("t9", "table", 8, 6, 4, 4, {**deals, "columns": ["name", "amount", "expected_close"],
              "sort": [{"field": "amount", "desc": True}], "limit": 8}, "最大的商机"),
    ]  # fmt: skip


def _day() -> list[dict[str, Any]]:
    return [
        _tile("t1", "metric", 0, 0, 4, 2, {"metric": "revenue_won", "span": "month"}),
        _tile("t2", "metric", 4, 0, 4, 2, {"metric": "visits", "span": "month"}),
        _tile("t3", "number", 8, 0, 4, 2, {**_rows("customer"), "scope": "mine", "sum": None}, "我的客户"),
        _tile("t4", "board", 0, 2, 6, 4, {"metric": "visits", "by": "person", "span": "month"}),
        _tile("t5", "chart", 6, 2, 6, 4, {**_rows("followup"), "scope": "mine", "by": "happened_at", "bucket": "month",
              "sum": None, "shape": "line"}, "我的跟进"),
    ]  # fmt: skip


def _rows(resource: str, condition: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"resource": resource, "scope": "all", "filter": condition, "q": ""}


def _group(by: str, shape: str, total: str | None = None) -> dict[str, Any]:
    return {"by": by, "bucket": None, "sum": total, "shape": shape}


def _open() -> dict[str, Any]:
    return {"combinator": "and", "rules": [{"field": "status", "operator": "=", "value": "open"}]}


def _tile(
    number: str, kind: str, x: int, y: int, w: int, h: int, ask: dict[str, Any], title: str = ""
) -> dict[str, Any]:  # fmt: skip
    return {"id": number, "kind": kind, "title": title, "x": x, "y": y, "w": w, "h": h, "ask": ask}
