"""Every figure equals the records that it opens; everybody sees what the reach allows."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import actor_for, client_for
from yingdan.deals.models import Deal, StageEntry
from yingdan.insight.selectors import workbench
from yingdan.insight.services import upkeep
from yingdan.insight.tests.drilling import opened
from yingdan.org.models import Member, Team
from yingdan.targets.models import Cell
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import nodes
from yingdan.targets.services import plans, split
from yingdan.targets.services.split import Wish

pytestmark = pytest.mark.usefixtures("history")


@pytest.fixture
def published(cast):
    """A year's target for the company."""
    actor = actor_for(cast.liu)
    target = plans.create(actor=actor, name="年度", year=2026, team_id=cast.company.id, amount=1_200_000)
    target, _ = split.split(actor=actor, target_id=target.id, version=1, wish=Wish("equal", "equal"))
    return plans.publish(actor=actor, target_id=target.id, version=target.version)


def test_month_board_ranks_ties_together_and_shows_the_change(cast):
    board = client_for(cast.liu).get("/api/leaderboard?period=month&date=2026-03-13").json()
    assert [(row["name"], row["rank"], row["previous"], row["change"]) for row in board["rows"]] == [
        ("小王", 1, None, None), ("小李", 2, 1, -1), ("张主管", 2, 2, 0),
    ]  # fmt: skip
    assert (board["count"], board["fen"], board["size"]) == (3, 400_020, 3)
    assert (board["previous_start"], board["previous_end"]) == ("2026-02-01", "2026-02-28")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("period=day&date=2026-03-10", [("小李", 1, 100_010)]),
        ("period=year&metric=count", [("小李", 1, 105_010), ("张主管", 1, 100_710), ("小王", 3, 200_000)]),
        ("by=team", [("一组", 1, 200_020), ("二组", 2, 200_000)]),
        ("by=region", [("华东大区", 1, 400_020)]),
    ],
)
def test_boards(cast, query, expected):
    board = client_for(cast.xiaoli).get(f"/api/leaderboard?{query}").json()
    assert [(row["name"], row["rank"], row["fen"]) for row in board["rows"]] == expected


def test_zero_rows_and_the_own_row_below_the_limit(cast):
    board = client_for(cast.xiaoli).get(f"/api/leaderboard?zeros=true&limit=1&team={cast.region.id}").json()
    assert (len(board["rows"]), board["size"]) == (1, 5)
    assert (board["mine"]["name"], board["mine"]["rank"]) == ("小李", 2)


def test_everybody_sees_the_board_but_opens_only_what_may_be_read(cast):
    for member in (cast.front_desk, cast.xiaoli, cast.liu):
        assert client_for(member).get("/api/leaderboard").status_code == 200
    rows = {row["name"]: row for row in client_for(cast.xiaoli).get("/api/leaderboard").json()["rows"]}
    assert rows["小王"]["drill"] is None
    assert opened(client_for(cast.xiaoli), rows["小李"]["drill"]) == (1, 100_010)
    for by in ("person", "team", "region"):
        client = client_for(cast.liu)
        for row in client.get(f"/api/leaderboard?by={by}&period=year").json()["rows"]:
            assert opened(client, row["drill"]) == (row["count"], row["fen"])


@pytest.mark.parametrize("query", ["period=hour", "date=x", "limit=0", "limit=501", "by=cat", "team=x"])
def test_bad_questions_are_refused(cast, query):
    assert client_for(cast.liu).get(f"/api/leaderboard?{query}").status_code == 422
    assert client_for(cast.liu).get("/api/leaderboard?team=999999").status_code == 404


def test_big_screen(cast, published):
    screen = client_for(cast.front_desk).get("/api/leaderboard/screen").json()
    assert [row["name"] for row in screen["month"]["rows"]] == ["小王", "小李", "张主管"]
    assert [row["name"] for row in screen["today"]["rows"]] == ["小王"]
    assert screen["wins"][0]["closed_on"] == "2026-03-13"
    assert (screen["target"], screen["actual"]) == (100_000, 400_020)


def test_funnel_now_equals_the_deals_it_opens(cast, pipeline):
    client = client_for(cast.liu)
    for node in (f"team:{cast.company.id}", f"team:{cast.team.id}", f"member:{cast.xiaoli.id}"):
        found = client.get(f"/api/funnel?pipeline={pipeline.id}&node={node}").json()
        for bar in found["bars"]:
            assert opened(client, bar["drill"]) == (bar["count"], bar["fen"])
        assert found["count"] == sum(bar["count"] for bar in found["bars"])
        assert opened(client, found["totals"][0]["drill"]) == (found["count"], found["fen"])
    assert found["count"] == 2


