"""The history of a record: what changed, from what to what, by whom, why and through which channel."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, F, Func, Q, TextField, Value
from django.db.models.functions import Cast

from yingdan.kernel import clock, paging
from yingdan.kernel.errors import invalid
from yingdan.platform.models import AuditEntry
from yingdan.platform.resources import records
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.spec import Field
from yingdan.platform.resources.values import instant, said, to_json, wording
from yingdan.platform.trail import words

SHOWN = 30
ACTIONS = {"I": "created", "U": "changed", "D": "deleted"}


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one entry, still raw."""

    field: Field
    before: Any
    after: Any


def history(lens: Lens, record_id: int, cursor: str | None) -> dict[str, Any]:
    """Changes of a record, newest first."""
    records.check(lens, record_id)
    rows = AuditEntry.objects.filter(table=lens.resource.model._meta.db_table, row_id=record_id)
    entries, next_cursor = page_of(rows, cursor)
    changes = [list(changes_of(lens, json.loads(entry.text or "null", parse_float=Decimal))) for entry in entries]
    name_of = Titles(lens.actor.locale, (change for found in changes for change in found))
    return {
        "items": [_item(lens, entry, found, name_of) for entry, found in zip(entries, changes, strict=True)],
        "next_cursor": next_cursor,
    }


def page_of(rows: Any, cursor: str | None) -> tuple[list[Any], str | None]:
    """One page of audit entries, newest first, with `text` holding the changes in full precision."""
    if cursor:
        at, entry_id = paging.decode(cursor, 2)
        try:
            moment = clock.instant(datetime.fromisoformat(at))
            rows = rows.filter(Q(at__lt=moment) | Q(at=moment, id__lt=int(entry_id)))
        except (TypeError, ValueError) as error:
            raise invalid("cursor", "bad_value") from error
        if not 0 <= int(entry_id) < 2**63:
            raise invalid("cursor", "bad_value")
    rows = rows.filter(_worth()).defer("changes").annotate(text=Cast("changes", TextField()))
    found = list(rows.order_by("-at", "-id")[: SHOWN + 1])
    more = len(found) > SHOWN
    last = found[SHOWN - 1] if more else None
    return found[:SHOWN], paging.encode([last.at.isoformat(), last.id]) if last else None


def _worth() -> Func:
    """Of an update, that more was changed than what the product keeps for itself."""
    silent = Value(list(words.SILENT), output_field=ArrayField(TextField()))
    template = "coalesce(%(expressions)s::text[] <> '{}'::jsonb, true)"
    return Func(F("changes"), silent, template=template, arg_joiner=" - ", output_field=BooleanField())


def changes_of(lens: Lens, changes: Any) -> Iterable[Change]:
    """The changes of fields that the actor may read; columns that are no field are the product's own affair."""
    for column, pair in (changes or {}).items():
        if column in words.SILENT or not isinstance(pair, list) or len(pair) != 2:
            continue
        if column == "custom":
            yield from _custom_changes(lens, *pair)
        elif (field := fields_by_column(lens).get(column)) is not None:
            yield Change(field, *pair)


def fields_by_column(lens: Lens) -> dict[str, Field]:
    """The readable fields by the database column that holds them."""
    found = {}
    for field in lens.fields.values():
        model_field = lens.model_field(field) if "__" not in field.path else None
        if model_field is not None and getattr(model_field, "column", None):
            found[model_field.column] = field
    return found


def _custom_changes(lens: Lens, before: Any, after: Any) -> Iterable[Change]:
    before, after = before or {}, after or {}
    for name in sorted({*before, *after}):
        if name in lens.custom and before.get(name) != after.get(name):
            yield Change(lens.custom[name], before.get(name), after.get(name))


class Titles:
    """What references are called: one look-up for each resource that the changes point to."""

    def __init__(self, locale: str, changes: Iterable[Change]) -> None:
        wanted: dict[str, set[int]] = {}
        for change in changes:
            if change.field.type == "ref":
                wanted.setdefault(change.field.ref, set()).update(
                    value for value in (change.before, change.after) if isinstance(value, int)
                )
        self.found = {name: words.titles(name, ids, locale) for name, ids in wanted.items()}

    def of(self, field: Field, value: Any) -> Any:
        """A raw value as the API gives it."""
        if value is None:
            return None
        if field.type == "ref":
            return {"id": value, "label": self.found.get(field.ref, {}).get(value, f"#{value}")}
        if field.type == "datetime" and isinstance(value, str):
            return instant(datetime.fromisoformat(value))
        return to_json(field, value)


def _item(lens: Lens, entry: Any, changes: list[Change], titles: Titles) -> dict[str, Any]:
    return {
        "id": entry.id,
        "at": instant(entry.at),
        "actor": entry.actor,
        "channel": entry.channel,
        "reason": entry.reason,
        "action": ACTIONS[entry.action],
        "changes": [changed(lens.actor.locale, change, titles) for change in changes],
    }


def changed(locale: str, change: Change, titles: Titles) -> dict[str, Any]:
    """A change as the API gives it."""
    before, after = titles.of(change.field, change.before), titles.of(change.field, change.after)
    say = wording(change.field, locale)
    return {
        "field": change.field.name,
        "label": said(change.field.label, locale),
        "from": before,
        "to": after,
        "from_text": say(before),
        "to_text": say(after),
    }
