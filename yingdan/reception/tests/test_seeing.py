"""Who sees what: masked at the desk, by reach in the register; totals and deviations add up."""

import io
from typing import Any

from python_calamine import CalamineWorkbook

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.kernel import clock
from yingdan.leads.models import Source
from yingdan.reception.models import Rota
from yingdan.reception.selectors import desk
from yingdan.reception.services import receiving
from yingdan.reception.tests.making import make_customer, make_rota, visitor

LOOKUP = "/api/reception/lookup"


def test_the_desk_learns_whose_it_is_and_no_more(cast: Cast, rota: Rota) -> None:
    make_customer("北京华兴科技有限公司", cast.xiaowang, phone="13911112222")
    answer = client_for(cast.front_desk).get(LOOKUP, {"phone": "139 1111 2222"}).json()
    (found,) = answer["items"]
    assert (found["name"], found["id"], found["owner"]["label"]) == ("北京******公司", None, "小王")
    assert (answer["judged"]["code"], answer["judged"]["member"]["label"]) == ("customer", "小王")
    assert "13911112222" not in str(found)
    (own,) = client_for(cast.xiaowang.manager or cast.chen).get(LOOKUP, {"phone": "13911112222"}).json()["items"]
    assert own["name"] == "北京华兴科技有限公司"


def test_a_tail_finds_and_three_digits_do_not(cast: Cast, rota: Rota) -> None:
    make_customer("华兴公司", cast.xiaowang, phone="13911112222")
    client = client_for(cast.front_desk)
    assert [one["sure"] for one in client.get(LOOKUP, {"phone": "2222"}).json()["items"]] == [False]
    assert client.get(LOOKUP, {"phone": "222"}).json()["items"] == []
    assert client.get(LOOKUP, {"name": "华"}).json()["items"] == []


def test_a_rep_may_not_use_the_desk(cast: Cast) -> None:
    assert client_for(cast.xiaoli).get(LOOKUP, {"phone": "2222"}).status_code == 403
    assert client_for(cast.xiaoli).get("/api/reception/desk").status_code == 403


def test_the_register_goes_by_reach(cast: Cast, rota: Rota, source: Source) -> None:
    entry = receiving.register(actor_for(cast.front_desk), visitor(source), rota_id=rota.pk)
    path = f"/api/reception/entries/{entry.pk}"
    seen = {
        name: client_for(getattr(cast, name)).get(path).status_code
        for name in ("xiaoli", "zhang", "chen", "front_desk", "inspector", "xiaowang", "finance")
    }
    assert seen == {
        "xiaoli": 200, "zhang": 200, "chen": 200, "front_desk": 200, "inspector": 200, "xiaowang": 404, "finance": 403,
    }  # fmt: skip
    rows = client_for(cast.xiaowang).post("/api/resources/reception/query", {}).json()["rows"]
    assert rows == []
    rows = client_for(cast.xiaoli).post("/api/resources/reception/query", {}).json()["rows"]
    assert rows[0]["values"]["source"]["label"] == source.name


def test_my_turn(cast: Cast, rota: Rota) -> None:
    client = client_for(cast.zhang)
    (place,) = client.get("/api/reception/mine").json()["places"]
    assert (place["before"], place["on"]) == (2, True)
    client_for(cast.xiaoli).post("/api/reception/busy", {"minutes": 20})
    assert client.get("/api/reception/mine").json()["places"][0]["before"] == 1
    mine = client_for(cast.xiaoli).post("/api/reception/busy", {"minutes": None}).json()
    assert mine["busy_until"] is None


def test_totals_and_deviations_add_up(cast: Cast, rota: Rota, source: Source) -> None:
    actor = actor_for(cast.front_desk)
    receiving.register(actor, visitor(source, persons=3), rota_id=rota.pk)
    receiving.register(actor, visitor(source, kind="call", phone="13900005555"), rota_id=rota.pk)
    other: dict[str, Any] = {"way": "other", "member_id": cast.xiaowang.id, "rota_id": rota.pk, "reason": "指名"}
    receiving.register(actor, visitor(source, phone="13900006666"), **other)
    day = {"start": clock.today().isoformat(), "end": clock.today().isoformat()}
    found = client_for(cast.front_desk).get("/api/reception/totals", day).json()
    assert (found["total"]["visits"], found["total"]["calls"], found["total"]["fresh"]) == (2, 1, 3)
    assert found["total"]["persons"] == 4
    for part in ("channels", "hours", "days"):
        assert sum(one["visits"] for one in found[part]) == 2
    (by,) = client_for(cast.front_desk).get("/api/reception/deviations", day).json()["items"]
    assert (by["count"], by["total"], by["reasons"]) == (1, 3, ["指名"])


