"""Rows of an import as deals with history and lines."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count

import pytest
from django.db import connection

from yingdan.catalog.models import Product
from yingdan.conftest import actor_for
from yingdan.customers.tests.making import make_customer
from yingdan.deals import importers
from yingdan.deals.models import Deal, DealLine, StageEntry
from yingdan.deals.tests.making import assert_sums_are_true, make_pipeline
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Invalid
from yingdan.platform.exchange.fields import fields_of, resource_of
from yingdan.platform.exchange.preparing import Row
from yingdan.platform.exchange.writing import Writer

_number = count(1000)


def bring_in(actor, rows):
    """What the import engine does with new rows."""
    values = [{**row, "id": next(_number)} for row in rows]
    records = importers.columns(actor, values)
    for record, row in zip(records, values, strict=True):
        stamp = record.get("created_at") or clock.now()
        Deal.objects.bulk_create([Deal(**{**record, "created_at": stamp, "id": row["id"]})])
    importers.after(actor, [row["id"] for row in values], values)
    return [Deal.objects.get(id=row["id"]) for row in values]


def test_a_won_deal_of_last_year_comes_with_its_story(cast):
    _, stages = make_pipeline()
    product = Product.objects.create(name="GTX Pro", list_price=4821)
    customer = make_customer(cast.xiaoli, "Isdom")
    (deal,) = bring_in(
        actor_for(cast.admin),
        [
            {
                "external_id": "Z063OYW0", "owner": cast.xiaoli.id, "customer": customer.id, "product": product.id,
                "status": "won", "opened_on": date(2016, 10, 25), "closed_on": date(2017, 3, 11),
                "amount": Decimal(4514),
            }
        ],
    )  # fmt: skip
    assert (deal.name, deal.status, deal.probability, deal.furthest) == ("Isdom · GTX Pro", "won", 100, 5)
    assert (deal.owner_id, deal.team_id, deal.stage_id) == (cast.xiaoli.id, cast.team.id, stages[-1].id)
    entry = StageEntry.objects.get(deal=deal)
    assert entry.entered_at == clock.day_start(date(2016, 10, 25))
    assert entry.left_at == clock.day_start(date(2017, 3, 12))
    line = DealLine.objects.get()
    assert (line.product_id, line.quantity, line.amount) == (product.id, Decimal(1), Decimal(4514))
    customer.refresh_from_db()
    assert customer.status == "existing"
    assert_sums_are_true()


def test_open_deals_without_customer_date_or_amount(cast):
    _, stages = make_pipeline()
    product = Product.objects.create(name="GTX Basic", list_price=550)
    engaging, prospecting, lost = bring_in(
        Actor.system("import"),
        [
            {"external_id": "A", "product": product.id, "stage": str(stages[1].id), "opened_on": date(2017, 1, 5)},
            {"external_id": "B", "product": product.id, "status": "open"},
            {"external_id": "C", "product": product.id, "status": "lost", "amount": Decimal(0),
             "opened_on": date(2017, 1, 5), "closed_on": date(2017, 1, 9)},
        ],
    )  # fmt: skip
    assert (engaging.stage_id, engaging.furthest, engaging.amount) == (stages[1].id, 2, Decimal(550))
    assert (prospecting.opened_on, prospecting.stage_id, prospecting.customer_id) == (None, stages[0].id, None)
    assert prospecting.name == "B · GTX Basic"
    assert (lost.amount, lost.probability, lost.furthest, lost.owner_id) == (0, 0, 1, None)
    assert StageEntry.objects.filter(left_at=None).count() == 2
    assert_sums_are_true()


def test_closing_before_opening_is_refused(cast):
    make_pipeline()
    row = {"name": "x", "status": "lost", "opened_on": date(2020, 2, 1), "closed_on": date(2020, 1, 1)}
    with pytest.raises(Invalid) as refused:
        importers.columns(Actor.system("import"), [row])
    assert refused.value.params["fields"]["closed_on"][0]["code"] == "closed_before_opened"


def test_the_same_values_give_the_same_columns(cast):
    """The engine compares the columns of old and new values: what did not change must not differ."""
    make_pipeline()
    row = {"id": 1, "name": "x", "status": "won", "opened_on": date(2020, 2, 1), "closed_on": date(2020, 3, 1)}
    one, other = importers.columns(actor_for(cast.xiaoli), [dict(row), dict(row)])
    assert one == other


def test_an_update_moves_stages_and_keeps_history(cast):
    _, stages = make_pipeline()
    actor = actor_for(cast.admin)
    (deal,) = bring_in(actor, [{"name": "x", "stage": str(stages[3].id), "opened_on": date(2020, 2, 1)}])
    Deal.objects.filter(id=deal.id).update(stage=stages[1], furthest=2, amount=70)
    importers.changed(actor, [deal.id], [{"id": deal.id}])
    deal.refresh_from_db()
    assert (deal.furthest, deal.probability) == (4, stages[1].probability)
    assert list(StageEntry.objects.order_by("id").values_list("stage_id", flat=True)) == [stages[3].id, stages[1].id]
    assert StageEntry.objects.get(left_at=None).stage_id == stages[1].id
    Deal.objects.filter(id=deal.id).update(status="won", closed_on=date(2020, 5, 1))
    importers.changed(actor, [deal.id], [{"id": deal.id, "status": "won"}])
    deal.refresh_from_db()
    assert deal.probability == 100
    assert StageEntry.objects.count() == 2
    assert not StageEntry.objects.filter(left_at=None).exists()
    assert_sums_are_true()


def test_lines_follow_an_update(cast):
    make_pipeline()
    actor = actor_for(cast.admin)
    product, other = (Product.objects.create(name=name, list_price=10) for name in ("甲", "乙"))
    single, several = bring_in(actor, [{"name": "x", "product": product.id}, {"name": "y", "product": product.id}])
    DealLine.objects.create(deal=several, product=other, price=5, amount=5)
    Deal.objects.update(amount=99)
    importers.changed(actor, [single.id, several.id], [{}, {}])
    assert DealLine.objects.get(deal=single).amount == 99
    several.refresh_from_db()
    assert several.amount == 15
    assert_sums_are_true()


def test_a_batch_takes_few_statements_whatever_its_size(cast, django_assert_max_num_queries):
    _, stages = make_pipeline()
    actor = actor_for(cast.admin)
    rows = [
        {"id": n, "name": f"d{n}", "owner": cast.xiaoli.id, "stage": str(stages[n % 5].id),
         "opened_on": date(2020, 1, 1) + timedelta(days=n % 90), "amount": Decimal(n)}
        for n in range(500)
    ]  # fmt: skip
    with django_assert_max_num_queries(4):
        assert len(importers.columns(actor, rows)) == 500
    assert connection.in_atomic_block


def test_through_the_engine_new_rows_and_changes(cast):
    """Written by COPY as an import does it; a second file moves one deal on and wins another."""
    _, stages = make_pipeline()
    product = Product.objects.create(name="GTX Pro", list_price=4821)
    resource, actor = resource_of("deal"), actor_for(cast.admin)
    writer = Writer(resource, actor, fields_of(resource, actor))
    first = [
        Row(1, {"external_id": "A", "product": product.id, "owner": cast.xiaoli.id, "stage": str(stages[0].id)}),
        Row(2, {"external_id": "B", "name": "乙", "amount": Decimal(10), "opened_on": date(2020, 1, 1)}),
        Row(3, {"external_id": "C", "name": "丙", "status": "won", "opened_on": date(2020, 5, 1),
                "closed_on": date(2020, 1, 1)}),
    ]  # fmt: skip
    ids = writer.insert(first)
    assert [row.status for row in first] == ["new", "new", "error"]
    assert len(ids) == Deal.objects.count() == StageEntry.objects.count() == 2
    before = list(Deal.objects.order_by("external_id").values("stage_entered_at", "owner_id", "created_at"))
    second = [
        Row(1, {"stage": str(stages[2].id)}, id=ids[0]),
        Row(2, {"status": "won", "closed_on": date(2020, 2, 1), "amount": Decimal(12)}, id=ids[1]),
    ]
    done, former = writer.update(second)
    assert sorted(done) == sorted(ids)
    assert len(former) == 2
    one, two = Deal.objects.order_by("external_id")
    assert (one.stage_id, one.furthest, one.probability, one.amount) == (stages[2].id, 3, 50, Decimal(4821))
    assert (two.status, two.probability, two.amount, two.closed_on) == ("won", 100, Decimal(12), date(2020, 2, 1))
    assert (one.owner_id, one.created_at) == (before[0]["owner_id"], before[0]["created_at"])
    assert two.stage_entered_at == before[1]["stage_entered_at"]
    assert StageEntry.objects.filter(deal=one).count() == 2
    assert not StageEntry.objects.filter(deal=two, left_at=None).exists()
    assert_sums_are_true()
