"""Rows of an import as tasks."""

from typing import Any

from yingdan.kernel import clock, search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.org.services.home import teams_for
from yingdan.platform.resources.spec import Values
from yingdan.tasks.rules import due


def columns(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of the tasks; raises `Invalid` for a row without a title. A day alone is a whole day."""
    teams = teams_for(_owner(actor, row) for row in rows)
    return [_columns(actor, row, teams) for row in rows]


def _columns(actor: Actor, row: Values, teams: dict[int | None, int]) -> dict[str, Any]:
    title = " ".join(str(row.get("title") or "").split())
    if not title:
        raise invalid("title", "required")
    owner, status = _owner(actor, row), row.get("status") or "todo"
    reason = row.get("blocked_reason") or ""
    if status == "blocked" and not reason:
        raise invalid("blocked_reason", "required")
    due_at = row.get("due_at")
    whole = row["whole_day"] if row.get("whole_day") is not None else due_at is None or _midnight(due_at)
    due_at = due.settle(due_at, whole)
    return {
        "version": 1,
        "custom": {},
        "external_id": row.get("external_id") or None,
        "created_by_id": row.get("created_by") or actor.member_id,
        "created_at": row.get("created_at"),
        "owner_id": owner,
        "team_id": teams[owner],
        "title": title,
        "note": row.get("note") or "",
        "status": status,
        "blocked_reason": reason if status == "blocked" else "",
        "priority": row.get("priority") or "normal",
        "starts_on": row.get("starts_on"),
        "due_at": due_at,
        "whole_day": whole,
        "done_at": (due_at or row.get("created_at") or clock.now()) if status == "done" else None,
        "remind_minutes": row.get("remind_minutes"),
        "remind_at": due.remind_at(due_at, whole, row.get("remind_minutes")),
    }


def _midnight(moment: Any) -> bool:
    return bool(moment == clock.day_start(clock.business_day(moment)))


def _owner(actor: Actor, row: Values) -> int | None:
    owner: int | None = row.get("owner", actor.member_id)
    return owner or None


def searched(record: Values) -> str:
    """What a task is found by."""
    return search.vector([record["title"]])
