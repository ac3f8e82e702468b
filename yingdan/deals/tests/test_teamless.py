"""What nobody owns belongs to the root of the organisation: it counts in the company's figures."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Customer, FollowUp
from yingdan.customers.services import customers, followups
from yingdan.deals.models import Deal
from yingdan.deals.selectors.deals import visible_deals
from yingdan.deals.services import deals
from yingdan.deals.tests.making import assert_sums_are_true, make_deal, make_pipeline
from yingdan.kernel.actor import Actor
from yingdan.platform.exchange.fields import fields_of, resource_of
from yingdan.platform.exchange.preparing import Row
from yingdan.platform.exchange.writing import Writer

NOBODY = Actor.system("test")


def test_what_no_member_enters_counts_in_the_company(cast):
    make_pipeline()
    customer = customers.create(NOBODY, {"name": "展会登记客户"})
    deal = deals.create(NOBODY, {"name": "展会线索", "customer": customer.id, "amount": Decimal(1000)})
    followups.create(NOBODY, {"customer": customer.id, "text": "留了名片"})
    for row in (customer, deal, FollowUp.objects.get()):
        assert (row.owner_id, row.team_id) == (None, cast.company.id)
    funnel = client_for(cast.liu).get("/api/funnel?mode=now").json()
    assert (funnel["node"]["name"], funnel["count"], funnel["fen"]) == (cast.company.name, 1, 100_000)
    assert visible_deals(actor_for(cast.liu)).filter(id=deal.id).exists()
    assert not visible_deals(actor_for(cast.zhang)).filter(id=deal.id).exists()
    assert_sums_are_true()


@pytest.mark.parametrize("owner", [{}, {"owner": None}])
def test_imported_rows_without_owner_too(cast, owner):
    make_pipeline()
    for name, values in (("customer", {"name": "名单客户"}), ("deal", {"name": "名单商机", "amount": Decimal(5)})):
        resource = resource_of(name)
        row = Row(1, {**values, **owner})
        assert len(Writer(resource, NOBODY, fields_of(resource, NOBODY)).insert([row])) == 1, row.issues
    assert Customer.objects.get().team_id == Deal.objects.get().team_id == cast.company.id


@pytest.mark.parametrize("model", [Deal, Customer, FollowUp])
def test_the_database_refuses_rows_without_a_team(cast, model):
    customer = customers.create(actor_for(cast.xiaoli), {"name": "甲公司"})
    make_deal(cast.xiaoli, customer=customer.id)
    followups.create(actor_for(cast.xiaoli), {"customer": customer.id, "text": "来电"})
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(team=None)
