"""The sums of changes by month and team, and by month of opening, are those of the states."""

from datetime import date, timedelta
from decimal import Decimal

from yingdan.deals.models import ChangeTally, CohortTally, Deal
from yingdan.deals.services import summaries
from yingdan.deals.tests.happening import at
from yingdan.deals.tests.making import make_deal, make_pipeline
from yingdan.deals.tests.test_states import START


def test_changes_are_counted_by_month_and_team_and_stay_true(cast):
    _, stages = make_pipeline()
    with at(START):
        deal = make_deal(cast.xiaoli, amount=Decimal(100))
        make_deal(cast.xiaoli, amount=Decimal(7))
    with at(START + timedelta(days=1)):
        Deal.objects.filter(id=deal.id).update(amount=150, stage=stages[1])
    with at(START + timedelta(days=40)):
        Deal.objects.filter(id=deal.id).update(amount=120)
        Deal.objects.filter(id=deal.id).update(owner=cast.xiaowang, team=cast.other_team)

    def counted():
        names = ("month", "changes", "amount", "was_amount", "grown_by", "shrunk_by")
        return sorted(ChangeTally.objects.values_list(*names))

    march = date(2026, 3, 1)
    assert summaries.drift() == []
    summaries.compact()
    # What went to another team is not among them.
    assert counted() == [(march, 1, 150, 100, 50, 0), (march, 2, 107, 0, 0, 0)]
    ChangeTally.objects.filter(changes=2).update(amount=1)
    ChangeTally.objects.filter(changes=1).delete()
    assert len(summaries.drift()) == 2
    summaries.rebuild()
    assert summaries.drift() == []
    assert counted() == [(march, 1, 150, 100, 50, 0), (march, 2, 107, 0, 0, 0)]


def test_a_cohort_goes_with_its_deals(cast):
    with at(START):
        deal = make_deal(cast.xiaoli, amount=Decimal(100))
        Deal.objects.filter(id=deal.id).update(opened_on=date(2026, 2, 7))
    with at(START + timedelta(days=1)):
        Deal.objects.filter(id=deal.id).update(amount=150)

    def counted():
        summaries.compact()
        return sorted(CohortTally.objects.values_list("month", "team_id", "changes", "amount", "was_amount"))

    february, team = date(2026, 2, 1), cast.team.id
    assert counted() == [(february, team, 1, 100, 0), (february, team, 1, 150, 100)]
    with at(START + timedelta(days=2)):
        Deal.objects.filter(id=deal.id).update(owner=cast.xiaowang, team=cast.other_team, amount=150)
    assert {row[1] for row in counted()} == {cast.other_team.id}
    assert sum(row[2] for row in counted()) == 3
    Deal.objects.filter(id=deal.id).update(opened_on=date(2026, 1, 7))
    assert {row[0] for row in counted()} == {date(2026, 1, 1)}
    assert summaries.drift() == []
    CohortTally.objects.update(changes=9)
    assert summaries.drift() != []
    summaries.rebuild()
    assert summaries.drift() == []
    Deal.objects.filter(id=deal.id).delete()
    assert counted() == []
