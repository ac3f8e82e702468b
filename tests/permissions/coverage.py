"""Routes of coverage cards; a draft and a card in force of 小李."""

from typing import Any

from tests.permissions.record import Record
from yingdan.coverage.models import Card, Finding, Outlet, Route, Standing
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.org.models import Member

_MEMBER, _CARD, _DRAFT = {"member_id": "member"}, {"card_id": "card"}, {"card_id": "card_draft"}
_SEEN = {"version": 1}

RESOURCES = {
    "coverage": "read only, of people within reach; see coverage/tests/test_seeing.py",
    "coverage_finding": "read only, of people within reach; see coverage/tests/test_seeing.py",
}
_DRAFT_ROUTES: dict[str, Any] = {
    "PUT /api/coverage/cards/{card_id}": _SEEN,
    "PUT /api/coverage/cards/{card_id}/routes": {**_SEEN, "routes": []},
    "POST /api/coverage/cards/{card_id}/outlets": {**_SEEN, "customer_ids": None},
    "POST /api/coverage/cards/{card_id}/outlets/removal": {**_SEEN, "outlet_ids": [1]},
    "POST /api/coverage/cards/{card_id}/outlets/place": {**_SEEN, "outlet_ids": [1], "route_id": None},
    "PATCH /api/coverage/cards/{card_id}/outlets": {**_SEEN, "outlet_ids": [1], "cycle_days": 7},
    "POST /api/coverage/cards/{card_id}/issue": {**_SEEN, "starts_on": str(clock.today()), "why": "新区域"},
}
RECORDS: dict[str, Record] = {
    "GET /api/coverage/members/{member_id}": Record(_MEMBER),
    "GET /api/coverage/members/{member_id}/day": Record(_MEMBER),
    "POST /api/coverage/members/{member_id}/check": Record(_MEMBER, ok=204),
    "POST /api/coverage/members/{member_id}/draft": Record(_MEMBER, {"source": "present"}, ok=409),
    "GET /api/coverage/cards/{card_id}": Record(_CARD),
    "GET /api/coverage/cards/{card_id}/outlets": Record(_CARD),
    "GET /api/coverage/cards/{card_id}/missing": Record(_CARD),
    "GET /api/coverage/cards/{card_id}/comparison": Record(_DRAFT),
    "GET /api/coverage/cards/{card_id}/export": Record(_CARD),
    "POST /api/coverage/cards/{card_id}/discard": Record(_DRAFT, _SEEN, ok=204),
    **{route: Record(_DRAFT, body) for route, body in _DRAFT_ROUTES.items()},
}


def coverage(owner: Member) -> dict[str, int | str]:
    """One card that holds, and the next one."""
    customer, today = Customer.objects.get(name="大华公司"), clock.today()
    card = Card.objects.create(member=owner, number=1, status="issued", starts_on=today)
    draft = Card.objects.create(member=owner, number=2)
    route = Route.objects.create(card=draft, name="一线", position=1, weekdays=[1], gap=7)
    Outlet.objects.create(card=draft, customer=customer, route=route, position=1)
    standing = Standing.objects.create(member=owner, card=card, state="in_force", worked_at=clock.now())
    finding = Finding.objects.create(member=owner, card=card, kind="missing", customer=customer)
    return {"card": card.pk, "card_draft": draft.pk, "coverage": standing.pk, "coverage_finding": finding.pk}
