"""Broadcasts go to every member once for a day and slot, with the own place, by the ways that are set."""

from datetime import UTC, datetime, timedelta

import pytest

from yingdan.conftest import client_for
from yingdan.insight.models import Broadcast, BroadcastRun
from yingdan.insight.services import telling
from yingdan.platform.models import NoticeChannel, NoticeDelivery, Notification

pytestmark = pytest.mark.usefixtures("history")
URL = "/api/leaderboard/broadcasts"
BOARDS = [{"metric": "revenue_won", "by": "person", "cumulative": "month"}]
PLAN = {"boards": BOARDS, "morning": "08:30", "evening": "18:00"}
EVENING = datetime(2026, 3, 13, 10, 5, tzinfo=UTC)  # 18:05 in Shanghai


def said(member):
    rows = Notification.objects.filter(user_id=member.user_id, kind="board.broadcast").order_by("id")
    return [row.params["zh"] for row in rows]


def saved(who, **more):
    answer = client_for(who).put(URL, {**PLAN, **more})
    assert answer.status_code == 200, answer.content
    Broadcast.objects.update(since=EVENING - timedelta(hours=12))  # set up before the morning
    return answer.json()


def test_everybody_gets_the_own_place_once(cast):
    saved(cast.liu)
    assert telling.tell(EVENING) == 1
    assert telling.tell(EVENING) == 0
    assert said(cast.xiaowang) == [
        "晚间龙虎榜 3月13日\n赢单金额 · 3月13日：第 1 名，2,000.00 元。\n赢单金额 · 3月累计：第 1 名，2,000.00 元。"
    ]
    (words,) = said(cast.xiaoli)
    assert "还没有上榜；榜首 小王 2,000.00 元" in words
    assert "第 2 名，1,000.10 元，距上一名还差 999.90 元；榜首 小王 2,000.00 元" in words
    run = BroadcastRun.objects.get(missed=False)
    assert (run.slot, run.people) == ("evening", len(run.member_ids))
    assert BroadcastRun.objects.get(missed=True).slot == "morning"
    assert Notification.objects.filter(kind="board.broadcast").count() == run.people
    english = Notification.objects.filter(user_id=cast.xiaoli.user_id).latest("id").params
    assert "place 2 with 1,000.10, 999.90 behind the place above; best: 小王 with 2,000.00" in english["en"]


def test_the_morning_tells_of_the_workday_before(cast):
    saved(cast.liu)
    monday = datetime(2026, 3, 16, 1, tzinfo=UTC)
    assert telling.tell(monday) == 1
    assert said(cast.xiaowang)[0].startswith("早间龙虎榜 3月13日")


def test_who_is_not_published_is_told_but_not_told_about(cast):
    chat = NoticeChannel.objects.create(kind="wecom", name="群", secrets={"address": "https://chat.example.com/x"})
    client_for(cast.liu).post("/api/leaderboard/unpublished", {"member_id": cast.xiaowang.id})
    saved(cast.liu)
    telling.tell(EVENING)
    assert "2,000.00 元（不参与公布）" in said(cast.xiaowang)[0]
    others = Notification.objects.exclude(user_id=cast.xiaowang.user_id).filter(kind="board.broadcast")
    assert others.count() > 1
    assert [row for row in others if "小王" in str(row.params)] == []
    posts = NoticeDelivery.objects.filter(channel=chat)
    assert [row.notification_id for row in posts] == [None]
    words = "\n".join((posts[0].post or {})["lines"])
    assert "1. 小李 1,000.10 元" in words
    assert "小王" not in words


def test_the_ways_are_those_that_are_set(cast):
    for kind in ("email", "sms", "dingtalk"):
        NoticeChannel.objects.create(kind=kind, name=kind, secrets={"address": "https://x.example.com"})
    cast.xiaoli.phone = "13800138000"
    cast.xiaoli.save()
    type(cast.xiaoli.user).objects.filter(id=cast.xiaoli.user_id).update(email="li@example.com")
    plan = saved(cast.liu, email=False, robot=False, sms=True)
    telling.tell(EVENING)
    assert list(NoticeDelivery.objects.values_list("channel__kind", flat=True)) == ["sms"]
    saved(cast.liu, version=plan["version"], email=True, robot=True, sms=False)
    telling.tell(EVENING + timedelta(days=3))
    kinds = NoticeDelivery.objects.order_by("channel__kind").values_list("channel__kind", flat=True)
    assert list(kinds) == ["dingtalk", "email", "sms"]


def test_a_team_with_its_own_gets_that_one_and_only_that(cast):
    saved(cast.liu)
    saved(cast.zhang, team_id=cast.team.id, own_team=True, evening="18:02")
    assert telling.tell(EVENING) == 2
    assert "榜首 小王" not in said(cast.xiaoli)[0]
    assert "第 1 名" in said(cast.xiaoli)[0]
    assert len(said(cast.xiaoli)) == len(said(cast.xiaowang)) == 1


def test_who_moves_between_two_broadcasts_is_told_once(cast):
    saved(cast.liu, morning=None)
    saved(cast.zhang, team_id=cast.team.id, morning=None, evening="18:30")
    telling.tell(EVENING)
    cast.xiaowang.team = cast.team
    cast.xiaowang.save()
    telling.tell(EVENING + timedelta(minutes=30))
    assert len(said(cast.xiaowang)) == len(said(cast.xiaoli)) == 1


def test_a_broadcast_that_fails_leaves_nothing_behind_and_holds_up_no_other(cast):
    saved(cast.liu)
    saved(cast.zhang, team_id=cast.team.id)
    Broadcast.objects.filter(team=None).update(boards=[{"metric": "gone", "by": "person", "cumulative": "month"}])
    with pytest.raises(ExceptionGroup):
        telling.tell(EVENING)
    assert (len(said(cast.xiaoli)), said(cast.xiaowang)) == (1, [])
    Broadcast.objects.filter(team=None).update(boards=BOARDS)
    telling.tell(EVENING)
    assert (len(said(cast.xiaoli)), len(said(cast.xiaowang))) == (1, 1)


def test_a_supervisor_sets_up_the_own_team_only(cast):
    assert client_for(cast.zhang).put(URL, PLAN).status_code == 404
    assert client_for(cast.zhang).put(URL, {**PLAN, "team_id": cast.other_team.id}).status_code == 404
    made = saved(cast.zhang, team_id=cast.team.id)
    assert [one["id"] for one in client_for(cast.zhang).get(URL).json()["items"]] == [made["id"]]
    stale = client_for(cast.zhang).put(URL, {**PLAN, "team_id": cast.team.id, "version": 7})
    assert stale.status_code == 409
    assert client_for(cast.zhang).delete(f"{URL}/{made['id']}").status_code == 204


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"boards": [{"metric": "nothing"}]}, "metric"),
        ({"morning": "18:00", "evening": "08:00"}, "evening"),
        ({"boards": []}, "boards"),
    ],
)
def test_what_cannot_be_is_refused(cast, more, field):
    answer = client_for(cast.liu).put(URL, {**PLAN, **more})
    assert answer.status_code == 422
    assert any(field in name for name in answer.json()["params"]["fields"])


def test_the_preview_reads_like_the_real_one_and_sends_nothing(cast):
    found = client_for(cast.liu).post(f"{URL}/preview", PLAN).json()
    assert found["own"].startswith("晚间龙虎榜 3月13日\n赢单金额 · 3月13日：还没有上榜；榜首 小王 2,000.00 元")
    assert "1. 小王 2,000.00 元" in found["group"]
    assert Notification.objects.filter(kind="board.broadcast").count() == 0
