"""Funnel and waterfall from the past equal what plain Python makes of snapshots of the deals themselves."""

from datetime import date, timedelta
from decimal import Decimal
from unittest.mock import patch

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yingdan.conftest import actor_for, client_for
from yingdan.deals.models import DealState, Stage
from yingdan.insight.rules import flow as rules
from yingdan.insight.selectors.flows import behind, waterfall
from yingdan.insight.selectors.flows import stages as flows
from yingdan.insight.selectors.flows.moves import Days, Selection, whole_months
from yingdan.insight.tests.flow_story import BEGIN, OP, Model, other_line, tell
from yingdan.kernel import clock
from yingdan.targets.selectors import nodes
from yingdan.targets.tests.conftest import pipeline  # noqa: F401


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(ops=st.lists(OP, min_size=3, max_size=25), skip=st.integers(-12, 6), long=st.integers(0, 70), due=st.booleans())
def test_figures_equal_those_of_plain_python(cast, pipeline, ops, skip, long, due):  # noqa: F811
    with transaction.atomic(), patch.object(clock, "today", lambda: date(2026, 11, 1)):  # all of it is past
        lines = [pipeline, other_line()]
        seen = tell(cast, lines, ops)
        days = Days(BEGIN + timedelta(days=skip), BEGIN + timedelta(days=skip + long))
        places = {stage.id: stage.position for stage in Stage.objects.filter(pipeline=pipeline)}
        company = [cast.company.id, cast.region.id, cast.team.id, cast.other_team.id]
        for key, people in (
            (f"team:{cast.company.id}", lambda row: row["team_id"] in company),
            (f"team:{cast.team.id}", lambda row: row["team_id"] == cast.team.id),
            (f"member:{cast.xiaoli.id}", lambda row: row["owner_id"] == cast.xiaoli.id),
        ):
            place = nodes.find(actor_for(cast.liu), "insight.read", key)
            for source in (None, "展会"):
                chosen = Selection(place, pipeline.id, source)

                def here(row, people=people, source=source):
                    return people(row) and row["pipeline_id"] == pipeline.id and source in (None, row["source"])

                found = waterfall.read(chosen, days, due)
                model = Model(seen, days, here, days.last if due else None)
                start, blocks, end = model.waterfall()
                told = {block: Decimal(fen) / 100 for block, (_, fen) in found.blocks.items() if fen}
                assert (Decimal(found.start[1]) / 100, told, Decimal(found.end[1]) / 100) == (start, blocks, end)
                values = {block: fen for block, (_, fen) in found.blocks.items()}
                assert rules.balanced(found.start[1], values, found.end[1])
                flow = flows.read(chosen, days, "period", pipeline, list(pipeline.stages.order_by("position")))
                counts, stays = Model(seen, days, here).stages(places)
                for one in flow.stages:
                    mine = {
                        **{f"in {kind}": pile[0] for kind, pile in one.entered.items()},
                        **{f"out {kind}": pile[0] for kind, pile in one.left.items()},
                        "skipped": one.skipped[0],
                    }
                    assert mine == {kind: counts[one.stage.id, kind] for kind in mine}
                    assert one.median == stays.get(one.stage.id)
                    came = sum(pile[0] for pile in one.entered.values())
                    born = sum(1 for _, was, now, _ in model.changes if was is None and now["status"] != "open")
                    gone = sum(pile[0] for pile in one.left.values())
                    assert born == 0
                    assert one.start[0] + came - gone == one.end[0]
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), (date(2026, 3, 1), date(2026, 4, 1))),
        (date(2026, 1, 31), date(2026, 4, 29), (date(2026, 2, 1), date(2026, 4, 1))),
        (date(2026, 3, 2), date(2026, 4, 29), None),
        (date(2026, 3, 1), date(2026, 3, 30), None),
        (date(2026, 5, 1), date(2026, 5, 12), (date(2026, 5, 1), date(2026, 6, 1))),
        (date(2026, 5, 2), date(2026, 5, 31), None),
        (date(2026, 4, 1), date(2026, 12, 31), (date(2026, 4, 1), date(2026, 6, 1))),
    ],
)
def test_whole_months_are_those_within_the_days_and_the_present_one(cast, monkeypatch, first, last, months):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 5, 12))
    place = nodes.find(actor_for(cast.liu), "insight.read", None)
    found = whole_months(Selection(place), Days(first, last))
    assert (found and (found.first, found.end)) == months
    assert whole_months(Selection(place, source="展会"), Days(first, last)) is None


def test_of_many_stays_a_sample_gives_the_lengths(cast, pipeline, monkeypatch):  # noqa: F811
    plain = {"deal": 0, "line": 0, "day": None, "who": 0, "status": "won", "source": "", "amount": 5}
    verbs = [("open", 0, 3), ("move", 1, 24), ("move", 2, 48), ("close", 0, 72)]
    tell(cast, [pipeline, other_line()], [{**plain, "verb": v, "stage": s, "hours": h} for v, s, h in verbs])
    lane = list(pipeline.stages.order_by("position"))
    chosen = Selection(nodes.find(actor_for(cast.liu), "insight.read", None), pipeline.id)
    days = Days(BEGIN.replace(day=1), BEGIN.replace(day=31))
    whole = flows.read(chosen, days, "period", pipeline, lane)
    assert ([one.median for one in whole.stages], whole.cycle, whole.share) == ([1.0, 2.0, 3.0], 6.0, 1)
    monkeypatch.setattr(flows, "SAMPLES", ((2, 1 << 40),))
    none = flows.read(chosen, days, "period", pipeline, lane)
    assert ([one.median for one in none.stages], none.cycle) == ([None, None, None], None)
    assert [one.stays for one in none.stages] == [1, 1, 1]
    DealState.objects.update(deal_id=1600)  # a number that both kinds of sample hold
    monkeypatch.setattr(flows, "SAMPLES", ((2, 64),))
    sampled = flows.read(chosen, days, "period", pipeline, lane)
    assert (sampled.stages, sampled.share) == (whole.stages, 64)


