"""Opening and changing deals."""

from decimal import Decimal

from yingdan.catalog.models import Product
from yingdan.conftest import actor_for, client_for
from yingdan.customers.tests.making import make_customer
from yingdan.deals.models import Deal, DealLine, StageEntry
from yingdan.deals.selectors.deals import may_edit, visible_deals
from yingdan.deals.tests.making import assert_sums_are_true, close, make_deal, make_pipeline
from yingdan.kernel import clock
from yingdan.platform.models import Event

BASE = "/api/resources/deal"


def test_a_new_deal_starts_in_the_first_stage_with_its_win_rate(cast):
    _, stages = make_pipeline()
    answer = client_for(cast.xiaoli).post(BASE, {"values": {"name": "ERP 采购", "amount": "1200.50"}})
    assert answer.status_code in (200, 201), answer.json()
    deal = Deal.objects.get()
    assert (deal.stage_id, deal.probability, deal.furthest) == (stages[0].id, stages[0].probability, 1)
    assert (deal.opened_on, deal.status, deal.weighted) == (clock.today(), "open", Decimal("120.05"))
    assert (deal.owner_id, deal.team_id) == (cast.xiaoli.id, cast.team.id)
    entry = StageEntry.objects.get()
    assert (entry.stage_id, entry.left_at, entry.by_id) == (stages[0].id, None, cast.xiaoli.id)
    assert Event.objects.filter(verb="deal.created", object_id=deal.id).count() == 1
    assert_sums_are_true()


def test_a_product_names_the_deal_and_prices_it(cast):
    make_pipeline()
    product = Product.objects.create(name="GTX Pro", list_price=4821)
    customer = make_customer(cast.xiaoli, "华兴贸易")
    values = {"customer": customer.id, "product": product.id}
    answer = client_for(cast.xiaoli).post(BASE, {"values": values})
    assert answer.status_code in (200, 201), answer.json()
    deal = Deal.objects.get()
    assert (deal.name, deal.amount) == ("华兴贸易 · GTX Pro", Decimal(4821))
    assert list(DealLine.objects.values_list("product_id", "amount")) == [(product.id, Decimal(4821))]


def test_nothing_at_all_is_no_deal(cast):
    make_pipeline()
    assert client_for(cast.xiaoli).post(BASE, {"values": {}}).status_code == 422


def test_a_customer_out_of_sight_cannot_be_named(cast):
    customer = make_customer(cast.xiaowang, "别组客户")
    make_pipeline()
    answer = client_for(cast.xiaoli).post(BASE, {"values": {"name": "x", "customer": customer.id}})
    assert answer.status_code == 422


def test_the_stages_own_rate_takes_an_override_back(cast):
    deal = make_deal(cast.xiaoli)
    client, path = client_for(cast.xiaoli), f"{BASE}/{deal.id}"
    assert client.patch(path, {"version": 1, "values": {"probability": 65}}).status_code == 200
    deal.refresh_from_db()
    assert (deal.probability, deal.probability_set) == (65, True)
    client.patch(path, {"version": 2, "values": {"probability": deal.stage.probability}})
    deal.refresh_from_db()
    assert (deal.probability, deal.probability_set) == (deal.stage.probability, False)


def test_a_stage_changed_in_the_list_is_a_move(cast):
    _, stages = make_pipeline()
    deal = make_deal(cast.xiaoli)
    answer = client_for(cast.xiaoli).patch(f"{BASE}/{deal.id}", {"version": 1, "values": {"stage": str(stages[2].id)}})
    assert answer.status_code == 200, answer.json()
    deal.refresh_from_db()
    assert (deal.stage_id, deal.furthest, deal.probability) == (stages[2].id, 3, stages[2].probability)
    assert StageEntry.objects.filter(deal=deal).count() == 2
    assert_sums_are_true()


def test_who_may_read_edit_and_delete(cast):
    deal = make_deal(cast.xiaoli)
    path = f"{BASE}/{deal.id}"
    read = {m: client_for(m).get(path).status_code for m in (cast.xiaoli, cast.zhang, cast.xiaowang, cast.hr)}
    assert read == {cast.xiaoli: 200, cast.zhang: 200, cast.xiaowang: 404, cast.hr: 403}
    body = {"version": 1, "values": {"next_step": "报价"}}
    edit = {m: client_for(m).patch(path, body).status_code for m in (cast.xiaowang, cast.inspector, cast.xiaoli)}
    assert edit == {cast.xiaowang: 404, cast.inspector: 403, cast.xiaoli: 200}
    delete = {m: client_for(m).delete(path).status_code for m in (cast.xiaoli, cast.zhang)}
    assert delete == {cast.xiaoli: 403, cast.zhang: 403}
    assert client_for(cast.chen).delete(path).status_code in (200, 204)
    assert not Deal.objects.exists()
    assert_sums_are_true()


def test_the_quick_answer_agrees_with_the_scope(cast):
    rows = [make_deal(cast.xiaoli), make_deal(cast.xiaowang), make_deal(cast.chen)]
    Deal.objects.filter(id=rows[2].id).update(owner=None, team=cast.company)
    for member in (cast.xiaoli, cast.xiaowang, cast.zhang, cast.chen, cast.liu, cast.inspector, cast.hr):
        actor = actor_for(member)
        ids = set(visible_deals(actor, "edit").values_list("id", flat=True))
        quick = {row.id for row in Deal.objects.all() if may_edit(actor, row.owner_id, row.team_id, False)}
        assert ids == quick, member


def test_a_customer_with_deals_stays(cast):
    customer = make_customer(cast.xiaoli)
    make_deal(cast.xiaoli, customer=customer.id)
    answer = client_for(cast.chen).delete(f"/api/resources/customer/{customer.id}")
    assert (answer.status_code, answer.json()["code"]) == (409, "customer_has_deals")


def test_the_head_of_the_customer_counts_only_deals_in_sight(cast):
    customer = make_customer(cast.xiaoli)
    make_deal(cast.xiaoli, customer=customer.id, amount=Decimal(100))
    won = make_deal(cast.xiaoli, customer=customer.id, amount=Decimal(50))
    hidden = make_deal(cast.xiaoli, customer=customer.id, amount=Decimal(7))
    Deal.objects.filter(id=hidden.id).update(owner=cast.xiaowang, team=cast.other_team)
    close(cast.xiaoli, won)
    head = client_for(cast.xiaoli).get(f"/api/customers/{customer.id}/summary").json()
    assert head["open_deals"] == {"count": 1, "amount": "100.00", "weighted": "10.00"}
    assert head["won_deals"] == {"count": 1, "amount": "50.00"}
    assert (head["tabs"]["deals"], head["status"], head["can_edit"]) == (2, "existing", True)
    director = client_for(cast.liu).get(f"/api/customers/{customer.id}/summary").json()
    assert director["tabs"]["deals"] == 3


def test_a_renamed_customer_is_found_in_its_deals(cast):
    customer = make_customer(cast.xiaoli, "老名字公司")
    make_deal(cast.xiaoli, customer=customer.id)
    client = client_for(cast.xiaoli)
    client.patch(f"/api/resources/customer/{customer.id}", {"version": 1, "values": {"name": "崭新招牌集团"}})
    rows = client.post(f"{BASE}/query", {"q": "崭新招牌"}).json()["rows"]
    assert len(rows) == 1
