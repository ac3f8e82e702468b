"""List, board, funnel, forecast and export say the same amount, to the cent, of the same deals – asked as each role."""

import csv
import io
from collections import Counter
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from yingdan.conftest import client_for, close
from yingdan.deals.models import Deal, DealMember
from yingdan.kernel import clock
from yingdan.targets.rules import period as periods
from yingdan.targets.tests.conftest import make_deal

DAYS = [None, date(2026, 1, 31), date(2026, 3, 1), date(2026, 3, 13), date(2026, 3, 31), date(2026, 4, 1)]
AMOUNTS = ["0", "0.01", "0.05", "0.99", "33.33", "1000.10", "123456789.87", "9999999999999.99"]
ROLES = ["xiaoli", "xiaowang", "zhang", "chen", "liu", "admin"]
UNABLE = {"xiaoli", "xiaowang"}  # reps may not export
SPANS = [periods.month(3, 2026), periods.quarter(1, 2026), periods.year(2026)]


@pytest.fixture
def deals(cast, pipeline):
    """Sixty deals of four people and of nobody, in all states; some shared, some of the manager's with a team below."""
    random, made = Random(20260313), []
    people = [cast.xiaoli, cast.xiaowang, cast.zhang, cast.chen]
    for number in range(60):
        status = random.choice(["open", "open", "open", "won", "lost"])
        day = random.choice(DAYS if status == "open" else DAYS[1:4])
        owner = people[number % 4]
        below = cast.other_team if owner is cast.chen and number % 3 == 0 else None
        deal = make_deal(
            pipeline, owner, Decimal(random.choice(AMOUNTS)), status=status, day=day, stage=number % 3,
            probability=random.choice([0, 7, 33, 99, 100]), team=below,
        )  # fmt: skip
        made.append(deal)
    DealMember.objects.create(deal=next(one for one in made if one.owner_id == cast.xiaowang.id), member=cast.xiaoli)
    make_deal(pipeline, None, Decimal("41.07"), status="open", day=DAYS[3], team=cast.team)
    return made


def under(*rules):
    return {"combinator": "and", "rules": list(rules)}


def listed(client, scope, condition):
    """(count, amount, weighted) of the list."""
    asked = {"scope": scope, "filter": condition}
    found = client.post("/api/resources/deal/count", asked).json()
    return found["count"], Decimal(found["sums"]["amount"]), Decimal(found["sums"]["weighted"])


def grouped(client, scope, condition):
    """Stage → (count, amount, weighted) of the list grouped."""
    asked = {"scope": scope, "filter": condition, "by": "stage", "sums": ["amount", "weighted"]}
    groups = client.post("/api/resources/deal/group", asked).json()["groups"]
    return {
        int(one["key"]): (one["count"], Decimal(one["sums"]["amount"]), Decimal(one["sums"]["weighted"]))
        for one in groups
    }


def boarded(client, scope, condition, pipeline):
    """Stage → the same of the columns of the board."""
    asked = {"scope": scope, "filter": condition, "pipeline": pipeline.id}
    columns = client.post("/api/deals/board", asked).json()["columns"]
    return {
        one["stage"]["id"]: (one["count"], Decimal(one["amount"]), Decimal(one["weighted"]))
        for one in columns
        if one["count"]
    }


def exported(client, scope, condition):
    """Stage name → (count, amount), added up from the rows of the file."""
    asked = {
        "scope": scope, "filter": condition, "sort": [{"field": "amount", "desc": True}],
        "columns": ["stage", "amount"], "format": "csv",
    }  # fmt: skip
    answer = client.post("/api/resources/deal/export", asked)
    if answer.status_code == 403:  # a role without export
        return None
    assert answer.status_code == 200, answer.content
    text = b"".join(answer.streaming_content).decode("utf-8-sig") if answer.streaming else answer.content.decode()
    close(answer)
    count: Counter[str] = Counter()
    amount: dict[str, Decimal] = {}
    for stage, value in list(csv.reader(io.StringIO(text)))[1:]:
        count[stage] += 1
        amount[stage] = amount.get(stage, Decimal(0)) + Decimal(value.replace(",", ""))
    return {stage: (count[stage], amount[stage]) for stage in count}


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("scope", ["all", "mine", "team", "below", "shared"])
def test_list_board_and_export(cast, pipeline, deals, who, scope):
    """Of each scope, all open deals and under filters – kept sums of the board and counted ones alike."""
    client = client_for(getattr(cast, who))
    is_open, here = (
        {"field": "status", "operator": "=", "value": "open"},
        {"field": "pipeline", "operator": "=", "value": str(pipeline.id)},
    )
    filters = [
        None,
        under({"field": "amount", "operator": ">", "value": "0.01"}),
        under({"field": "expected_close", "operator": "between", "value": ["2026-03-01", "2026-03-31"]}),
        under({"field": "owner", "operator": "in", "value": [cast.xiaoli.id, cast.chen.id]}),
    ]
    for one in filters:
        whole = under(is_open, here, *(one or {"rules": []})["rules"])
        by_stage = grouped(client, scope, whole)
        assert boarded(client, scope, one, pipeline) == by_stage
        names = {str(stage.id): stage.name for stage in pipeline.stages.all()}
        told = {names[str(stage)]: values[:2] for stage, values in by_stage.items()}
        assert exported(client, scope, whole) == (None if who in UNABLE else told)
        if by_stage:
            count, amount, _ = listed(client, scope, whole)
            assert (count, amount) == (
                sum(row[0] for row in by_stage.values()), sum(row[1] for row in by_stage.values()),
            )  # fmt: skip


