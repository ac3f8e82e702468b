"""The figures of a run agree with deals counted one by one and with each other, and know nothing of what came later."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from yingdan.deals.models import Deal
from yingdan.forecast.models import Line, Setup
from yingdan.forecast.services import figures, runs
from yingdan.forecast.tests.conftest import TODAY
from yingdan.forecast.tests.making import born, change, end, noon
from yingdan.targets.rules import period as periods

pytestmark = pytest.mark.django_db


def of(worked, period, team=None, member=None):
    """The columns of a node."""
    block = next(one for one in worked.blocks if one.period.key == period)
    place = worked.nodes.index((team, member))
    found = {name: int(values[place]) for name, values in block.sums.items()}
    return found | {name: int(values[place]) for name, values in block.calls.amounts.items()}


def test_lines_equal_deals_counted_one_by_one(cast, past):
    change(past[-1], TODAY - timedelta(1), category="commit")
    change(past[-2], TODAY - timedelta(1), category="best_case")
    worked = figures.work_out(noon(TODAY), Setup())
    for span in (periods.month(3, 2026), periods.quarter(2, 2026), periods.year(2026)):
        for member in (cast.xiaoli, cast.xiaowang):
            deals = [deal for deal in Deal.objects.select_related("stage") if deal.owner_id == member.id]
            inside = {span.start + timedelta(n) for n in range((span.end - span.start).days + 1)}
            won = sum((deal.amount for deal in deals if deal.status == "won" and deal.closed_on in inside), Decimal(0))
            due = [deal for deal in deals if deal.status == "open" and deal.expected_close in inside]
            commit = sum(deal.amount for deal in due if deal.category == "commit")
            best = sum(deal.amount for deal in due if deal.category in ("commit", "best_case"))
            rates = worked.basis.rates
            weighted = sum(round(float(deal.amount) * 100 * rates[deal.stage_id]) for deal in due)
            line = of(worked, span.key, member.team_id, member.id)
            assert (line["won"], line["open_fen"], line["open_count"]) == (
                won * 100, sum(deal.amount for deal in due) * 100, len(due),
            )  # fmt: skip
            assert (line["named_commit"], line["named_best"]) == ((won + commit) * 100, (won + best) * 100)
            assert line["weighted"] == won * 100 + weighted


def test_teams_are_the_sums_of_their_people(cast, past):
    worked = figures.work_out(noon(TODAY), Setup())
    for block in worked.blocks:
        whole = of(worked, block.period.key, cast.company.id)
        lines = [of(worked, block.period.key, *node) for node in worked.nodes if None not in node]
        for name in figures.SUMMED:
            assert whole[name] == sum(line[name] for line in lines), name
        low, high = block.levels[worked.nodes.index((cast.company.id, None))][[0, -1]]
        assert low <= whole["expected"] <= high


def test_a_steady_business_is_foretold(cast, past):
    """Each of the two wins 2 of 5 deals, one opened every 3 days, of about 1,030 yuan each."""
    worked = figures.work_out(noon(TODAY), Setup(), [periods.quarter(2, 2026)])
    line = of(worked, "2026Q2", cast.company.id)
    usual = 2 * 91 / 3 * 2 / 5 * 103_000
    assert line["expected"] == pytest.approx(usual, rel=0.15)
    assert 0 < line["fresh"] < line["expected"]


def test_what_comes_later_changes_nothing_of_a_replay(cast, past):
    day = TODAY - timedelta(60)
    before = figures.work_out(noon(day), Setup())
    Deal.objects.filter(status="open").update(amount=5)
    end(born(cast.xiaoli, TODAY - timedelta(50), 999_900), TODAY - timedelta(40))
    change(past[-1], TODAY, category="commit", stage=2)
    after = figures.work_out(noon(day), Setup())
    assert before.nodes == after.nodes
    for one, other in zip(before.blocks, after.blocks, strict=True):
        assert (one.levels == other.levels).all()
        for name in figures.SUMMED:
            assert (one.sums[name] == other.sums[name]).all(), (one.period.key, name)


def test_a_run_takes_the_place_of_the_last_and_a_snapshot_stays(cast, past):
    first = runs.refresh(noon(TODAY))
    second = runs.refresh(noon(TODAY))
    assert set(Line.objects.values_list("run", flat=True)) == {second.pk} != {first.pk}
    kept = runs.snapshot(noon(TODAY))
    assert kept is not None
    assert runs.snapshot(noon(TODAY + timedelta(2))) is None
    assert (kept.week, kept.lines.count()) == (date(2026, 3, 9), second.lines.count())
