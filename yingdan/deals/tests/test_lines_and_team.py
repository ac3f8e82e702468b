"""What is sold, and who works on it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from yingdan.catalog.models import Product
from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import FollowUp
from yingdan.customers.tests.making import make_customer
from yingdan.deals.models import DealMember
from yingdan.deals.selectors.deals import visible_deals
from yingdan.deals.services import assigning
from yingdan.deals.tests.making import assert_sums_are_true, make_deal
from yingdan.kernel import clock


@pytest.fixture
def products(db):
    return [Product.objects.create(name=f"产品{n}", list_price=10 * n) for n in (1, 2)]


def test_the_amount_is_the_sum_of_the_lines(cast, products):
    deal = make_deal(cast.xiaoli, amount=Decimal(5))
    client = client_for(cast.xiaoli)
    lines = [
        {"product_id": products[0].id, "quantity": "3", "price": "19.99"},
        {"product_id": products[1].id, "quantity": "0.5", "price": "200.01"},
    ]
    answer = client.put(f"/api/deals/{deal.id}/lines", {"version": 1, "lines": lines})
    assert answer.status_code == 200, answer.json()
    assert answer.json()["amount"] == "159.98"
    assert [one["amount"] for one in answer.json()["items"]] == ["59.97", "100.01"]
    deal.refresh_from_db()
    assert (deal.amount, deal.product_id, deal.version) == (Decimal("159.98"), products[1].id, 2)
    typed = client.patch(f"/api/resources/deal/{deal.id}", {"version": 2, "values": {"amount": "1.00"}})
    assert typed.json()["params"]["fields"]["amount"][0]["code"] == "deal_amount_from_lines"
    assert client.put(f"/api/deals/{deal.id}/lines", {"version": 1, "lines": []}).status_code == 409
    assert client.put(f"/api/deals/{deal.id}/lines", {"version": 2, "lines": []}).json()["amount"] == "159.98"
    assert_sums_are_true()


def test_a_single_piece_follows_the_amount_typed(cast, products):
    deal = make_deal(cast.xiaoli, product=products[0].id)
    client = client_for(cast.xiaoli)
    client.patch(f"/api/resources/deal/{deal.id}", {"version": 1, "values": {"amount": "7.70"}})
    lines = client.get(f"/api/deals/{deal.id}/lines").json()
    assert (lines["amount"], lines["items"][0]["price"], lines["items"][0]["amount"]) == ("7.70", "7.70", "7.70")


@pytest.mark.parametrize(
    "line", [{"quantity": "0", "price": "1"}, {"quantity": "1", "price": "-1"}, {"quantity": "1", "price": "NaN"}]
)
def test_nonsense_lines_are_refused(cast, products, line):
    deal = make_deal(cast.xiaoli)
    body = {"lines": [{"product_id": products[0].id, **line}]}
    assert client_for(cast.xiaoli).put(f"/api/deals/{deal.id}/lines", body).status_code == 422


def test_a_product_has_one_line(cast, products):
    deal = make_deal(cast.xiaoli)
    line = {"product_id": products[0].id, "quantity": "1", "price": "1"}
    answer = client_for(cast.xiaoli).put(f"/api/deals/{deal.id}/lines", {"lines": [line, line]})
    assert answer.json()["params"]["fields"]["lines"][0]["code"] == "line_duplicate"


def test_a_team_member_sees_until_the_last_day(cast):
    deal = make_deal(cast.xiaoli)
    client = client_for(cast.xiaoli)
    body = {"member_id": cast.xiaowang.id, "role": "presales", "until": clock.today().isoformat()}
    assert client.post(f"/api/deals/{deal.id}/team", body).status_code == 200
    assert visible_deals(actor_for(cast.xiaowang)).count() == 1
    assert visible_deals(actor_for(cast.xiaowang), "edit").count() == 0
    client.post(f"/api/deals/{deal.id}/team", {**body, "can_edit": True})
    assert visible_deals(actor_for(cast.xiaowang), "edit").count() == 1
    invite = client_for(cast.xiaowang).post(f"/api/deals/{deal.id}/team", {"member_id": cast.support.id})
    assert invite.status_code == 404
    DealMember.objects.update(until=clock.today() - timedelta(days=1))
    assert visible_deals(actor_for(cast.xiaowang)).count() == 0


def test_open_deals_go_along_with_their_customer(cast):
    customer = make_customer(cast.xiaoli)
    deal = make_deal(cast.xiaoli, customer=customer.id, amount=Decimal(3))
    body = {"owner_id": cast.xiaowang.id, "with_deals": True}
    answer = client_for(cast.chen).post(f"/api/customers/{customer.id}/assign", body)
    assert {**answer.json(), "undo_token": None} == {"done": 1, "deals": 1, "failed": [], "undo_token": None}
    deal.refresh_from_db()
    assert (deal.owner_id, deal.team_id) == (cast.xiaowang.id, cast.other_team.id)
    assert_sums_are_true()


def test_assigning_deals_stays_within_reach(cast):
    deal, other = make_deal(cast.xiaoli), make_deal(cast.xiaowang)
    result = assigning.assign(actor_for(cast.zhang), [deal.id, other.id], cast.zhang.id)
    assert result["done"] == 1
    assert [(one["id"], one["code"]) for one in result["failed"]] == [(other.id, "not_found")]


def test_a_follow_up_about_a_deal_is_kept_with_both(cast):
    customer = make_customer(cast.xiaoli)
    deal = make_deal(cast.xiaoli, customer=customer.id)
    planned = (clock.now() + timedelta(days=2)).isoformat()
    client = client_for(cast.xiaoli)
    answer = client.post(f"/api/deals/{deal.id}/followups", {"text": "演示完成", "next_contact_at": planned})
    assert answer.status_code == 201, answer.json()
    row = FollowUp.objects.get()
    assert (row.customer_id, row.deal_id) == (customer.id, deal.id)
    deal.refresh_from_db()
    customer.refresh_from_db()
    assert deal.last_followup_at == customer.last_followup_at == row.happened_at
    assert deal.next_contact_at == customer.next_contact_at == row.next_contact_at
    assert deal.version == 1
    shown = client.get(f"/api/resources/deal/{deal.id}/timeline").json()["items"]
    assert [one["params"]["text"] for one in shown if one["kind"] == "followup"] == ["演示完成"]
    head = client.get(f"/api/deals/{deal.id}/summary").json()
    assert (head["tabs"]["followups"], head["days_since_followup"]) == (1, 0)


def test_a_follow_up_names_a_deal_of_the_same_customer(cast):
    customer, other = make_customer(cast.xiaoli), make_customer(cast.xiaoli, "另一家企业集团")
    deal = make_deal(cast.xiaoli, customer=other.id)
    answer = client_for(cast.xiaoli).post(f"/api/customers/{customer.id}/followups", {"text": "x", "deal_id": deal.id})
    assert answer.json()["params"]["fields"]["deal"][0]["code"] == "deal_of_other_customer"
