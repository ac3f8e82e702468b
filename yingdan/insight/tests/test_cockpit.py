"""The cockpit: its figures are those of the pages that it sums up."""

from datetime import date
from decimal import Decimal

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.insight.selectors import cockpit
from yingdan.remedies.selectors import lines
from yingdan.remedies.services import remedies
from yingdan.remedies.services.remedies import Wish
from yingdan.targets.rules import period
from yingdan.targets.selectors import nodes
from yingdan.targets.services import plans, split
from yingdan.targets.services.split import Wish as Shares
from yingdan.targets.tests.conftest import make_deal

pytestmark = pytest.mark.django_db
Q1 = period.parse("2026Q1")


@pytest.fixture
def goal(cast):
    actor = actor_for(cast.liu)
    target = plans.create(actor=actor, name="年度目标", year=2026, team_id=cast.company.id, amount=12_000_000)
    found, _ = split.split(actor=actor, target_id=target.id, version=1, wish=Shares("equal", "equal"))
    return plans.publish(actor=actor, target_id=found.id, version=found.version)


def read(member, key=None):
    actor = actor_for(member)
    return cockpit.read(actor, nodes.find(actor, "remedy.read", key), Q1)


def test_its_gap_is_that_of_the_gap_page_and_the_worst_come_first(cast, history, goal) -> None:
    found = read(cast.liu, f"team:{cast.region.id}")
    actor = actor_for(cast.liu)
    gap = lines.read(actor, nodes.find(actor, "remedy.read", f"team:{cast.region.id}"), Q1)
    assert found.gap.line == gap.line
    gaps = [one.split.gap for one in found.worst]
    assert gaps == sorted(gaps, reverse=True)
    assert sum(found.verbs[verb] for verb in ("urge", "coach", "step_in")) == len(found.worst) <= found.verbs["of"]
    weighted = next(one for one in found.numbers if one.method == "weighted")
    assert weighted.amount == gap.line.counts.won_fen + gap.line.counts.weighted


@pytest.mark.parametrize("looked_at", [1, 2, 400])  # the largest deals alone do not always tell
def test_deals_that_decide_most_come_first(cast, pipeline, goal, monkeypatch, looked_at) -> None:
    monkeypatch.setattr(cockpit, "LOOKED_AT", looked_at)
    sure = make_deal(pipeline, cast.xiaoli, Decimal(5000), status="open", day=date(2026, 3, 20), probability=99)
    even = make_deal(pipeline, cast.xiaoli, Decimal(4000), status="open", day=date(2026, 3, 20), probability=50)
    make_deal(pipeline, cast.xiaoli, Decimal(9000), status="open", day=date(2026, 5, 20), probability=50)
    found = read(cast.xiaoli)
    assert [one.deal for one in found.deals] == [even, sure]
    assert found.deals[0].swing == 200_000


def test_it_counts_remedies_and_opens_them(cast, history, goal) -> None:
    wish = Wish("urge", "补足拜访", date(2026, 3, 20))
    remedies.assign(actor_for(cast.zhang), cast.xiaoli.pk, Q1, wish)
    client = client_for(cast.zhang)
    page = client.get("/api/cockpit?period=2026Q1").json()
    assert (page["remedies"]["open"], len(page["items"])) == (1, 1)
    drill = page["drill"]
    counted = client.post(f"/api/resources/{drill['resource']}/count", {"scope": "all", "filter": drill["filter"]})
    assert counted.json()["count"] == 1
    assert [one["method"] for one in page["numbers"]] == ["commit", "weighted", "statistical"]
    assert client_for(cast.xiaoli).get(f"/api/cockpit?node=team:{cast.team.id}").status_code == 404
