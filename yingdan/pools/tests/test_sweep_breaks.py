"""Nights that were cut off, taken back, or met by somebody at work: everything once, nothing twice."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection, transaction

from yingdan.conftest import Cast, actor_for, client_for, make_cast
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.tests.at_once import together
from yingdan.platform.models import Notification
from yingdan.pools import jobs
from yingdan.pools.models import Due, Entry, Exemption, Move, Pool, Rule, Sweep
from yingdan.pools.services import sweeping, undoing, undoing_sweeps
from yingdan.pools.tests.making import make_customer, make_pool
from yingdan.pools.tests.test_sweeping import IDLE, held

MANY = 4_000


@pytest.fixture
def rule(pool: Pool) -> Rule:
    return Rule.objects.create(pool=pool, active=True, **IDLE)


def test_a_night_that_was_cut_off_is_closed_by_the_next_and_can_be_undone(
    cast: Cast, rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    early, late = held(cast, "甲", days=40), held(cast, "乙", days=40)
    monkeypatch.setattr(sweeping, "BATCH", 1)
    real, calls = sweeping._move, list[Any]()

    def dies(*given: Any) -> None:
        calls.append(given)
        if len(calls) == 2:
            raise RuntimeError("power cut")
        real(*given)

    monkeypatch.setattr(sweeping, "_move", dies)
    yesterday = clock.today() - timedelta(1)
    with pytest.raises(RuntimeError):
        sweeping.run(yesterday)
    monkeypatch.setattr(sweeping, "_move", real)
    sweeping.run()
    first, second = Sweep.objects.order_by("day")
    assert (first.day, first.stage, first.counts["recycle"]) == (yesterday, "done", 1)
    assert second.counts["recycle"] == 1
    assert Move.objects.count() == Entry.objects.count() == 2
    lost = Notification.objects.filter(kind="pool.recycled_customer")
    assert [row.params["count"] for row in lost] == [1, 1]  # each night told of its own
    assert undoing_sweeps.undo(actor_for(cast.liu), first.pk)["done"] == 1
    owners = Customer.objects.filter(id__in=[early.id, late.id]).values_list("owner", flat=True)
    assert sorted(owners, key=str) == [cast.xiaoli.id, None]


def test_what_is_taken_back_a_second_time_is_spared_again(cast: Cast, rule: Rule) -> None:
    customer = held(cast)
    for turn in range(2):
        sweep = sweeping.run(clock.today() + timedelta(turn))
        assert sweep is not None
        if turn == 0:
            assert undoing_sweeps.undo(actor_for(cast.liu), sweep.pk)["done"] == 1
        else:
            undoing.undo(actor_for(cast.chen), [sweep.moves.get().pk])
        assert Exemption.objects.get().until == clock.today() + timedelta(3)
        customer.refresh_from_db()
        assert customer.owner == cast.xiaoli
        Exemption.objects.update(until=clock.today() - timedelta(1))  # the days of grace run out


def test_a_rule_whose_field_was_put_away_stops_nothing_else(cast: Cast, pool: Pool, rule: Rule) -> None:
    liu = client_for(cast.liu)
    condition = {"combinator": "and", "rules": [{"field": "c_ends", "operator": "null", "value": None}]}
    clauses = [{"clause": "idle", "n": 1, "field": ""}]
    Rule.objects.create(pool=pool, active=True, name="坏", position=9, clauses=clauses, condition=condition)
    customer, fresh = held(cast, "甲"), held(cast, "乙", days=5)
    mine = client_for(cast.xiaoli)
    assert mine.get(f"/api/pools/records/customer/{customer.id}").json()["rule"] == rule.name
    assert mine.post(f"/api/customers/{fresh.id}/followups", {"text": "谈过了"}).status_code == 201
    assert sweeping.run() is not None
    assert Entry.objects.get().customer == customer
    told = {one["name"]: one for one in liu.get(f"/api/pools/{pool.pk}/rules").json()["items"]}
    assert (told["坏"]["broken"], told[rule.name]["broken"]) == (True, False)
    path = f"/api/pools/{pool.pk}/rules/{told['坏']['id']}"
    on = {"version": 1, "name": "坏", "clauses": clauses, "condition": condition, "active": True}
    assert liu.put(path, on).status_code == 422
    assert liu.put(path, {**on, "active": False}).json()["active"] is False


def test_a_large_night_is_taken_back_by_a_job(cast: Cast, rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        held(cast, f"客户{number}")
    sweep = sweeping.run()
    assert sweep is not None
    monkeypatch.setattr(undoing_sweeps, "AT_ONCE", 2)
    monkeypatch.setattr(undoing_sweeps, "BATCH", 1)
    liu = actor_for(cast.liu)
    assert undoing_sweeps.undo(liu, sweep.pk) == {"done": 0, "failed": 0, "waiting": True}
    sweep.refresh_from_db()
    assert (sweep.stage, sweep.undone_at) == ("undoing", None)
    jobs.undo_sweep(sweep.pk, cast.liu.user_id)
    sweep.refresh_from_db()
    assert (sweep.stage, sweep.undone_by) == ("done", liu.name)
    assert Customer.objects.filter(owner=cast.xiaoli).count() == 3
    assert not Entry.objects.exists()


def scene() -> tuple[Cast, Pool]:
    cast = make_cast()
    return cast, make_pool("华东公海", cast.region, admin=cast.chen)


@pytest.mark.django_db(transaction=True)
def test_who_holds_a_record_is_not_waited_for_and_counted_once() -> None:
    cast, pool = scene()
    Rule.objects.create(pool=pool, active=True, **IDLE)
    Rule.objects.create(pool=pool, active=True, name="持有十天", position=1, clauses=[{"clause": "held", "n": 35}])
    in_use, free = held(cast, "甲"), held(cast, "乙", days=36)
    Customer.objects.filter(id=free.id).update(last_followup_at=clock.now())  # only by the second rule

    with transaction.atomic():
        Customer.objects.select_for_update(no_key=True).get(id=in_use.id)  # as an edit does
        (sweep,) = together(sweeping.run, atomic=False)  # on another connection
    assert (sweep.counts["busy_customer"], sweep.counts["recycle"]) == (1, 1)
    assert Customer.objects.get(id=in_use.id).owner == cast.xiaoli
    sweeping.run(clock.today() + timedelta(1))  # the next night
    assert Customer.objects.get(id=in_use.id).owner is None


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_midst_it_catches_up_exactly_once() -> None:
    """A real process, really killed."""
    cast, pool = scene()
    rule = Rule.objects.create(pool=pool, active=True, **IDLE)
    pattern = make_customer("样板", cast.xiaoli)
    with connection.cursor() as cursor:
        columns = ", ".join(
            str(field.column) for field in Customer._meta.concrete_fields if field.name not in ("id", "name")
        )
        cursor.execute(
            f"insert into customers_customer (name, {columns}) select '客户' || n, {columns}"
            " from customers_customer, generate_series(1, %s) n where customers_customer.id = %s",
            [MANY, pattern.pk],
        )
    pattern.delete()
    Customer.objects.update(owned_since=clock.now() - timedelta(40))
    held_by = dict(Customer.objects.values_list("id", "owner"))
    process = subprocess.Popen(
        [sys.executable, "-m", "yingdan", "manage", "recycle"], stdout=subprocess.DEVNULL, env=_environment()
    )
    try:
        _wait_until(lambda: Move.objects.exists() or process.poll() is not None)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    done = Move.objects.count()
    assert 0 < done < MANY
    assert Sweep.objects.get().finished_at is None
    _wait_until(lambda: sweeping.run() is not None)  # the server notices the dead connection
    sweep = Sweep.objects.get()
    assert (sweep.stage, sweep.counts["recycle"], sweep.counts["busy_customer"]) == ("done", MANY, 0)
    moves = dict(Move.objects.filter(rule=rule, sweep=sweep).values_list("customer", "from_owner"))
    assert moves == held_by  # each once, from whom it was
    assert Move.objects.count() == Entry.objects.count() == MANY
    assert not Customer.objects.exclude(owner=None).exists()
    assert not Due.objects.exists()
    assert [row.params["count"] for row in Notification.objects.filter(kind="pool.recycled_customer")] == [MANY]


def _environment() -> dict[str, str]:
    here = connection.settings_dict
    options = urlencode(
        {name: here[name.upper()] for name in ("host", "port", "user", "password") if here[name.upper()]}
    )
    return {**os.environ, "DATABASE_URL": f"postgresql:///{here['NAME']}?{options}"}


def _wait_until(true: Any) -> None:
    end = time.monotonic() + 120
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)
