"""Customer files over HTTP: who may do what, and what is refused."""

import pytest

from yingdan.conftest import client_for
from yingdan.customers.models import Customer
from yingdan.customers.tests.making import make_customer
from yingdan.platform.models import Event

CODE = "91350100M000100Y43"
BASE = "/api/resources/customer"


def create(member, **values):
    confirm = values.pop("confirm", False)
    return client_for(member).post(BASE, {"values": values, "confirm": confirm})


def test_a_new_customer_belongs_to_who_made_it(cast):
    answer = create(cast.xiaoli, name=" 北京华兴  科技有限公司 ", phone="+86 138-1234-5678")
    assert answer.status_code in (200, 201), answer.json()
    row = Customer.objects.get()
    assert (row.name, row.name_key, row.phone) == ("北京华兴 科技有限公司", "北京华兴科技", "13812345678")
    assert (row.owner_id, row.team_id, row.created_by_id) == (cast.xiaoli.id, cast.team.id, cast.xiaoli.id)
    assert Event.objects.filter(verb="customer.created", object_id=row.id).count() == 1


def test_a_wrong_check_digit_is_refused(cast):
    answer = create(cast.xiaoli, name="华兴", credit_code="91350100M000100Y44")
    assert answer.status_code == 422
    assert answer.json()["params"]["fields"]["credit_code"][0]["code"] == "credit_code_invalid"


def test_a_credit_code_belongs_to_one_customer_even_when_confirmed(cast):
    make_customer(cast.xiaoli, "华兴", credit_code=CODE)
    answer = create(cast.xiaoli, name="别的公司", credit_code=CODE, confirm=True)
    assert answer.status_code == 422
    assert answer.json()["params"]["fields"]["credit_code"][0]["code"] == "credit_code_taken"


def test_who_may_read_a_customer(cast):
    row = make_customer(cast.xiaoli)
    path = f"{BASE}/{row.id}"
    expected = {
        cast.xiaoli: 200, cast.zhang: 200, cast.chen: 200, cast.liu: 200, cast.inspector: 200,
        cast.xiaowang: 404, cast.hr: 403,
    }  # fmt: skip
    assert {member: client_for(member).get(path).status_code for member in expected} == expected
    assert client_for(None).get(path).status_code == 401
    assert client_for(cast.xiaoli).get(f"/api/customers/{row.id}/summary").status_code == 200
    assert client_for(cast.xiaowang).get(f"/api/customers/{row.id}/summary").status_code == 404


def test_a_rename_renews_the_key_and_an_outsider_cannot_rename(cast):
    row = make_customer(cast.xiaoli)
    change = {"version": row.version, "values": {"name": "上海万达商贸有限公司"}}
    assert client_for(cast.xiaowang).patch(f"{BASE}/{row.id}", change).status_code == 404
    answer = client_for(cast.xiaoli).patch(f"{BASE}/{row.id}", change)
    assert answer.status_code == 200, answer.json()
    row.refresh_from_db()
    assert row.name_key == "上海万达商贸"
    assert row.version == 2
    assert client_for(cast.xiaoli).patch(f"{BASE}/{row.id}", change).status_code == 409


def test_a_company_is_not_its_own_parent(cast):
    top = make_customer(cast.xiaoli, "集团总部")
    below = make_customer(cast.xiaoli, "华东分部", parent=top.id)
    answer = client_for(cast.xiaoli).patch(f"{BASE}/{top.id}", {"version": top.version, "values": {"parent": below.id}})
    assert answer.status_code == 422
    assert answer.json()["params"]["fields"]["parent"][0]["code"] == "parent_circle"


def test_deleting_leaves_the_last_row_in_the_audit_trail(cast):
    row = make_customer(cast.xiaoli)
    assert client_for(cast.chen).delete(f"{BASE}/{row.id}").status_code in (200, 204)
    assert not Customer.objects.exists()
    event = Event.objects.get(verb="customer.deleted")
    assert event.params["name"] == row.name


@pytest.mark.parametrize("values", [{"name": ""}, {"name": "   "}, {}])
def test_a_customer_needs_a_name(cast, values):
    assert create(cast.xiaoli, **values).status_code == 422
