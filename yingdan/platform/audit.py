"""Puts tables under the audit trail: triggers write who changed what, so that code cannot forget."""

from typing import Any

from django.db.migrations import RunSQL

_EVENTS = {
    "insert": "referencing new table as new_rows",
    "update": "referencing old table as old_rows new table as new_rows",
    "delete": "referencing old table as old_rows",
}


def attach(*tables: str) -> RunSQL:
    """A migration operation that puts the tables (each with a bigint `id`) under the audit trail."""
    forward: list[Any] = [
        f"create trigger audit_{event} after {event} on {table} {transition}"
        " for each statement execute function yingdan_audit()"
        for table in tables
        for event, transition in _EVENTS.items()
    ]
    backward: list[Any] = [f"drop trigger audit_{event} on {table}" for table in tables for event in _EVENTS]
    return RunSQL(forward, backward)