@pytest.mark.parametrize("who", ROLES)
def test_funnel_forecast_and_attainment_open_lists_that_add_up_to_them(cast, pipeline, deals, who):
    """Of every node that the role reaches: the figure equals the list behind it, and a second figure from the past."""
    client = client_for(getattr(cast, who))
    keys = [f"team:{one.id}" for one in (cast.company, cast.region, cast.team, cast.other_team)]
    keys += [f"member:{one.id}" for one in (cast.xiaoli, cast.xiaowang, cast.zhang, cast.chen)]
    reached = 0
    for key in keys:
        funnel = client.get(f"/api/funnel?pipeline={pipeline.id}&node={key}")
        if funnel.status_code != 200:
            assert client.get(f"/api/outlook?node={key}").status_code == funnel.status_code == 404
            continue
        reached += 1
        funnel = funnel.json()
        if funnel["totals"][0]["drill"] is None:
            continue
        for bar in funnel["bars"]:
            count, amount, weighted = listed(client, "all", bar["drill"]["filter"])
            assert (bar["count"], Decimal(bar["fen"]), Decimal(bar["weighted"])) == (
                count, amount * 100, round(weighted * 100),
            ), key  # fmt: skip
        then = client.get(f"/api/funnel?pipeline={pipeline.id}&node={key}&at={clock.today()}").json()
        assert [(bar["stage"], bar["count"], bar["fen"], bar["weighted"]) for bar in then["bars"]] == [
            (bar["stage"], bar["count"], bar["fen"], bar["weighted"]) for bar in funnel["bars"]
        ]
        assert (then["count"], then["fen"]) == (funnel["count"], funnel["fen"])
        for span in SPANS:
            line = client.get(f"/api/outlook?node={key}&period={span.key}").json()["node"]
            count, amount, _ = listed(client, "all", line["open_drill"]["filter"])
            assert (line["open_count"], line["open_fen"]) == (count, amount * 100), (key, span.key)
            _, won, _ = listed(client, "all", line["drill"]["filter"])
            assert line["won"] == won * 100, (key, span.key)
            attained = client.get(f"/api/attainment?node={key}&period={span.key}").json()["node"]
            assert attained["actual"] == line["won"], (key, span.key)
    assert reached >= 1


def test_what_a_persons_figures_hold_beyond_the_readers_reach_is_said(cast, pipeline):
    """Of each reader: the figure is the same, the list holds what may be read, what is said is the difference."""
    march = date(2026, 3, 31)
    for status, team, day in (
        ("open", cast.team, march), ("open", cast.other_team, march), ("open", cast.other_team, march),
        ("won", cast.team, date(2026, 3, 2)), ("won", cast.other_team, date(2026, 3, 2)),
        ("won", cast.other_team, date(2025, 3, 2)), ("lost", cast.other_team, date(2026, 2, 27)),
    ):  # fmt: skip
        opened = date(2025, 1, 1) if day.year == 2025 else date(2026, 1, 5)
        deal = make_deal(pipeline, cast.xiaoli, Decimal(100), status=status, day=day, team=team)
        Deal.objects.filter(id=deal.id).update(opened_on=opened)
    shared = make_deal(pipeline, cast.xiaoli, Decimal(100), status="open", day=march, team=cast.other_team)
    Deal.objects.filter(id=shared.id).update(opened_on=date(2026, 1, 5))
    DealMember.objects.create(deal=shared, member=cast.zhang)
    key = f"member:{cast.xiaoli.id}"
    for who, hidden in (("xiaoli", (0, 0)), ("zhang", (2, 1)), ("chen", (0, 0)), ("liu", (0, 0))):
        client = client_for(getattr(cast, who))
        (bar, *_) = client.get(f"/api/funnel?pipeline={pipeline.id}&node={key}").json()["bars"]
        count, _, _ = listed(client, "all", bar["drill"]["filter"])
        assert (bar["count"], bar["count"] - count) == (4, hidden[0]), who
        line = client.get(f"/api/attainment?node={key}&period=2026-03").json()["node"]
        count, _, _ = listed(client, "all", line["drill"]["filter"])
        assert (line["count"], line["count"] - count) == (2, hidden[1]), who
        asked = {"node": key, "first": "2026-03-01", "last": "2026-03-31"}
        told = client.get("/api/flow/out-of-reach", asked).json()
        assert (told["count"], bool(told["said"])) == (sum(hidden), sum(hidden) > 0), who
        behind = client.get("/api/flow/behind", {**asked, "figure": "block:end"}).json()
        assert (behind["count"], behind["out_of_reach"], len(behind["items"])) == (4, hidden[0], 4 - hidden[0]), who
    team = client_for(cast.zhang).get("/api/flow/out-of-reach", {**asked, "node": f"team:{cast.team.id}"}).json()
    assert team == {"count": 0, "said": ""}
    assert client_for(cast.xiaowang).get("/api/flow/out-of-reach", asked).status_code == 404
