"""The visits of a customer: made and planned, page by page, of the people within reach."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import Cast, client_for
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.visits.models import Visit
from yingdan.visits.tests.making import Phone, agree, make_plan, photo_bytes, shop

pytestmark = pytest.mark.django_db


def visited(member: Member, customer: Customer, hours: int) -> Visit:
    start = clock.now() - timedelta(hours=hours)
    return Visit.objects.create(
        uuid=uuid4(), member=member, team_id=member.team_id, customer=customer, purpose="serve", status="done",
        day=clock.business_day(start), number=1, started_at=start, ended_at=start, minutes=0, told_started_at=start,
    )  # fmt: skip


def test_owner_and_superior_see_the_visits_of_a_customer(cast: Cast) -> None:
    agree(cast.xiaoli)
    phone = Phone(cast.xiaoli, shop(cast.xiaoli))
    phone.begin()
    photo = photo_bytes()
    uuid = uuid4()
    phone.photo(photo, uuid)
    phone.end(photos=[str(uuid)])
    path = f"/api/visits/customers/{phone.customer.pk}"
    for who in (cast.xiaoli, cast.zhang):
        (row,) = client_for(who).get(path).json()["rows"]
        assert (row["member"], row["minutes"], row["result"], row["photos"]) == ("小李", 30, "续订三箱", 1)
        summary = client_for(who).get(f"/api/customers/{phone.customer.pk}/summary").json()
        assert summary["tabs"]["visits"] == 1
    assert client_for(cast.xiaowang).get(path).status_code == 404
    assert client_for(cast.xiaowang).get(f"{path}/plans").status_code == 404
    assert client_for(cast.hr).get(path).status_code == 403


def test_visits_of_others_stay_hidden_though_the_customer_is_seen(cast: Cast) -> None:
    customer = shop(cast.xiaoli)
    visited(cast.xiaowang, customer, 2)
    make_plan(cast.xiaowang, customer, 1)
    path = f"/api/visits/customers/{customer.pk}"
    assert client_for(cast.xiaoli).get(path).json()["rows"] == []
    assert client_for(cast.xiaoli).get(f"{path}/plans").json()["rows"] == []
    assert len(client_for(cast.chen).get(path).json()["rows"]) == 1


def test_every_visit_comes_once_however_the_pages_fall(cast: Cast) -> None:
    customer = shop(cast.xiaoli)
    made = [visited(cast.xiaoli, customer, n) for n in range(45)]
    same = made[20].started_at
    Visit.objects.filter(id__in=[one.pk for one in made[15:25]]).update(started_at=same, ended_at=same)
    client, path, seen, cursor = client_for(cast.xiaoli), f"/api/visits/customers/{customer.pk}", list[int](), ""
    while True:
        found = client.get(path + (f"?cursor={cursor}" if cursor else "")).json()
        seen += [one["id"] for one in found["rows"]]
        if (cursor := found["next_cursor"]) is None:
            break
    assert len(seen) == len(set(seen)) == 45
    assert client.get(f"{path}?cursor=nonsense").status_code == 422


def test_plans_say_who_may_change_them(cast: Cast) -> None:
    customer = shop(cast.xiaoli)
    later, soon = make_plan(cast.xiaoli, customer, 5), make_plan(cast.xiaoli, customer, 1)
    make_plan(cast.xiaoli, customer, 3, status="cancelled", reason="停业")
    found = client_for(cast.xiaoli).get(f"/api/visits/customers/{customer.pk}/plans").json()
    assert [(one["id"], one["can_edit"]) for one in found["rows"]] == [(soon.pk, True), (later.pk, True)]
    assert found["can_plan"]
    seen = client_for(cast.inspector).get(f"/api/visits/customers/{customer.pk}/plans").json()
    assert [one["can_edit"] for one in seen["rows"]] == [False, False]
    assert not seen["can_plan"]


def test_many_visits_cost_what_one_costs(cast: Cast) -> None:
    customer, client = shop(cast.xiaoli), client_for(cast.xiaoli)
    visited(cast.xiaoli, customer, 1)
    make_plan(cast.xiaoli, customer)
    paths = (f"/api/visits/customers/{customer.pk}", f"/api/visits/customers/{customer.pk}/plans")

    def statements() -> list[int]:
        counts = []
        for path in paths:
            client.get(path)
            with CaptureQueriesContext(connection) as seen:
                assert client.get(path).status_code == 200
            counts.append(len(seen))
        return counts

    few = statements()
    for n in range(15):
        visited(cast.xiaoli, customer, n + 2)
        make_plan(cast.xiaoli, customer, n + 1)
    assert statements() == few
