"""What rules would do before they are switched on: tonight and in the next 30 days, for each owner and day."""

from datetime import timedelta
from typing import Any

from django.db import connection, transaction

from yingdan.kernel import clock, jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.pools import kinds
from yingdan.pools.models import Pool, Preview
from yingdan.pools.selectors import due
from yingdan.pools.selectors.due import Which
from yingdan.pools.selectors.pools import MANAGE
from yingdan.pools.services import refreshing, rules

AHEAD = 30
AT_ONCE = 200_000  # records that are looked through while somebody waits
KEPT = timedelta(days=2)


def start(actor: Actor, pool_id: int, drafts: list[dict[str, Any]] | None) -> Preview:
    """A preview of drafts, or of the pool's rules as they stand, on or off. A large company's is made by a job."""
    actor.need(MANAGE)
    pool = Pool.objects.filter(id=pool_id).first()
    if pool is None:
        raise NotFound
    if drafts is None:
        drafts = [_as_draft(rule) for rule in pool.rules.order_by("position", "id")]
    for one in drafts:
        rules.draft(pool, {**one})
    today = clock.today()
    preview = Preview.objects.create(
        pool=pool, by_id=actor.member_id, at=clock.now(), day=today, until=today + timedelta(AHEAD), rules=drafts
    )
    if _size(kinds.get(pool.kind).table) <= AT_ONCE:
        run(preview.pk)
        preview.refresh_from_db()
    else:
        jobs.defer("pools.preview", preview_id=preview.pk)
    return preview


def run(preview_id: int) -> None:
    """Looks through all records, a range at a time."""
    preview = Preview.objects.select_related("pool").get(id=preview_id)
    kind = kinds.get(preview.pool.kind)
    drafts = [rules.draft(preview.pool, dict(one)) for one in preview.rules]
    read = due.reading(kind, drafts)
    preview.rows.all().delete()
    for low, high in refreshing.ranges(kind):
        found = due.statement(read, Which(low=low, high=high))
        if found is None:
            break
        sql, params = found
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"insert into pools_previewrow (preview_id, {kind.column}, owner_id, place, due_on)"  # noqa: S608
                f" select %s, w.id, w.owner_id, w.place, w.due_on from ({sql}) w where w.due_on <= %s",
                [preview.pk, *params, preview.until],
            )
    preview.status, preview.finished_at = "done", clock.now()
    preview.looked_at = _size(kind.table)
    preview.save(update_fields=["status", "finished_at", "looked_at"])


def forget_old() -> None:
    """Previews are of use for a day or two."""
    Preview.objects.filter(at__lt=clock.now() - KEPT).delete()


def _as_draft(rule: Any) -> dict[str, Any]:
    return {
        "name": rule.name, "every": rule.every, "clauses": rule.clauses, "condition": rule.condition,
        "workdays": rule.workdays, "spares_won": rule.spares_won, "target_id": rule.target_id,
        "counts_from": rule.counts_from.isoformat() if rule.counts_from else None,
    }  # fmt: skip


def _size(table: str) -> int:
    """About how many rows a table has."""
    with connection.cursor() as cursor:
        cursor.execute("select greatest(reltuples, 0)::bigint from pg_class where oid = %s::regclass", [table])
        return int(cursor.fetchone()[0])
