"""The people at a customer."""

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Contact
from yingdan.customers.services import contacts
from yingdan.customers.tests.making import make_customer


def add(member, customer, name, **body):
    return client_for(member).post(f"/api/customers/{customer.id}/contacts", {"name": name, **body})


def test_the_first_contact_is_primary_until_another_is(cast):
    row = make_customer(cast.xiaoli)
    first = add(cast.xiaoli, row, "王总", role="decision_maker").json()["id"]
    second = add(cast.xiaoli, row, "李工").json()["id"]
    assert Contact.objects.get(is_primary=True).id == first
    answer = client_for(cast.xiaoli).patch(
        f"/api/resources/contact/{second}", {"version": 1, "values": {"is_primary": True}}
    )
    assert answer.status_code == 200, answer.json()
    assert Contact.objects.get(is_primary=True).id == second


def test_superiors_are_of_the_same_customer_and_make_no_circle(cast):
    row, other = make_customer(cast.xiaoli), make_customer(cast.xiaoli, "另一家企业集团")
    boss = add(cast.xiaoli, row, "王总").json()["id"]
    worker = add(cast.xiaoli, row, "李工", superior=boss).json()["id"]
    assert add(cast.xiaoli, other, "外人", superior=boss).status_code == 422
    answer = client_for(cast.xiaoli).patch(
        f"/api/resources/contact/{boss}", {"version": 1, "values": {"superior": worker}}
    )
    assert answer.json()["params"]["fields"]["superior"][0]["code"] == "superior_circle"


def test_contacts_are_reached_through_their_customer(cast):
    row = make_customer(cast.xiaoli)
    made = add(cast.xiaoli, row, "王总", phone="139 0000 1111").json()["id"]
    assert client_for(cast.xiaowang).get(f"/api/customers/{row.id}/contacts").status_code == 404
    assert client_for(cast.xiaowang).get(f"/api/resources/contact/{made}").status_code == 404
    assert add(cast.xiaowang, row, "闯入者").status_code == 404
    assert add(cast.hr, row, "人事").status_code == 403
    items = client_for(cast.zhang).get(f"/api/customers/{row.id}/contacts").json()["items"]
    assert [(one["name"], one["phone"], one["is_primary"]) for one in items] == [("王总", "13900001111", True)]


def test_removing_a_superior_leaves_the_others(cast):
    row = make_customer(cast.xiaoli)
    actor = actor_for(cast.xiaoli)
    boss = contacts.create(actor, {"customer": row.id, "name": "王总"})
    worker = contacts.create(actor, {"customer": row.id, "name": "李工", "superior": boss.id})
    contacts.remove(actor, boss)
    worker.refresh_from_db()
    assert worker.superior_id is None
