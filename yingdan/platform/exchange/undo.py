"""Taking a whole import back: new records go, changed ones get their former values; what was touched since stays."""

import json
import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, OperationalError, connection, transaction
from psycopg import sql

from yingdan.kernel import audit, clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError
from yingdan.platform.exchange import setups
from yingdan.platform.exchange.errors import ImportState
from yingdan.platform.exchange.fields import importer_of, resource_of
from yingdan.platform.exchange.limits import UNDO_DAYS
from yingdan.platform.exchange.running import actor_of, exclusive, need, pulse, reason_of, recipe_of
from yingdan.platform.exchange.usage import Parts
from yingdan.platform.exchange.writing import check_references
from yingdan.platform.models import ImportBatch, ImportIssue, ImportJob
from yingdan.platform.resources.spec import Resource
from yingdan.platform.services import events

log = logging.getLogger("yingdan.imports")
SLICE = 2_000
Refused = dict[int, tuple[str, dict[str, Any]]]

CHANGED_SINCE = """
    with ours as (
        select row_id, max(id) as id from platform_audit
        where table_name = %(table)s and row_id = any(%(ids)s) and reason = %(reason)s group by row_id)
    select distinct on (a.row_id) a.row_id, a.actor
    from platform_audit a join ours o on o.row_id = a.row_id and a.id > o.id
    where a.table_name = %(table)s and a.row_id = any(%(ids)s) and not a.reason = any(%(own)s)
    order by a.row_id, a.id desc"""


def may_still(job: ImportJob) -> bool:
    """Whether the time for undoing has not passed."""
    return job.started_at is not None and clock.now() - job.started_at <= timedelta(days=UNDO_DAYS)


def ask(job: ImportJob) -> None:
    """Raises `ImportState` unless the import has written something that can still be taken back."""
    if job.status not in ("done", "failed", "cancelled") or job.started_at is None:
        raise ImportState(state=job.status)
    if not may_still(job):
        raise ImportState("import_undo_too_late", days=UNDO_DAYS)


def take_back(job: ImportJob) -> None:
    """Undoes batch by batch from the last to the first; safe to call again after an interruption."""
    with exclusive(job):
        job.refresh_from_db()
        if job.status != "undoing":
            return
        actor = actor_of(job)
        need(actor, recipe_of(job))
        batches = ImportBatch.objects.filter(job=job, undone_at=None).order_by("-id")
        counts = dict(job.report.get("undo", {}))
        for batch_id in list(batches.values_list("pk", flat=True)):
            counts = _batch(job, batch_id, actor.because(undo_reason(job)), counts)
        _remove_setups(job, actor.because(undo_reason(job)))
        _finish(job, actor)
        job.refresh_from_db()


def _finish(job: ImportJob, actor: Actor) -> None:
    with transaction.atomic():
        audit.announce(actor)
        events.record(
            actor=actor, verb="import.undone", resource="import", object_id=job.pk, **job.report.get("undo", {})
        )
        ImportJob.objects.filter(pk=job.pk, status="undoing").update(status="undone", finished_at=clock.now())


def _batch(job: ImportJob, batch_id: int, actor: Actor, counts: dict[str, int]) -> dict[str, int]:
    with transaction.atomic():
        audit.announce(actor)
        batch = ImportBatch.objects.select_for_update().get(pk=batch_id)
        resource = resource_of(batch.resource)
        refused: Refused = {}
        for part in _slices(batch.updated):
            refused |= _restore(job, resource, batch, part)
        for part in _slices(batch.created):
            refused |= _delete(job, resource, part, actor)
        ImportIssue.objects.bulk_create(
            ImportIssue(
                job=job, phase="undo", step=batch.step, line=0, field="", code=code, params={**params, "id": key}
            )
            for key, (code, params) in refused.items()
        )
        batch.undone_at = clock.now()
        batch.save(update_fields=["undone_at"])
        touched = len(batch.updated) + len(batch.created)
        total = {
            "taken_back": counts.get("taken_back", 0) + touched - len(refused),
            "left": counts.get("left", 0) + len(refused),
        }
        pulse(job, report={**job.report, "undo": total})
    return total


