"""Records for tests."""

from typing import Any

from django.db import connection

from yingdan.conftest import actor_for
from yingdan.deals.models import Deal, Pipeline, Stage
from yingdan.deals.services import closing, deals, pipelines, stages, summaries
from yingdan.deals.services.closing import Closing
from yingdan.kernel.actor import Actor


def make_pipeline() -> tuple[Pipeline, list[Stage]]:
    """The standard pipeline and its stages in order."""
    pipeline = pipelines.ensure_default(Actor.system("test"))
    return pipeline, list(pipeline.stages.order_by("position"))


def make_deal(member, name="新系统采购", **values: Any) -> Deal:
    """A deal of the member's, made as the product makes it."""
    make_pipeline()
    return deals.create(actor_for(member), {"name": name, **values})


def move(member, deal, stage) -> Deal:
    """Moves a deal as the member."""
    return stages.move(actor=actor_for(member), deal_id=deal.id, stage_id=stage.id)


def close(member, deal, outcome="won", **details: Any) -> Deal:
    """Ends a deal as the member."""
    return closing.close(actor=actor_for(member), deal_id=deal.id, outcome=outcome, closing=Closing(**details))


def totals(table: str) -> list[tuple[Any, ...]]:
    """Sums of a summary table by its key."""
    with connection.cursor() as cursor:
        cursor.execute(f"select sum(count), sum(amount) from {table}")
        return list(cursor.fetchall())


def assert_sums_are_true() -> None:
    """The stored sums are what the deals come to."""
    assert summaries.drift() == []
