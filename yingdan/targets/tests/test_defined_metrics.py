"""Metrics that people define: exact, opened as the very list, kept once a target is set in them, never too dear."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Customer
from yingdan.deals.models import Deal
from yingdan.targets.selectors import defined
from yingdan.targets.services import plans
from yingdan.targets.tests.conftest import make_deal

BIG = {"combinator": "and", "rules": [{"field": "amount", "operator": ">=", "value": "500"}]}
LARGE_WINS = {
    "code": "large_wins", "name_zh": "大单数", "name_en": "Large wins", "resource": "deal", "condition": BIG,
    "aggregate": "count", "date_field": "closed_on", "unit": "count",
}  # fmt: skip
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def deals(cast, pipeline):
    """小李 600.10 and 400, 小王 900; one of another month."""
    make_deal(pipeline, cast.xiaoli, Decimal("600.10"), day=date(2026, 3, 3))
    make_deal(pipeline, cast.xiaoli, Decimal("400"), day=date(2026, 3, 4))
    make_deal(pipeline, cast.xiaowang, Decimal("900"), day=date(2026, 3, 31))
    make_deal(pipeline, cast.xiaowang, Decimal("900"), day=date(2026, 4, 1))


def define(cast, **changes):
    answer = client_for(cast.admin).post("/api/metrics", {**LARGE_WINS, **changes})
    assert answer.status_code == 201, answer.json()
    return answer.json()


def totals(code, *by, owner=None, teams=None, inside=None):
    metric = defined.find(code)
    assert metric
    return sorted(
        metric.totals(start=MARCH[0], end=MARCH[1], owner=owner, teams=teams, by=list(by), inside=inside), key=str
    )


@pytest.mark.usefixtures("deals")
def test_a_defined_metric_is_exact_by_person_team_and_period(cast):
    define(cast)
    define(cast, code="large_amount", name_zh="大单额", aggregate="sum", field="amount", unit="fen")
    assert totals("large_wins", "owner_id") == sorted([(cast.xiaoli.id, 1, 1), (cast.xiaowang.id, 1, 1)], key=str)
    assert totals("large_amount", "team_id", teams=[cast.team.id]) == [(cast.team.id, 1, 60_010)]
    assert totals("large_amount", "month", owner=cast.xiaowang.id) == [(date(2026, 3, 1), 1, 90_000)]
    tree = totals("large_wins", "team_id", "person", inside=cast.team.id)
    assert tree == sorted([(cast.team.id, cast.xiaoli.id, 1, 1), (cast.other_team.id, None, 1, 1)], key=str)
    found = client_for(cast.liu).get("/api/attainment?metric=large_amount&period=2026-03").json()
    assert (found["node"]["actual"], found["node"]["count"], found["unit"]["code"]) == (150_010, 2, "fen")
    drill = found["node"]["drill"]
    opened = client_for(cast.liu).post(f"/api/resources/{drill['resource']}/count", {"filter": drill["filter"]}).json()
    assert opened["count"] == 2


def test_instants_count_on_the_companys_day(cast):
    define(cast, code="a_class", resource="customer", date_field="created_at",
           condition={"combinator": "and", "rules": [{"field": "grade", "operator": "=", "value": "A"}]})  # fmt: skip
    for hour in (15, 17):  # 1 April in Shanghai is the later one
        row = Customer.objects.create(name=f"客{hour}", name_key=f"客{hour}", grade="A", owner=cast.xiaoli,
                                      team_id=cast.team.id)  # fmt: skip
        Customer.objects.filter(id=row.id).update(created_at=datetime(2026, 3, 31, hour, tzinfo=UTC))
    assert totals("a_class", "day") == [(date(2026, 3, 31), 1, 1)]


@pytest.mark.usefixtures("deals")
def test_a_preview_says_what_the_month_comes_to(cast, monkeypatch):
    monkeypatch.setattr("yingdan.kernel.clock.today", lambda: date(2026, 3, 20))
    ask = {name: LARGE_WINS[name] for name in ("resource", "condition", "date_field", "unit")}
    found = client_for(cast.admin).post("/api/metrics/preview", {**ask, "aggregate": "count"}).json()
    assert (found["month"], found["value"]) == ("2026-03", 2)
    average = {**ask, "aggregate": "average", "field": "amount", "unit": "fen"}
    assert client_for(cast.admin).post("/api/metrics/preview", average).json()["value"] == 75_005
    owners = {**ask, "aggregate": "distinct", "field": "owner", "condition": {}}
    assert client_for(cast.admin).post("/api/metrics/preview", owners).json()["value"] == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"resource": "product"}, "resource"), ({"date_field": "name"}, "date_field"),
     ({"date_field": "nope"}, "date_field"),
     ({"aggregate": "sum", "field": "name"}, "field"), ({"aggregate": "sum"}, "field"), ({"code": "visits"}, "code"),
     ({"condition": {"combinator": "and", "rules": [{"field": "nope", "value": 1}]}}, "filter.rules.0.field")],
)  # fmt: skip
def test_what_cannot_be_counted_is_refused(cast, changes, field):
    answer = client_for(cast.admin).post("/api/metrics", {**LARGE_WINS, **changes})
    assert answer.status_code == 422
    assert field in answer.json()["params"]["fields"]


def test_what_it_counts_stays_once_a_target_is_set_in_it(cast):
    made = define(cast)
    plans.create(actor=actor_for(cast.liu), name="x", year=2026, team_id=cast.company.id, amount=9, metric="large_wins")
    client = client_for(cast.admin)
    body = {**{name: made[name] for name in made if name not in ("id", "code", "archived_at")}}
    assert client.patch(f"/api/metrics/{made['id']}", {**body, "name_zh": "大单"}).status_code == 200
    changed = client.patch(f"/api/metrics/{made['id']}", {**body, "version": 2, "condition": {}})
    assert (changed.status_code, changed.json()["code"]) == (409, "metric_in_use")
    assert client.patch(f"/api/metrics/{made['id']}", body).json()["code"] == "conflict"
    assert client.post(f"/api/metrics/{made['id']}/archiving", {"archived": True}).json()["archived_at"]
    assert "large_wins" not in [one["code"] for one in client.get("/api/targets/metrics").json()["items"]]
    assert client_for(cast.liu).get("/api/attainment?metric=large_wins&period=2026-03").status_code == 200


def test_averages_are_no_targets_and_only_who_may_defines(cast):
    define(cast, code="average_deal", aggregate="average", field="amount", unit="fen")
    bad = {"name": "x", "year": 2026, "team": cast.company.id, "amount": 1, "metric": "average_deal"}
    assert client_for(cast.liu).post("/api/targets", bad).status_code == 422
    assert client_for(cast.xiaoli).post("/api/metrics", LARGE_WINS).status_code == 403
    assert client_for(cast.xiaoli).get("/api/metrics").status_code == 403


@pytest.mark.usefixtures("deals")
def test_a_metric_that_takes_too_long_is_stopped_and_says_so(cast, monkeypatch):
    define(cast)
    monkeypatch.setattr(defined, "LIMIT_MS", 1)
    real = defined._rows

    def slow(row, lens):
        rows, day = real(row, lens)
        return rows.extra(where=["(select pg_sleep(0.3)) is not null"]), day

    monkeypatch.setattr(defined, "_rows", slow)
    answer = client_for(cast.liu).get("/api/attainment?metric=large_wins&period=2026-03")
    assert (answer.status_code, answer.json()["code"]) == (422, "metric_too_slow")
    assert Deal.objects.count() == 4  # the connection goes on working
