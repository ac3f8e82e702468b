"""Rebalancing: leavers, leave, shortfall and new amounts; approved as a version from a day on, history replayable."""

from datetime import date
from decimal import Decimal

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.kernel import clock
from yingdan.org.models import Leave, Member
from yingdan.org.rules import leave as halves
from yingdan.targets.models import Cell, Lock, Target
from yingdan.targets.selectors.plans import total
from yingdan.targets.services import plans, split
from yingdan.targets.services.split import Wish
from yingdan.targets.tests.conftest import make_deal

TODAY = date(2026, 6, 15)


@pytest.fixture(autouse=True)
def june(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def published(cast, target):
    """120,000.01 yuan, split equally over four people and twelve months."""
    actor = actor_for(cast.liu)
    found, _ = split.split(actor=actor, target_id=target.id, version=1, wish=Wish("equal", "equal"))
    return plans.publish(actor=actor, target_id=target.id, version=found.version)


def ask(cast, target, **wish):
    return client_for(cast.liu).post(f"/api/targets/{target.id}/rebalance", {"since": TODAY.isoformat(), **wish})


def approve(cast, target, **wish):
    body = {"since": TODAY.isoformat(), **wish}
    digest = ask(cast, target, **body).json()["digest"]
    answer = client_for(cast.liu).post(f"/api/targets/{target.id}/rebalance/approve", body | {"digest": digest})
    assert answer.status_code == 200, answer.content
    return Target.objects.get(id=answer.json()["id"])


def by_month(target, **where):
    found = dict.fromkeys(range(1, 13), 0)
    for month, fen in Cell.objects.filter(target=target, **where).values_list("month", "fen"):
        found[month] += fen
    return found


def test_what_a_leaver_carried_goes_to_the_team_and_its_months_stay(cast, published):
    Member.objects.filter(id=cast.xiaoli.id).update(ended_on=date(2026, 6, 14))
    answer = ask(cast, published, kind="handover", member=cast.xiaoli.id).json()
    people = {one["name"]: one for one in answer["people"]}
    assert list(people) == ["小李", "张主管"]
    assert (answer["added"], people["小李"]["after"][6:]) == (0, [0] * 6)
    assert "转出" in people["小李"]["reason"]
    assert "100%" in people["张主管"]["reason"]
    assert Target.objects.filter(revision=2).count() == 0  # nothing is stored until it is approved
    new = approve(cast, published, kind="handover", member=cast.xiaoli.id)
    assert (new.status, new.revision, new.effective_from) == ("draft", 2, TODAY)
    assert new.edits.get().kind == "rebalance"
    assert by_month(new, team=cast.team) == by_month(published, team=cast.team)
    assert by_month(new, team=cast.other_team) == by_month(published, team=cast.other_team)
    june_before = Cell.objects.get(target=published, member=cast.xiaoli, month=6).days
    june_after = Cell.objects.get(target=new, member=cast.xiaoli, month=6).days
    assert june_after == june_before[:14] + [0] * 16  # past days stay
    assert (
        Cell.objects.get(target=new, member=cast.zhang, month=6).days[:14]
        == (Cell.objects.get(target=published, member=cast.zhang, month=6).days[:14])
    )


def test_leave_hands_over_only_the_days_of_it_to_those_chosen(cast, published):
    answer = ask(cast, published, kind="handover", member=cast.xiaoli.id, until="2026-07-31",
                 takers=[cast.xiaowang.id]).json()  # fmt: skip
    people = {one["name"]: one for one in answer["people"]}
    assert people["小李"]["after"][6] == 0
    assert people["小李"]["after"][7:] == people["小李"]["before"][7:]
    assert set(people) == {"小李", "小王"}
    moved = sum(people["小李"]["before"]) - sum(people["小李"]["after"])
    assert sum(people["小王"]["after"]) - sum(people["小王"]["before"]) == moved > 0


def test_people_on_leave_take_less_than_those_who_are_there(cast, published):
    Leave.objects.create(
        member=cast.xiaowang, starts_on=date(2026, 7, 1), ends_on=date(2026, 7, 31), kind="annual", days=23,
        first_half=halves.half(date(2026, 7, 1), "am"), last_half=halves.half(date(2026, 7, 31), "pm"),
    )  # fmt: skip
    wish = {"kind": "handover", "member": cast.xiaoli.id, "takers": [cast.xiaowang.id, cast.chen.id]}
    people = {one["name"]: one for one in ask(cast, published, **wish).json()["people"]}
    assert people["小王"]["after"][6] == people["小王"]["before"][6]  # July goes to the other one
    assert people["陈经理"]["after"][6] - people["陈经理"]["before"][6] == people["小李"]["before"][6]


def test_nobody_to_take_over_is_refused_naming_whose_months(cast, published):
    Member.objects.filter(id=cast.zhang.id).update(ended_on=date(2026, 6, 1))
    wish = {"kind": "handover", "member": cast.xiaoli.id}
    answer = ask(cast, published, **wish)
    assert (answer.status_code, answer.json()["code"]) == (422, "target_no_taker")
    assert "小李 6月" in answer.json()["message"]


def test_a_limit_of_growth_that_cannot_hold_is_refused_naming_the_cells(cast, published):
    answer = ask(cast, published, kind="handover", member=cast.xiaoli.id, growth=10)
    assert (answer.status_code, answer.json()["code"]) == (422, "target_maximum_below")
    assert "张主管 6月" in answer.json()["message"]
    assert ask(cast, published, kind="handover", member=cast.xiaoli.id, growth=101).status_code == 200


def test_locked_months_stay_where_they_are(cast, target):
    actor = actor_for(cast.liu)
    found, _ = split.split(actor=actor, target_id=target.id, version=1, wish=Wish("equal", "equal"))
    span = {"start": date(2026, 7, 1), "end": date(2026, 7, 31)}
    Lock.objects.create(target=target, team=cast.team, member=cast.zhang, **span)
    published = plans.publish(actor=actor, target_id=target.id, version=found.version)
    wish = {"kind": "amount", "team": cast.team.id, "amount": 2_000_000}
    people = {one["name"]: one for one in ask(cast, published, **wish).json()["people"]}
    assert people["张主管"]["after"][6] == people["张主管"]["before"][6]
    refused = ask(cast, published, kind="handover", member=cast.zhang.id)
    assert (refused.status_code, refused.json()["code"]) == (409, "target_locked")


def test_a_shortfall_is_settled_and_carried_by_the_team(cast, published, pipeline):
    make_deal(pipeline, cast.xiaoli, Decimal("1000.00"), day=date(2026, 2, 10))
    make_deal(pipeline, cast.zhang, Decimal("30000.00"), day=date(2026, 4, 10))
    wish = {"kind": "shortfall", "team": cast.team.id, "carriers": "team"}
    people = {one["name"]: one for one in ask(cast, published, **wish).json()["people"]}
    assert people["小李"]["after"][:5] == [0, 100_000, 0, 0, 0]
    assert "差" in people["小李"]["reason"]
    assert "超" in people["张主管"]["reason"]
    new = approve(cast, published, **wish)
    assert total(new) == new.amount == published.amount
    assert sum(by_month(new, team=cast.team).values()) == sum(by_month(published, team=cast.team).values())
    assert by_month(new, team=cast.other_team) == by_month(published, team=cast.other_team)


@pytest.mark.parametrize("carriers", ["person", "all"])
def test_who_carries_is_a_choice(cast, published, pipeline, carriers):
    make_deal(pipeline, cast.xiaoli, Decimal("1000.00"), day=date(2026, 2, 10))
    wish = {"kind": "shortfall", "member": cast.xiaoli.id, "carriers": carriers}
    people = {one["name"]: one for one in ask(cast, published, **wish).json()["people"]}
    assert (set(people) == {"小李"}) == (carriers == "person")
    changed = sum(sum(one["after"]) - sum(one["before"]) for one in people.values())
    assert changed == 0
    if carriers == "person":
        assert sum(people["小李"]["after"][5:]) > sum(people["小李"]["before"][5:])


def test_a_new_amount_for_the_rest_changes_the_target(cast, published):
    before = by_month(published, team=cast.other_team)
    new = approve(cast, published, kind="amount", member=cast.xiaowang.id, amount=9_000_000)
    after = by_month(new, team=cast.other_team)
    assert [after[month] for month in range(1, 6)] == [before[month] for month in range(1, 6)]
    june = Cell.objects.get(target=new, member=cast.xiaowang, month=6).days
    assert sum(june[14:]) + sum(after[month] for month in range(7, 13)) == 9_000_000
    assert new.amount == total(new) > published.amount


def test_attainment_of_a_period_that_was_over_keeps_its_version(cast, published, monkeypatch):
    new = approve(cast, published, kind="amount", team=cast.company.id, amount=6_000_001)
    plans.publish(actor=actor_for(cast.liu), target_id=new.id, version=new.version)
    client = client_for(cast.liu)

    def counted(period):
        answer = client.get(f"/api/attainment?period={period}").json()
        return [one["revision"] for one in answer["targets"]], answer["node"]["target"]

    assert counted("2026-05") == ([1], by_month(published)[5])
    assert counted("2026W20")[0] == [1]
    assert counted("2026Q1") == ([1], sum(by_month(published)[month] for month in (1, 2, 3)))
    assert counted("2026-06") == ([2], by_month(new)[6])
    assert counted("2026") == ([2], new.amount)
    third = approve(cast, Target.objects.get(id=new.id), kind="amount", team=cast.company.id, amount=7_000_000)
    monkeypatch.setattr(clock, "today", lambda: date(2026, 9, 1))
    Target.objects.filter(id=third.id).update(effective_from=date(2026, 9, 1))
    third.refresh_from_db()
    plans.publish(actor=actor_for(cast.liu), target_id=third.id, version=third.version)
    assert [counted(period)[0] for period in ("2026-05", "2026-08", "2026-09")] == [[1], [2], [3]]


def test_only_what_was_seen_can_be_approved(cast, published, pipeline):
    wish = {"kind": "shortfall", "team": cast.team.id, "since": TODAY.isoformat()}
    client, path = client_for(cast.liu), f"/api/targets/{published.id}/rebalance"
    digest = client.post(path, wish).json()["digest"]
    make_deal(pipeline, cast.xiaoli, Decimal("1000.00"), day=date(2026, 2, 10))
    refused = client.post(f"{path}/approve", wish | {"digest": digest})
    assert (refused.status_code, refused.json()["code"]) == (409, "target_proposal_changed")


@pytest.mark.parametrize(
    "wish",
    [
        {"kind": "handover"},
        {"kind": "handover", "team": 1},
        {"kind": "amount", "member": 1},
        {"kind": "shortfall", "member": 1, "team": 1},
        {"kind": "handover", "member": 1, "since": "2026-06-14"},
        {"kind": "handover", "member": 1, "until": "2026-06-14"},
    ],
)
def test_wishes_are_checked(cast, published, wish):
    assert ask(cast, published, **wish).status_code == 422


def test_only_those_who_edit_the_whole_target_may(cast, published):
    wish = {"kind": "handover", "member": cast.xiaoli.id, "since": TODAY.isoformat()}
    assert client_for(cast.xiaoli).post(f"/api/targets/{published.id}/rebalance", wish).status_code == 403
    assert client_for(cast.chen).post(f"/api/targets/{published.id}/rebalance", wish).status_code == 403
    body = wish | {"digest": "x"}
    assert client_for(cast.chen).post(f"/api/targets/{published.id}/rebalance/approve", body).status_code == 403


def test_the_list_says_who_needs_it(cast, published, pipeline):
    Member.objects.filter(id=cast.xiaowang.id).update(ended_on=date(2026, 6, 30))
    make_deal(pipeline, cast.zhang, Decimal("99999.00"), day=date(2026, 2, 10))
    Leave.objects.create(
        member=cast.zhang, starts_on=date(2026, 7, 1), ends_on=date(2026, 7, 31), kind="annual", days=23,
        first_half=halves.half(date(2026, 7, 1), "am"), last_half=halves.half(date(2026, 7, 31), "pm"),
    )  # fmt: skip
    found = client_for(cast.liu).get(f"/api/targets/{published.id}/needs").json()["items"]
    assert [(one["kind"], one["name"]) for one in found] == [
        ("left", "小王"), ("away", "张主管"), ("short", "小李"),
    ]  # fmt: skip
    left, away, short = found
    assert (left["since"], left["until"]) == ("2026-07-01", None)
    assert left["amount"] == sum(by_month(published, member=cast.xiaowang)[month] for month in range(7, 13))
    assert (away["until"], away["amount"]) == ("2026-07-31", by_month(published, member=cast.zhang)[7])
    assert short["amount"] == sum(by_month(published, member=cast.xiaoli)[month] for month in range(1, 6))
    chen = client_for(cast.chen).get(f"/api/targets/{published.id}/needs?node=team:{cast.team.id}").json()["items"]
    assert [one["name"] for one in chen] == ["张主管", "小李"]
    assert client_for(cast.chen).get(f"/api/targets/{published.id}/needs").status_code == 404
