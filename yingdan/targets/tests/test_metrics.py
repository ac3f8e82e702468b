"""Targets in any metric: amounts in its smallest unit, words and files in its own unit, attainment of its records."""

import io
from datetime import UTC, date, datetime

import pytest
from python_calamine import CalamineWorkbook

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Customer, FollowUp
from yingdan.kernel import ports, units
from yingdan.kernel.errors import Invalid
from yingdan.kernel.ports import Metric
from yingdan.targets import metrics
from yingdan.targets.errors import NotReconciled
from yingdan.targets.models import Response, Target
from yingdan.targets.rules.levels import Level
from yingdan.targets.services import exchange, plans, split, workbook
from yingdan.targets.services.split import Wish


@pytest.fixture
def visits(cast):
    """1,000 visits for the company in 2026, split and published."""
    target = plans.create(
        actor=actor_for(cast.liu), name="拜访目标", year=2026, team_id=cast.company.id, amount=1000, metric="visits"
    )
    target, _ = split.split(actor=actor_for(cast.liu), target_id=target.id, version=1, wish=Wish("equal", "equal"))
    return plans.publish(actor=actor_for(cast.liu), target_id=target.id, version=target.version)


def visit(owner, day):
    customer, _ = Customer.objects.get_or_create(name="客", name_key="客", owner=owner, team_id=owner.team_id)
    FollowUp.objects.create(
        customer=customer, text="谈", owner=owner, team_id=owner.team_id, method="visit",
        happened_at=datetime(2026, 3, day, 3, tzinfo=UTC),
    )  # fmt: skip


def test_every_metric_says_what_it_counts_and_in_which_unit(cast):
    items = client_for(cast.liu).get("/api/targets/metrics").json()["items"]
    found = {one["code"]: one for one in items}
    assert {"revenue_won", "deals_won", "volume_sold", "deals_new", "customers_new", "followups"} <= set(found)
    for one in items:
        assert all([*one["definition"].values(), *one["label"].values()]), one
        metric = metrics.find(one["code"])
        resource, rules = metric.drill(date(2026, 1, 1), date(2026, 1, 31))
        assert (resource, True) == (one["resource"], any(rule["field"] == one["date_field"] for rule in rules))
    assert found["volume_sold"]["unit"] == {"code": "piece", "label": {"zh": "件", "en": "pcs"}, "scale": 1000}


def test_a_target_of_visits_is_followed_in_visits_and_opens_them(cast, visits):
    for day in (2, 3, 31):
        visit(cast.xiaoli, day)
    client = client_for(cast.liu)
    shown = client.get(f"/api/targets/{visits.id}").json()
    assert (shown["amount"], shown["unit"]["code"], shown["metric_label"]["zh"]) == (1000, "time", "拜访次数")
    found = client.get("/api/attainment?metric=visits&period=2026-03").json()
    assert (found["node"]["actual"], found["node"]["count"], found["unit"]["scale"]) == (3, 3, 1)
    assert found["node"]["target"] == sum(visits.cells.filter(month=3).values_list("fen", flat=True)) > 0
    assert (found["pipeline"], found["node"]["weighted"]) == (False, 0)
    drill = found["node"]["drill"]
    assert drill["resource"] == "followup"
    assert client.post("/api/resources/followup/count", {"filter": drill["filter"]}).json()["count"] == 3
    own = client_for(cast.xiaoli).get("/api/attainment?metric=visits&period=2026-03").json()
    assert (own["node"]["id"], own["node"]["actual"]) == (cast.xiaoli.id, 3)
    assert client_for(cast.xiaowang).get("/api/attainment?metric=visits&period=2026-03").json()["node"]["actual"] == 0
    assert client.get("/api/attainment?period=2026-03").json()["node"]["target"] == 0  # no revenue target here


def test_all_metrics_with_a_target_stand_together_revenue_first(cast, visits):
    visit(cast.xiaoli, 2)
    revenue = plans.create(actor=actor_for(cast.liu), name="营收", year=2026, team_id=cast.company.id, amount=1_000_000)
    revenue, _ = split.split(actor=actor_for(cast.liu), target_id=revenue.id, version=1, wish=Wish("equal", "equal"))
    plans.publish(actor=actor_for(cast.liu), target_id=revenue.id, version=revenue.version)
    for member, node in ((cast.liu, f"team:{cast.team.id}"), (cast.xiaoli, f"member:{cast.xiaoli.id}")):
        client = client_for(member)
        found = client.get(f"/api/attainment/metrics?period=2026-03&node={node}").json()
        assert [one["metric"]["code"] for one in found["items"]] == ["revenue_won", "visits"]
        assert [one["pipeline"] for one in found["items"]] == [True, False]
        for one in found["items"]:
            alone = client.get(f"/api/attainment?period=2026-03&node={node}&metric={one['metric']['code']}").json()
            assert one["line"] == alone["node"]
            assert (found["elapsed"], found["days_left"]) == (alone["elapsed"], alone["days_left"])
        assert found["items"][1]["metric"]["unit"]["label"]["zh"] == "次"
    assert client_for(cast.xiaoli).get(f"/api/attainment/metrics?node=team:{cast.other_team.id}").status_code == 404
    own = client_for(cast.xiaoli).get("/api/attainment/metrics?period=2027").json()
    assert own["items"] == []  # no target yet


