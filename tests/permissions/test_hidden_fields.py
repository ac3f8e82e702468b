"""A field that a role may not see is out of reach by every way that leads to it: 小李 and the customers' telephones."""

from datetime import timedelta
from typing import Any

import pytest

from yingdan.accounts.models import Role, UserRole
from yingdan.accounts.services import tokens
from yingdan.conftest import ApiClient, Cast, actor_for, client_for, close
from yingdan.customers.services import contacts, customers
from yingdan.deals.models import Deal
from yingdan.deals.services import deals
from yingdan.kernel import clock
from yingdan.platform.exchange import fields as importing
from yingdan.platform.models import CustomField
from yingdan.platform.resources import custom, spec

NUMBER = "13812345678"
API = "/api/resources"
PHONES = ("customer.phone", "contact.phone", "member.phone")


def hide(role: str, way: str = "hidden", *paths: str) -> None:
    """Hides the telephones (or other fields) from a role."""
    Role.objects.filter(code=role).update(fields=dict.fromkeys(paths or PHONES, way))


@pytest.fixture
def deal(cast: Cast) -> Deal:
    """小李's deal at a customer with a telephone, with a contact who has the same one."""
    owner = actor_for(cast.xiaoli)
    customer = customers.create(owner, {"name": "北京华兴科技有限公司", "phone": NUMBER}, confirm=True)
    contacts.create(owner, {"customer": customer.id, "name": "王总", "phone": NUMBER})
    cast.xiaoli.phone = NUMBER
    cast.xiaoli.save()
    return deals.create(owner, {"customer": customer.id, "name": "年度采购"})


@pytest.fixture
def client(cast: Cast, deal: Deal) -> ApiClient:
    """小李, from whom the telephones are hidden."""
    hide("rep")
    return client_for(cast.xiaoli)


def fields(client: ApiClient, resource: str) -> dict[str, Any]:
    """The fields of a resource as the person gets them."""
    return {field["name"]: field for field in client.get(f"{API}/{resource}").json()["fields"]}


def test_the_description_does_not_know_it(client: ApiClient):
    assert "phone" not in fields(client, "customer")
    assert "phone" not in client.get(f"{API}/customer").json()["default_columns"]


def test_lists_and_records_leave_it_out(client: ApiClient, deal: Deal):
    row = client.post(f"{API}/customer/query").json()["rows"][0]
    assert "phone" not in row["values"]
    assert client.post(f"{API}/customer/query", {"columns": ["name", "phone"]}).status_code == 422
    answer = client.get(f"{API}/customer/{deal.customer_id}")
    assert answer.status_code == 200
    assert NUMBER not in answer.content.decode()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("customer/query", {"filter": {"rules": [{"field": "phone", "operator": "beginsWith", "value": "138"}]}}),
        ("customer/count", {"filter": {"rules": [{"field": "phone", "operator": "notNull"}]}}),
        ("customer/query", {"sort": [{"field": "phone"}]}),
        ("customer/group", {"by": "phone"}),
        ("contact/query", {"sort": [{"field": "customer.phone"}]}),
        ("deal/query", {"columns": ["customer.phone"]}),
        ("deal/query", {"filter": {"rules": [{"field": "customer.phone", "operator": "=", "value": NUMBER}]}}),
        ("deal/query", {"filter": {"rules": [{"field": "owner.phone", "operator": "=", "value": NUMBER}]}}),
        ("customer/query", {"cursor": "x", "sort": [{"field": "phone"}]}),
    ],
)
@pytest.mark.parametrize("way", ["hidden", "masked"])
def test_nothing_is_found_ordered_or_grouped_by_it(
    cast: Cast, client: ApiClient, way: str, path: str, body: dict[str, Any]
):
    hide("rep", way)
    if way == "masked" and "columns" in body:
        answer = client.post(f"{API}/{path}", body)
        assert answer.json()["rows"][0]["values"]["customer.phone"] == "138****5678"
    else:
        assert client.post(f"{API}/{path}", body).status_code == 422


