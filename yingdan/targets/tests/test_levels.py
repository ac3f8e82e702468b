"""Levels of a target: set on a draft, frozen and copied with the version, followed by every node, compared."""

import io
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from yingdan.conftest import actor_for, client_for
from yingdan.kernel import clock
from yingdan.kernel.errors import Invalid
from yingdan.targets.errors import NotDraft
from yingdan.targets.models import Cell, MetricDefinition
from yingdan.targets.rules.levels import Level
from yingdan.targets.services import plans, split
from yingdan.targets.services.split import Wish
from yingdan.targets.tests.conftest import make_deal
from yingdan.targets.tests.test_plans import publish

STRETCH, CHALLENGE = Level("stretch", 11_000), Level("challenge", 12_500)
BODY = [{"code": "challenge", "bp": 12500}, {"code": "stretch", "bp": 11000}]


@pytest.fixture
def leveled(cast, draft):
    """The draft of 120,000.01 yuan with stretch and challenge, published."""
    found = plans.update(
        actor=actor_for(cast.liu), target_id=draft.id, version=draft.version, levels_asked=[CHALLENGE, STRETCH]
    )
    return publish(cast, found)


def test_levels_are_set_in_the_beginning_or_on_a_draft(cast, target):
    client = client_for(cast.liu)
    made = client.post(
        "/api/targets", {"name": "x", "year": 2026, "team": cast.company.id, "amount": 10_000_001, "levels": BODY}
    ).json()
    assert [(one["code"], one["bp"], one["amount"]) for one in made["levels"]] == [
        ("stretch", 11_000, 11_000_002), ("challenge", 12_500, 12_500_002),
    ]  # fmt: skip
    assert made["levels"][0]["label"] == {"zh": "冲刺", "en": "Stretch"}
    assert client.get(f"/api/targets/{target.id}").json()["levels"] == []
    own = [*BODY, {"code": "", "name": " 破 纪录 ", "bp": 15_000}]
    changed = client.patch(f"/api/targets/{target.id}", {"version": 1, "levels": own}).json()
    assert [one["label"]["zh"] for one in changed["levels"]] == ["冲刺", "挑战", "破 纪录"]
    kept = client.patch(f"/api/targets/{target.id}", {"version": 2, "note": "n"}).json()
    assert kept["levels"] == changed["levels"]
    assert client.patch(f"/api/targets/{target.id}", {"version": 3, "levels": []}).json()["levels"] == []


@pytest.mark.parametrize(
    ("levels", "says"),
    [
        ([{"code": "stretch", "bp": 9_000}], "依次"),
        ([{"code": "stretch", "bp": 10_000}], "不能重复"),
        ([{"code": "", "bp": 12_000}], ""),
        ([{"code": "", "name": "长" * 21, "bp": 12_000}], ""),
        ([{"code": "target", "bp": 12_000}], ""),
        ([{"code": "stretch", "bp": 0}], ""),
        ([{"code": "", "name": str(n), "bp": 10_001 + n} for n in range(6)], "最多"),
    ],
)
def test_levels_that_contradict_themselves_are_refused_in_words(cast, target, levels, says):
    answer = client_for(cast.liu).patch(f"/api/targets/{target.id}", {"version": 1, "levels": levels})
    assert answer.status_code == 422
    assert says in str(answer.json()["params"]["fields"]), answer.json()


def test_levels_of_a_published_target_change_only_through_a_version(cast, leveled):
    actor = actor_for(cast.liu)
    with pytest.raises(NotDraft):
        plans.update(actor=actor, target_id=leveled.id, version=leveled.version, levels_asked=[])
    following = plans.revise(actor=actor, target_id=leveled.id)
    assert following.levels == leveled.levels != []
    assert plans.copy(actor=actor, target_id=leveled.id, name="副本", year=2027).levels == leveled.levels


