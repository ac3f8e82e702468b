"""What was sold is switched off, not deleted."""

from yingdan.catalog.models import Product
from yingdan.conftest import client_for
from yingdan.deals.tests.making import make_deal


def test_a_product_in_a_deal_stays(cast):
    sold, unsold = (Product.objects.create(name=name, list_price=1) for name in ("卖过", "没卖过"))
    make_deal(cast.xiaoli, product=sold.id)
    client = client_for(cast.admin)
    answer = client.delete(f"/api/resources/product/{sold.id}")
    assert (answer.status_code, answer.json()["code"]) == (409, "product_in_use")
    assert client.delete(f"/api/resources/product/{unsold.id}").status_code in (200, 204)
