"""Pool economics: on the page, and as a file."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Schema

from yingdan.kernel import clock
from yingdan.kernel.http import Router, actor_of
from yingdan.kernel.texts import text
from yingdan.org import selectors as org
from yingdan.platform.exchange import sheets
from yingdan.pools import kinds
from yingdan.pools.api.schemas import KindName
from yingdan.pools.selectors import economics
from yingdan.pools.selectors.pools import holders, visible_pools

router = Router(tags=["pools"])
USUAL_DAYS = 90


class PoolLine(Schema):
    """A pool: what lies in it (and for how many days on average), came, went, and was won afterwards."""

    id: int
    name: str
    lying: int
    lying_days: float | None
    came: int
    recycled: int
    went: int
    waited_days: float | None
    wins: int
    amount: Decimal
    revived: int


class PersonLine(Schema):
    """A person: what is held (and idle for 30 days), claimed, lost, and won out of pools."""

    id: int
    name: str
    team: str
    held: int
    idle: int
    claimed: int
    recycled: int
    released: int
    revived: int
    wins: int
    amount: Decimal


class Economics(Schema):
    """From `start` to `end`."""

    start: date
    end: date
    pools: list[PoolLine]
    people: list[PersonLine]


@router.get("/economics/{kind}", permission="pool.export", response=Economics)
def shown(request: HttpRequest, kind: KindName, start: date | None = None, end: date | None = None) -> dict[str, Any]:
    """What pools of a kind are worth, of the pools and people that the reader sees."""
    return _read(request, kind, start, end)


@router.get("/economics/{kind}/export", permission="pool.export", response=bytes)
def export(request: HttpRequest, kind: KindName, start: date | None = None, end: date | None = None) -> HttpResponse:
    """The same as a workbook."""
    found, locale = _read(request, kind, start, end), actor_of(request).locale
    parts = {}
    for name, columns in (("pools", economics.POOL_COLUMNS), ("people", economics.PERSON_COLUMNS)):
        head = [text(f"pool_economics_{column}", locale) for column in columns[1:]]
        rows = [[line[column] for column in columns[1:]] for line in found[name]]
        parts[text(f"pool_economics_{name}", locale)] = [head, *rows]
    return sheets.answer(
        sheets.book(parts), f"{text('pool_economics_pools', locale)} {found['start']} – {found['end']}"
    )


def _read(request: HttpRequest, kind: KindName, start: date | None, end: date | None) -> dict[str, Any]:
    actor, today = actor_of(request), clock.today()
    first, last = start or today - timedelta(USUAL_DAYS), end or today
    pools = list(visible_pools(actor).filter(kind=kind).values_list("id", flat=True))
    everybody = set().union(*holders(pools).values()) if pools else set()
    seen = org.visible_members(actor, f"{kind}.read").filter(id__in=everybody).values_list("id", flat=True)
    table = kinds.get(kind).table
    return {"start": first, "end": last, **economics.economics(kind, table, first, last, pools, list(seen))}
