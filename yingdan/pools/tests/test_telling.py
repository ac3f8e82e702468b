"""Members hear that something fresh lies in a pool: once, and only when they can have it."""

from datetime import datetime, timedelta

import pytest

from yingdan.conftest import Cast, actor_for
from yingdan.kernel import clock
from yingdan.platform.models import Notification
from yingdan.pools.models import Pool, Told
from yingdan.pools.services import assigning, telling
from yingdan.pools.tests.making import lie, make_customer, make_lead, make_pool


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The moment, ten in the morning: change it by setting `now[0]`."""
    moment = [clock.day_start(clock.today()) + timedelta(hours=10)]
    monkeypatch.setattr(clock, "now", lambda: moment[0])
    return moment


def fresh(pool: Pool, now: list[datetime], name: str, minutes: float = 5) -> None:
    record = make_customer(name) if pool.kind == "customer" else make_lead(name)
    lie(pool, record)
    pool.entries.filter(**{pool.kind: record}).update(since=now[0] - timedelta(minutes=minutes))


def said() -> list[tuple[int, str, int]]:
    rows = Notification.objects.filter(kind__startswith="pool.fresh").order_by("id")
    return [(row.user_id, row.kind, row.params["count"]) for row in rows]


def test_members_are_told_once_a_day(cast: Cast, pool: Pool, now: list[datetime]) -> None:
    fresh(pool, now, "甲")
    fresh(pool, now, "乙")
    telling.tell_fresh()
    users = [user for user, _, _ in said()]
    assert len(users) == len(set(users))
    assert {cast.xiaoli.user_id, cast.xiaowang.user_id} <= set(users)
    assert cast.liu.user_id not in users  # no member
    assert {(kind, count) for _, kind, count in said()} == {("pool.fresh_customer", 2)}
    assert Notification.objects.filter(kind="pool.fresh_customer")[0].path == f"/pools/{pool.pk}"
    before = len(said())
    now[0] += timedelta(hours=2)
    fresh(pool, now, "丙")
    telling.tell_fresh()
    assert len(said()) == before  # once a day
    now[0] += timedelta(hours=24)
    telling.tell_fresh()
    assert {count for _, _, count in said()[before:]} == {1}  # the one that came since


def test_nobody_is_told_at_night_or_of_nothing(cast: Cast, pool: Pool, now: list[datetime]) -> None:
    telling.tell_fresh()
    now[0] = clock.day_start(clock.today()) + timedelta(hours=3)
    fresh(pool, now, "甲")
    telling.tell_fresh()
    assert said() == []


def test_an_hourly_pool_tells_each_hour_and_a_silent_one_never(cast: Cast, now: list[datetime]) -> None:
    hourly = make_pool("快", cast.region, kind="lead", fresh="hourly")
    silent = make_pool("静", cast.region, fresh="off")
    for turn in range(3):
        fresh(hourly, now, f"线索{turn}")
        fresh(silent, now, f"客户{turn}")
        telling.tell_fresh()
        now[0] += timedelta(minutes=65)
    mine = [row for row in said() if row[0] == cast.xiaoli.user_id]
    assert mine == [(cast.xiaoli.user_id, "pool.fresh_lead", 1)] * 3


def test_what_is_protected_is_told_when_it_can_be_had(cast: Cast, now: list[datetime]) -> None:
    pool = make_pool("护", cast.region, fresh="hourly", protect_hours=3)
    fresh(pool, now, "甲")
    telling.tell_fresh()
    assert said() == []
    now[0] += timedelta(hours=3)
    telling.tell_fresh()
    assert {count for _, _, count in said()} == {1}


def test_where_nobody_claims_those_who_assign_are_told(cast: Cast, now: list[datetime]) -> None:
    pool = make_pool("只分配", cast.region, admin=cast.chen, assign_only=True)
    fresh(pool, now, "甲")
    telling.tell_fresh()
    assert said() == [(cast.chen.user_id, "pool.fresh_assign", 1)]


def test_what_went_again_is_not_told(cast: Cast, pool: Pool, now: list[datetime]) -> None:
    fresh(pool, now, "甲")
    ids = list(pool.entries.values_list("customer", flat=True))
    assigning.assign(actor_for(cast.chen), pool.pk, ids, cast.xiaoli.id)
    telling.tell_fresh()
    assert said() == []
    assert Told.objects.get().upto < now[0] - timedelta(hours=1)  # nothing said, nothing noted
