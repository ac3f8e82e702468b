"""Entries of the audit log in words: what kind of record, which one, and what changed in it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.units import Unit
from yingdan.platform.models import AuditEntry
from yingdan.platform.resources.history import ACTIONS, Change, Titles, changed, changes_of
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.spec import Field
from yingdan.platform.resources.values import instant, said
from yingdan.platform.trail import words
from yingdan.platform.trail.saying import in_unit

NOTHING: tuple[Any, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class Read:
    """An entry with its changes by column, and the lens of its resource if it has one."""

    entry: AuditEntry
    lens: Lens | None
    changes: dict[str, list[Any]]


def told(actor: Actor, entries: list[Any]) -> list[dict[str, Any]]:
    """The entries as the API gives them; names of records and references are looked up once for all."""
    lenses = _lenses(actor, entries)
    read = [Read(one, lenses.get(one.table), _changes(one)) for one in entries]
    known = [list(_known(one)) for one in read]
    titles = Titles(actor.locale, (change for found in known for change in found))
    units = _units(read)
    names = {
        table: words.titles(table, {one.row_id for one in entries if one.table == table}, actor.locale)
        for table in {one.table for one in entries}
    }
    return [
        _item(actor.locale, one, found, titles, names[one.entry.table], units.get((one.entry.table, one.entry.row_id)))
        for one, found in zip(read, known, strict=True)
    ]


def _units(read: list[Read]) -> dict[tuple[str, int], Unit]:
    """The units of rows that hold amounts, asked for once a table."""
    found: dict[tuple[str, int], Unit] = {}
    for table in {one.entry.table for one in read}:
        known = words.get(table)
        if known and known.units:
            rows = {one.entry.row_id: one.changes for one in read if one.entry.table == table}
            found |= {(table, row): unit for row, unit in known.units(rows).items()}
    return found


def _lenses(actor: Actor, entries: list[Any]) -> dict[str, Lens]:
    found = ((table, words.resource_of(table)) for table in {one.table for one in entries})
    return {table: Lens(resource, actor) for table, resource in found if resource}


def _changes(entry: Any) -> dict[str, list[Any]]:
    """Column → [before, after]; of a deleted row what it held."""
    raw = json.loads(entry.text or "null", parse_float=Decimal) or {}
    if entry.action == "D":
        return {column: [value, None] for column, value in raw.items() if value not in NOTHING}
    return raw if isinstance(raw, dict) else {}


def _known(read: Read) -> Iterable[Change]:
    """The changes with their fields: those of the resource first, then what the table is described with."""
    if read.lens:
        yield from changes_of(read.lens, read.changes)
    table = words.get(read.entry.table)
    for column, pair in read.changes.items():
        if table and column in table.columns:
            yield Change(table.columns[column], *pair)


def _item(
    locale: str, read: Read, changes: list[Change], titles: Titles, names: dict[int, str], unit: Unit | None
) -> dict[str, Any]:
    entry = read.entry
    return {
        "id": entry.id,
        "at": instant(entry.at),
        "user_id": entry.user_id,
        "actor": entry.actor,
        "channel": entry.channel,
        "reason": entry.reason,
        "action": ACTIONS[entry.action],
        "table": entry.table,
        "resource": read.lens.resource.name if read.lens else None,
        "label": words.label_of(entry.table, locale),
        "record": entry.row_id,
        "title": names.get(entry.row_id, ""),
        "changes": [_change(locale, entry.table, one, titles, unit) for one in changes],
    }


def _change(locale: str, table: str, change: Change, titles: Titles, unit: Unit | None) -> dict[str, Any]:
    known = words.get(table)
    if known and unit and change.field.name in known.amounts:
        before, after = (in_unit(one, unit, locale) for one in (change.before, change.after))
        return {**_named(locale, change.field), "from": before, "to": after, "from_text": before, "to_text": after}
    say = known.words.get(change.field.name) if known else None
    if say is None:
        return changed(locale, change, titles)
    before, after = say(change.before, change.after, locale)
    return {**_named(locale, change.field), "from": before, "to": after, "from_text": before, "to_text": after}


def _named(locale: str, field: Field) -> dict[str, str]:
    return {"field": field.name, "label": said(field.label, locale)}