def test_words_and_files_are_in_the_unit_of_the_metric(cast):
    actor = actor_for(cast.liu)
    target = plans.create(
        actor=actor, name="销量", year=2026, team_id=cast.company.id, amount=120_500, metric="volume_sold"
    )
    with pytest.raises(NotReconciled) as error:
        plans.publish(actor=actor, target_id=target.id, version=1)
    assert error.value.params["difference_text"] == "120.5 件"
    target, _ = split.split(actor=actor, target_id=target.id, version=1, wish=Wish("equal", "equal"))
    content = workbook.export(actor, target)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[1][-1] == 120.5
    done = exchange.load(actor=actor, target_id=target.id, version=target.version, content=content)
    assert (done.moved, done.failed) == ([], [])


def test_the_audit_log_says_amounts_in_the_unit_of_the_metric_and_levels_in_words(cast):
    actor, client = actor_for(cast.liu), client_for(cast.admin)

    def said(metric, before, after):
        target = plans.create(
            actor=actor, name="x", year=2026, team_id=cast.company.id, amount=before, metric=metric,
            levels_asked=[Level("stretch", 11_000)],
        )  # fmt: skip
        levels = [{"code": "stretch", "bp": 11250}, {"code": "floor", "bp": 8000}]
        client_for(cast.liu).patch(f"/api/targets/{target.id}", {"version": 1, "amount": after, "levels": levels})
        (entry,) = client.get(f"/api/audit?table=targets_target&record={target.id}&action=changed").json()["items"]
        return {one["label"]: (one["from_text"], one["to_text"]) for one in entry["changes"]}

    assert said("visits", 1000, 1200) == {
        "目标额": ("1,000 次", "1,200 次"), "目标档位": ("冲刺 110%", "保底 80%、冲刺 112.5%"),
    }  # fmt: skip
    assert said("volume_sold", 120_500, 1_000)["目标额"] == ("120.5 件", "1 件")
    assert said("revenue_won", 12_345, 100)["目标额"] == ("123.45 元", "1.00 元")


def test_the_audit_log_of_answers_and_deleted_targets_keeps_the_unit(cast, visits):
    client = client_for(cast.xiaoli)
    body = {"team": cast.team.id, "kind": "counter", "amount": 12, "comment": "太多"}
    made = client.post(f"/api/targets/{visits.id}/responses", body)
    assert made.status_code == 200, made.content
    Response.objects.filter(id=made.json()["id"]).update(amount=15)
    (entry,) = client_for(cast.admin).get(
        f"/api/audit?table=targets_response&record={made.json()['id']}&action=changed"
    ).json()["items"]  # fmt: skip
    assert {one["label"]: one["to_text"] for one in entry["changes"]}["数额"] == "15 次"
    draft = plans.create(
        actor=actor_for(cast.liu), name="误建", year=2026, team_id=cast.company.id, amount=7, metric="visits"
    )
    key = draft.id
    Target.objects.filter(id=key).delete()
    (gone,) = client_for(cast.admin).get(f"/api/audit?table=targets_target&record={key}&action=deleted").json()["items"]
    assert {one["label"]: one["from_text"] for one in gone["changes"]}["目标额"] == "7 次"


@pytest.mark.parametrize(
    ("code", "value", "written"),
    [("fen", 123456, "1,234.56"), ("fen", 100, "1.00"), ("piece", 1500, "1.5"), ("piece", 12_000_000, "12,000"),
     ("count", 1200, "1,200"), ("share", 1250, "12.5"), ("piece", -1, "-0.001")],
)  # fmt: skip
def test_amounts_in_words(code, value, written):
    assert units.of(code).written(value) == written


def test_a_rate_is_no_target(cast, monkeypatch):
    rate = Metric("rate", ("赢率", "Win rate"), "share", metrics.REVENUE_WON.totals, metrics.REVENUE_WON.drill,
                  ("赢/关", "won/closed"), "deal", "closed_on",
                  additive=False, parts=("deals_won", "deals_new"))  # fmt: skip
    monkeypatch.setitem(ports.metrics._items, "rate", rate)
    with pytest.raises(Invalid):
        plans.create(actor=actor_for(cast.liu), name="x", year=2026, team_id=cast.company.id, amount=1, metric="rate")
    answer = client_for(cast.liu).get("/api/leaderboard?metric=rate&by=region")
    assert answer.status_code == 422
    assert "比率" in str(answer.json())
    with pytest.raises(ValueError, match="additive"):
        Metric("rate", ("", ""), "share", rate.totals, rate.drill, ("", ""), "deal", "", parts=("a", "b"))
