"""Positions that check-ins propose: seen together, decided on one by one or many at once, told to who may decide."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import ApiClient, Cast, client_for
from yingdan.customers.models import Customer
from yingdan.org.models import Member
from yingdan.platform.models import Notification
from yingdan.visits.models import PositionProposal, Visit
from yingdan.visits.tests.making import Phone, agree, shop

pytestmark = pytest.mark.django_db


def propose(member: Member, name: str, owner: Member | None = None) -> int:
    """A customer without a position is visited; the visit is broken off, so that the next one can begin."""
    phone = Phone(member, shop(owner or member, name, placed=False))
    found: dict[str, Any] = phone.begin().json()["proposal"]
    phone.abandon()
    return int(found["id"])


def listed(client: ApiClient, **asked: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = client.get("/api/visits/proposals", asked).json()["rows"]
    return rows


def test_proposals_show_the_old_position_and_the_new_one(cast: Cast) -> None:
    agree(cast.xiaoli)
    phone = Phone(cast.xiaoli, shop(cast.xiaoli, latitude=30.3, longitude=120.2, address="文三路 1 号"))
    phone.begin()
    (row,) = listed(client_for(cast.xiaoli))
    assert (row["old_latitude"], row["old_longitude"], row["latitude"]) == (30.3, 120.2, 30.2502)
    assert row["distance"] > 5000
    assert (row["customer"], row["owner"], row["member"], row["address"]) == ("大华超市", "小李", "小李", "文三路 1 号")


def test_the_own_ones_and_those_of_the_team(cast: Cast) -> None:
    agree(cast.xiaoli)
    propose(cast.xiaoli, "一店")
    boss = client_for(cast.zhang)
    assert [one["customer"] for one in listed(boss)] == ["一店"]
    assert listed(boss, mine="true") == []
    assert [one["customer"] for one in listed(client_for(cast.xiaoli), mine="true")] == ["一店"]
    assert listed(client_for(cast.xiaowang)) == []
    assert client_for(cast.hr).get("/api/visits/proposals").status_code == 403


def test_many_are_decided_at_once_with_an_answer_for_each(cast: Cast) -> None:
    agree(cast.xiaoli)
    first, second = propose(cast.xiaoli, "一店"), propose(cast.xiaoli, "二店")
    client = client_for(cast.zhang)
    assert client.post(f"/api/visits/proposals/{first}/decision", {"accepted": False}).status_code == 200
    answer = client.post("/api/visits/proposals/decisions", {"ids": [first, second], "accepted": True}).json()
    assert answer["done"] == 1
    assert [(one["name"], one["code"]) for one in answer["left"]] == [("一店", "visit_proposal_decided")]
    assert Customer.objects.get(name="一店").latitude is None
    assert float(Customer.objects.get(name="二店").latitude or 0) == 30.2502
    body = {"ids": [first, second], "accepted": True}
    assert client_for(cast.xiaowang).post("/api/visits/proposals/decisions", body).status_code == 404
    assert client_for(cast.hr).post("/api/visits/proposals/decisions", body).status_code == 403


def test_who_may_decide_is_told_and_the_visitor_is_not(cast: Cast) -> None:
    Member.objects.filter(id=cast.xiaoli.pk).update(manager=cast.zhang)
    agree(cast.xiaoli)
    propose(cast.xiaoli, "一店")
    told = Notification.objects.filter(kind="visit.position_proposed")
    assert [(one.user_id, one.params["name"], one.path) for one in told] == [
        (cast.zhang.user_id, "一店", "/visits/proposals")
    ]


def test_the_customer_says_what_was_proposed(cast: Cast) -> None:
    agree(cast.xiaoli)
    propose(cast.xiaoli, "一店")
    customer = Customer.objects.get(name="一店")
    path = f"/api/visits/customers/{customer.pk}"
    found = client_for(cast.xiaoli).get(path).json()["proposal"]
    assert (found["member"], found["distance"], found["accuracy"]) == ("小李", None, 12)
    PositionProposal.objects.update(status="declined")
    assert client_for(cast.xiaoli).get(path).json()["proposal"] is None


def test_a_page_asks_as_much_for_many_as_for_few_and_goes_on(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    agree(cast.xiaoli)
    propose(cast.xiaoli, "一店")
    client = client_for(cast.zhang)
    listed(client)
    with CaptureQueriesContext(connection) as few:
        listed(client)
    for n in range(4):
        propose(cast.xiaoli, f"店 {n}")
    with CaptureQueriesContext(connection) as many:
        rows = listed(client)
    assert (len(rows), len(many)) == (5, len(few))
    monkeypatch.setattr("yingdan.visits.selectors.records.PROPOSALS", 3)
    page = client.get("/api/visits/proposals").json()
    assert (len(page["rows"]), page["more"]) == (3, True)
    assert len(listed(client, before=page["rows"][-1]["id"])) == 2
    assert Visit.objects.count() == 5
