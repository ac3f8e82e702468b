"""The audit log of the whole company, for those who may search it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.platform.models import AuditEntry
from yingdan.platform.resources import spec
from yingdan.platform.resources.history import ACTIONS, Change, Titles, changed, changes_of, page_of
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.values import instant, said


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
    lenses = {one.model._meta.db_table: Lens(one, actor) for one in spec.all_resources()}
    read = [(entry, json.loads(entry.text or "null", parse_float=Decimal)) for entry in entries]
    return {"items": [_item(actor, lenses, *pair) for pair in read], "next_cursor": next_cursor}


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


def _item(actor: Actor, lenses: dict[str, Lens], entry: Any, changes: Any) -> dict[str, Any]:
    lens = lenses.get(entry.table)
    return {
        "id": entry.id,
        "at": instant(entry.at),
        "user_id": entry.user_id,
        "actor": entry.actor,
        "channel": entry.channel,
        "reason": entry.reason,
        "action": ACTIONS[entry.action],
        "table": entry.table,
        "resource": lens.resource.name if lens else None,
        "label": said(lens.resource.label, actor.locale) if lens else entry.table,
        "record": entry.row_id,
        "changes": _changes(lens, entry, changes),
    }


def _changes(lens: Lens | None, entry: Any, changes: Any) -> list[dict[str, Any]]:
    if entry.action == "D":
        changes = {column: [value, None] for column, value in (changes or {}).items()}
    if lens is None:
        return list(_columns(changes))
    found: list[Change] = list(changes_of(lens, changes))
    titles = Titles(lens, found)
    return [changed(lens, one, titles) for one in found]


def _columns(changes: Any) -> Iterable[dict[str, Any]]:
    """Tables that are no resource show their columns as they are."""
    for column, (before, after) in (changes or {}).items():
        yield {
            "field": column,
            "label": column,
            "from": before,
            "to": after,
            "from_text": _written(before),
            "to_text": _written(after),
        }


def _written(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
