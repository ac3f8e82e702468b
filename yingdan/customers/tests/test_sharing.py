"""Collaborators and owners."""

from datetime import timedelta

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Collaborator, Customer
from yingdan.customers.selectors import visible_customers
from yingdan.customers.tests.making import make_customer
from yingdan.kernel import clock
from yingdan.platform.models import Event, Notification


def share(member, customer, **body):
    return client_for(member).post(f"/api/customers/{customer.id}/collaborators", body)


def sees(member, action="read"):
    return visible_customers(actor_for(member), action).exists()


def test_a_collaborator_sees_until_the_last_day_and_edits_only_if_allowed(cast):
    row = make_customer(cast.xiaoli)
    today = clock.today()
    assert not sees(cast.xiaowang)
    answer = share(cast.xiaoli, row, member_id=cast.xiaowang.id, until=today.isoformat())
    assert answer.status_code == 200, answer.json()
    assert sees(cast.xiaowang)
    assert not sees(cast.xiaowang, "edit")
    share(cast.xiaoli, row, member_id=cast.xiaowang.id, can_edit=True)
    assert sees(cast.xiaowang, "edit")
    assert not sees(cast.xiaowang, "delete")
    Collaborator.objects.update(until=today - timedelta(days=1))
    assert not sees(cast.xiaowang)
    assert Notification.objects.filter(user_id=cast.xiaowang.user_id, kind__startswith="customer.shared").count() == 2


def test_a_collaborator_may_leave_but_not_invite(cast):
    row = make_customer(cast.xiaoli)
    share(cast.xiaoli, row, member_id=cast.xiaowang.id, can_edit=True)
    assert share(cast.xiaowang, row, member_id=cast.support.id).status_code == 404
    path = f"/api/customers/{row.id}/collaborators/{cast.xiaowang.id}"
    assert client_for(cast.xiaowang).delete(path).status_code == 204
    assert client_for(cast.xiaoli).delete(path).status_code == 404


def test_the_past_is_no_expiry(cast):
    row = make_customer(cast.xiaoli)
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    assert share(cast.xiaoli, row, member_id=cast.xiaowang.id, until=yesterday).status_code == 422


def test_assigning_moves_owner_and_team_and_keeps_who_had_it(cast):
    row = make_customer(cast.xiaoli)
    answer = client_for(cast.chen).post(f"/api/customers/{row.id}/assign", {"owner_id": cast.xiaowang.id})
    assert answer.status_code == 200, answer.json()
    assert {**answer.json(), "undo_token": None} == {"done": 1, "deals": 0, "failed": [], "undo_token": None}
    row.refresh_from_db()
    assert (row.owner_id, row.team_id, row.version) == (cast.xiaowang.id, cast.other_team.id, 2)
    owners = client_for(cast.chen).get(f"/api/customers/{row.id}/owners").json()["items"]
    assert [(one["by"], one["from"], one["to"]) for one in owners] == [("陈经理", "小李", "小王")]


def test_many_at_once_tell_which_could_not_go(cast):
    mine = [make_customer(cast.xiaoli, f"客户{n}号甲乙丙") for n in range(3)]
    theirs = make_customer(cast.xiaowang, "别组的客户")
    Customer.objects.filter(id=mine[0].id).update(owner=cast.zhang)
    body = {"ids": [*(row.id for row in mine), theirs.id, 10**9], "owner_id": cast.zhang.id}
    answer = client_for(cast.zhang).post("/api/customers/assign", body).json()
    assert answer["done"] == 2
    assert {(one["id"], one["code"]) for one in answer["failed"]} == {
        (mine[0].id, "already_owner"), (theirs.id, "not_found"), (10**9, "not_found"),
    }  # fmt: skip
    assert Event.objects.filter(verb="customer.assigned").count() == 2


def test_nobody_hands_customers_out_of_their_own_sight(cast):
    row = make_customer(cast.xiaoli)
    path = f"/api/customers/{row.id}/assign"
    assert client_for(cast.zhang).post(path, {"owner_id": cast.xiaowang.id}).status_code == 422
    assert client_for(cast.xiaoli).post(path, {"owner_id": cast.zhang.id}).status_code == 403
    cast.xiaowang.ended_on = clock.today() - timedelta(days=1)
    cast.xiaowang.save()
    assert client_for(cast.chen).post(path, {"owner_id": cast.xiaowang.id}).status_code == 422
