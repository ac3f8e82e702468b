"""Owners and superiors are told of deals newly at risk: once, together, and again after a relapse."""

from datetime import UTC, datetime, timedelta

import pytest

from yingdan.deal_health.models import Standing, Told, Upkeep
from yingdan.deal_health.services import refreshing, telling
from yingdan.deal_health.tests.making import ago, make_customer, make_deal
from yingdan.deals.models import Deal
from yingdan.kernel import clock
from yingdan.kernel.texts import text
from yingdan.org.models import Member
from yingdan.platform.models import Notification

WHEN = datetime(2026, 3, 13, 1, 30, tzinfo=UTC)  # a Friday, half past nine in the company's day


def bad(owner, name, amount=1000):
    """A deal that nobody looked after for two months."""
    return make_deal(
        owner, make_customer(name, owner), name=name, amount=amount, opened_on=ago(60), expected_close=ago(20),
        stage_entered_at=clock.now() - timedelta(60), next_contact_at=None,
    )  # fmt: skip


def morning():
    """The next morning."""
    Upkeep.objects.update(told_on=None)
    return telling.tell()


def told(member):
    """What the member was told, the last first."""
    rows = Notification.objects.filter(user_id=member.user_id, kind__startswith="deal_health").order_by("-id")
    return [(one.kind, one.path, text(f"notify.{one.kind}", "zh-CN", **one.params)) for one in rows]


def test_owner_and_superior_are_told_once_and_after_a_relapse(cast):
    deal = bad(cast.xiaoli, "甲项目")
    make_deal(cast.xiaoli, name="好的")
    assert Standing.objects.get(deal=deal).level == "risk"
    assert morning() == 2
    kind, path, said = told(cast.xiaoli)[0]
    assert (kind, path) == ("deal_health.risk", f"/deals/{deal.pk}")
    assert said == f"商机“甲项目”出现风险，有 {len(Standing.objects.get(deal=deal).kinds)} 个预警"
    assert told(cast.zhang) == [
        ("deal_health.below", "/deal-health",
         "下属有 1 个商机新出现风险，共 1,000.00 元，涉及 1 人，最大的是“甲项目”（小李）")
    ]  # fmt: skip
    assert telling.tell() == 0
    assert morning() == 0
    good = {"expected_close": clock.today() + timedelta(30), "stage_entered_at": clock.now(), "opened_on": ago(0),
            "next_contact_at": clock.now() + timedelta(2)}  # fmt: skip
    Deal.objects.filter(id=deal.pk).update(**good)
    refreshing.judge([deal.pk])
    assert Standing.objects.get(deal=deal).level == "good"
    assert (morning(), Told.objects.count()) == (0, 0)
    Deal.objects.filter(id=deal.pk).update(
        expected_close=ago(20), opened_on=ago(60), next_contact_at=None, stage_entered_at=clock.now() - timedelta(60)
    )
    refreshing.judge([deal.pk])
    assert morning() == 2


def test_many_deals_are_one_notice_and_who_left_is_not_told(cast):
    first, second = bad(cast.xiaoli, "小单", 100), bad(cast.xiaoli, "大单", 250_000)
    bad(cast.xiaowang, "走了的人的")
    Member.objects.filter(id=cast.xiaowang.id).update(ended_on=ago(1))
    assert morning() == 2
    assert [one[2] for one in told(cast.xiaoli)] == ["您有 2 个商机新出现风险，共 250,100.00 元，最大的是“大单”"]
    assert told(cast.xiaowang) == []
    assert set(Told.objects.values_list("deal_id", flat=True)) == {first.pk, second.pk}
    Deal.objects.filter(id=first.pk).delete()
    assert (morning(), Told.objects.count()) == (0, 1)


@pytest.mark.parametrize(
    ("hours", "worked", "expected"), [(0, True, True), (0, False, False), (-3, True, False), (24, True, False)]
)
def test_it_is_told_on_workdays_after_the_night_has_worked(db, monkeypatch, hours, worked, expected):
    now = WHEN + timedelta(hours=hours)
    monkeypatch.setattr(clock, "now", lambda: now)
    Upkeep.objects.all().delete()
    Upkeep.objects.create(id=1, worked_on=clock.today() if worked else None)
    assert telling.due() is expected