def _remove_setups(job: ImportJob, actor: Actor) -> None:
    """What the recipe had made beforehand goes too, unless somebody changed or uses it."""
    for one in reversed(job.report.get("setup", [])):
        try:
            with transaction.atomic():
                audit.announce(actor)
                if not any(_changed_since(job, table, ids) for table, ids in one["made"].items()):
                    setups.remove(one)
                    check_references()
        except OperationalError:
            raise
        except DatabaseError as error:
            log.info("import %s: %s stays: %s", job.pk, one["kind"], error)


def undo_reason(job: ImportJob) -> str:
    """What the audit trail gives as the reason of an undo."""
    return f"撤销 Undo {reason_of(job)}"


def _own(job: ImportJob) -> list[str]:
    return [reason_of(job), undo_reason(job)]


def _slices(ids: list[int]) -> Iterable[list[int]]:
    return (ids[start : start + SLICE] for start in range(0, len(ids), SLICE))


def _changed_since(job: ImportJob, table: str, ids: list[int]) -> Refused:
    with connection.cursor() as cursor:
        cursor.execute(CHANGED_SINCE, {"table": table, "ids": ids, "reason": reason_of(job), "own": _own(job)})
        return {key: ("import_changed_since", {"actor": actor}) for key, actor in cursor.fetchall()}


def _restore(job: ImportJob, resource: Resource, batch: ImportBatch, ids: list[int]) -> Refused:
    """Puts the former values back, by the database's own types."""
    table = resource.model._meta.db_table
    refused = _changed_since(job, table, ids)
    wanted = set(ids) - set(refused)
    former = [values for values in batch.before or () if values["id"] in wanted]
    if not former:
        return refused
    names = {field.attname for field in resource.model._meta.concrete_fields}
    changes: list[sql.Composable] = [
        sql.SQL("{0} = r.{0}").format(sql.Identifier(name)) for name in former[0] if name != "id"
    ]
    if "version" in names and "version" not in former[0]:
        changes.append(sql.SQL("version = t.version + 1"))
    if "updated_at" in names and "updated_at" not in former[0]:
        changes.append(sql.SQL("updated_at = now()"))
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL(
                "update {0} t set {1} from jsonb_populate_recordset(null::{0}, %s::jsonb) r where t.id = r.id"
            ).format(sql.Identifier(table), sql.SQL(", ").join(changes)),
            [json.dumps(former)],
        )
    return refused


def _delete(job: ImportJob, resource: Resource, ids: list[int], actor: Actor) -> Refused:
    """Deletes new records with what belongs to them alone; spares those that others changed or use."""
    table = resource.model._meta.db_table
    parts = Parts(resource)
    refused = _changed_since(job, table, ids)
    refused |= parts.used([key for key in ids if key not in refused])
    for part in parts.owned:
        refused |= _owners(part.table, part.column, job, [key for key in ids if key not in refused])
    return refused | _remove(resource, parts, [key for key in ids if key not in refused], actor)


def _owners(table: str, column: str, job: ImportJob, ids: list[int]) -> Refused:
    """Records whose own parts (lines, collaborators) somebody else has changed or added since."""
    query = sql.SQL(
        "select distinct on (p.{0}) p.{0}, a.actor from {1} p join platform_audit a on a.table_name = %s"
        " and a.row_id = p.id where p.{0} = any(%s) and not a.reason = any(%s)"
    ).format(sql.Identifier(column), sql.Identifier(table))
    with connection.cursor() as cursor:
        cursor.execute(query, [table, ids, _own(job)])
        return {key: ("import_changed_since", {"actor": actor}) for key, actor in cursor.fetchall()}


def _remove(resource: Resource, parts: Parts, ids: list[int], actor: Actor) -> Refused:
    if not ids:
        return {}
    try:
        with transaction.atomic():
            parts.delete(ids)
            if undone := importer_of(resource).undone:
                undone(actor, ids)
            check_references()
        return {}
    except OperationalError:
        raise
    except (DatabaseError, AppError) as error:
        if len(ids) == 1:
            diagnosis = getattr(error.__cause__, "diag", None)
            return {ids[0]: ("import_in_use", {"table": getattr(diagnosis, "table_name", "") or str(error)[:100]})}
    middle = len(ids) // 2
    return _remove(resource, parts, ids[:middle], actor) | _remove(resource, parts, ids[middle:], actor)
