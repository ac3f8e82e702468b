"""The tally of new deals, wins and volume is true whatever writes deals and lines, alone or at the same time."""

import threading
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yingdan.catalog.models import Product
from yingdan.conftest import make_cast
from yingdan.deals.metrics import METRICS
from yingdan.deals.models import Deal, DealLine, DealTally
from yingdan.deals.tests.making import make_pipeline
from yingdan.deals.tests.test_summaries import STATE, columns, raw_deal
from yingdan.org.services import tallies

BY_CODE = {metric.code: metric for metric in METRICS}
QUANTITY = st.decimals(Decimal("0.001"), 500, places=3)
STEP = st.one_of(
    st.tuples(st.just("insert"), st.lists(STATE, min_size=1, max_size=3)),
    st.tuples(st.just("update"), st.tuples(st.integers(0, 20), STATE)),
    st.tuples(st.just("line"), st.tuples(st.integers(0, 20), QUANTITY)),
    st.tuples(st.just("lines"), st.tuples(st.integers(0, 20), QUANTITY)),
    st.tuples(st.just("unline"), st.integers(0, 20)),
    st.tuples(st.just("delete"), st.integers(0, 20)),
    st.tuples(st.just("compact"), st.none()),
)


def product() -> Product:
    return Product.objects.get_or_create(code="TALLY", defaults={"name": "柜"})[0]


def line(deal_id, quantity):
    return DealLine(deal_id=deal_id, product=product(), quantity=quantity, price=1, amount=quantity)


def march(code, by):
    """What a metric gives for March."""
    return BY_CODE[code].totals(start=date(2026, 3, 1), end=date(2026, 3, 31), owner=None, teams=None, by=[by])


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEP, max_size=9))
def test_any_sequence_of_writes_leaves_a_true_tally(cast, steps):
    with transaction.atomic():
        _, stages = make_pipeline()
        for verb, given_ in steps:
            ids = list(Deal.objects.order_by("id").values_list("id", flat=True))
            if verb == "insert":
                rows = [columns(state, cast, stages) for state in given_]
                Deal.objects.bulk_create(raw_deal(one["owner"], one["stage"], **one) for one in rows)
            elif verb == "update" and ids:
                Deal.objects.filter(id=ids[given_[0] % len(ids)]).update(**columns(given_[1], cast, stages))
            elif verb == "line" and ids:
                line(ids[given_[0] % len(ids)], given_[1]).save()
            elif verb == "lines" and ids:  # moved to another deal, too
                DealLine.objects.update(deal_id=ids[given_[0] % len(ids)], quantity=given_[1])
            elif verb == "unline" and ids:
                DealLine.objects.filter(deal_id=ids[given_ % len(ids)]).delete()
            elif verb == "delete" and ids:
                Deal.objects.filter(id=ids[given_ % len(ids)]).delete()
            elif verb == "compact":
                tallies.compact(DealTally)
            assert tallies.drift(DealTally) == []
        transaction.set_rollback(True)


def test_volume_is_exact_in_thousandths_and_new_deals_count_by_opening(cast):
    _, stages = make_pipeline()
    won = raw_deal(cast.xiaoli, stages[0], status="won", closed_on=date(2026, 3, 5), opened_on=date(2026, 2, 1))
    lost = raw_deal(cast.xiaoli, stages[0], status="lost", closed_on=date(2026, 3, 5), opened_on=date(2026, 3, 1))
    won.save()
    lost.save()
    DealLine.objects.bulk_create([line(won.id, Decimal("1.5")), line(won.id, Decimal("0.001")), line(lost.id, 7)])
    assert march("volume_sold", "owner_id") == [(cast.xiaoli.id, 1, 1_501)]
    assert march("deals_new", "team_id") == [(cast.team.id, 1, 1)]
    DealTally.objects.update(volume=1)
    assert tallies.drift(DealTally) != []
    tallies.rebuild(DealTally)
    assert tallies.drift(DealTally) == []


@pytest.mark.django_db(transaction=True)
def test_winning_a_deal_and_writing_its_lines_at_once_counts_both():
    """Without the lock in the trigger of lines, each transaction counts without the other."""
    cast = make_cast()
    _, stages = make_pipeline()
    deal = raw_deal(cast.xiaoli, stages[0])
    deal.save()
    product()
    written, problems = threading.Event(), []

    def lines() -> None:
        try:
            with transaction.atomic():
                line(deal.id, 3).save()
                written.set()
                threading.Event().wait(0.4)  # the win below has begun meanwhile
        except BaseException as problem:
            problems.append(problem)
        finally:
            connection.close()

    other = threading.Thread(target=lines)
    other.start()
    assert written.wait(timeout=120)
    Deal.objects.filter(id=deal.id).update(status="won", closed_on=date(2026, 3, 1))
    other.join(timeout=120)
    assert problems == []
    assert tallies.drift(DealTally) == []
    assert [row[-1] for row in DealTally.objects.filter(grain="D", volume__gt=0).values_list("volume")] == [3_000]
