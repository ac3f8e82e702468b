"""A quarter for the tests: targets, deals in all states, and a day in the middle of it."""

from datetime import date
from decimal import Decimal

import pytest

from yingdan.conftest import actor_for
from yingdan.kernel import clock
from yingdan.targets.services import plans
from yingdan.targets.services.split import Wish, split
from yingdan.targets.tests.conftest import make_deal, pipeline  # noqa: F401

TODAY = date(2026, 2, 13)
QUARTER = "2026Q1"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    """Friday the 13th of February 2026, the middle of a quarter."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def deals(cast, pipeline):  # noqa: F811
    """小李 sells little and late; 小王 sells as one does."""
    inside, later = date(2026, 3, 10), date(2026, 4, 20)
    found = {
        "won": make_deal(pipeline, cast.xiaoli, Decimal("1000"), day=date(2026, 1, 20)),
        "lost": make_deal(pipeline, cast.xiaoli, Decimal("500"), status="lost", day=date(2026, 2, 2)),
        "inside": make_deal(pipeline, cast.xiaoli, Decimal("3000.50"), status="open", day=inside, stage=1),
        "later": make_deal(pipeline, cast.xiaoli, Decimal("8000"), status="open", day=later, stage=2),
        "undated": make_deal(pipeline, cast.xiaoli, Decimal("100"), status="open", day=None),
    }
    for n in range(6):
        make_deal(pipeline, cast.xiaowang, Decimal(2000 + n), day=date(2026, 1, 10 + n))
    make_deal(pipeline, cast.xiaowang, Decimal("900"), status="abandoned", day=date(2026, 2, 1))
    make_deal(pipeline, cast.xiaowang, Decimal("5000"), status="open", day=inside, stage=2)
    return found


@pytest.fixture
def goal(cast):
    """A published target of 120 000 yuan a year for the company, split equally."""
    actor = actor_for(cast.liu)
    target = plans.create(actor=actor, name="年度目标", year=2026, team_id=cast.company.id, amount=12_000_000)
    found, _ = split(actor=actor, target_id=target.id, version=1, wish=Wish("equal", "equal"))
    return plans.publish(actor=actor, target_id=found.id, version=found.version)
