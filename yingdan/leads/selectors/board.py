"""The board of leads: per status how many there are and the first cards; two statements and one for each status."""

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from yingdan.kernel import clock, paging
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.leads.models import Lead
from yingdan.leads.selectors import visible_leads
from yingdan.platform.resources import hiding
from yingdan.platform.resources.lens import open_lens
from yingdan.platform.resources.listing import Asked, chosen

CARDS = 20
CAP = 10_000  # beyond it the number says "more than": counting millions would keep the reader waiting
_COLUMNS = (
    "id", "version", "name", "company", "phone", "score", "grade", "status", "source_id", "source__name", "owner_id",
    "owner__name", "last_followup_at", "next_contact_at", "created_at", "updated_at",
)  # fmt: skip
Row = dict[str, Any]


def board(actor: Actor, asked: Asked) -> dict[str, Any]:
    """All columns under the filters of a list."""
    rows = chosen(open_lens("lead", actor), asked)
    found = {status: list(_first(rows.filter(status=status))) for status in Lead.STATUSES}
    may = _editable(actor, [card for cards in found.values() for card in cards])
    columns = []
    for status, cards in found.items():
        count = _count(rows, status) if len(cards) > CARDS else len(cards)
        columns.append(
            {
                "status": status,
                "count": min(count, CAP),
                "capped": count > CAP,
                "cards": [_card(actor, card, may) for card in cards[:CARDS]],
                "next_cursor": _cursor(cards),
            }
        )
    return {"columns": columns}


def more(actor: Actor, status: str, asked: Asked, cursor: str) -> dict[str, Any]:
    """The next cards of one column."""
    at, last = paging.decode(cursor, 2)
    try:
        before = (clock.instant(datetime.fromisoformat(at)), int(last))
    except (TypeError, ValueError) as error:
        raise invalid("cursor", "bad_value") from error
    rows = chosen(open_lens("lead", actor), asked).filter(status=status, updated_at__lte=before[0])
    cards = list(_first(rows.exclude(updated_at=before[0], id__gte=before[1])))
    may = _editable(actor, cards)
    return {"cards": [_card(actor, card, may) for card in cards[:CARDS]], "next_cursor": _cursor(cards)}


def _first(rows: QuerySet[Lead]) -> QuerySet[Lead, Row]:
    """One more than a page, to know whether there is another."""
    order = (F("updated_at").desc(), F("id").desc())
    page: QuerySet[Lead, Row] = rows.order_by(*order).values(*_COLUMNS)[: CARDS + 1]
    return page


def _count(rows: QuerySet[Lead], status: str) -> int:
    return rows.filter(status=status).order_by()[: CAP + 1].count()


def _editable(actor: Actor, cards: list[Row]) -> set[int]:
    ids = [card["id"] for card in cards if card["status"] != "converted"]
    return set(visible_leads(actor, "edit").filter(id__among=ids).values_list("id", flat=True)) if ids else set()


def _cursor(cards: list[Row]) -> str | None:
    if len(cards) <= CARDS:
        return None
    last = cards[CARDS - 1]
    return paging.encode([last["updated_at"].isoformat(), last["id"]])


def _card(actor: Actor, card: Row, may: set[int]) -> Row:
    plain = ("id", "version", "company", "score", "grade", "last_followup_at", "next_contact_at", "created_at")
    return {
        **{name: card[name] for name in plain},
        "title": card["name"],
        "phone": hiding.shown(actor, "lead", "phone", card["phone"]),
        "source": {"id": card["source_id"], "label": card["source__name"]} if card["source_id"] else None,
        "owner": {"id": card["owner_id"], "label": card["owner__name"]} if card["owner_id"] else None,
        "can_edit": card["id"] in may,
    }
