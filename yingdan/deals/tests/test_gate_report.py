"""The gate report, against counting the rows by hand."""

import random
from collections import Counter
from datetime import timedelta

import pytest

from yingdan.conftest import client_for
from yingdan.deals import jobs
from yingdan.deals.models import Deal, GatePassage, StageCriterion
from yingdan.deals.rules.gate_report import difference, rate
from yingdan.deals.tests.making import make_deal, make_pipeline
from yingdan.kernel import clock


def test_rates_carry_their_interval():
    found = rate(9, 10)
    assert (found.rate, found.low, found.high) == (90.0, 59.6, 98.2)  # Wilson's interval, from the tables
    assert rate(0, 0).rate is None
    assert (rate(0, 10).low, rate(10, 10).high) == (0.0, 100.0)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ((9, 10), (5, 50), "few"),
        ((40, 50), (10, 50), "more"),
        ((10, 50), (40, 50), "less"),
        ((25, 50), (24, 50), "none"),
    ],
)
def test_a_difference_is_claimed_only_where_the_numbers_bear_it(first, second, verdict):
    found = difference(rate(*first), rate(*second))
    assert found.verdict == verdict
    assert (found.points is None) == (verdict == "few")


def test_the_report_is_what_the_rows_come_to(cast):
    rnd = random.Random(5)
    pipeline, stages = make_pipeline()
    StageCriterion.objects.create(stage=stages[0], kind="check", label="预算")
    rows = []
    for _ in range(60):
        member = rnd.choice([cast.xiaoli, cast.xiaowang])
        deal = make_deal(member)
        status = rnd.choice(["open", "won", "lost", "abandoned"])
        closed = None if status == "open" else clock.today()
        Deal.objects.filter(id=deal.id).update(status=status, closed_on=closed)
        for _ in range(rnd.randint(0, 3)):
            result = rnd.choice(GatePassage.RESULTS)
            at = clock.now() - timedelta(days=rnd.choice([0, 0, 500]), seconds=rnd.randint(0, 900))
            GatePassage.objects.create(deal=deal, stage=stages[0], team_id=deal.team_id, result=result, at=at)
            rows.append((deal.id, member, status, result, at))
    jobs.count_gates()
    start, end = clock.today() - timedelta(days=60), clock.today()
    path = f"/api/pipelines/{pipeline.id}/gate-report?start={start}&end={end}"
    for reader, whose in (
        (cast.liu, {cast.xiaoli, cast.xiaowang}),
        (cast.zhang, {cast.xiaoli}),
        (cast.xiaoli, {cast.xiaoli}),
    ):
        answer = client_for(reader).get(path)
        assert answer.status_code == 200, answer.json()
        line = answer.json()["items"][0]
        seen = [row for row in rows if row[1] in whose]
        last = {}
        for number, _, status, result, at in sorted(seen, key=lambda row: row[4]):
            if result != "refused":
                last[number] = (status, result, at)
        fresh = [(status, result) for status, result, at in last.values() if at.date() >= start]
        counts = Counter(result for _, result in fresh)
        assert (line["clean"], line["soft"], line["overridden"]) == tuple(
            counts[way] for way in ("clean", "soft", "overridden")
        )
        assert line["held"] == sum(1 for row in seen if row[3] == "refused" and row[4].date() >= start)
        ended = [status for status, result in fresh if result == "clean" and status != "open"]
        assert (line["won_clean"]["n"], line["won_clean"]["rate"]) == (
            len(ended), round(ended.count("won") * 100 / len(ended), 1) if ended else None,
        )  # fmt: skip
        assert line["passed"] == len(fresh) > 0
        mine = {row[0] for row in seen}
        for figure, number in (
            *((name, line[name]) for name in ("passed", "clean", "soft", "overridden", "held")),
            *((name, line[name]["n"]) for name in ("won_clean", "won_other")),
        ):
            behind = client_for(reader).get(opened(pipeline, stages[0], figure)).json()
            assert (behind["count"], behind["out_of_reach"], len(behind["items"])) == (number, 0, number), figure
            assert {one["deal_id"] for one in behind["items"]} <= mine


def opened(pipeline, stage, figure, days=60):
    start, end = clock.today() - timedelta(days=days), clock.today()
    return f"/api/pipelines/{pipeline.id}/gate-report/behind?stage={stage.id}&figure={figure}&start={start}&end={end}"


def test_the_deals_behind_say_who_waived_what_and_leave_out_what_left_the_readers_reach(cast):
    pipeline, stages = make_pipeline()
    StageCriterion.objects.create(stage=stages[0], kind="check", strength="overridable", label="预算")
    kept, gone = make_deal(cast.xiaoli, "留下的"), make_deal(cast.xiaoli, "调走的")
    for deal in (kept, gone):
        body = {"stage_id": stages[1].id, "override": "老客户"}
        assert client_for(cast.zhang).post(f"/api/deals/{deal.id}/stage", body).status_code == 200
    Deal.objects.filter(id=gone.id).update(owner=cast.xiaowang, team=cast.other_team)
    jobs.count_gates()
    found = client_for(cast.zhang).get(opened(pipeline, stages[0], "overridden")).json()
    assert (found["count"], found["out_of_reach"]) == (2, 1)
    (one,) = found["items"]
    assert (one["deal_id"], one["name"], one["owner"], one["passed_by"]) == (kept.id, "留下的", "小李", "张主管")
    assert (one["result"], one["reason"], one["missing"], one["status"]) == ("overridden", "老客户", ["预算"], "open")
    assert client_for(cast.liu).get(opened(pipeline, stages[0], "passed")).json()["out_of_reach"] == 0


@pytest.mark.parametrize(
    "change", [("figure=clean", "figure=x"), ("end=", "end=9999-12-31&x="), ("start=", "start=0001-01-01&x=")]
)
def test_odd_questions_for_deals_behind_a_number_are_refused(cast, change):
    pipeline, stages = make_pipeline()
    path = opened(pipeline, stages[0], "clean")
    assert client_for(cast.liu).get(path.replace(*change)).status_code == 422
    assert client_for(cast.liu).get(path.replace(f"stage={stages[0].id}", "stage=999999")).status_code == 404
