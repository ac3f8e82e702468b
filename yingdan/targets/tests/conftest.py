"""A year's target for the cast, and deals won."""

from datetime import UTC, date, datetime

import pytest

from yingdan.conftest import actor_for
from yingdan.deals.models import Deal, Pipeline, Stage
from yingdan.targets.services import plans, split
from yingdan.targets.services.split import Wish

YEAR = 2026


@pytest.fixture
def pipeline(db):
    """A pipeline of three stages."""
    found, _ = Pipeline.objects.get_or_create(name="目标测试流程")
    for position, (name, probability) in enumerate([("初步接洽", 10), ("方案报价", 40), ("商务谈判", 70)]):
        Stage.objects.get_or_create(
            pipeline=found, name=name, defaults={"position": position, "probability": probability}
        )
    return found


def make_deal(pipeline, owner, amount, *, status="won", day=date(2026, 3, 10), team=None, stage=0, **columns):
    """A deal; `day` is when it was closed, or for open ones is expected to."""
    step = Stage.objects.filter(pipeline=pipeline).order_by("position")[stage]
    closed = {"closed_on": day} if status != "open" else {"expected_close": day}
    return Deal.objects.create(
        name=f"deal {amount}", pipeline=pipeline, stage=step, status=status, amount=amount, owner=owner,
        team_id=team.id if team else owner.team_id, probability=columns.pop("probability", step.probability),
        stage_entered_at=columns.pop("stage_entered_at", datetime(2026, 1, 5, tzinfo=UTC)),
        opened_on=columns.pop("opened_on", date(2026, 1, 5)), furthest=columns.pop("furthest", stage),
        **{**closed, **columns},
    )  # fmt: skip


@pytest.fixture
def target(cast):
    """120,000.01 yuan for the company, a draft by the director."""
    return plans.create(
        actor=actor_for(cast.liu), name="年度目标", year=YEAR, team_id=cast.company.id, amount=12_000_001
    )


@pytest.fixture
def draft(cast, target):
    """The target, split equally, still a draft."""
    found, _ = split.split(actor=actor_for(cast.liu), target_id=target.id, version=1, wish=Wish("equal", "equal"))
    return found
