"""Keeps how each customer stands: for all of them at night, for one as soon as somebody was in touch."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction

from yingdan.kernel import clock, jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.segments.models import Proposal, Setup
from yingdan.segments.selectors import rhythm
from yingdan.segments.selectors.setup import setup, visits
from yingdan.segments.services.schemes import MANAGE

RANGE = 50_000  # ids of one transaction
AT_ONCE = 20_000
SETTINGS = ("visit_a", "visit_b", "visit_c", "visit_none", "face_to_face", "factor", "min_days", "dormant_days",
            "notice")  # fmt: skip


def save(actor: Actor, version: int, values: dict[str, Any]) -> Setup:
    """Changes the settings; all customers are judged anew soon after."""
    actor.need(MANAGE)
    row = setup(lock=True)
    if row.version != version:
        raise Conflict("version_conflict", current_version=row.version)
    for name in SETTINGS:
        setattr(row, name, values[name])
    if row.factor <= 100:  # percent: everybody would be late half of the time
        raise invalid("factor", "segment_factor")
    row.version += 1
    row.save()
    jobs.defer("segments.judge")
    return row


def work_out() -> int:
    """Facts, what is usual, and the judgement, for all customers; a range of ids in a transaction each."""
    ranges = _ranges()
    for low, high in ranges:
        _facts("c.id >= %(low)s and c.id < %(high)s", {"low": low, "high": high})
    _usual()
    return judge()


def judge() -> int:
    """The judgement on facts that are there; says how many changed."""
    row, changed = setup(), 0
    for low, high in _ranges():
        with transaction.atomic():
            changed += _judge(row, "s.customer_id >= %(low)s and s.customer_id < %(high)s", {"low": low, "high": high})
    return changed


def tally() -> None:
    """How many need a word, by team and owner."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("lock table segments_tally in share row exclusive mode")  # one after the other
        cursor.execute("delete from segments_tally")
        cursor.execute(rhythm.TALLY, {"today": clock.today()})


def refresh(ids: Iterable[int]) -> None:
    """Some customers anew, against what the last night found usual."""
    wanted = sorted(set(ids))
    if wanted:
        _facts("c.id = any(%(ids)s)", {"ids": wanted})
        _judge(setup(), "s.customer_id = any(%(ids)s)", {"ids": wanted})


def contacted(kind: str, ids: list[int]) -> None:
    """Somebody was in touch with these customers."""
    if kind == "customer":
        refresh(ids)


def classes_changed(run_id: int) -> None:
    """A run changed classes, so visits fall due on other days: at once for some, by a job for many."""
    rows = Proposal.objects.filter(run=run_id)
    if rows.count() > AT_ONCE:
        jobs.defer("segments.judge")
    else:
        ids = list(rows.values_list("customer_id", flat=True))
        _judge(setup(), "s.customer_id = any(%(ids)s)", {"ids": ids})


def _facts(which: str, params: dict[str, Any]) -> None:
    today = clock.today()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            rhythm.FACTS.format(which=which),
            {
                **params, "today": today, "year_ago": today - timedelta(365),
                "talks_from": clock.day_start(today - timedelta(rhythm.CONTACT_DAYS)),
                "tomorrow": clock.day_start(today + timedelta(1)),
            },
        )  # fmt: skip


def _usual() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        row = setup(lock=True)
        cursor.execute(rhythm.PRIORS)
        found = cursor.fetchall()
        row.priors = {
            "buy": {grade: buy for grade, buy, _ in found if buy is not None},
            "contact": {grade: contact for grade, _, contact in found if contact is not None},
        }
        row.save(update_fields=["priors"])


def _judge(row: Setup, which: str, params: dict[str, Any]) -> int:
    today: date = clock.today()
    with connection.cursor() as cursor:
        cursor.execute(
            rhythm.JUDGE.format(which=which),
            {
                **params, "today": today, "dormant": today - timedelta(row.dormant_days), "factor": row.factor,
                "min_days": row.min_days, "face": row.face_to_face, "visit": json.dumps(visits(row)),
                "buy": json.dumps(row.priors.get("buy", {})), "contact": json.dumps(row.priors.get("contact", {})),
            },
        )  # fmt: skip
        return int(cursor.rowcount)


def _ranges() -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute("select min(id), max(id) from customers_customer")
        low, high = cursor.fetchone()
    return [] if low is None else [(start, start + RANGE) for start in range(low, high + 1, RANGE)]
