"""The audit log of the whole company, for those who may search it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.platform.models import AuditEntry
from yingdan.platform.resources import spec
from yingdan.platform.resources.history import ACTIONS, page_of
from yingdan.platform.trail import log, words


@dataclass(frozen=True, slots=True)
class AuditQuestion:
    """What to look for; everything given must hold. Days are business days, both included."""

    user_id: int | None = None
    actor: str = ""
    resource: str = ""
    table: str = ""
    record: int | None = None
    action: str = ""
    channel: str = ""
    since: date | None = None
    until: date | None = None


def audit_log(actor: Actor, question: AuditQuestion, cursor: str | None) -> dict[str, Any]:
    """One page of the log, newest first."""
    entries, next_cursor = page_of(_rows(question), cursor)
    return {"items": log.told(actor, entries), "next_cursor": next_cursor}


def audit_kinds(actor: Actor) -> list[dict[str, str]]:
    """The kinds of records under the audit trail, by what they are called."""
    labels = [{"table": table, "label": words.label_of(table, actor.locale)} for table in audited()]
    return sorted(labels, key=lambda one: one["label"])


def audited() -> list[str]:
    """The tables that have the audit trail's trigger."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid"
            " join pg_proc p on p.oid = t.tgfoid where p.proname = 'yingdan_audit' order by 1"
        )
        return [table for (table,) in cursor.fetchall()]


def _rows(question: AuditQuestion) -> Any:
    rows = AuditEntry.objects.all()
    table = question.table
    if question.resource:
        target = spec.get(question.resource)
        if target is None:
            raise invalid("resource", "unknown_resource", resource=question.resource[:40])
        table = target.model._meta.db_table
    exact = {"table": table, "row_id": question.record, "user_id": question.user_id, "channel": question.channel}
    rows = rows.filter(**{name: value for name, value in exact.items() if value not in ("", None)})
    if question.actor:
        rows = rows.filter(actor=question.actor)
    if question.action:
        rows = rows.filter(action={said: code for code, said in ACTIONS.items()}[question.action])
    try:
        if question.since:
            rows = rows.filter(at__gte=clock.day_start(question.since))
        if question.until:
            rows = rows.filter(at__lt=clock.day_start(question.until + timedelta(1)))
    except OverflowError as error:
        raise invalid("until", "bad_value") from error
    return rows
