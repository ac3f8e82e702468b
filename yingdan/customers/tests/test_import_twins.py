"""New rows of an import that resemble a customer, a contact or each other: decided row by row, none doubled unseen."""

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.customers.importers import twins
from yingdan.customers.models import Contact, Customer
from yingdan.customers.services import contacts, sweeping
from yingdan.customers.tests.making import make_customer
from yingdan.platform.exchange.tests.helpers import begin, check, prepare, reasons, run, step, write
from yingdan.platform.models import ImportTwin

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


def names():
    return set(Customer.objects.values_list("name", flat=True))


def test_they_are_added_unless_asked_otherwise(known):
    assert run(customers("add"), files=FILE).counts == {"new": 3}
    assert Customer.objects.count() == 5


def test_they_are_left_out_with_the_name_they_resemble(known):
    job = run(customers("skip"), files=FILE)
    assert job.counts == {"new": 1, "skipped": 2}
    assert reasons(job) == [(2, "name", "import_twin"), (3, "name", "import_twin")]
    assert Customer.objects.count() == 3


def test_they_update_the_customer_that_they_are(known):
    job = run(customers("update"), files=FILE)
    assert job.counts == {"unchanged": 1, "update": 1, "new": 1}
    assert names() == {"杭州华兴科技有限公司", "瑞丰食品", "全新公司"}
    assert Customer.objects.get(name="瑞丰食品").phone == "13812345678"


def test_the_wizard_leaves_them_out_until_somebody_decides(cast, known):
    job = check(begin(("客户.csv", FILE["c.csv"])))
    assert job.recipe["steps"][0]["twins"] == "skip"
    assert job.counts == {"new": 1, "twin": 2}


def test_each_row_is_decided_on_its_own(cast, known):
    _one, other = known
    client = client_for(cast.admin)
    job = check(prepare(customers("skip"), files=FILE, actor=actor_for(cast.admin)))
    page = client.get(f"/api/imports/{job.pk}/twins").json()
    assert [(row["line"], row["decision"], row["writable"]) for row in page["items"]] == [
        (2, "skip", True), (3, "skip", True)]  # fmt: skip
    row = page["items"][1]
    assert row["values"] == {"name": "瑞丰食品厂", "phone": "13812345678"}
    assert row["twin"]["values"]["name"] == "瑞丰食品"
    assert "same_phone" in {reason["code"] for reason in row["reasons"]}
    url = f"/api/imports/{job.pk}/twins"
    assert client.post(url, {"decision": "add", "lines": [2]}).json() == {"twins": {"add": 1, "skip": 1, "update": 0}}
    assert client.post(url, {"decision": "update", "lines": [3]}).json()["twins"]["update"] == 1
    assert client.post(url, {"decision": "add", "lines": [4]}).status_code == 404
    assert client.get(f"{url}?decision=add").json()["total"] == 1
    job.refresh_from_db()
    assert write(job).counts == {"new": 2, "update": 1}
    other.refresh_from_db()
    assert (other.name, other.phone) == ("瑞丰食品", "13812345678")
    assert client.post(url, {"decision": "add"}).status_code == 409  # written is written


def test_a_decision_outlives_another_check(cast, known):
    job = check(prepare(customers("skip"), files=FILE, actor=actor_for(cast.admin)))
    client_for(cast.admin).post(f"/api/imports/{job.pk}/twins", {"decision": "add", "lines": [2]})
    check(job)
    assert list(ImportTwin.objects.order_by("line").values_list("line", "decision")) == [(2, "add"), (3, "skip")]


def test_who_came_or_went_since_the_check_is_noticed(cast, known):
    one, _other = known
    job = check(prepare(customers("update"), files=FILE, actor=actor_for(cast.admin)))
    Customer.objects.filter(id=one.id).delete()
    make_customer(cast.xiaoli, "全新")
    job.refresh_from_db()
    assert write(job).counts == {"skipped": 1, "update": 1, "unchanged": 1}


def test_two_rows_never_write_to_one_record(cast, known):
    file = {"c.csv": "名称,电话\n瑞丰食品厂,13812345678\n瑞丰食品（厂）有限公司,13812345678\n"}
    job = check(prepare(customers("update"), files=file, actor=actor_for(cast.admin)))
    job.refresh_from_db()
    assert write(job).counts == {"update": 1, "error": 1}
    assert reasons(job) == [(3, "name", "import_duplicate")]


def test_homophones_and_typing_errors_are_found_too(cast):
    make_customer(cast.xiaoli, "成都奥兰迪欧网络科技有限公司")
    make_customer(cast.xiaoli, "杭州华兴科技有限公司")
    sweeping.sweep()
    make_customer(cast.xiaoli, "苏州天海食品有限公司")  # since the sweep
    file = {"c.csv": "名称,电话\n成都奥兰欧迪网络科技,\n杭州华星科技公司,\n苏州添海食品,\n"}
    job = check(prepare(customers("skip"), files=file, actor=actor_for(cast.admin)))
    assert job.counts == {"twin": 3}
    found = {row.line: {code for code, _ in row.reasons} for row in ImportTwin.objects.all()}
    assert "swapped" in found[2]
    assert "same_sound" in found[3]
    assert "same_sound" in found[4]
    # what an import looked at by day is still new to the sweep
    record = sweeping.sweep()
    assert record is not None
    assert record.changed == 1


def test_rows_of_the_file_that_resemble_each_other_are_told(cast):
    file = {"c.csv": "名称,电话\n杭州华兴科技有限公司,\n全新公司,\n华兴科技（杭州）,\n"}
    job = check(prepare(customers("skip"), files=file, actor=actor_for(cast.admin)))
    (row,) = ImportTwin.objects.all()
    assert (row.line, row.other_line, row.writable, row.decision) == (4, 2, False, "skip")
    assert row.other_values == {"name": "杭州华兴科技有限公司"}
    client_for(cast.admin).post(f"/api/imports/{job.pk}/twins", {"decision": "add"})
    job.refresh_from_db()
    assert write(job).counts == {"new": 3}


def test_contacts_are_met_by_person_within_their_customer(cast, known):
    _one, other = known
    file = {"p.csv": "姓名,客户,电话\n张三,瑞丰食品,\n章三,瑞丰食品,13900000000\n张三,杭州华兴科技有限公司,\n"}
    fields = {"name": "姓名", "customer": "客户", "phone": "电话"}
    wanted = step("contact", "p.csv", fields=fields, mode="add", twins="skip")
    job = check(prepare(wanted, files=file, actor=actor_for(cast.admin)))
    assert [(row.line, row.title) for row in ImportTwin.objects.all()] == [(2, "张三")]
    job.refresh_from_db()
    assert write(job).counts == {"new": 2, "skipped": 1}
    assert Contact.objects.filter(customer=other).count() == 2


def test_a_customer_out_of_reach_is_told_by_its_ends_and_never_changed(cast, known):
    (twin,) = twins.customers(actor_for(cast.xiaowang), True).meet([(2, {"name": "华兴科技（杭州）"})], ())
    assert twin is not None
    assert (twin.title, twin.id, twin.writable) == ("杭州******公司", None, False)


def test_the_statements_do_not_grow_with_the_rows(cast, known, connection_queries):
    finder = twins.customers(actor_for(cast.xiaoli), True)
    with connection_queries() as few:
        finder.meet([(2, {"name": "华兴科技（杭州）", "phone": "13812345678"})], ())
    rows = [(n, {"name": f"华兴科技{n}（杭州）", "phone": f"1381234{n:04d}"}) for n in range(3, 303)]
    with connection_queries() as many:
        finder.meet(rows, ())
    assert len(many) <= len(few)
