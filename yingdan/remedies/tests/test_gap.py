"""The gap of a person and of teams: equal to another computation from the deals themselves, and to attainment."""

import io
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Customer, FollowUp
from yingdan.deals.models import Deal
from yingdan.kernel import clock
from yingdan.kernel.errors import Invalid
from yingdan.remedies.selectors import ideas, lines
from yingdan.remedies.tests.conftest import QUARTER
from yingdan.segments.models import Standing
from yingdan.targets.rules import period
from yingdan.targets.selectors import nodes

pytestmark = pytest.mark.django_db
Q1 = period.parse(QUARTER)


def read(member, key=None, when=Q1):
    actor = actor_for(member)
    return lines.read(actor, nodes.find(actor, "remedy.read", key), when)


def by_hand(owner):
    """The same from the deals, one by one."""
    found = dict.fromkeys(("won", "won_fen", "lost", "open", "open_in", "promise", "weighted"), 0)
    for deal in Deal.objects.filter(owner=owner).select_related("stage"):
        fen = int(deal.amount * 100)
        if deal.status == "open":
            found["open"] += 1
            if deal.expected_close and Q1.start <= deal.expected_close <= Q1.end:
                found["open_in"] += 1
                found["promise"] += deal.stage.probability
                found["weighted"] += round(fen * deal.probability / 100)
        elif deal.closed_on and Q1.start <= deal.closed_on <= Q1.end:
            found["won" if deal.status == "won" else "lost"] += 1
            found["won_fen"] += fen if deal.status == "won" else 0
    return found


def test_counts_equal_those_of_the_deals(cast, deals, goal) -> None:
    found = read(cast.liu)
    by_team = {line.id: line for line in found.children}
    region = read(cast.liu, f"team:{cast.region.id}")
    assert by_team[cast.region.id].counts == region.line.counts == found.line.counts
    for owner, team in ((cast.xiaoli, cast.team), (cast.xiaowang, cast.other_team)):
        inside = read(cast.liu, f"team:{team.id}")
        line = next(one for one in inside.children if one.kind == "member" and one.id == owner.id)
        alone = read(cast.liu, f"member:{owner.id}")
        for one in (line, alone.line):
            assert {name: getattr(one.counts, name) for name in by_hand(owner)} == by_hand(owner)


def test_parts_add_up_at_every_node_and_children_to_their_parent(cast, deals, goal) -> None:
    for key in (None, f"team:{cast.region.id}", f"team:{cast.team.id}"):
        found = read(cast.liu, key)
        for line in (found.line, *found.children):
            assert sum(line.split.parts.values()) == line.split.gap
            assert line.split.gap == line.target - line.counts.won_fen - line.counts.weighted
        assert sum(one.split.gap for one in found.children) == found.line.split.gap
        assert sum(one.target for one in found.children) == found.line.target > 0


def test_every_count_opens_the_very_deals(cast, deals, goal) -> None:
    line = read(cast.xiaoli).line
    sizes = {"won": line.counts.won, "lost": line.counts.lost, "open": line.counts.open,
             "open_in": line.counts.open_in, "late": line.counts.open - line.counts.open_in}  # fmt: skip
    client = client_for(cast.xiaoli)
    for name, size in sizes.items():
        drill = line.drills[name]
        answer = client.post(f"/api/resources/{drill['resource']}/count", {"scope": "all", "filter": drill["filter"]})
        assert answer.json()["count"] == size, name
    assert sizes == {"won": 1, "lost": 1, "open": 3, "open_in": 1, "late": 2}


def test_a_company_that_is_its_own_yardstick_lacks_deals_only(cast, deals, goal) -> None:
    found = read(cast.liu)
    assert found.base.own
    assert found.line.split.parts["activity"] == found.line.split.gap


def test_a_period_that_is_over_counts_what_was_closed(cast, deals, goal, monkeypatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, 2))
    counts = read(cast.xiaoli).line.counts
    assert (counts.won, counts.lost, counts.open, counts.weighted) == (1, 1, 0, 0)


def test_weeks_and_days_have_no_gap_of_deals(cast, goal) -> None:
    with pytest.raises(Invalid):
        read(cast.liu, when=period.parse("2026W07"))