def cells(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_figures_as_workbooks(cast: Cast, rota: Rota, source: Source) -> None:
    receiving.register(actor_for(cast.front_desk), visitor(source, persons=3), rota_id=rota.pk)
    other: dict[str, Any] = {"way": "other", "member_id": cast.zhang.id, "rota_id": rota.pk, "reason": "=指名"}
    receiving.register(actor_for(cast.front_desk), visitor(source, phone="13900006666"), **other)
    day = {"start": clock.today().isoformat(), "end": clock.today().isoformat()}
    book = cells(client_for(cast.front_desk).get("/api/reception/totals/export", day).content)
    assert list(book) == ["渠道", "时段", "日期"]
    assert book["渠道"] == [
        ["渠道", "来访", "来电", "新客", "人数"], [source.name, 2, 0, 2, 4], ["合计", 2, 0, 2, 4],
    ]  # fmt: skip
    assert book["日期"][1][0] == clock.today()
    (lines,) = cells(client_for(cast.chen).get("/api/reception/deviations/export", day).content).values()
    assert lines[1] == [cast.front_desk.name, 1, 0, 0, 2, "=指名"]
    assert client_for(cast.xiaoli).get("/api/reception/totals/export", day).status_code == 403
    hours = client_for(cast.chen).get("/api/reception/totals", day).json()["hours"]
    found = {"filter": {"combinator": "and", "rules": [{"field": "hour", "operator": "=", "value": hours[0]["key"]}]}}
    rows = client_for(cast.chen).post("/api/resources/reception/query", found).json()["rows"]
    assert len(rows) == hours[0]["visits"]


def test_a_rota_is_set_up_and_keeps_its_order(cast: Cast, rota: Rota, source: Source) -> None:
    receiving.register(actor_for(cast.front_desk), visitor(source), rota_id=rota.pk)
    client = client_for(cast.chen)
    (one,) = client.get("/api/reception/rotas").json()["items"]
    assert one["order"] == [cast.xiaowang.id, cast.zhang.id, cast.xiaoli.id]
    body = {"name": "一楼展厅", "version": one["version"], "shifts": [{"day": 0, "start": 540, "end": 1080}]}
    changed = client.put(f"/api/reception/rotas/{one['id']}", {**body, "members": one["order"]}).json()["items"][0]
    assert (changed["name"], changed["order"]) == ("一楼展厅", one["order"])
    stale = client.put(f"/api/reception/rotas/{one['id']}", body)
    assert stale.status_code == 409
    body |= {"version": changed["version"], "members": [cast.zhang.id, cast.liu.id]}
    after = client.put(f"/api/reception/rotas/{one['id']}", body).json()["items"][0]
    assert after["order"] == [cast.zhang.id, cast.liu.id]


def test_the_rules_are_set(cast: Cast) -> None:
    client = client_for(cast.chen)
    now = client.get("/api/reception/policy").json()
    assert (now["version"], now["valid_days"]) == (0, 90)
    changed = client.put("/api/reception/policy", {**now, "valid_days": None, "evidence": True}).json()
    assert (changed["version"], changed["valid_days"], changed["evidence"]) == (1, None, True)
    assert client.put("/api/reception/policy", now).status_code == 409


def test_the_desk_asks_as_little_for_many_as_for_few(
    cast: Cast, rota: Rota, source: Source, django_assert_max_num_queries: Any
) -> None:
    actor = actor_for(cast.front_desk)
    for number in range(14):
        receiving.register(actor, visitor(source, phone=f"1390000{number:04d}"), rota_id=rota.pk)
        make_rota(f"值班{number}", cast.xiaoli, cast.zhang)
        make_customer(f"华兴公司{number}", cast.xiaowang, phone="13911112222")
    with django_assert_max_num_queries(13):
        assert len(desk.desk(actor)["waiting"]) == 14
    with django_assert_max_num_queries(20):
        client_for(cast.front_desk).get(LOOKUP, {"phone": "13911112222", "name": "华兴公司3"})
