"""Records for tests: deals as they were at times of the past."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection

from yingdan.deals.models import Deal, Stage
from yingdan.deals.tests.making import make_pipeline
from yingdan.kernel import clock
from yingdan.org.models import Member


def at(day: date, hour: int = 4) -> datetime:
    """An instant of a business day."""
    return datetime.combine(day, time(hour), tzinfo=UTC)


def _when(day: date) -> None:
    """What is written now happened on that day."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('yingdan.at', %s, true)", [at(day).isoformat()])


def born(member: Member, day: date, fen: int, *, stage: int = 0, close: date | None = None, **values: Any) -> Deal:
    """A deal opened on a day."""
    pipeline, stages = make_pipeline()
    _when(day)
    deal = Deal.objects.create(
        name=f"商机 {fen}", owner=member, team_id=member.team_id, pipeline=pipeline, stage=stages[stage],
        probability=stages[stage].probability, amount=Decimal(fen) / 100, opened_on=day, expected_close=close,
        stage_entered_at=at(day), **values,
    )  # fmt: skip
    _now()
    return deal


def change(deal: Deal, day: date, **values: Any) -> None:
    """Something about a deal changed on a day."""
    _when(day)
    if "stage" in values:
        values["stage"] = Stage.objects.filter(pipeline=deal.pipeline).order_by("position")[values["stage"]]
        values["stage_entered_at"] = at(day)
    Deal.objects.filter(id=deal.pk).update(**values)
    _now()


def end(deal: Deal, day: date, status: str = "won") -> None:
    """It was closed on a day."""
    change(deal, day, status=status, closed_on=day)


def _now() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('yingdan.at', '', true)")


def story(members: list[Member], today: date, *, days: int = 400, every: int = 3) -> list[Deal]:
    """A steady past: each member opens a deal every few days; of five, two are won after 20 and 45 days, one is lost
    after 30, and two go on until today or are forgotten."""
    deals = []
    for number, member in enumerate(members):
        for step in range(0, days, every):
            day = today - timedelta(days - step)
            deal = born(member, day, 100_000 + 1000 * (step % 7) + number, close=day + timedelta(40))
            turn, lasts = (step // every) % 5, {0: 20, 1: 45, 2: 30}
            ends = day + timedelta(lasts.get(turn, 10_000))
            if turn != 4 and day + timedelta(10) < today and ends > day + timedelta(10):
                change(deal, day + timedelta(10), stage=1)
            if ends < today:
                end(deal, ends, "lost" if turn == 2 else "won")
            deals.append(deal)
    return deals


def noon(day: date) -> datetime:
    """The instant from which a forecast of a day looks."""
    return clock.day_start(day) + timedelta(hours=12)
