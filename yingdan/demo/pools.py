"""Public pools of the demo company: what lies in them, rules that recycle, and what people claimed."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import cycle
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef

from yingdan.accounts import selectors as accounts
from yingdan.customers.models import Customer
from yingdan.deals.models import Deal
from yingdan.demo.axis import DAY, Axis
from yingdan.demo.staff import REGION_MANAGER, Person, Staff
from yingdan.kernel import clock
from yingdan.leads.models import Lead
from yingdan.org.models import Team
from yingdan.org.services import home
from yingdan.pools import kinds
from yingdan.pools.models import Dispatch, Entry, Move, Pool, Rule, Seat
from yingdan.pools.services import claiming, refreshing

LYING, CLAIMED = 60, 12
REASONS = ("60 天未跟进", "联系不上", "暂无需求", "区域调整")
C_CLASS = {"combinator": "and", "rules": [{"field": "grade", "operator": "!=", "value": "A"}]}


def write(staff: Staff, axis: Axis) -> None:
    """One pool of customers for all, one of leads with automatic assignment, one for key customers, assigned only."""
    root = Team.objects.get(parent=None)
    company = _pool("公司客户公海", "customer", root, max_held=400, claims_per_day=5, cooldown_days=30, protect_hours=2,
                    hidden=["phone", "address"], free_held=["won"], max_locks=10,
                    release_reasons=list(REASONS[1:]), note="90 天没有跟进的客户会回到这里")  # fmt: skip
    leads = _pool("线索公海", "lead", root, claims_per_day=20, cooldown_days=7,
                  release_reasons=["空号", "无意向", "重复"], note="新线索先到这里，谁有空谁领")  # fmt: skip
    key = _pool("重点客户公海", "customer", root, assign_only=True, note="A 类客户，只由经理分配", position=2)
    manager = next(one for one in staff.people if one.position == REGION_MANAGER and one.until is None)
    for pool in (company, leads, key):
        pool.parties.create(member_id=manager.id, admin=True)
    _rules(company, leads, key, axis)
    receivers = [one for one in staff.people if one.sells and one.until is None]
    _lie(company, kinds.CUSTOMER, _idle(LYING), axis)
    _lie(key, kinds.CUSTOMER, _idle(5, grade="A"), axis)
    _lie(leads, kinds.LEAD, list(Lead.objects.filter(status="new").order_by("-created_at")[:LYING]), axis)
    Dispatch.objects.filter(pool=leads).update(method="load", hours=[
        {"weekday": day, "from": "09:00", "to": "18:00"} for day in range(1, 6)
    ])  # fmt: skip
    Seat.objects.bulk_create(
        Seat(pool=leads, member_id=one.id, ability=40 + 7 * n, upper=60) for n, one in enumerate(receivers[:6])
    )
    for kind in kinds.every():
        refreshing.refresh_all(kind)
    _revive(company, axis)
    _claim(company, receivers[:4], axis)


def _pool(name: str, kind: str, root: Team, **columns: Any) -> Pool:
    pool = Pool.objects.create(name=name, kind=kind, **columns)
    Dispatch.objects.create(pool=pool)
    pool.parties.create(team=root)
    return pool


def _rules(company: Pool, leads: Pool, key: Pool, axis: Axis) -> None:
    """Old records count from a month ago, so that some are due soon and not all at once."""
    start = axis.today - timedelta(60)
    idle = [{"clause": "idle", "n": 90}]
    Rule.objects.create(
        pool=company, name="90 天未跟进", active=True, clauses=idle, condition=C_CLASS, counts_from=start
    )
    Rule.objects.create(
        pool=company, name="领取后 15 个工作日未跟进", active=True, workdays=True, counts_from=axis.today, position=1,
        clauses=[{"clause": "idle_after_claim", "n": 15}],
    )  # fmt: skip
    Rule.objects.create(
        pool=key, name="A 类客户半年无新商机且 60 天未跟进", every=True,
        clauses=[{"clause": "no_new_deal", "n": 180}, {"clause": "idle", "n": 60}],
        condition={"combinator": "and", "rules": [{"field": "grade", "operator": "=", "value": "A"}]},
    )  # fmt: skip
    Rule.objects.create(
        pool=leads, name="7 天未跟进", active=True, counts_from=axis.today - timedelta(3),
        clauses=[{"clause": "idle", "n": 7}],
    )  # fmt: skip


def _idle(count: int, **columns: Any) -> list[Customer]:
    """Customers nobody sells to, those longest without a follow-up first."""
    busy = Exists(Deal.objects.filter(customer=OuterRef("pk"), status="open"))
    rows = Customer.objects.filter(~busy, owner__isnull=False, pool_entry=None, **columns)
    return list(rows.order_by("last_followup_at", "id")[:count])


def _lie(pool: Pool, kind: kinds.Kind, rows: Sequence[Any], axis: Axis) -> None:
    """The rows came into the pool on different days of the last weeks."""
    moves, entries = [], []
    for number, (row, reason) in enumerate(zip(rows, cycle(REASONS), strict=False)):
        at = clock.day_start(axis.today) - timedelta(days=number % 40, hours=1 + number % 9)
        how = "recycle" if reason == REASONS[0] else "release"
        moves.append(Move(
            at=at, kind=how, pool=pool, by_name="system" if how == "recycle" else row.owner.name if row.owner else "",
            from_owner_id=row.owner_id, from_team_id=row.team_id, reason=reason, held_since=row.owned_since,
            version=row.version + 1, **{kind.column: row.pk},
        ))  # fmt: skip
    Move.objects.bulk_create(moves)
    for row, move in zip(rows, moves, strict=True):
        entries.append(Entry(pool=pool, since=move.at, former_owner_id=row.owner_id, reason=move.reason, move=move,
                             **{kind.column: row.pk}))  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            f"update {kind.table} set owner_id = null, team_id = %s, version = version + 1 where id = any(%s)",  # noqa: S608
            [home.root_id(), [row.pk for row in rows]],
        )
    Entry.objects.bulk_create(entries)


def _revive(pool: Pool, axis: Axis) -> None:
    """Some of the customers won lately had come from the pool some weeks before."""
    recent = Deal.objects.filter(status="won", closed_on__gte=axis.today - timedelta(50), owner__isnull=False)
    won = {
        deal.customer_id: deal
        for deal in recent.select_related("owner").order_by("-amount", "id")[:9]
        if deal.closed_on
    }
    Move.objects.bulk_create(
        Move(
            at=(at := clock.day_start(deal.closed_on or axis.today) - timedelta(days=9 + number)),
            kind="claim", pool=pool, customer_id=customer, by_id=deal.owner_id, to_owner_id=deal.owner_id,
            by_name=deal.owner.name if deal.owner else "",
            waited_since=at - timedelta(days=12 + 3 * number), reason="",
        )
        for number, (customer, deal) in enumerate(won.items())
    )  # fmt: skip


def _claim(pool: Pool, people: list[Person], axis: Axis) -> None:
    """A few colleagues claimed today. The story knows no other clock than its own: so do what they claimed."""
    waiting = list(Entry.objects.filter(pool=pool).order_by("since").values_list("customer", flat=True)[:CLAIMED])
    for number, one in enumerate(people):
        part = waiting[number * 3 : number * 3 + 3]
        if actor := accounts.actor_of_user(one.id):
            claiming.claim(actor, pool.pk, part)
    at = clock.day_start(axis.today) + timedelta(minutes=axis.now % DAY)
    Customer.objects.filter(id__in=waiting).update(updated_at=at, owned_since=at)
    Move.objects.filter(pool=pool, customer__in=waiting, kind="claim").update(at=at)
