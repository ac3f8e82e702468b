"""Coarse sums of won deals: the same answers as the deals, whatever happens to them."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from yingdan.deals import figures
from yingdan.deals.models import Deal, WonDay
from yingdan.targets import won
from yingdan.targets.services import upkeep
from yingdan.targets.tests.conftest import make_deal


@pytest.fixture
def deals(cast, pipeline):
    """Won in two years, three teams."""
    for n, (owner, day) in enumerate(
        [(cast.xiaoli, date(2026, 3, 1)), (cast.xiaoli, date(2026, 3, 31)), (cast.xiaowang, date(2025, 12, 31)),
         (cast.zhang, date(2026, 1, 1)), (cast.chen, date(2026, 12, 31))]
    ):  # fmt: skip
        make_deal(pipeline, owner, Decimal("100.01") * (n + 1), day=day)


@pytest.mark.usefixtures("deals")
@pytest.mark.parametrize("by", [["owner_id"], ["team_id"], ["month"], ["team_id", "person"], ["team_id", "month"]])
@pytest.mark.parametrize("span", [(date(2026, 1, 1), date(2026, 12, 31)), (date(2026, 3, 1), date(2026, 3, 31)),
                                  (date(2026, 3, 1), date(2026, 3, 30))])  # fmt: skip
def test_every_grain_gives_what_the_days_give(cast, by, span):
    for teams in (None, [cast.team.id, cast.region.id]):
        ask = {"start": span[0], "end": span[1], "owner": None, "teams": teams, "by": by, "inside": cast.team.id}
        days = figures.won(span[0], span[1], figures.Whose(None, teams), *by, inside=cast.team.id)
        assert sorted(map(str, won.totals(**ask))) == sorted(map(str, days))


@pytest.mark.usefixtures("deals")
def test_sums_follow_every_change_of_deals(cast):
    assert upkeep.drift() == []
    Deal.objects.filter(owner=cast.xiaoli).update(team=cast.other_team, amount=5)
    assert upkeep.drift() == []
    Deal.objects.filter(owner=cast.xiaowang).delete()
    with connection.cursor() as cursor:
        cursor.execute("select deals_compact_summaries()")
    assert upkeep.drift() == []
    upkeep.compact()
    assert upkeep.drift() == []
    with connection.cursor() as cursor:
        cursor.execute("update targets_wonperiod set fen = fen + 1")
    assert upkeep.drift() != []
    upkeep.rebuild()
    assert upkeep.drift() == []
    with pytest.raises(IntegrityError), transaction.atomic():
        WonDay.objects.update(count=7)
