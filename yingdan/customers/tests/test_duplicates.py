"""The warning on entry."""

from django.test.utils import CaptureQueriesContext

from yingdan.conftest import actor_for, client_for
from yingdan.customers.services import contacts, duplicates
from yingdan.customers.tests.making import make_customer
from yingdan.platform.models import Company


def reasons(cast, member, **asked):
    return {one["name"]: one["reason"] for one in duplicates.find(actor_for(member), **asked)}


def test_each_way_to_find_a_duplicate(cast):
    make_customer(cast.xiaoli, "北京华兴科技有限公司")
    make_customer(cast.xiaoli, "北京华兴科技发展有限公司")
    make_customer(cast.xiaoli, "同号公司", phone="138 1234 5678")
    by_contact = make_customer(cast.xiaoli, "联系人公司")
    contacts.create(actor_for(cast.xiaoli), {"customer": by_contact.id, "name": "张三", "phone": "13812345678"})
    make_customer(cast.xiaoli, "代码公司", credit_code="91350100M000100Y43")
    make_customer(cast.xiaoli, "完全无关的企业")
    found = reasons(
        cast, cast.xiaoli, name="(北京)华兴科技", phone="+86 13812345678", credit_code="9135 0100M000100y43"
    )
    assert found == {
        "代码公司": "credit_code",
        "北京华兴科技有限公司": "name",
        "同号公司": "phone",
        "联系人公司": "phone",
        "北京华兴科技发展有限公司": "similar_name",
    }


def test_a_suspected_duplicate_is_asked_back_and_can_be_confirmed(cast):
    make_customer(cast.xiaoli, "北京华兴科技有限公司")
    client = client_for(cast.xiaoli)
    body = {"values": {"name": "北京华兴科技"}}
    answer = client.post("/api/resources/customer", body)
    assert answer.status_code == 409
    assert answer.json()["code"] == "duplicate_suspected"
    assert [one["name"] for one in answer.json()["params"]["candidates"]] == ["北京华兴科技有限公司"]
    assert client.post("/api/resources/customer", {**body, "confirm": True}).status_code in (200, 201)


def test_out_of_scope_only_name_and_owner_are_told(cast):
    row = make_customer(cast.xiaoli, "北京华兴科技有限公司", phone="13812345678")
    asked = {"name": "北京华兴科技"}
    outside = client_for(cast.xiaowang).get("/api/customers/duplicates", asked).json()["items"]
    assert outside == [
        {
            "id": None,
            "name": row.name,
            "owner": "小李",
            "team": None,
            "reason": "name",
            "similarity": 1.0,
            "resource": "customer",
            "reasons": ["same_name", "same_place"],
        },
    ]
    inside = client_for(cast.xiaoli).get("/api/customers/duplicates", asked).json()["items"]
    assert inside[0]["id"] == row.id
    assert (
        client_for(cast.xiaoli).get("/api/customers/duplicates", {**asked, "exclude": str(row.id)}).json()["items"]
        == []
    )
    assert client_for(cast.inspector).get("/api/customers/duplicates", asked).status_code == 403


def test_out_of_scope_a_name_that_was_not_typed_is_told_by_its_ends(cast):
    make_customer(cast.xiaoli, "北京华兴科技有限公司", phone="13812345678")
    asked = {"phone": "13812345678"}
    outside = client_for(cast.xiaowang).get("/api/customers/duplicates", asked).json()["items"]
    assert [(one["name"], one["owner"], one["id"]) for one in outside] == [("北京******公司", "小李", None)]
    inside = client_for(cast.xiaoli).get("/api/customers/duplicates", asked).json()["items"]
    assert inside[0]["name"] == "北京华兴科技有限公司"


def test_the_company_says_how_much_is_told(cast):
    Company.objects.get_or_create(id=1, defaults={"name": "测试公司"})
    row = make_customer(cast.xiaoli, "北京华兴科技有限公司")
    asked = {"name": "北京华兴科技"}
    for tell, owner, team in (("team", None, cast.team.name), ("exists", None, None), ("owner", "小李", None)):
        body = {"automatic": False, "tell": tell}
        assert client_for(cast.admin).put("/api/customers/duplicates/settings", body).status_code == 200
        (one,) = client_for(cast.xiaowang).get("/api/customers/duplicates", asked).json()["items"]
        assert (one["name"], one["owner"], one["team"]) == (row.name, owner, team)
    assert client_for(cast.xiaoli).put("/api/customers/duplicates/settings", body).status_code == 403


def test_other_characters_that_sound_alike_and_traditional_ones_are_found(cast):
    make_customer(cast.xiaoli, "杭州华兴科技有限公司")
    for name in ("杭州华星科技有限公司", "杭州華興科技有限公司"):
        found = duplicates.find(actor_for(cast.xiaoli), name=name)
        assert [one["name"] for one in found] == ["杭州华兴科技有限公司"], name


def test_short_phones_and_names_do_not_match_half_the_company(cast):
    make_customer(cast.xiaoli, "甲", phone="110")
    assert reasons(cast, cast.xiaoli, name="乙", phone="110") == {}


def test_the_search_takes_the_same_statements_however_many_match(cast, connection_queries):
    for number in range(12):
        make_customer(cast.xiaoli, f"北京华兴科技{number}号有限公司")
    actor = actor_for(cast.xiaoli)
    with connection_queries() as few:
        assert len(duplicates.find(actor, name="北京华兴科技", phone="13900000000")) == duplicates.LIMIT
    assert isinstance(few, CaptureQueriesContext)
    assert len(few) <= 11, [query["sql"][:90] for query in few.captured_queries]