@pytest.mark.parametrize("way", ["hidden", "masked"])
@pytest.mark.parametrize("typed", [NUMBER, "5678", "138", "138 1234 5678", "+86 13812345678", "１３８１"])
def test_no_search_finds_by_it(cast: Cast, client: ApiClient, way: str, typed: str):
    admin = client_for(cast.admin)
    assert admin.post(f"{API}/customer/query", {"q": typed}).json()["rows"]
    assert admin.get("/api/search", {"q": typed}).json()["groups"]
    hide("rep", way)
    assert client.get("/api/search", {"q": typed}).json()["groups"] == []
    for resource in ("customer", "contact", "member"):
        assert client.post(f"{API}/{resource}/query", {"q": typed}).json()["rows"] == []
        assert client.post(f"{API}/{resource}/count", {"q": typed}).json()["count"] == 0
        assert client.get(f"{API}/{resource}/lookup", {"q": typed}).json()["items"] == []


def test_names_are_still_found_also_by_digits_in_them(cast: Cast, client: ApiClient):
    customers.create(actor_for(cast.xiaoli), {"name": "三六零360安全", "phone": "13500000000"}, confirm=True)
    for typed in ("360", "华兴", "huaxing"):
        assert len(client.post(f"{API}/customer/query", {"q": typed}).json()["rows"]) == 1, typed
        assert client.get("/api/search", {"q": typed}).json()["groups"], typed


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_exports_leave_it_out(cast: Cast, deal: Deal, kind: str):
    hide("supervisor")
    client = client_for(cast.zhang)
    answer = client.post(f"{API}/customer/export", {"format": kind})
    content = b"".join(answer.streaming_content)
    close(answer)
    assert answer.status_code == 200
    assert NUMBER.encode() not in content
    refused = client.post(f"{API}/customer/export", {"format": kind, "columns": ["name", "phone"]})
    assert refused.status_code == 422


@pytest.mark.parametrize("way", ["hidden", "masked"])
def test_it_cannot_be_written(client: ApiClient, deal: Deal, way: str):
    hide("rep", way)
    url = f"{API}/customer/{deal.customer_id}"
    version = client.get(url).json()["version"]
    assert client.patch(url, {"version": version, "values": {"phone": "13900000000"}}).status_code == 422
    assert client.post(f"{API}/customer", {"values": {"name": "新客户", "phone": NUMBER}}).status_code == 422
    bulk = {"action": "edit", "ids": [deal.customer_id], "values": {"phone": "13900000000"}}
    assert client.post(f"{API}/customer/bulk", bulk).status_code == 422
    added = client.post(f"/api/customers/{deal.customer_id}/contacts", {"name": "李工", "phone": "13900000000"})
    assert added.status_code == 422
    assert client.patch(url, {"version": version, "values": {"industry": "软件"}}).status_code == 200


@pytest.mark.parametrize("way", ["hidden", "masked"])
def test_imports_do_not_offer_it(cast: Cast, deal: Deal, way: str):
    hide("sales_support", way)
    resource = spec.get("customer")
    assert resource is not None
    assert "phone" not in importing.fields_of(resource, actor_for(cast.support))
    assert "phone" in importing.fields_of(resource, actor_for(cast.admin))


def test_history_and_timeline_keep_silent(cast: Cast, client: ApiClient, deal: Deal):
    admin = client_for(cast.admin)
    url = f"{API}/customer/{deal.customer_id}"
    version = admin.get(url).json()["version"]
    changes = {"version": version, "values": {"phone": "13911112222", "industry": "软件"}}
    assert admin.patch(url, changes).status_code == 200
    told = client.get(f"{url}/history").content.decode()
    assert "软件" in told
    assert NUMBER not in told
    assert "13911112222" not in told
    assert "phone" in admin.get(f"{url}/timeline").content.decode()
    assert "phone" not in client.get(f"{url}/timeline").content.decode()
    hide("rep", "masked")
    told = client.get(f"{url}/history").content.decode()
    assert "138****5678" in told
    assert "139****2222" in told
    assert NUMBER not in told