def test_a_cohort_keeps_all_that_became_of_it(cast, pipeline):  # noqa: F811
    """Deals opened on the first two days, wherever they went later; the third one is of another cohort."""
    lines = [pipeline, other_line()]
    plain = {"deal": 0, "line": 0, "day": None, "who": 0, "status": "won", "source": "", "amount": 5, "stage": 0}
    verbs = [("open", 0, 3), ("open", 1, 3), ("open", 0, 77), ("move", 2, 3), ("close", 0, 30), ("again", 1, 30)]
    seen = tell(cast, lines, [{**plain, "verb": verb, "stage": stage, "hours": hours} for verb, stage, hours in verbs])
    assert len(seen) == 6
    lane = list(pipeline.stages.order_by("position"))
    place = nodes.find(actor_for(cast.liu), "insight.read", None)
    flow = flows.read(Selection(place, pipeline.id), Days(BEGIN, BEGIN), "cohort", pipeline, lane)
    assert flow.new == (2, 1000)
    assert [one.skipped[0] for one in flow.stages] == [1, 1, 0]
    assert [one.left["passed"][0] for one in flow.stages] == [1, 0, 0]
    assert (flow.stages[2].left["won"][0], flow.stages[1].entered["reopened"][0]) == (1, 1)
    assert flow.open[0] == 2
    assert (flow.speed.win_rate, flow.speed.average) == (1.0, 500)


@pytest.mark.parametrize("who", ["liu", "zhang", "xiaoli"])
@pytest.mark.parametrize("many", [behind.MANY, 0])
def test_figures_open_their_deals(cast, pipeline, monkeypatch, who, many):  # noqa: F811
    monkeypatch.setattr(behind, "MANY", many)
    ops = [
        {"verb": verb, "deal": n, "stage": n % 3, "line": 0, "amount": n, "day": 5, "who": n % 2, "status": "lost",
         "hours": 7, "source": ""}
        for n, verb in enumerate(["open"] * 6 + ["move", "amount", "close", "give", "move", "again"])
    ]  # fmt: skip
    tell(cast, [pipeline, other_line()], ops)
    client, days = client_for(getattr(cast, who)), "first=2026-03-02&last=2026-03-31"
    flow = client.get(f"/api/flow?{days}&pipeline={pipeline.id}").json()
    for one in flow["stages"]:
        ways = {f"in {kind}": pile for kind, pile in one["entered"].items()}
        ways |= {f"out {kind}": pile for kind, pile in one["left"].items()}
        ways |= {"skipped": one["skipped"], "start": one["start"], "end": one["end"]}
        for way, pile in ways.items():
            figure = f"stage:{one['stage']}:{way}"
            found = client.get("/api/flow/behind", {"figure": figure, "first": "2026-03-02", "last": "2026-03-31",
                                                    "pipeline": pipeline.id}).json()  # fmt: skip
            assert found["count"] == len(found["items"]) == pile["count"], figure
            assert found["latest"] is (many == 0 < pile["count"] and way not in ("start", "end"))
            if found["latest"]:
                moments = [one["at"] for one in found["items"]]
                assert moments == sorted(moments, reverse=True)
    fall = client.get(f"/api/flow/waterfall?{days}").json()
    assert fall["start"]["fen"] + sum(one["fen"] for one in fall["blocks"].values()) == fall["end"]["fen"]
    for block, pile in [*fall["blocks"].items(), ("end", fall["end"])]:
        found = client.get(f"/api/flow/behind?figure=block:{block}&{days}").json()
        assert found["count"] == len(found["items"]) == pile["count"], block


@pytest.mark.parametrize(
    "query",
    [
        "first=2026-03-02&last=2026-03-01",
        "first=2000-01-01&last=2026-03-01",
        "first=x&last=2026-03-01",
        "first=9999-12-31&last=9999-12-31",
        "first=0001-01-01&last=0001-01-02",
    ],
)
def test_bad_questions_are_refused(cast, pipeline, query):  # noqa: F811
    client = client_for(cast.liu)
    assert client.get(f"/api/flow?{query}").status_code == 422
    assert client.get(f"/api/flow/waterfall?{query}").status_code == 422
    assert client.get("/api/funnel?at=0001-01-01").status_code == 422
    good = "first=2026-03-01&last=2026-03-02"
    for figure in ("block:x", "stage:1", "stage:x:start", "stage:1:in nowhere", "x", "cohort:1:start"):
        assert (
            client.get("/api/flow/behind", {"figure": figure, "first": "2026-03-01", "last": "2026-03-02"}).status_code
            == 422
        )
    assert client.get(f"/api/flow?{good}&node=team:999999").status_code == 404