def test_funnel_of_a_cohort_equals_the_deals_it_opens(cast, pipeline):
    client = client_for(cast.liu)
    for node in (f"team:{cast.company.id}", f"team:{cast.other_team.id}", f"member:{cast.xiaoli.id}"):
        for period in ("2026", "2026-01", "2025Q4"):
            found = client.get(f"/api/funnel?mode=cohort&pipeline={pipeline.id}&node={node}&period={period}").json()
            for part in found["bars"] + found["totals"]:
                assert opened(client, part["drill"]) == (part["count"], part["fen"])


def test_cohort_rates(cast, pipeline):
    url = f"/api/funnel?mode=cohort&pipeline={pipeline.id}&period=2026-01"
    found = client_for(cast.liu).get(url).json()
    assert [bar["count"] for bar in found["bars"]] == [9, 8, 6]
    assert found["bars"][0]["conversion"] == pytest.approx(8 / 9)
    assert found["bars"][2]["conversion"] == pytest.approx(5 / 6)
    assert found["win_rate"] == pytest.approx(5 / 6)
    assert found["average"] == round(405_720 / 5)
    spans = Deal.objects.filter(status="won").values_list("opened_on", "closed_on")
    days = [(closed - opened).days for opened, closed in spans if closed and opened]
    assert found["cycle_days"] == pytest.approx(sum(days) / 5)
    assert (found["bars"][0]["dwell_days"], found["bars"][0]["stays"]) == (3.5, 4)
    own = client_for(cast.xiaoli).get(url).json()
    assert own["node"]["key"] == f"member:{cast.xiaoli.id}"
    assert (own["bars"][0]["dwell_days"], own["bars"][0]["stays"]) == (2.5, 2)


def test_stays_follow_every_change(cast):
    entry = StageEntry.objects.order_by("id")[0]
    assert upkeep.drift() == []
    Deal.objects.filter(id=entry.deal_id).update(team=cast.other_team, opened_on=date(2025, 5, 5))
    assert upkeep.drift() == []
    StageEntry.objects.filter(id=entry.id).update(left_at=None)
    assert upkeep.drift() == []
    StageEntry.objects.filter(id=entry.id).delete()
    Deal.objects.filter(entries__isnull=False).delete()
    assert upkeep.drift() == []
    upkeep.compact()
    assert upkeep.drift() == []
    with connection.cursor() as cursor:
        cursor.execute("update insight_staysummary set count = count + 1")
        cursor.execute("insert into insight_staysummary (stage_id, count, seconds) values (1, 1, 1)")
    assert upkeep.drift() != []
    upkeep.rebuild()
    assert upkeep.drift() == []


def test_attainment_opens_the_very_deals(cast, published):
    client = client_for(cast.liu)
    for node in (
        f"team:{cast.company.id}",
        f"team:{cast.region.id}",
        f"team:{cast.team.id}",
        f"member:{cast.zhang.id}",
    ):
        for period in ("2026", "2026Q1", "2026-02"):
            found = client.get(f"/api/attainment?node={node}&period={period}").json()
            for line in [found["node"], *found["children"]]:
                assert opened(client, line["drill"]) == (line["count"], line["actual"])
                assert opened(client, line["open_drill"])[0] == line["open_count"]


@pytest.mark.parametrize("period", ["2026", "2026Q1", "2026-02", "2026-03"])
def test_attainment_is_what_plain_python_makes_of_the_rows(cast, published, period):
    """Targets from the cells, actual from the deals; of every node and of what is directly under it."""
    span = periods.parse(period)
    cells, deals = list(Cell.objects.all()), list(Deal.objects.filter(status="won"))
    paths = {str(team.id): str(team.path).split(".") for team in Team.objects.all()}
    for key in ("company", "region", "team", "other_team", "xiaoli", "zhang"):
        one = getattr(cast, key)
        kind = "member" if isinstance(one, Member) else "team"
        found = client_for(cast.liu).get(f"/api/attainment?node={kind}:{one.id}&period={period}").json()
        for line in [found["node"], *found["children"]]:

            def mine(row, line=line, one=one, kind=kind):
                if line["kind"] == "team":
                    return str(line["id"]) in paths[str(row.team_id)]
                person = row.member_id if isinstance(row, Cell) else row.owner_id
                return person == line["id"] and (kind == "member" or row.team_id == one.id)

            planned = sum(cell.fen for cell in cells if mine(cell) and span.first <= cell.month <= span.last)
            won = [deal for deal in deals if mine(deal) and deal.closed_on and span.start <= deal.closed_on <= span.end]
            assert (line["target"], line["actual"], line["count"]) == (
                planned, sum(int(deal.amount * 100) for deal in won), len(won),
            ), (key, line["name"])  # fmt: skip
            assert line["rate"] == (pytest.approx(line["actual"] / planned) if planned else None)


