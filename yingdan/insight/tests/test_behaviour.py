"""Behaviour: every figure opens its records, sums are those of the tree, peers are told honestly."""

import csv
import io
from datetime import UTC, datetime, timedelta
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.conftest import actor_for, client_for, make_member
from yingdan.customers.models import Customer, FollowUp
from yingdan.insight.rules import peers
from yingdan.insight.selectors import behaviour
from yingdan.insight.tests.drilling import opened
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import nodes

DAY = datetime(2026, 3, 10, 2, tzinfo=UTC)


@pytest.fixture
def work(cast):
    """Follow-ups by phone and visits of several people, in March and before."""
    customer = Customer.objects.create(name="甲", name_key="甲", owner=cast.xiaoli, team=cast.team, created_at=DAY)

    def write(who, method, count, at=DAY):
        for _ in range(count):
            FollowUp.objects.create(
                customer=customer, owner=who, team=who.team, method=method, text="谈了", happened_at=at
            )

    write(cast.xiaoli, "call", 5)
    write(cast.xiaoli, "visit", 2)
    write(cast.xiaoli, "call", 3, DAY - timedelta(days=28))
    write(cast.xiaoli, "call", 4, datetime(2026, 2, 20, tzinfo=UTC))  # after as many days as March has had
    write(cast.zhang, "call", 1)
    write(cast.xiaowang, "call", 9)
    return write


def value(line, metrics, code):
    return line["figures"][[one["code"] for one in metrics].index(code)]


def test_the_tree_adds_up_and_opens(cast, work):
    client = client_for(cast.liu)
    found = client.get("/api/behaviour?period=2026-03").json()
    calls = value(found["total"], found["metrics"], "calls")
    assert (calls["value"], calls["before"]) == (15, 3)
    assert (found["before_start"], found["before_end"]) == ("2026-02-01", "2026-02-13")
    node = f"team:{cast.region.id}"
    region = client.get(f"/api/behaviour?period=2026-03&node={node}").json()
    names = {line["name"]: value(line, region["metrics"], "calls") for line in region["lines"]}
    assert {name: one["value"] for name, one in names.items()} == {"一组": 6, "二组": 9}
    for one in (calls, *names.values()):
        assert opened(client, one["drill"])[0] == one["value"]
    team = client.get(f"/api/behaviour?period=2026-03&node=team:{cast.team.id}").json()
    people = {line["name"]: line for line in team["lines"]}
    assert {name: value(line, team["metrics"], "visits")["value"] for name, line in people.items()} == {
        "小李": 2, "张主管": 0,
    }  # fmt: skip
    mine = value(people["小李"], team["metrics"], "calls")
    assert opened(client, mine["drill"])[0] == mine["value"] == 5
    assert mine["standing"] is None  # two people have no middle half


def test_a_past_period_is_compared_with_all_of_the_one_before(cast, work):
    found = client_for(cast.liu).get("/api/behaviour?period=2026-02").json()
    assert value(found["total"], found["metrics"], "calls")["value"] == 7
    assert (found["before_start"], found["before_end"]) == ("2026-01-01", "2026-01-31")


def test_a_person_stands_among_the_people_of_the_team(cast, work):
    for n, name in enumerate("甲乙丙"):
        work(make_member(name, cast.team), "call", n)
    actor, place = actor_for(cast.liu), nodes.find(actor_for(cast.liu), "insight.read", f"team:{cast.team.id}")
    found = behaviour.read(actor, place, periods.parse("2026-03"))
    calls = [one.code for one in found.metrics].index("calls")
    assert found.peers[calls] == peers.Peers(4, 1.0, 1.5, 2.75)
    assert {line.name: line.figures[calls].standing for line in found.lines} == {
        "小李": "high", "张主管": "middle", "乙": "middle", "丙": "middle",
    }  # fmt: skip
    own = client_for(cast.xiaoli).get("/api/behaviour?period=2026-03").json()
    assert own["node"]["key"] == f"member:{cast.xiaoli.id}"
    assert own["peers"][calls] == {"people": 4, "p25": 1.0, "median": 1.5, "p75": 2.75}


def test_the_trend_has_twelve_months(cast, work):
    found = client_for(cast.xiaoli).get("/api/behaviour/trend?metric=calls").json()["months"]
    assert [one["key"] for one in found][-2:] == ["2026-02", "2026-03"]
    assert len(found) == 12
    assert [one["value"] for one in found][-2:] == [7, 5]
    team = client_for(cast.liu).get(f"/api/behaviour/trend?metric=calls&node=team:{cast.team.id}").json()["months"]
    assert team[-1]["value"] == 3  # six calls, two people
    assert client_for(cast.liu).get("/api/behaviour/trend?metric=nothing").json()["months"] == []


def test_everybody_as_a_table(cast, work):
    answer = client_for(cast.liu).get("/api/behaviour/export?period=2026-03")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["姓名"]: row["电话次数"] for row in rows} == {"小李": "5", "张主管": "1", "小王": "9"}
    assert next(row for row in rows if row["姓名"] == "小李")["电话次数 (上期)"] == "3"


def test_who_may_not_see_the_node_gets_nothing(cast, work):
    client = client_for(cast.xiaoli)
    for path in ("", "/trend?metric=calls&", "/export?"):
        start = f"/api/behaviour{path or '?'}"
        assert client.get(f"{start}node=team:{cast.team.id}").status_code == 404
        assert client.get(f"{start}node=member:{cast.xiaowang.id}").status_code == 404


@given(st.lists(st.integers(0, 100), min_size=4, max_size=40))
def test_quartiles_are_those_of_the_library(values):
    found = peers.quartiles(values)
    assert found is not None
    assert [found.p25, found.median, found.p75] == pytest.approx(quantiles(values, n=4, method="inclusive"))


def test_few_people_have_no_quartiles():
    assert peers.quartiles([1, 2, 3]) is None
