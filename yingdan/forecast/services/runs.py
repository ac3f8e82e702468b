"""Runs: everything worked out and kept, as what pages show or as the snapshot of a week."""

import time
from datetime import datetime

import numpy as np
from django.db import connection, transaction

from yingdan.forecast.models import Run
from yingdan.forecast.rules import horizon, simulate
from yingdan.forecast.selectors.setup import setup
from yingdan.forecast.services import figures
from yingdan.forecast.services.calling import COLUMNS
from yingdan.forecast.services.figures import Block, Worked
from yingdan.kernel import clock

_COPIED = (
    "run_id", "team_id", "member_id", "period", "start", "end", *figures.SUMMED, *COLUMNS, "people", "called",
    "overridden", "p10", "p50", "p90", "chance", "levels",
)  # fmt: skip
LOCK = 7_350_001  # one run at a time in the whole database


def refresh(at: datetime | None = None) -> Run:
    """What pages show is worked out anew and takes the place of the last."""
    with transaction.atomic():
        _alone()
        run = _keep(at or clock.now(), kept=False)
        Run.objects.filter(kept=False, id__lt=run.pk).delete()
    return run


def snapshot(at: datetime | None = None) -> Run | None:
    """The snapshot of the present week; None when there is one."""
    moment = at or clock.now()
    with transaction.atomic():
        _alone()
        week = horizon.monday(clock.business_day(moment))
        if Run.objects.filter(week=week).exists():
            return None
        return _keep(moment, kept=True)


def _alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])


def _keep(at: datetime, *, kept: bool) -> Run:
    begun = time.monotonic()
    worked = figures.work_out(at, setup())
    day = clock.business_day(at)
    run = Run.objects.create(
        at=at, day=day, kept=kept, week=horizon.monday(day) if kept else None, deals=worked.deals,
        basis=worked.basis.said(),
    )  # fmt: skip
    _write(run, worked, levels=not kept)
    Run.objects.filter(id=run.pk).update(seconds=time.monotonic() - begun)
    return run


def _write(run: Run, worked: Worked, *, levels: bool) -> None:
    columns = ", ".join(f'"{name}"' for name in _COPIED)
    with connection.cursor() as cursor, cursor.copy(f"copy forecast_line ({columns}) from stdin") as copy:
        for block in worked.blocks:
            shown = _rows(block)
            quantile = _texts(block) if levels else [None] * len(shown)
            for n, (team, member) in enumerate(worked.nodes):
                if member != 0 and any(shown[n][0]):
                    copy.write_row((run.pk, team, member, block.period.key, block.period.start, block.period.end,
                                    *shown[n][0], *shown[n][1], quantile[n]))  # fmt: skip


def _rows(block: Block) -> list[tuple[list[int], list[object]]]:
    """By node: the amounts, and what goes with them."""
    amounts = np.stack(
        [*(block.sums[name] for name in figures.SUMMED), *(block.calls.amounts[name] for name in COLUMNS),
         block.calls.people, block.calls.called], axis=1,
    )  # fmt: skip
    ranges = np.rint(np.stack([simulate.at(block.levels, share) for share in (0.1, 0.5, 0.9)], axis=1))
    chance = [one if target else None for one, target in zip(block.chance, block.sums["target"], strict=True)]
    over = block.calls.overridden.astype(bool).tolist()
    shown = zip(amounts.tolist(), over, ranges.astype(np.int64).tolist(), chance, strict=True)
    return [(row, [flag, *span, one]) for row, flag, span, one in shown]


def _texts(block: Block) -> list[str]:
    """Quantiles as the database writes arrays: to write each number by itself would take most of a run."""
    return ["{" + ",".join(map(str, row)) + "}" for row in np.rint(block.levels).astype(np.int64).tolist()]
