"""Behaviour: every figure opens its records, sums are those of the tree, peers are told honestly."""

import csv
import io
import random
from calendar import monthrange
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.conftest import actor_for, client_for, make_member
from yingdan.customers.models import Customer, FollowUp
from yingdan.insight.rules import peers
from yingdan.insight.selectors import behaviour
from yingdan.insight.tests.drilling import opened
from yingdan.org.rules import grains
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


def old_way(kinds, place, days):
    """Metric by metric, by the port that boards use: (by person, by team, who in which team)."""
    found = []
    for kind in kinds:
        people: Counter[int] = Counter()
        teams: Counter[int] = Counter()
        who: defaultdict[int, set[int]] = defaultdict(set)
        for person, team, _, count in kind.totals(
            start=days[0], end=days[1], owner=place.owner, teams=place.teams, by=["owner_id", "team_id"]
        ):
            teams[team or 0] += count
            if person:
                people[person] += count
                who[team or 0].add(person)
        found.append((people, teams, who))
    return found


@pytest.mark.parametrize("period", ["2026-03", "2026Q1", "2026", "2026-02", "2025"])
def test_one_reading_of_each_tally_says_what_each_metric_says(cast, work, period):
    rnd = random.Random(period)
    customer = Customer.objects.get(name="甲")
    moved = [(who, team) for who in (cast.xiaoli, cast.zhang, cast.xiaowang) for team in (who.team, cast.team)]
    for _ in range(120):
        who, team = rnd.choice([*moved, (None, cast.team)])
        at = DAY - timedelta(days=rnd.randrange(500))
        method = rnd.choice(["call", "visit", "meeting", "demo", "other"])
        FollowUp.objects.create(customer=customer, owner=who, team=team, method=method, text="谈", happened_at=at)
    actor = actor_for(cast.liu)
    for key in (None, f"team:{cast.region.id}", f"team:{cast.team.id}", f"member:{cast.xiaoli.id}"):
        place = nodes.find(actor, "insight.read", key)
        found = behaviour.read(actor, place, periods.parse(period))
        now, before = (old_way(found.metrics, place, days) for days in behaviour.spans(periods.parse(period)))
        assert [(one.value, one.before) for one in found.total.figures] == [
            (sum(new[1].values()), sum(old[1].values())) for new, old in zip(now, before, strict=True)
        ]
        for line in found.lines:
            kind, number = nodes.parse(line.key)
            below = place.tree.below(number) if kind == "team" else []
            for new, old, figure in zip(now, before, line.figures, strict=True):
                count = new[0][number], old[0][number]
                if kind == "team":
                    count = sum(new[1][one] for one in below), sum(old[1][one] for one in below)
                assert (figure.value, figure.before) == count
            if kind == "team":
                assert line.people == len({who for one in [*now, *before] for team in below for who in one[2][team]})
        if place.kind == "team":
            people = {who for one in [*now, *before] for who in one[0]}
            assert found.peers == [peers.quartiles([one[0][who] for who in people]) for one in now]


def test_the_trend_is_that_of_each_person_by_month(cast, work):
    for n, name in enumerate("甲乙丙"):
        work(make_member(name, cast.team), "call", n + 1, DAY - timedelta(days=30 * n))
    place = nodes.find(actor_for(cast.liu), "insight.read", f"team:{cast.region.id}")
    found = behaviour.trend(place, "calls")
    kind = next(one for one in behaviour.counted() if one.code == "calls")
    months = [periods.parse(one.key) for one in found]
    rows = kind.totals(
        start=months[0].start, end=months[-1].end, owner=None, teams=place.teams, by=["owner_id", "month"]
    )
    people = {who for who, *_ in rows}
    counts = {(who, month): value for who, month, _, value in rows}
    for month, one in zip(months, found, strict=True):
        values = [counts.get((who, month.start), 0) for who in people]
        assert (one.value, one.peers) == (round(sum(values) / len(people), 1), peers.quartiles(values))


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.integers(0, 800))
def test_pieces_of_a_span_count_each_day_once(start, length):
    end = start + timedelta(days=length)
    days: Counter[date] = Counter()
    for grain, first, last in grains.pieces(start, end):
        whole = last if grain == "D" else last + timedelta(days=monthrange(last.year, last.month)[1] - 1)
        days.update(first + timedelta(days=n) for n in range((whole - first).days + 1))
    assert days == Counter(start + timedelta(days=n) for n in range(length + 1))