def test_effort_is_compared_with_the_own_team(cast, deals, goal) -> None:
    customer = Customer.objects.create(name="大华", name_key="大华", owner=cast.xiaoli, team=cast.team)
    at = clock.day_start(date(2026, 2, 10))
    for _ in range(20):
        FollowUp.objects.create(customer=customer, owner=cast.xiaoli, team=cast.team, text="谈", happened_at=at)
    line = read(cast.xiaoli).line
    assert line.effort is not None
    days = line.effort.own and round(20 / line.effort.own)
    assert 15 <= days <= 23  # workdays of thirty days
    assert line.effort.low is None  # two in the team are no yardstick


def test_the_list_of_deals_pulls_the_large_one_in(cast, deals, goal) -> None:
    actor = actor_for(cast.xiaoli)
    place = nodes.find(actor, "remedy.read", None)
    missing = lines.read(actor, place, Q1).line.split.gap
    found = ideas.read(actor, place, Q1, missing)
    assert found.steps[0].deal == deals["later"]
    assert (found.steps[0].kind, found.steps[0].visits, found.steps[0].gain) == ("pull", 2, 800_000)
    assert found.gain == sum(one.gain for one in found.steps)
    assert found.needs_visits <= found.visits


def test_customers_who_order_regularly_are_found_until_they_have_a_deal(cast, deals, goal) -> None:
    customer = Customer.objects.create(name="大华", name_key="大华", owner=cast.xiaoli, team=cast.team)
    Standing.objects.create(
        customer=customer, won_year=Decimal(36_500), won_last=date(2026, 1, 30), buy_gaps=4, buy_gap=30,
        buy_expected=36.5,
    )  # fmt: skip
    actor = actor_for(cast.xiaoli)
    place = nodes.find(actor, "remedy.read", None)
    (one,) = ideas.read(actor, place, Q1, 1).again
    assert (one.customer, one.orders, one.worth) == (customer.id, 5, 365_000)
    assert one.due_on == date(2026, 3, 7)
    Deal.objects.filter(id=deals["inside"].id).update(customer=customer)
    assert ideas.read(actor, place, Q1, 1).again == []


def test_reading_takes_the_same_queries_for_more_people(cast, deals, goal, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(36):
        read(cast.liu, f"team:{cast.region.id}")


def test_the_route_says_all_of_it_and_keeps_to_reach(cast, deals, goal) -> None:
    answer = client_for(cast.chen).get(f"/api/remedies/gap?period={QUARTER}").json()
    assert answer["node"]["gap"] == sum(answer["node"]["parts"].values())
    assert answer["can_assign"]
    assert client_for(cast.xiaoli).get(f"/api/remedies/gap?node=team:{cast.team.id}").status_code == 404
    own = client_for(cast.xiaoli).get("/api/remedies/gap").json()
    assert (own["node"]["key"], own["can_assign"]) == (f"member:{cast.xiaoli.id}", False)
    assert client_for(cast.xiaoli).get("/api/remedies/ideas").json()["steps"]


def test_the_table_goes_out_as_a_workbook(cast, deals, goal) -> None:
    answer = client_for(cast.chen).get(f"/api/remedies/gap/export?node=team:{cast.region.id}&period={QUARTER}")
    assert answer.status_code == 200
    assert "2026Q1.xlsx" in answer["Content-Disposition"]
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    gap = read(cast.chen, f"team:{cast.region.id}")
    assert rows[0][:3] == ["名称", "目标（元）", "已成交（元）"]
    worst_first = sorted(gap.children, key=lambda one: -one.split.gap)
    assert [row[0] for row in rows[1:]] == ["华东大区", *(one.name for one in worst_first)]
    assert round(float(str(rows[1][6])) * 100) == gap.line.split.gap
    assert round(sum(float(str(part)) for part in rows[1][7:11]) * 100) == gap.line.split.gap
    assert client_for(cast.xiaoli).get(f"/api/remedies/gap/export?period={QUARTER}").status_code == 403
    assert client_for(cast.zhang).get(f"/api/remedies/gap/export?node=team:{cast.other_team.id}").status_code == 404
