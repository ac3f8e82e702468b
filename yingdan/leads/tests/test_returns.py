"""What sources cost and brought."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from yingdan.conftest import actor_for, client_for
from yingdan.leads.models import Lead
from yingdan.leads.rules.returns import Brought, rolled_up, spent
from yingdan.leads.tests.making import make_lead, make_source

DAY = date(2026, 3, 10)


@given(st.integers(0, 10**9), st.integers(0, 400), st.integers(-500, 500), st.lists(st.integers(1, 90), max_size=12))
def test_parts_of_consecutive_periods_add_up_to_the_whole(cost, length, shift, cuts):
    starts, ends = DAY, DAY + timedelta(days=length)
    edges = [DAY + timedelta(days=shift - 600)]
    for cut in cuts:
        edges.append(edges[-1] + timedelta(days=cut))
    edges.append(DAY + timedelta(days=2000))
    spans = [(first, after - timedelta(days=1)) for first, after in pairwise(edges)]
    whole = (edges[0], edges[-1] - timedelta(days=1))
    parts = [spent(cost, starts, ends, DAY, span) for span in spans]
    assert sum(parts) == spent(cost, starts, ends, DAY, whole)
    assert all(0 <= part <= cost for part in parts)
    if whole[0] <= starts and ends <= whole[1]:
        assert sum(parts) == cost


def test_without_dates_a_cost_falls_on_one_day():
    assert spent(500, None, None, DAY, (DAY, DAY)) == 500
    assert spent(500, DAY, None, date(2020, 1, 1), (DAY + timedelta(days=1), DAY + timedelta(days=9))) == 0
    assert spent(500, None, None, DAY, None) == 500


def test_what_is_below_counts_above():
    own = {1: Brought(cost=5), 2: Brought(leads=3, won=1, amount=100), 3: Brought(leads=2)}
    found = rolled_up(own, {1: [1], 2: [1, 2], 3: [1, 3], 4: [4]})
    assert found[1] == Brought(cost=5, leads=5, won=1, amount=100)
    assert (found[2].leads, found[4]) == (3, Brought())


def _converted(cast, name, source, amount, won):
    lead = make_lead(cast.xiaoli, name, source=source.id)
    client = client_for(cast.xiaoli)
    deal = {"name": f"{name}的商机", "amount": amount}
    body = {"version": 1, "customer": {"values": {"name": f"{name}公司"}}, "deal": deal}
    made = client.post(f"/api/leads/{lead.id}/conversion", body).json()
    if won:
        assert client.post(f"/api/deals/{made['deal_id']}/win", {"version": 1}).status_code == 200
    return lead


def test_returns_roll_up_over_the_tree(cast):
    top = make_source("2026 展会", cost=1000)
    fair = make_source("广交会", parent=top, cost="2000.50")
    _converted(cast, "甲", fair, "9000", True)
    _converted(cast, "乙", fair, "100", False)
    make_lead(cast.xiaoli, "丙", source=top.id)
    lost = make_lead(cast.xiaowang, "丁", source=fair.id)
    Lead.objects.filter(id=lost.id).update(status="invalid")
    make_lead(cast.xiaoli, "戊")
    answer = client_for(cast.liu).get("/api/leads/returns").json()
    rows = {row["name"]: row for row in answer["rows"]}
    assert [row["depth"] for row in answer["rows"]] == [0, 1]
    assert rows["广交会"]["total"] == {
        "leads": 3, "contacted": 2, "qualified": 2, "converted": 2, "invalid": 1, "deals": 2, "won": 1,
        "amount": 900000, "cost": 200050, "cost_per_lead": 66683, "cost_per_won": 200050, "per_cost": 4.5,
    }  # fmt: skip
    assert (rows["2026 展会"]["own"]["leads"], rows["2026 展会"]["total"]["leads"]) == (1, 4)
    assert rows["2026 展会"]["total"]["cost"] == 300050
    assert (answer["without_source"]["leads"], answer["total"]["leads"]) == (1, 5)


def test_reps_see_their_own_leads_and_no_costs(cast):
    fair = make_source("广交会", cost=1000)
    make_lead(cast.xiaoli, source=fair.id)
    make_lead(cast.xiaowang, "别人", source=fair.id)
    answer = client_for(cast.xiaoli).get("/api/leads/returns").json()
    [row] = answer["rows"]
    assert (row["total"]["leads"], row["total"]["cost"], row["total"]["cost_per_lead"]) == (1, None, None)
    assert answer["costs_told"] is False


def test_a_period_takes_the_leads_that_came_in_it(cast):
    fair = make_source("广交会", cost=3100, starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 31))
    lead = make_lead(cast.xiaoli, source=fair.id)
    Lead.objects.filter(id=lead.id).update(created_at="2026-03-09T17:00:00Z")  # the tenth of March in China
    client = client_for(cast.liu)
    [row] = client.get("/api/leads/returns?start=2026-03-10&end=2026-03-10").json()["rows"]
    assert (row["total"]["leads"], row["total"]["cost"]) == (1, 10000)
    [row] = client.get("/api/leads/returns?start=2026-03-01&end=2026-03-09").json()["rows"]
    assert (row["total"]["leads"], row["total"]["cost"]) == (0, 90000)
    assert client.get("/api/leads/returns?start=2026-03-09&end=2026-03-01").status_code == 422
    assert actor_for(cast.liu).may("source.read")
