"""New rows of an import that resemble a customer with another name: added, left out with the reason, or updating it."""

import pytest

from yingdan.conftest import actor_for
from yingdan.customers.importers import twins
from yingdan.customers.models import Customer
from yingdan.customers.services import contacts
from yingdan.customers.tests.making import make_customer
from yingdan.platform.exchange.tests.helpers import reasons, run, step

FIELDS = {"name": "名称", "phone": "电话"}
FILE = {"c.csv": "名称,电话\n华兴科技（杭州）,\n瑞丰食品厂,13812345678\n全新公司,\n"}


def customers(how):
    return step("customer", "c.csv", "name", fields=FIELDS, twins=how)


@pytest.fixture
def known(cast):
    one = make_customer(cast.xiaoli, "杭州华兴科技有限公司")
    other = make_customer(cast.xiaoli, "瑞丰食品")
    contacts.create(actor_for(cast.xiaoli), {"customer": other.id, "name": "张三", "phone": "13812345678"})
    return one, other


def test_they_are_added_unless_asked_otherwise(known):
    assert run(customers("add"), files=FILE).counts == {"new": 3}
    assert Customer.objects.count() == 5


def test_they_are_left_out_with_the_name_they_resemble(known):
    job = run(customers("skip"), files=FILE)
    assert job.counts == {"new": 1, "error": 2}
    assert reasons(job) == [(2, "name", "import_twin"), (3, "name", "import_twin")]
    assert Customer.objects.count() == 3


def test_they_update_the_customer_that_they_are(known):
    job = run(customers("update"), files=FILE)
    assert job.counts == {"unchanged": 1, "update": 1, "new": 1}
    assert set(Customer.objects.values_list("name", flat=True)) == {"杭州华兴科技有限公司", "瑞丰食品", "全新公司"}
    assert Customer.objects.get(name="瑞丰食品").phone == "13812345678"


def test_a_customer_out_of_reach_is_told_by_its_ends_and_never_changed(cast, known):
    (twin,) = twins.find(actor_for(cast.xiaowang), [{"name": "华兴科技（杭州）"}])
    assert twin is not None
    assert (twin.title, twin.id) == ("杭州******公司", None)


def test_the_statements_do_not_grow_with_the_rows(cast, known, connection_queries):
    actor = actor_for(cast.xiaoli)
    with connection_queries() as few:
        twins.find(actor, [{"name": "华兴科技（杭州）", "phone": "13812345678"}])
    with connection_queries() as many:
        twins.find(actor, [{"name": f"华兴科技{n}（杭州）", "phone": f"1381234{n:04d}"} for n in range(300)])
    assert len(many) <= len(few)
