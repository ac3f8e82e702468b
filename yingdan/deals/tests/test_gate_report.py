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
