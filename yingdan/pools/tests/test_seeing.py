"""What a pool shows before claiming, and what it keeps back."""

import pytest

from yingdan.conftest import ApiClient, Cast, client_for
from yingdan.pools.models import Pool
from yingdan.pools.tests.making import lie, make_customer, make_pool

QUERY = "/api/resources/pool_customer/query"


@pytest.fixture
def client(cast: Cast) -> ApiClient:
    return client_for(cast.xiaoli)


def values(client: ApiClient, **asked: object) -> list[dict[str, object]]:
    body = {"columns": ["name", "phone", "pool", "former_owner"], **asked}
    return [row["values"] for row in client.post(QUERY, body).json()["rows"]]


def test_members_see_the_records_of_their_pools_only(cast: Cast, pool: Pool, client: ApiClient) -> None:
    lie(pool, make_customer("看得到"), former=cast.xiaowang)
    lie(make_pool("二组公海", cast.other_team), make_customer("看不到"))
    make_customer("无主")
    (row,) = values(client)
    assert (row["name"], row["pool"], row["former_owner"]) == (
        "看得到",
        {"id": pool.pk, "label": "华东公海"},
        {"id": cast.xiaowang.pk, "label": "小王"},
    )


def test_hidden_fields_are_neither_shown_nor_found_by(cast: Cast, pool: Pool, client: ApiClient) -> None:
    Pool.objects.update(hidden=["phone"])
    lie(pool, make_customer("甲", phone="13800001234"))
    assert values(client)[0]["phone"] is None
    rule = {"combinator": "and", "rules": [{"field": "phone", "operator": "contains", "value": "1234"}]}
    assert values(client, filter=rule) == []
    assert values(client, q="13800001234") == []
    assert values(client_for(cast.chen))[0]["phone"] == "13800001234"  # assigns by it


def test_what_a_role_hides_stays_hidden_in_the_pool(cast: Cast, pool: Pool, client: ApiClient) -> None:
    lie(pool, make_customer("甲", phone="13800001234"))
    assert values(client)[0]["phone"] == "13800001234"
    role = cast.xiaoli.user.user_roles.get().role
    role.fields = {"customer.phone": "hidden"}
    role.save()
    assert values(client)[0]["phone"] is None


def test_details_open_one_by_one_where_views_are_limited(cast: Cast, pool: Pool, client: ApiClient) -> None:
    Pool.objects.update(views_per_day=1)
    first, second = make_customer("甲", phone="13800001234"), make_customer("乙", phone="13900001234")
    lie(pool, first, second)
    assert [row["phone"] for row in values(client)] == [None, None]
    view = f"/api/pools/{pool.pk}/views"
    assert client.post(view, {"record_id": first.id}).json() == {"left": 0}
    assert client.post(view, {"record_id": first.id}).json() == {"left": 0}  # seen once is seen
    refused = client.post(view, {"record_id": second.id})
    assert (refused.status_code, refused.json()["code"]) == (409, "pool_views_used")
    assert sorted(str(row["phone"]) for row in values(client)) == ["13800001234", "None"]


def test_lists_filter_group_and_page_by_what_the_pool_knows(cast: Cast, pool: Pool, client: ApiClient) -> None:
    lie(pool, *(make_customer(f"客户{n}", city="苏州") for n in range(3)), former=cast.xiaoli, reason="30 天未跟进")
    lie(pool, make_customer("另一个", city="无锡"), days=2)
    page = client.post(QUERY, {"limit": 2}).json()
    more = client.post(QUERY, {"limit": 2, "cursor": page["next_cursor"]}).json()
    assert len({row["id"] for row in page["rows"] + more["rows"]}) == 4
    groups = client.post("/api/resources/pool_customer/group", {"by": "reason"}).json()["groups"]
    assert {one["key"]: one["count"] for one in groups} == {"30 天未跟进": 3, "": 1}
    me = {"combinator": "and", "rules": [{"field": "former_owner", "operator": "=", "value": "$me"}]}
    assert len(values(client, filter=me)) == 3
    sums = client.post("/api/resources/pool_customer/count", {"q": "另一个"}).json()
    assert sums["count"] == 1


def test_a_pool_that_is_off_is_seen_by_administrators_only(cast: Cast, pool: Pool, client: ApiClient) -> None:
    Pool.objects.update(active=False)
    lie(pool, make_customer("甲"))
    assert values(client) == []
    assert len(values(client_for(cast.chen))) == 1
    refused = client.post(f"/api/pools/{pool.pk}/claim", {"scope": "all"})
    assert refused.status_code == 404
