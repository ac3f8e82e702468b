"""Coarse sums of open deals answer what the fine ones answer, whatever happens to the deals."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import Sum

from yingdan.conftest import actor_for
from yingdan.deals import figures
from yingdan.deals.figures import Whose
from yingdan.deals.models import Deal, OpenSummary, OpenTotal
from yingdan.deals.services import stages, summaries
from yingdan.deals.tests.making import assert_sums_are_true, close, make_deal, make_pipeline

SPAN = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def deals(cast):
    """Open deals of three teams in several stages and months, one of nobody, one won."""
    _, steps = make_pipeline()
    plan = [
        (cast.xiaoli, 0, date(2026, 1, 5)), (cast.xiaoli, 1, date(2026, 1, 20)), (cast.xiaowang, 1, date(2026, 3, 1)),
        (cast.zhang, 2, None), (cast.chen, 1, date(2027, 1, 1)),
    ]  # fmt: skip
    made = []
    for n, (owner, step, day) in enumerate(plan):
        deal = make_deal(owner, amount=Decimal("10.01") * (n + 1), expected_close=day)
        if step:
            stages.move(actor=actor_for(owner), deal_id=deal.id, stage_id=steps[step].id)
        made.append(deal)
    nobodys = make_deal(cast.xiaoli, amount=Decimal(1000))
    Deal.objects.filter(id=nobodys.id).update(owner=None, team=cast.company)
    close(cast.xiaoli, make_deal(cast.xiaoli, amount=Decimal(500)))
    return made


def fine(whose, *by):
    """The answer from the fine sums."""
    rows = OpenSummary.objects.filter(whose.q()).values_list(*by).order_by()
    found = rows.annotate(Sum("count"), Sum("amount"), Sum("weighted"))
    return [(*row[:-3], int(row[-3]), figures.fen(row[-2]), figures.fen(row[-1])) for row in found if row[-3]]


@pytest.mark.usefixtures("deals")
@pytest.mark.parametrize("by", [["stage_id"], ["close_month"], ["team_id"], ["team_id", "close_month"], ["owner_id"]])
def test_every_grain_gives_what_the_fine_sums_give(cast, by):
    summaries.compact()
    for whose in (Whose(), Whose(teams=[cast.team.id, cast.region.id]), Whose(owner=cast.xiaoli.id), Whose(teams=[])):
        assert sorted(map(str, figures.open_deals(whose, *by))) == sorted(map(str, fine(whose, *by)))
    pipeline = make_pipeline()[0].id
    assert sum(row[1] for row in figures.open_deals(Whose(), "close_month", pipeline=pipeline)) == 6
    assert figures.open_deals(Whose(), "close_month", pipeline=pipeline + 1) == []


@pytest.mark.usefixtures("deals")
def test_a_tree_names_the_people_of_the_inside_team_only(cast):
    summaries.compact()
    for whose in (Whose(), Whose(teams=[cast.team.id, cast.other_team.id])):
        assert sorted(row[:4] for row in figures.open_in_tree(*SPAN, whose, cast.team.id)) == [
            (cast.team.id, cast.xiaoli.id, 2, 3003),
            (cast.other_team.id, None, 1, 3003),
        ]
    assert [row[:4] for row in figures.open_in_tree(*SPAN, Whose(owner=cast.xiaoli.id), None)] == [
        (cast.team.id, None, 2, 3003)
    ]
    assert sum(row[2] for row in figures.open_in_tree(*SPAN, Whose(), None)) == 3


@pytest.mark.usefixtures("deals")
def test_a_damage_is_found_and_repaired(cast):
    with connection.cursor() as cursor:
        cursor.execute(
            "update deals_opentotal set amount = amount + 1 where grain = 'M' and team_id = %s", [cast.team.id]
        )
    assert {problem.split(" [")[0] for problem in summaries.drift()} == {"open total"}
    summaries.rebuild()
    assert_sums_are_true()
    with connection.cursor() as cursor:
        cursor.execute("update deals_opensummary set count = count + 1")
    assert {problem.split(" [")[0] for problem in summaries.drift()} == {"open"}
    summaries.rebuild()
    assert_sums_are_true()


@pytest.mark.usefixtures("deals")
def test_folding_leaves_one_row_a_key():
    for _ in range(2):
        Deal.objects.update(amount=7)
    before = OpenTotal.objects.count()
    summaries.compact()
    keys = OpenTotal.objects.values_list("grain", "pipeline", "stage", "team", "close_month")
    assert len(keys) == len(set(keys)) < before
    assert_sums_are_true()
