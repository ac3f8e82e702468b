"""Who sees which cards, what it costs, and the file."""

from datetime import time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.coverage.models import Route
from yingdan.coverage.selectors.setup import setup
from yingdan.coverage.services import checking, drafting, setting
from yingdan.coverage.tests.making import customers, make_card, make_customer, make_outlet, make_route
from yingdan.kernel.errors import Forbidden, Invalid
from yingdan.segments.selectors.setup import setup as segment_setup

pytestmark = pytest.mark.django_db


def test_what_the_reader_may_not_see_is_there_without_a_name(cast: Cast) -> None:
    card = make_card(cast.xiaoli)
    make_outlet(card, make_customer("秘密店", cast.xiaowang))
    client = client_for(cast.xiaoli)
    row = client.get(f"/api/coverage/cards/{card.pk}/outlets").json()["rows"][0]
    assert row["name"] is None
    assert row["customer_id"] is None
    assert [one["kind"] for one in row["deviations"]] == ["not_owned"]
    assert "秘密店" not in client.get(f"/api/coverage/cards/{card.pk}/outlets?q=秘密").content.decode()


def test_a_rep_reads_the_own_card_and_changes_nothing(cast: Cast) -> None:
    customers(cast)
    card = make_card(cast.xiaoli)
    make_card(cast.xiaowang)
    client = client_for(cast.xiaoli)
    assert client.get(f"/api/coverage/cards/{card.pk}").json()["member"]["name"] == "小李"
    assert client.post(f"/api/coverage/members/{cast.xiaoli.pk}/draft", {"source": "present"}).status_code == 403
    assert client.get(f"/api/coverage/members/{cast.xiaowang.pk}").status_code == 404
    supervisor = client_for(cast.zhang)
    assert supervisor.post(f"/api/coverage/members/{cast.xiaoli.pk}/draft", {"source": "present"}).status_code == 201
    assert supervisor.post(f"/api/coverage/members/{cast.xiaowang.pk}/draft", {"source": "present"}).status_code == 404


def test_the_report_goes_down_the_tree_by_what_the_reader_reaches(cast: Cast) -> None:
    make_outlet(make_card(cast.xiaoli), "店")
    make_outlet(make_card(cast.xiaowang), "小王店")
    checking.work_out()
    top = client_for(cast.liu).get("/api/coverage/report").json()
    assert [(one["name"], one["people"], one["no_route"]) for one in top["teams"]] == [("华东大区", 2, 2)]
    assert top["total"]["no_route"] == 2
    region = client_for(cast.chen).get("/api/coverage/report").json()
    assert [(one["name"], one["deviations"]) for one in region["teams"]] == [("一组", 2), ("二组", 2)]
    team = client_for(cast.zhang).get("/api/coverage/report").json()
    assert [(one["name"], one["no_cycle"]) for one in team["people"]] == [("小李", 1)]
    assert client_for(cast.zhang).get(f"/api/coverage/report?team={cast.other_team.pk}").status_code == 404
    own = client_for(cast.xiaoli).get("/api/coverage/report").json()
    assert [one["name"] for one in own["people"]] == ["小李"]


def test_reading_costs_the_same_for_many_outlets(cast: Cast) -> None:
    card = make_card(cast.xiaoli)
    client = client_for(cast.zhang)
    make_outlet(card, "第一店", make_route(card))

    def statements(path: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    paths = [f"/api/coverage/cards/{card.pk}", f"/api/coverage/cards/{card.pk}/outlets", "/api/coverage/report",
             f"/api/coverage/members/{cast.xiaoli.pk}"]  # fmt: skip
    setup(), segment_setup()  # made at their first use
    few = [statements(path) for path in paths]
    for n in range(12):
        make_outlet(card, f"店 {n}", make_route(card, f"{n} 线"))
    assert [statements(path) for path in paths] == few
    assert max(few) <= 24


def test_the_workbook_opens_and_names_the_parts(cast: Cast) -> None:
    import io

    from python_calamine import CalamineWorkbook

    card = make_card(cast.xiaoli, steps=["问候"], standard="常规")
    make_outlet(card, make_customer("=1+1", cast.xiaoli), make_route(card, "周一线"))
    answer = client_for(cast.zhang).get(f"/api/coverage/cards/{card.pk}/export")
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    parts = {row[0]: row[1] for row in book.get_sheet_by_index(0).to_python()}
    assert parts["定标准"] == "常规\n1. 问候"
    assert book.get_sheet_by_index(1).to_python()[1][2] == "=1+1"
    assert client_for(cast.xiaoli).get(f"/api/coverage/cards/{card.pk}/export").status_code == 403


def test_settings_are_the_directors(cast: Cast) -> None:
    row = setup()
    values: dict[str, Any] = {"day_from": time(8), "day_to": time(17), "minutes": 30, "travel": 10, "visits_day": 6,
              "standards": [{"name": "门店", "steps": ["看陈列", " "]}]}  # fmt: skip
    with pytest.raises(Forbidden):
        setting.save(actor_for(cast.zhang), row.version, values)
    saved = setting.save(actor_for(cast.liu), row.version, values)
    assert saved.standards == [{"name": "门店", "steps": ["看陈列"]}]
    with pytest.raises(Invalid):
        setting.save(actor_for(cast.liu), saved.version, {**values, "standards": 2 * values["standards"]})
    customers(cast, 1)
    assert drafting.propose(actor_for(cast.zhang), cast.xiaoli.pk).visits_day == 6
    assert Route.objects.count() == 1
