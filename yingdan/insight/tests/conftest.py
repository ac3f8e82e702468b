"""A small history: deals in all states, stays in stages, customers with follow-ups due."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from yingdan.customers.models import Customer
from yingdan.deals.models import Stage, StageEntry
from yingdan.kernel import clock
from yingdan.targets.tests.conftest import make_deal, pipeline  # noqa: F401

TODAY = date(2026, 3, 13)
NOON = datetime(2026, 3, 13, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    """Friday the 13th of March 2026."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def history(cast, pipeline):  # noqa: F811
    """Who won what, and where the others stand."""
    opened = date(2026, 1, 10)
    deals = [
        make_deal(pipeline, cast.xiaoli, Decimal("1000.10"), day=date(2026, 3, 10), opened_on=opened, furthest=2),
        make_deal(pipeline, cast.xiaoli, Decimal("50"), day=date(2026, 2, 10), opened_on=opened, furthest=2),
        make_deal(pipeline, cast.xiaowang, Decimal("2000"), day=date(2026, 3, 13), opened_on=opened, furthest=2),
        make_deal(pipeline, cast.zhang, Decimal("1000.10"), day=date(2026, 3, 1), opened_on=opened, furthest=2),
        make_deal(pipeline, cast.zhang, Decimal("7"), day=date(2026, 2, 1), opened_on=opened, furthest=2),
        make_deal(pipeline, cast.xiaoli, Decimal("300"), status="lost", opened_on=opened, furthest=1, stage=1),
        make_deal(pipeline, cast.xiaowang, Decimal("400"), status="abandoned", opened_on=date(2025, 12, 31)),
        make_deal(pipeline, cast.xiaoli, Decimal("600"), status="open", day=date(2026, 4, 20), stage=1, furthest=1,
                  opened_on=opened),
        make_deal(pipeline, cast.xiaoli, Decimal("80"), status="open", day=date(2026, 3, 2), opened_on=opened),
        make_deal(pipeline, cast.xiaowang, Decimal("90"), status="open", day=None, stage=2, furthest=2,
                  opened_on=opened, next_contact_at=NOON - timedelta(3)),
    ]  # fmt: skip
    first = Stage.objects.filter(pipeline=pipeline).order_by("position")[0]
    begin = datetime(2026, 1, 10, tzinfo=UTC)
    StageEntry.objects.bulk_create(
        StageEntry(deal=deal, stage=first, entered_at=begin, left_at=begin + timedelta(days=2 + n))
        for n, deal in enumerate(deals[:4])
    )
    customers = [
        ("今天要联系", cast.xiaoli, NOON + timedelta(hours=2), NOON - timedelta(2)),
        ("早该联系", cast.xiaoli, NOON - timedelta(1), NOON - timedelta(2)),
        ("明天联系", cast.xiaoli, NOON + timedelta(1), NOON - timedelta(2)),
        ("忘了的", cast.xiaoli, None, NOON - timedelta(40)),
        ("别组忘了的", cast.xiaowang, None, NOON - timedelta(31)),
        ("刚跟进", cast.xiaowang, None, NOON - timedelta(29)),
    ]
    for name, owner, following, followed in customers:
        Customer.objects.create(name=name, name_key=name, owner=owner, team_id=owner.team_id,
                                next_contact_at=following, last_followup_at=followed)  # fmt: skip
    return deals
