"""Funnel and waterfall from the past equal what plain Python makes of snapshots of the deals themselves."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yingdan.conftest import actor_for, client_for
from yingdan.deals.models import Deal, Pipeline, Stage
from yingdan.deals.tests.happening import at
from yingdan.insight.rules import flow as rules
from yingdan.insight.selectors.flows import stages as flows
from yingdan.insight.selectors.flows import waterfall
from yingdan.insight.selectors.flows.moves import Days, Selection
from yingdan.kernel import clock
from yingdan.targets.selectors import nodes
from yingdan.targets.tests.conftest import pipeline  # noqa: F401

BEGIN = date(2026, 3, 2)
NAMES = ("status", "stage_id", "pipeline_id", "amount", "expected_close", "owner_id", "team_id")
OP = st.fixed_dictionaries(
    {
        "verb": st.sampled_from(["open", "open", "move", "move", "move", "amount", "expect", "give", "close", "again"]),
        "deal": st.integers(0, 30),
        "stage": st.integers(0, 2),
        "line": st.sampled_from([0, 0, 0, 1]),
        "amount": st.integers(0, 9),
        "day": st.sampled_from([None, 1, 5, 9, 30]),
        "who": st.integers(0, 2),
        "status": st.sampled_from(["won", "lost", "abandoned"]),
        "hours": st.sampled_from([3, 30, 77]),
        "source": st.sampled_from(["", "展会"]),
    }
)


def other_line():
    line, _ = Pipeline.objects.get_or_create(name="另一条流程")
    for position in (1, 2, 3):
        Stage.objects.get_or_create(
            pipeline=line, name=f"步骤{position}", defaults={"position": position, "probability": 5}
        )
    return line


def tell(cast, lines, ops):
    """Makes the story happen; returns (instant, the deals as they were then) after each step."""
    lanes = [list(Stage.objects.filter(pipeline=line).order_by("position")) for line in lines]
    people = [cast.xiaoli, cast.xiaowang, cast.zhang]
    moment, seen = clock.day_start(BEGIN), []
    for op in ops:
        moment += timedelta(hours=op["hours"])
        day = clock.business_day(moment)
        expected = None if op["day"] is None else day + timedelta(days=op["day"])
        with at(moment):
            happen(op, lanes, people, day, expected, moment)
        rows = Deal.objects.values("id", *NAMES, "opened_on", "source")
        seen.append((moment, {row["id"]: row for row in rows}))
    return seen


def happen(op, lanes, people, day, expected, moment):
    who, lane = people[op["who"]], lanes[op["line"]]
    if op["verb"] == "open":
        stage = lane[op["stage"]]
        Deal.objects.create(
            name="deal", pipeline_id=stage.pipeline_id, stage=stage, owner=who, team=who.team, amount=op["amount"],
            probability=10, expected_close=expected, opened_on=day, stage_entered_at=moment, source=op["source"],
        )  # fmt: skip
        return
    wanted = Deal.objects.exclude(status="open") if op["verb"] == "again" else Deal.objects.filter(status="open")
    ids = list(wanted.order_by("id").values_list("id", flat=True))
    if not ids:
        return
    row = Deal.objects.filter(id=ids[op["deal"] % len(ids)])
    own = next(one for one in lanes if one[0].pipeline_id == row.get().pipeline_id)
    changes = {
        "move": {"stage": own[op["stage"]], "amount": op["amount"]},
        "amount": {"amount": op["amount"]},
        "expect": {"expected_close": expected},
        "give": {"owner": who, "team": who.team},
        "close": {"status": op["status"], "closed_on": day, "probability": 0, "amount": op["amount"]},
        "again": {"status": "open", "closed_on": None, "stage": own[op["stage"]]},
    }
    row.update(**changes[op["verb"]])


class Model:
    """The same figures in plain Python, from the snapshots alone."""

    def __init__(self, seen, days, here, due=None):
        self.here, self.due = here, due
        first, after = clock.day_start(days.first), clock.day_start(days.last + timedelta(days=1))
        before: dict[int, Any] = {}
        self.changes: list[tuple[Any, Any, Any, Any]] = []
        self.start: dict[int, Any] = {}
        self.entered: dict[int, Any] = {}
        for moment, then in seen:
            if moment < first:
                self.start = then
            for deal, now in then.items():
                was = before.get(deal)
                if was is None or now["status"] != "open":
                    since = moment
                elif was["status"] == "open" and was["stage_id"] == now["stage_id"]:
                    since = self.entered[deal]
                else:
                    since = moment
                if first <= moment < after and was != now:
                    self.changes.append((moment, was, now, self.entered.get(deal)))
                self.entered[deal] = since
            before = then
            if moment < after:
                self.end = then
        if not seen or seen[0][0] >= after:
            self.end = {}

    def holds(self, row):
        late = self.due is not None and (row["expected_close"] is None or row["expected_close"] > self.due)
        return row["status"] == "open" and self.here(row) and not late

    def waterfall(self):
        fen: Counter[str] = Counter()
        for _, was, now, _ in self.changes:
            had, has = bool(was and self.holds(was)), self.holds(now)
            came = was is None and self.here(now) and self.holds({**now, "status": "open"})
            if came:
                fen["new"] += now["amount"]
            if came and not has:
                fen[now["status"]] -= now["amount"]
            if was and has and not had:
                kind = "reopened" if was["status"] != "open" else "pulled_in" if self.here(was) else "moved_in"
                fen[kind] += now["amount"]
            if had and (has or now["status"] != "open") and now["amount"] != was["amount"]:
                fen["increased" if now["amount"] > was["amount"] else "decreased"] += now["amount"] - was["amount"]
            if had and now["status"] != "open":
                fen[now["status"]] -= now["amount"]
            elif had and not has:
                fen["pushed_out" if self.here(now) else "moved_out"] -= was["amount"]
        start = sum(row["amount"] for row in self.start.values() if self.holds(row))
        end = sum(row["amount"] for row in self.end.values() if self.holds(row))
        return start, {kind: value for kind, value in fen.items() if value}, end

    def stages(self, places):
        counts: Counter[tuple[int, str]] = Counter()
        stays: defaultdict[int, list[float]] = defaultdict(list)
        for moment, was, now, since in self.changes:
            had, has = bool(was and self.holds(was)), self.holds(now)
            new = was is None and self.here(now)
            moved = had and has and was["stage_id"] != now["stage_id"]
            low, high = places.get(was["stage_id"]) if was else -1, places.get(now["stage_id"])
            if new:
                counts[now["stage_id"], "in new"] += 1
            elif has and not had:
                counts[now["stage_id"], "in reopened" if was["status"] != "open" else "in moved_in"] += 1
            elif moved:
                counts[now["stage_id"], "in forward" if high >= low else "in back"] += 1
            went = None
            if had and now["status"] != "open":
                went = now["status"]
            elif had and not has:
                went = "moved_out"
            elif moved:
                went = "passed" if high >= low else "returned"
            if went:
                counts[was["stage_id"], f"out {went}"] += 1
                if went != "moved_out":
                    stays[was["stage_id"]].append((moment - since).total_seconds() / 86_400)
            if new or (moved and high > low) or went == "won":
                for stage, place in places.items():
                    top = 99 if went == "won" else high
                    own = {now["stage_id"], was and was["stage_id"]}
                    if (-1 if new else low) < place < top and stage not in own:
                        counts[stage, "skipped"] += 1
        return counts, {stage: round(median(found), 1) for stage, found in stays.items()}


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(ops=st.lists(OP, min_size=3, max_size=25), skip=st.integers(0, 6), long=st.integers(0, 20), due=st.booleans())
def test_figures_equal_those_of_plain_python(cast, pipeline, ops, skip, long, due):  # noqa: F811
    with transaction.atomic():
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
def test_figures_open_their_deals(cast, pipeline, who):  # noqa: F811
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
            assert len(found["items"]) == pile["count"], figure
    fall = client.get(f"/api/flow/waterfall?{days}").json()
    assert fall["start"]["fen"] + sum(one["fen"] for one in fall["blocks"].values()) == fall["end"]["fen"]
    for block, pile in [*fall["blocks"].items(), ("end", fall["end"])]:
        found = client.get(f"/api/flow/behind?figure=block:{block}&{days}").json()
        assert found["count"] == pile["count"], block
        assert len({one["id"] for one in found["items"]}) == pile["count"]


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
