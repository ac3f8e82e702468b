"""The recycling of a business day: exactly once, whoever starts it and however often, also when the worker was down.

Two stages, both in short transactions. First every last day is worked out anew, a range of ids at a time; then what is
due is moved, a batch at a time, each record looked at once more under its lock. Whoever holds a record meanwhile is not
waited for: the record is tried again at the end, and else stays for the next night.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Count

from yingdan.kernel import audit, clock
from yingdan.kernel.actor import Actor
from yingdan.org.services import home
from yingdan.platform.services import events
from yingdan.pools import kinds
from yingdan.pools.kinds import Kind
from yingdan.pools.models import Due, Rule, Sweep
from yingdan.pools.selectors import due
from yingdan.pools.selectors.due import Reading, Which
from yingdan.pools.services import onward, refreshing, warning

FRESH = 20  # batches (some seconds) after which rules and members are read again
BATCH = 1000  # whoever edits one of these waits for the batch: half a second
TRIES = 2
_ALONE = 7_204_004


def run(day: date | None = None) -> Sweep | None:
    """Does what the day still lacks; None when another process is at it."""
    with _alone() as here:
        if not here:
            return None
        sweep = _begin(day or clock.today())
        if sweep.stage == "days":
            for kind in kinds.every():
                refreshing.refresh_all(kind, lambda: _pulse(sweep))
            _pulse(sweep, stage="moves")
        if sweep.stage == "moves":
            counts = dict(sweep.counts)
            for kind in kinds.every():
                counts[f"busy_{kind.name}"] = _recycle(kind, sweep)
            counts["onward"] = onward.move_on(sweep)
            _finish(sweep, counts)
        return sweep


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether nobody else sweeps just now; ends with the connection, should the process die."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [_ALONE])
        got = bool(cursor.fetchone()[0])
        try:
            yield got
        finally:
            if got:
                cursor.execute("select pg_advisory_unlock(%s)", [_ALONE])


def _begin(day: date) -> Sweep:
    now = clock.now()
    found, _ = Sweep.objects.get_or_create(day=day, defaults={"started_at": now, "pulse_at": now})
    for broken in Sweep.objects.filter(day__lt=found.day, finished_at=None):
        _close(broken)
    return found


def _close(broken: Sweep) -> None:
    """An earlier night that was cut off and that this one makes up for: what it did move stays its own, is told, and
    can be undone."""
    with transaction.atomic():
        told = warning.tell_recycled(broken)
        counts = {row["kind"]: row["n"] for row in broken.moves.values("kind").annotate(n=Count("id"))}
        _pulse(broken, stage="done", finished_at=clock.now(), counts={**broken.counts, **counts, "told": told})


def _pulse(sweep: Sweep, **changed: Any) -> None:
    for name, value in changed.items():
        setattr(sweep, name, value)
    sweep.pulse_at = clock.now()
    sweep.save(update_fields=["pulse_at", *changed])


def _finish(sweep: Sweep, counts: dict[str, int]) -> None:
    for row in sweep.moves.values("kind").annotate(n=Count("id")):
        counts[row["kind"]] = row["n"]
    with transaction.atomic():
        told = warning.tell(sweep.day)
        told_lost = warning.tell_recycled(sweep)
        counts.update(warned=told, told=told_lost)
        _pulse(sweep, stage="done", finished_at=clock.now(), counts=counts)
        events.record(
            actor=_actor(sweep), verb="pool.swept", resource="pool_sweep", object_id=sweep.pk,
            count=counts.get("recycle", 0),
        )  # fmt: skip


def _recycle(kind: Kind, sweep: Sweep) -> int:
    """Moves all that is due, rule by rule; says how many records were busy to the end."""
    due_rows = Due.objects.filter(due_on__lt=sweep.day, **{f"{kind.column}__isnull": False})
    left = 0
    rules = Rule.objects.filter(id__in=due_rows.values("rule").distinct()).select_related("pool", "target")
    for rule in rules.order_by("pool__position", "pool", "position", "id"):
        last, batches = 0, 0
        busy: list[int] = []
        read = due.reading(kind)
        while rows := list(
            due_rows.filter(rule=rule, id__gt=last).order_by("id").values_list("id", kind.column)[:BATCH]
        ):
            last, batches = rows[-1][0], batches + 1
            if batches % FRESH == 0:
                read = due.reading(kind)
            busy += _batch(read, sweep, rule, [record for _, record in rows])
            _pulse(sweep)
        for _ in range(TRIES):
            busy = _batch(read, sweep, rule, busy) if busy else []
        left += len(busy)
    return left


def _batch(read: Reading, sweep: Sweep, rule: Rule, ids: list[int]) -> list[int]:
    """Moves those of the records that are still due under their lock; gives back those that somebody holds."""
    kind = read.kind
    with transaction.atomic():
        refreshing.follow_each_other(kind)
        audit.announce(_actor(sweep).because(rule.name))
        with connection.cursor() as cursor:
            cursor.execute("set local yingdan.sweeping = '1'")
            cursor.execute(
                f"select id from {kind.table} where id = any(%s) order by id"  # noqa: S608
                " for no key update skip locked",
                [ids],
            )
            mine = [row[0] for row in cursor.fetchall()]
        refreshing.write(read, Which(mine))
        fall = Due.objects.filter(rule=rule, due_on__lt=sweep.day, **{f"{kind.column}__in": mine})
        _move(kind, sweep, rule, sorted(fall.values_list(kind.column, flat=True)))
    return sorted(set(ids) - set(mine))


def _move(kind: Kind, sweep: Sweep, rule: Rule, ids: list[int]) -> None:
    target = rule.target if rule.target and rule.target.active else rule.pool  # nobody could fetch from one that is off
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
with moved as (
    insert into pools_move (at, kind, pool_id, {kind.column}, by_name, from_owner_id, from_team_id, reason, rule_id,
                            sweep_id, due_on, held_since, version, undone_by)
    select %(now)s, 'recycle', %(pool)s, r.id, %(by)s, r.owner_id, r.team_id, %(reason)s, %(rule)s, %(sweep)s, d.due_on,
           coalesce(r.owned_since, r.created_at), r.version + 1, ''
    from {kind.table} r join pools_due d on d.{kind.column} = r.id where r.id = any(%(ids)s)
    returning id, {kind.column}, from_owner_id
), gone as (
    delete from pools_due where {kind.column} = any(%(ids)s)
)
insert into pools_entry (pool_id, {kind.column}, since, former_owner_id, reason, move_id)
select %(pool)s, {kind.column}, %(now)s, from_owner_id, %(reason)s, id from moved""",  # noqa: S608
            {
                "now": clock.now(), "pool": target.pk, "by": _actor(sweep).name, "reason": rule.name, "rule": rule.pk,
                "sweep": sweep.pk, "ids": ids,
            },
        )  # fmt: skip
        cursor.execute(
            f"update {kind.table} set owner_id = null, team_id = %s, version = version + 1, updated_at = %s"  # noqa: S608
            " where id = any(%s)",
            [target.team_id or home.root_id(), clock.now(), ids],
        )


def _actor(sweep: Sweep) -> Actor:
    return Actor.system(f"recycling {sweep.day}")
