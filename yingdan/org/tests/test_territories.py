"""Territories: what somebody means by an address, who holds it, and what is refused."""

from typing import Any

import pytest

from yingdan.conftest import Cast, client_for
from yingdan.org import jobs
from yingdan.org.models import Member, Territory
from yingdan.org.rules.areas import Area, known, meant, tree
from yingdan.org.selectors.territory import Places
from yingdan.platform.models import AuditEntry

URL = "/api/org/territories"
JIANGSU = {"province": "江苏省"}
SUZHOU = {"province": "江苏省", "city": "苏州市"}
KUNSHAN = {**SUZHOU, "district": "昆山市"}


@pytest.mark.parametrize(
    ("typed", "official"),
    [
        (("江苏", "苏州", ""), ("江苏省", "苏州市", "")),
        (("江苏省", "苏州市", "昆山"), ("江苏省", "苏州市", "昆山市")),
        (("", "苏州", ""), ("江苏省", "苏州市", "")),
        (("江苏", "昆山", ""), ("江苏省", "苏州市", "昆山市")),
        (("广西", "南宁", ""), ("广西壮族自治区", "南宁市", "")),
        (("湖北", "恩施州", ""), ("湖北省", "恩施土家族苗族自治州", "")),
        (("浙江", "杭州", ""), ("浙江省", "杭州市", "")),
        (("北京", "北京市", "朝阳"), ("北京市", "北京市", "朝阳区")),
        (("北京", "朝阳区", ""), ("北京市", "北京市", "朝阳区")),
        (("", "上海", ""), ("上海市", "", "")),
        (("湖北", "仙桃", ""), ("湖北省", "仙桃市", "")),
        (("Germany", "Berlin", ""), ("Germany", "Berlin", "")),
        (("江苏", "没有的市", ""), ("江苏省", "没有的市", "")),
        (("", "没有的市", ""), ("", "", "")),
        (("", "", ""), ("", "", "")),
    ],
)
def test_what_an_address_means(typed: tuple[str, str, str], official: tuple[str, str, str]):
    assert meant(*typed) == Area(*official)


def test_every_area_of_the_list_means_itself():
    assert len(tree()) == 34
    for province, cities in tree().items():
        assert known(meant(province, "", "")), province
        for city, districts in cities.items():
            if len(cities) > 1:
                assert meant(province, city, "") == Area(province, city), city
            for district in districts:
                assert meant(province, city, district) == Area(province, city, district), district


def add(client, name, areas, **more):
    return client.post(URL, {"name": name, "areas": areas, **more})


def test_the_narrowest_area_wins_and_the_deepest_territory(cast: Cast):
    client = client_for(cast.admin)
    east = add(client, "华东", [JIANGSU, {"province": "上海"}]).json()
    south = add(client, "苏南", [SUZHOU], parent_id=east["id"]).json()
    kunshan = add(client, "昆山专区", [KUNSHAN]).json()
    inside = add(client, "江苏区", [JIANGSU], parent_id=east["id"])
    assert inside.status_code == 201
    places = Places()
    assert places.territory("江苏", "苏州", "") == south["id"]
    assert places.territory("江苏", "苏州", "昆山") == kunshan["id"]
    assert places.territory("江苏", "南京", "") == inside.json()["id"]
    assert places.territory("上海", "", "徐汇区") == east["id"]
    assert places.territory("浙江", "杭州", "") is None
    assert Territory.objects.get(name="苏南").top_id == east["id"]


def test_an_area_claimed_twice_is_refused_naming_both(cast: Cast):
    client = client_for(cast.admin)
    add(client, "苏南", [SUZHOU])
    answer = add(client, "沪苏", [SUZHOU, {"province": "上海"}])
    assert (answer.status_code, answer.json()["code"]) == (409, "area_taken")
    assert "苏南" in answer.json()["message"]
    assert "沪苏" in answer.json()["message"]
    assert not Territory.objects.filter(name="沪苏").exists()


