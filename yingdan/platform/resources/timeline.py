"""The timeline of a record: events and whatever else apps know to have happened to it, newest first."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from yingdan.kernel import clock, paging, ports
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.kernel.texts import text
from yingdan.platform.models import Event
from yingdan.platform.resources import hiding, records
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.values import instant

SHOWN = 30
MAX_SEEN = 200


def timeline(lens: Lens, record_id: int, cursor: str | None) -> dict[str, Any]:
    """One page of entries of all sources."""
    records.check(lens, record_id)
    before, seen = _start(cursor)
    entries = []
    for name, source in ports.timeline.items():
        if name == "events" or lens.resource.name in source.resources:
            entries += source.entries(
                actor=lens.actor,
                resource=lens.resource.name,
                object_id=record_id,
                before=before and before + timedelta(microseconds=1),
                limit=SHOWN + 1 + len(seen),
            )
    entries.sort(key=lambda entry: (entry.at, entry.key), reverse=True)
    entries = [entry for entry in entries if not (entry.at == before and entry.key in seen)]
    shown = entries[:SHOWN]
    return {
        "items": [_item(lens, entry) for entry in shown],
        "next_cursor": _cursor(shown, before, seen) if len(entries) > SHOWN else None,
    }


def _start(cursor: str | None) -> tuple[datetime | None, list[str]]:
    """Where to go on: at this instant, without the entries of it that were shown."""
    if not cursor:
        return None, []
    at, seen = paging.decode(cursor, 2)
    try:
        before = clock.instant(datetime.fromisoformat(at))
    except (TypeError, ValueError) as error:
        raise invalid("cursor", "bad_value") from error
    if not 1900 <= before.year < 9999 or not isinstance(seen, list) or len(seen) > MAX_SEEN:
        raise invalid("cursor", "bad_value")
    return before, [str(key) for key in seen]


def _cursor(shown: list[ports.TimelineEntry], before: datetime | None, seen: list[str]) -> str:
    at = shown[-1].at
    keys = [entry.key for entry in shown if entry.at == at]
    return paging.encode([at.isoformat(), keys + (seen if at == before else [])])


def _item(lens: Lens, entry: ports.TimelineEntry) -> dict[str, Any]:
    shown = asdict(entry)
    if isinstance(changed := entry.params.get("fields"), list):
        about = entry.params.get("resource") or lens.resource.name
        told = [name for name in changed if hiding.open_to(lens.actor, str(about), str(name))]
        shown["params"] = {**entry.params, "fields": told}
    words = text(f"event.{entry.verb}", lens.actor.locale, **shown["params"])
    return {**shown, "at": instant(entry.at), "text": "" if words == f"event.{entry.verb}" else words}


def event_entries(
    *, actor: Actor, resource: str, object_id: int, before: datetime | None, limit: int
) -> list[ports.TimelineEntry]:
    """The events about a record."""
    rows = Event.objects.filter(about__contains=[f"{resource}:{object_id}"])
    if before:
        rows = rows.filter(at__lt=before)
    return [
        ports.TimelineEntry(
            at=row.at,
            key=f"event:{row.pk}",
            kind="event",
            actor=row.actor_name,
            verb=row.verb,
            params={**row.params, "resource": row.resource, "object_id": row.object_id, "channel": row.channel},
        )
        for row in rows.order_by("-at", "-id")[:limit]
    ]


SOURCE = ports.TimelineSource(resources=frozenset(), entries=event_entries)
