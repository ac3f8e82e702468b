"""Why records went where, in names."""

from collections.abc import Iterable
from typing import Any

from yingdan.org.models import Member
from yingdan.pools.models import Decision, Dispatch, Pool, Seat
from yingdan.pools.rules.assignment import Choice

PAGE = 50


def settings(pool: Pool) -> dict[str, Any]:
    """How a pool assigns."""
    found = Dispatch.objects.get(pool=pool)
    seats = Seat.objects.filter(pool=pool).select_related("member").order_by("member__name", "id")
    return {
        "version": found.version, "active": found.active, "method": found.method, "hours": found.hours,
        "on_duty_only": found.on_duty_only, "territory_only": found.territory_only,
        "seats": [
            {"member_id": one.member_id, "name": one.member.name, "share": one.share, "ability": one.ability,
             "lower": one.lower, "upper": one.upper, "paused": one.paused}
            for one in seats
        ],
    }  # fmt: skip


def listing(pool: Pool, before: int | None) -> dict[str, Any]:
    """Decisions of a pool, newest first."""
    rows = Decision.objects.filter(pool=pool).select_related("customer", "lead", "member").order_by("-id")
    if before is not None:
        rows = rows.filter(id__lt=before)
    page = list(rows[: PAGE + 1])
    names = _names({one["member"] for row in page for one in row.reasons})
    return {
        "items": [
            {
                "id": row.pk, "at": row.at, "why": row.why, "record_id": row.customer_id or row.lead_id,
                "record": (row.customer or row.lead).name,  # type: ignore[union-attr]
                "receiver": row.member.name if row.member else None,
                "reasons": [{**one, "name": names.get(one["member"], "")} for one in row.reasons],
            }
            for row in page[:PAGE]
        ],
        "before": page[PAGE - 1].pk if len(page) > PAGE else None,
    }  # fmt: skip


def planned(pool: Pool, choices: Iterable[Choice], records: dict[int, str]) -> list[dict[str, Any]]:
    """The same of what would be decided now."""
    made = list(choices)
    names = _names({one.receiver for choice in made for one in choice.reasons})
    return [
        {
            "id": choice.item, "at": None, "why": choice.why, "record_id": choice.item,
            "record": records.get(choice.item, ""),
            "receiver": names.get(choice.receiver) if choice.receiver is not None else None,
            "reasons": [
                {"member": one.receiver, "code": one.code, "load": one.load, "name": names.get(one.receiver, "")}
                for one in choice.reasons
            ],
        }
        for choice in made
    ]  # fmt: skip


def _names(ids: set[int]) -> dict[int, str]:
    return dict(Member.objects.filter(id__in=ids).values_list("id", "name"))