def test_the_audit_log_keeps_silent(cast: Cast, deal: Deal):
    hide("inspector")
    url = f"{API}/customer/{deal.customer_id}"
    version = client_for(cast.admin).get(url).json()["version"]
    client_for(cast.admin).patch(url, {"version": version, "values": {"phone": "13911112222", "industry": "软件"}})
    inspector = client_for(cast.inspector).get("/api/audit", {"resource": "customer"})
    assert inspector.status_code == 200
    assert "软件" in inspector.content.decode()
    assert NUMBER not in inspector.content.decode()
    assert NUMBER in client_for(cast.admin).get("/api/audit", {"resource": "customer"}).content.decode()


def test_the_check_for_duplicates_does_not_tell_whose_number_it_is(cast: Cast, client: ApiClient):
    question = {"phone": NUMBER}
    assert client_for(cast.admin).get("/api/customers/duplicates", question).json()["items"]
    assert client.get("/api/customers/duplicates", question).json()["items"] == []
    hide("rep", "hidden", "customer.phone")  # the contact's number may be seen, so it may be compared
    assert len(client.get("/api/customers/duplicates", question).json()["items"]) == 1
    assert len(client.get("/api/customers/duplicates", {"name": "北京华兴科技有限公司"}).json()["items"]) == 1


@pytest.mark.parametrize(("way", "told"), [("hidden", ""), ("masked", "138****5678")])
def test_pages_of_their_own_keep_it_back(cast: Cast, client: ApiClient, deal: Deal, way: str, told: str):
    hide("rep", way)
    people = client.get(f"/api/customers/{deal.customer_id}/contacts").json()["items"]
    assert [one["phone"] for one in people] == [told]
    members = client.get(f"/api/org/teams/{cast.team.id}/members").json()["items"]
    assert {one["phone"] for one in members if one["id"] == cast.xiaoli.id} == {told}


def test_tokens_see_no_more_than_their_owner(cast: Cast, client: ApiClient, deal: Deal):
    _, key = tokens.create(
        actor=actor_for(cast.xiaoli), name="t", permissions=["customer.read"], expires_at=clock.now() + timedelta(1)
    )
    program = ApiClient(headers={"authorization": f"Bearer {key}"})
    answer = program.get(f"{API}/customer/{deal.customer_id}")
    assert answer.status_code == 200
    assert NUMBER not in answer.content.decode()


def test_a_masked_number_shows_its_ends(cast: Cast, client: ApiClient, deal: Deal):
    hide("rep", "masked")
    record = client.get(f"{API}/customer/{deal.customer_id}").json()
    assert record["values"]["phone"] == "138****5678"
    described = fields(client, "customer")["phone"]
    assert not any(described[use] for use in ("editable", "filterable", "sortable", "importable"))


def test_a_second_role_that_sees_it_is_enough(cast: Cast, client: ApiClient):
    other = Role.objects.get(code="supervisor")
    UserRole.objects.create(user=cast.xiaoli.user, role=other)
    assert "phone" in fields(client, "customer")
    hide("supervisor", "masked")
    assert actor_for(cast.xiaoli).hidden["customer.phone"] == "masked"


def test_a_role_that_does_not_read_customers_has_no_say(cast: Cast, client: ApiClient):
    UserRole.objects.create(user=cast.xiaoli.user, role=Role.objects.get(code="hr"))
    assert "phone" not in fields(client, "customer")
    assert "phone" in fields(client, "member")  # HR reads members and hides nothing


def test_custom_fields_can_be_hidden_too(cast: Cast, deal: Deal):
    CustomField.objects.create(resource="customer", name="c_cost", zh="成本", en="Cost", type="money", position=1)
    custom.forget()
    hide("rep", "hidden", "customer.c_cost")
    client = client_for(cast.xiaoli)
    assert "c_cost" not in fields(client, "customer")
    assert "c_cost" in fields(client_for(cast.admin), "customer")
    assert client.post(f"{API}/deal/query", {"columns": ["customer.c_cost"]}).status_code == 422
    patch = {"version": 1, "values": {"c_cost": "5.00"}}
    assert client.patch(f"{API}/customer/{deal.customer_id}", patch).status_code == 422
