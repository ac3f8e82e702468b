"""Competitors: one spelling in all deals, and how one fares against them."""

import pytest

from yingdan.conftest import client_for
from yingdan.deals import jobs
from yingdan.deals.models import CloseReason, Competitor, Deal
from yingdan.deals.tests.making import close, make_deal, make_pipeline

BASE = "/api/resources/competitor"


@pytest.fixture
def rival(cast):
    make_pipeline()
    values = {"name": "西联自动化", "aliases": ["XL", "西联"]}
    answer = client_for(cast.liu).post(BASE, {"values": values})
    assert answer.status_code == 201, answer.json()
    return Competitor.objects.get()


def test_deals_get_the_spelling_of_the_catalogue(cast, rival):
    assert make_deal(cast.xiaoli, competitor="xl").competitor == "西联自动化"
    assert make_deal(cast.xiaoli, competitor=" 西联自动化 ").competitor == "西联自动化"
    lost = make_deal(cast.xiaoli)
    assert close(cast.xiaoli, lost, "lost", competitor="西联").competitor == "西联自动化"
    assert make_deal(cast.xiaoli, competitor="没见过的").competitor == "没见过的"


def test_a_new_name_reaches_the_deals_and_the_old_one_stays_known(cast, rival):
    deals = [make_deal(cast.xiaoli, competitor="西联自动化") for _ in range(3)]
    answer = client_for(cast.liu).patch(f"{BASE}/{rival.id}", {"version": 1, "values": {"name": "西联科技"}})
    assert answer.status_code == 200, answer.json()
    assert set(answer.json()["values"]["aliases"]) == {"西联自动化", "XL", "西联"}
    jobs.fit_competitor(rival.id)
    assert set(Deal.objects.filter(id__in=[one.id for one in deals]).values_list("competitor", flat=True)) == {
        "西联科技"
    }
    assert make_deal(cast.xiaoli, competitor="西联自动化").competitor == "西联科技"


def test_names_are_there_once_and_those_in_use_stay(cast, rival):
    client = client_for(cast.liu)
    assert client.post(BASE, {"values": {"name": "西联自动化"}}).status_code == 422
    assert client.post(BASE, {"values": {"name": "新对手", "aliases": ["西联自动化"]}}).status_code == 422
    make_deal(cast.xiaoli, competitor="西联")
    delete = {"action": "delete", "ids": [rival.id]}
    assert client.post(f"{BASE}/bulk", delete).json()["failed"][0]["code"] == "competitor_in_use"
    assert client_for(cast.xiaoli).post(BASE, {"values": {"name": "y"}}).status_code == 403


def test_figures_are_of_deals_within_reach(cast, rival):
    reason = CloseReason.objects.filter(kind="lost")[0]
    for member in (cast.xiaoli, cast.xiaowang):
        make_deal(member, competitor="西联", amount=100)
        close(member, make_deal(member, competitor="西联", amount=50), "won")
        close(member, make_deal(member, competitor="西联"), "lost", reason_id=reason.id)
    make_deal(cast.xiaoli, competitor="野路子")
    mine = client_for(cast.xiaoli).get(f"/api/competitors/{rival.id}/figures").json()
    assert (mine["open_count"], mine["open_amount"], mine["won_count"], mine["lost_count"]) == (1, "100.00", 1, 1)
    assert (mine["win_rate"]["n"], mine["win_rate"]["rate"]) == (2, 50.0)
    assert mine["reasons"] == [{"label": reason.name, "count": 1}]
    all_ = client_for(cast.liu).get(f"/api/competitors/{rival.id}/figures").json()
    assert (all_["open_count"], all_["won_count"]) == (2, 2)
    assert client_for(cast.xiaoli).get("/api/competitors/unknown").json()["items"] == [{"label": "野路子", "count": 1}]
    assert client_for(cast.xiaoli).get("/api/competitors/names").json()["items"] == ["西联自动化"]
