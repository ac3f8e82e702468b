"""The sums of deals are true whatever writes the deals, alone or many at a time."""

import threading
from datetime import date
from decimal import Decimal
from itertools import count

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yingdan.conftest import make_cast
from yingdan.deals import jobs
from yingdan.deals.models import CohortSummary, Deal, OpenSummary, WonDay
from yingdan.deals.services import summaries
from yingdan.deals.tests.making import assert_sums_are_true, make_deal, make_pipeline, totals
from yingdan.kernel import clock

_number = count(1)


def raw_deal(member, stage, /, **columns) -> Deal:
    """A deal written past the services, as bulk loaders do."""
    return Deal(
        **{
            "name": f"deal {next(_number)}", "pipeline_id": stage.pipeline_id, "stage": stage, "owner": member,
            "team": member and member.team, "probability": stage.probability, "amount": 100,
            "stage_entered_at": clock.now(), "furthest": stage.position, **columns,
        }
    )  # fmt: skip


DAYS = st.sampled_from([None, date(2026, 1, 5), date(2026, 1, 31), date(2026, 2, 1)])
STATE = st.fixed_dictionaries(
    {
        "owner": st.sampled_from([0, 1, None]),
        "stage": st.integers(0, 4),
        "status": st.sampled_from(["open", "open", "won", "lost", "abandoned"]),
        "amount": st.decimals(0, 10**6, places=2),
        "probability": st.integers(0, 100),
        "expected_close": DAYS,
        "opened_on": DAYS,
        "closed_on": st.sampled_from([date(2026, 1, 5), date(2026, 2, 28)]),
    }
)
STEP = st.one_of(
    st.tuples(st.just("insert"), st.lists(STATE, min_size=1, max_size=4)),
    st.tuples(st.just("update"), st.tuples(st.integers(0, 20), STATE)),
    st.tuples(st.just("all"), STATE),
    st.tuples(st.just("delete"), st.integers(0, 20)),
    st.tuples(st.just("compact"), st.none()),
)


def columns(state, cast, stages):
    owner = None if state["owner"] is None else (cast.xiaoli, cast.xiaowang)[state["owner"]]
    stage = stages[state["stage"]]
    closed = None if state["status"] == "open" else state["closed_on"]
    return {
        **state, "closed_on": closed, "owner": owner, "team": owner.team if owner else cast.company,
        "stage": stage, "furthest": stage.position,
    }  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEP, max_size=8))
def test_any_sequence_of_writes_leaves_true_sums(cast, steps):
    with transaction.atomic():
        _, stages = make_pipeline()
        for verb, given_ in steps:
            ids = list(Deal.objects.order_by("id").values_list("id", flat=True))
            if verb == "insert":
                made = [columns(state, cast, stages) for state in given_]
                Deal.objects.bulk_create(raw_deal(one["owner"], one["stage"], **one) for one in made)
            elif verb == "update" and ids:
                place, state = given_
                Deal.objects.filter(id=ids[place % len(ids)]).update(**columns(state, cast, stages))
            elif verb == "all":
                Deal.objects.update(**columns(given_, cast, stages))
            elif verb == "delete" and ids:
                Deal.objects.filter(id=ids[given_ % len(ids)]).delete()
            elif verb == "compact":
                summaries.compact()
            assert_sums_are_true()
        transaction.set_rollback(True)


def test_copy_is_counted(cast):
    _, stages = make_pipeline()
    rows = "".join(
        f"copied {n}\t{stages[0].pipeline_id}\t{stages[1].id}\topen\t10.50\t30\t{cast.xiaoli.id}\t{cast.team.id}\t"
        f"2026-01-01 00:00+00\t2026-01-01 00:00+00\t2026-01-01 00:00+00\t2\n"
        for n in range(50)
    )
    with (
        connection.cursor() as cursor,
        cursor.copy(
            "copy deals_deal (name, pipeline_id, stage_id, status, amount, probability, owner_id, team_id, created_at,"
            " updated_at, stage_entered_at, furthest) from stdin"
        ) as stream,
    ):
        stream.write(rows)
    assert totals("deals_opensummary") == [(50, Decimal("525.00"))]
    assert_sums_are_true()


def test_folding_leaves_one_row_a_key_and_the_same_sums(cast):
    for _ in range(5):
        make_deal(cast.xiaoli, amount=Decimal(10))
    gone = make_deal(cast.xiaowang, amount=Decimal(99))
    gone.delete()
    before = totals("deals_opensummary"), totals("deals_cohortsummary")
    assert OpenSummary.objects.count() > 1
    jobs.compact_summaries()
    assert OpenSummary.objects.count() == CohortSummary.objects.count() == 1
    assert (totals("deals_opensummary"), totals("deals_cohortsummary")) == before
    assert_sums_are_true()


def test_rebuilding_after_a_load_without_triggers(cast):
    make_deal(cast.xiaoli, amount=Decimal(10))
    with connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")
        cursor.execute("update deals_deal set amount = 77")
        cursor.execute("set local session_replication_role = origin")
    assert len(summaries.drift()) == 2  # open and cohort
    summaries.rebuild()
    assert_sums_are_true()
    assert totals("deals_opensummary") == [(1, Decimal(77))]


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_neither_wait_in_a_ring_nor_lose_a_count():
    """Each writer changes several deals in its own random order within one transaction: with rows locked in place this
    deadlocks at once."""
    cast = make_cast()
    _, stages = make_pipeline()
    groups = [
        Deal.objects.bulk_create(raw_deal(cast.xiaoli, stages[n % 5], amount=n) for n in range(6)) for _ in range(6)
    ]
    problems: list[BaseException] = []
    start = threading.Barrier(len(groups) + 1)

    def work(number: int, mine: list[Deal]) -> None:
        try:
            start.wait(timeout=120)
            for turn in range(5):
                with transaction.atomic():
                    for deal in mine if (number + turn) % 2 else reversed(mine):
                        Deal.objects.filter(id=deal.id).update(
                            stage=stages[(deal.id + turn) % 5],
                            amount=deal.id + turn,
                            status="won" if turn == 4 and number % 2 else "open",
                            closed_on=date(2026, 3, 1) if turn == 4 and number % 2 else None,
                        )
        except BaseException as problem:
            problems.append(problem)
        finally:
            connection.close()

    def fold() -> None:
        try:
            start.wait(timeout=120)
            for _ in range(5):
                summaries.compact()
        except BaseException as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(n, mine)) for n, mine in enumerate(groups)]
    threads.append(threading.Thread(target=fold))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=240)
    assert problems == []
    assert_sums_are_true()
    assert totals("deals_wonday")[0][0] == 18
    assert WonDay.objects.exists()