def test_workbench_of_a_rep(cast, published):
    client = client_for(cast.xiaoli)
    page = client.get("/api/workbench").json()
    assert page["node"]["key"] == f"member:{cast.xiaoli.id}"
    assert page["month"]["actual"] == 100_010
    assert page["year"]["actual"] == 105_010
    assert [item["name"] for item in page["today"]["items"]] == ["今天要联系"]
    assert [item["name"] for item in page["overdue"]["items"]] == ["早该联系"]
    assert [item["name"] for item in page["forgotten"]["items"]] == ["忘了的"]
    assert [item["path"] for item in page["risky"]["items"]] == [f"/deals/{page['risky']['items'][0]['id']}"]
    assert page["behind"] == []
    assert sum(stage["count"] for stage in page["stages"]) == 2
    for name in ("today", "overdue", "forgotten", "risky"):
        assert sum(opened(client, drill)[0] for drill in page[name]["drills"]) == page[name]["count"]
    for stage in page["stages"]:
        assert opened(client, stage["drill"]) == (stage["count"], stage["fen"])


def test_workbench_of_a_manager(cast, published):
    client = client_for(cast.chen)
    page = client.get("/api/workbench").json()
    assert page["node"]["key"] == f"team:{cast.region.id}"
    assert {item["name"] for item in page["forgotten"]["items"]} == {"忘了的", "别组忘了的"}
    assert page["overdue"]["count"] == 2
    for name in ("today", "overdue", "forgotten", "risky"):
        assert sum(opened(client, drill)[0] for drill in page[name]["drills"]) == page[name]["count"]
    wider = client.get("/api/workbench?forgotten_days=29").json()
    assert wider["forgotten"]["count"] == 2
    assert client.get("/api/workbench?forgotten_days=28").json()["forgotten"]["count"] == 3


def test_who_is_behind_comes_worst_first(cast, published):
    Deal.objects.filter(owner=cast.xiaoli).update(amount=0)
    page = client_for(cast.zhang).get("/api/workbench").json()
    assert [line["name"] for line in page["behind"]] == ["小李"]
    assert page["behind"][0]["time_gap"] < 0


def test_the_workbench_needs_eleven_queries_at_most(cast, published):
    for member, key in ((cast.liu, f"team:{cast.company.id}"), (cast.xiaoli, None)):
        actor = actor_for(member)
        with CaptureQueriesContext(connection) as seen:
            workbench.read(actor, nodes.find(actor, "insight.read", key), 30)
        assert len(seen) <= 11, [query["sql"][:90] for query in seen]


@pytest.mark.parametrize("path", ["funnel", "outlook", "workbench"])
def test_reach(cast, path):
    assert client_for(None).get(f"/api/{path}").status_code == 401
    assert client_for(cast.front_desk).get(f"/api/{path}").status_code == 403
    rep = client_for(cast.xiaoli)
    assert rep.get(f"/api/{path}").json()["node"]["key"] == f"member:{cast.xiaoli.id}"
    assert rep.get(f"/api/{path}?node=member:{cast.xiaowang.id}").status_code == 404
    assert rep.get(f"/api/{path}?node=team:{cast.team.id}").status_code == 404
    assert client_for(cast.zhang).get(f"/api/{path}?node=member:{cast.xiaoli.id}").status_code == 200
    assert client_for(cast.chen).get(f"/api/{path}?node=team:{cast.company.id}").status_code == 404


def test_a_company_that_begins_is_told_what_is_missing(cast):
    Team.objects.update(closed_on=date(2026, 3, 1))
    client = client_for(cast.admin)
    for path in ("/api/workbench", "/api/funnel", "/api/attainment?period=2026", "/api/outlook?period=2026"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["code"]) == (404, "no_organisation"), path