def test_a_move_that_would_share_an_area_is_refused(cast: Cast):
    client = client_for(cast.admin)
    east = add(client, "华东", [JIANGSU]).json()
    north = add(client, "华北", []).json()
    below = add(client, "江苏区", [JIANGSU], parent_id=east["id"]).json()
    body = {"name": "江苏区", "areas": [JIANGSU], "version": below["version"], "parent_id": north["id"]}
    assert client.put(f"{URL}/{below['id']}", body).json()["code"] == "area_taken"
    cycle = {"name": "华东", "areas": [JIANGSU], "version": east["version"], "parent_id": below["id"]}
    assert client.put(f"{URL}/{east['id']}", cycle).json()["code"] == "territory_cycle"


def test_a_rename_and_a_move_are_kept_in_the_history(cast: Cast):
    client = client_for(cast.admin)
    east = add(client, "华东", [JIANGSU]).json()
    one = add(client, "苏州", [SUZHOU]).json()
    body = {"name": "苏南", "areas": [SUZHOU], "version": one["version"], "parent_id": east["id"]}
    body |= {"manager_id": cast.chen.id, "team_ids": [cast.team.id]}
    changed = client.put(f"{URL}/{one['id']}", body)
    assert changed.status_code == 200, changed.content
    assert changed.json()["teams"] == [{"id": cast.team.id, "name": "一组"}]
    told = client.get(f"/api/resources/territory/{one['id']}/history").content.decode()
    assert "苏州" in told
    assert "华东" in told
    assert client.put(f"{URL}/{one['id']}", body).json()["code"] == "version_conflict"
    assert AuditEntry.objects.filter(table="org_territoryarea").count() == 2


def test_unknown_areas_are_refused_and_countries_taken(cast: Cast):
    client = client_for(cast.admin)
    assert add(client, "甲", [{"province": "江苏", "city": "没有的市"}]).status_code == 422
    assert add(client, "欧洲", [{"province": "Germany"}]).status_code == 201
    assert Places().territory("Germany", "Berlin", "") is not None


def test_a_closed_territory_gives_its_areas_back(cast: Cast):
    client = client_for(cast.admin)
    east = add(client, "华东", [JIANGSU]).json()
    below = add(client, "苏南", [SUZHOU], parent_id=east["id"]).json()
    assert client.post(f"{URL}/{east['id']}/close").json()["code"] == "territory_not_empty"
    assert client.post(f"{URL}/{below['id']}/close").status_code == 204
    assert add(client, "苏南", [SUZHOU]).status_code == 201
    jobs.place()


def test_who_is_responsible_for_an_address(cast: Cast):
    add(client_for(cast.admin), "苏南", [SUZHOU], manager_id=cast.chen.id, team_ids=[cast.team.id])
    client = client_for(cast.xiaoli)
    found = client.get(f"{URL}/of", {"province": "江苏", "city": "苏州"}).json()
    assert (found["territory"]["name"], found["manager"]["name"]) == ("苏南", "陈经理")
    assert found["person"] == {"id": cast.chen.id, "name": "陈经理"}
    nobody: dict[str, Any] = {"territory": None, "manager": None, "teams": [], "person": None}
    assert client.get(f"{URL}/of", {"province": "浙江"}).json() == nobody
    assert add(client, "甲", []).status_code == 403


def test_without_a_person_responsible_the_lead_of_the_team_serves(cast: Cast):
    add(client_for(cast.admin), "苏南", [SUZHOU], team_ids=[cast.other_team.id, cast.team.id])
    cast.team.manager = cast.zhang
    cast.team.save()
    asked = {"province": "江苏", "city": "苏州"}
    person = client_for(cast.xiaoli).get(f"{URL}/of", asked).json()["person"]
    assert person == {"id": cast.zhang.id, "name": "张主管"}
    Member.objects.filter(id=cast.zhang.id).update(ended_on="2020-01-01", started_on=None)
    assert client_for(cast.xiaoli).get(f"{URL}/of", asked).json()["person"] is None