def test_every_node_has_its_own_levels_and_what_the_next_one_takes(cast, leveled, pipeline, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 20))
    march = Cell.objects.get(target=leveled, member=cast.xiaoli, month=3).fen
    amount = -(-march * 11_000 // 10_000)
    make_deal(pipeline, cast.xiaoli, Decimal(amount - 100) / 100)
    found = client_for(cast.liu).get(f"/api/attainment?node=team:{cast.team.id}&period=2026-03").json()
    line = next(one for one in found["children"] if one["name"] == "小李")
    base, stretch, challenge = line["levels"]
    assert (base["code"], base["amount"], base["reached"], base["bp"]) == ("target", march, True, 10_000)
    assert (stretch["amount"], stretch["reached"], stretch["missing"]) == (amount, False, 100)
    days = found["days_left"]
    assert days > 0
    assert stretch["per_day"] == -(-100 // days)
    assert challenge["missing"] == challenge["amount"] - line["actual"]
    node = found["node"]
    assert node["levels"][1]["amount"] == -(-node["target"] * 11_000 // 10_000)
    own = client_for(cast.xiaoli).get("/api/attainment?period=2026-03").json()
    assert own["node"]["levels"] == line["levels"]
    bench = client_for(cast.xiaoli).get("/api/workbench").json()
    assert bench["month"]["levels"] == line["levels"]


def test_ones_own_target_says_what_each_level_means(cast, leveled):
    (own,) = client_for(cast.xiaoli).get("/api/targets/mine?year=2026").json()["items"]
    assert own["amount"] > 0
    assert [(one["code"], one["amount"]) for one in own["levels"]] == [
        ("stretch", -(-own["amount"] * 11_000 // 10_000)), ("challenge", -(-own["amount"] * 12_500 // 10_000)),
    ]  # fmt: skip


def test_a_target_without_levels_shows_none(cast, draft):
    publish(cast, draft)
    assert client_for(cast.liu).get("/api/attainment?period=2026").json()["node"]["levels"] == []


def test_targets_of_two_teams_keep_their_own_levels(cast):
    actor = actor_for(cast.liu)
    for team, levels in ((cast.team, [STRETCH]), (cast.other_team, [CHALLENGE])):
        made = plans.create(
            actor=actor, name=team.name, year=2026, team_id=team.id, amount=1_000_000, levels_asked=levels
        )
        made, _ = split.split(actor=actor, target_id=made.id, version=1, wish=Wish("equal", "equal"))
        plans.publish(actor=actor, target_id=made.id, version=made.version)
    client = client_for(cast.liu)
    above = client.get(f"/api/attainment?node=team:{cast.region.id}&period=2026").json()
    assert above["node"]["levels"] == []
    assert {one["name"]: [level["code"] for level in one["levels"]] for one in above["children"] if one["target"]} == {
        "一组": ["target", "stretch"], "二组": ["target", "challenge"],
    }  # fmt: skip
    own = client.get(f"/api/attainment?node=member:{cast.xiaowang.id}&period=2026").json()
    assert [one["code"] for one in own["node"]["levels"]] == ["target", "challenge"]


def test_where_less_is_better_a_stretch_allows_less(cast):
    MetricDefinition.objects.create(
        code="complaints", name_zh="投诉", name_en="Complaints", resource="followup", aggregate="count",
        date_field="happened_at", unit="count", less_is_better=True,
    )  # fmt: skip
    create = {
        "actor": actor_for(cast.liu), "name": "投诉", "year": 2026, "team_id": cast.company.id, "amount": 101,
        "metric": "complaints",
    }  # fmt: skip
    with pytest.raises(Invalid):
        plans.create(**create, levels_asked=[STRETCH])
    made = plans.create(**create, levels_asked=[Level("stretch", 9_000)])
    shown = client_for(cast.liu).get(f"/api/targets/{made.id}").json()
    assert [one["amount"] for one in shown["levels"]] == [90]


def test_comparing_versions_shows_changed_levels_and_amounts(cast, leveled):
    actor, client = actor_for(cast.liu), client_for(cast.liu)
    following = plans.revise(actor=actor, target_id=leveled.id)
    plans.update(
        actor=actor, target_id=following.id, version=following.version, amount=10_000_000,
        levels_asked=[Level("stretch", 11_500), Level("floor", 8_000)],
    )  # fmt: skip
    found = client.get(f"/api/targets/{following.id}/compare/{leveled.id}").json()["levels"]
    assert [(one["label"]["zh"], one["old"], one["new"]) for one in found] == [
        ("保底", None, {"bp": 8_000, "amount": 8_000_000}),
        ("目标", {"bp": 10_000, "amount": 12_000_001}, {"bp": 10_000, "amount": 10_000_000}),
        ("冲刺", {"bp": 11_000, "amount": 13_200_002}, {"bp": 11_500, "amount": 11_500_000}),
        ("挑战", {"bp": 12_500, "amount": 15_000_002}, None),
    ]
    file = client.get(f"/api/targets/{following.id}/compare/{leveled.id}/export")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_name("档位").to_python()
    assert rows[3] == ["冲刺", 1.1, 132_000.02, 1.15, 115_000.0]
