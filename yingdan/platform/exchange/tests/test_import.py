"""Whole imports of customers and contacts: add, update, what is refused, what stays."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from yingdan.customers.models import Contact, Customer
from yingdan.platform.exchange.errors import RecipeProblem
from yingdan.platform.exchange.tests.helpers import check, prepare, reasons, run, step, write
from yingdan.platform.models import AuditEntry, CustomField, Event
from yingdan.platform.resources import custom

FIELDS = {"name": "名称", "city": "城市", "employees": "人数"}
HEAD = "名称,城市,人数\n"


def customers(**more):
    return step("customer", "c.csv", "name", fields=FIELDS, **more)


def test_good_rows_go_in_and_bad_ones_say_why(cast):
    text = HEAD + "华兴,上海,10\n,北京,5\n远大,天津,很多\n恒通,广州,\n华兴,苏州,1\n"
    job = run(customers(), files={"c.csv": text})
    assert (job.status, job.counts) == ("done", {"new": 2, "error": 3})
    assert reasons(job) == [
        (3, "name", "import_key_blank"), (4, "employees", "import_not_number"), (6, "name", "import_duplicate"),
    ]  # fmt: skip
    assert set(Customer.objects.values_list("name", "city", "employees")) == {
        ("华兴", "上海", 10),
        ("恒通", "广州", None),
    }


def test_a_second_run_of_the_same_file_changes_nothing(cast):
    files = {"c.csv": HEAD + "华兴,上海,10\n  华　兴  ,北京,5\n"}
    run(customers(), files=files)
    before = list(Customer.objects.order_by("id").values())
    job = run(customers(), files=files)
    assert job.counts == {"unchanged": 2}
    assert list(Customer.objects.order_by("id").values()) == before


def test_update_changes_only_what_differs_and_derives_anew(cast):
    run(customers(), files={"c.csv": HEAD + "华兴,上海,10\n远大,天津,20\n"})
    job = run(customers(mode="update"), files={"c.csv": HEAD + "华兴,,11\n远大,天津,20\n新来,北京,1\n"})
    assert job.counts == {"update": 1, "unchanged": 1, "error": 1}
    assert reasons(job) == [(4, "name", "import_absent")]
    changed = Customer.objects.get(name="华兴")
    assert (changed.city, changed.employees, changed.version) == ("上海", 11, 2)
    entry = AuditEntry.objects.filter(table="customers_customer", row_id=changed.id, action="U").get()
    assert (entry.changes, entry.reason, entry.channel) == ({"employees": [10, 11]}, f"导入 Import #{job.pk}", "cli")


def test_blank_cells_keep_or_clear(cast):
    files = {"c.csv": HEAD + "华兴,上海,10\n"}
    run(customers(), files=files)
    run(customers(blank="clear"), files={"c.csv": HEAD + "华兴,,\n"})
    assert Customer.objects.values_list("city", "employees").get() == ("", None)


def test_add_refuses_what_is_there(cast):
    run(customers(), files={"c.csv": HEAD + "华兴,上海,10\n"})
    job = run(customers(mode="add"), files={"c.csv": HEAD + "华兴,北京,1\n新来,北京,1\n"})
    assert (job.counts, reasons(job)) == ({"error": 1, "new": 1}, [(2, "name", "import_exists")])


def test_rows_refer_to_later_rows_of_the_same_file(cast):
    text = "名称,母公司\n子公司,总部\n孙公司,子公司\n总部,\n孤儿,没有这家\n"
    job = prepare(step("customer", "c.csv", "name", fields={"name": "名称", "parent": "母公司"}), files={"c.csv": text})
    assert check(job).counts == {"new": 4}
    assert reasons(job, "check") == [(5, "parent", "import_ref_unknown")]
    write(job)
    parents = dict(Customer.objects.values_list("name", "parent__name"))
    assert parents == {"子公司": "总部", "孙公司": "子公司", "总部": None, "孤儿": None}
    assert reasons(job) == [(5, "parent", "import_ref_unknown")]


def test_files_refer_to_each_other(cast):
    files = {"公司.csv": "名称\n华兴\n", "人.csv": "姓名,公司,手机\n王伟,华兴,138 0013 8000\n李四,不存在,13800138001\n"}
    people = step("contact", "人.csv", "phone", fields={"name": "姓名", "customer": "公司", "phone": "手机"})
    job = prepare(step("customer", "公司.csv", "name", fields={"name": "名称"}), people, files=files)
    assert check(job).counts == {"new": 2, "error": 1}
    assert job.report["steps"][1]["unknown"] == {"customer": [{"value": "不存在", "count": 1, "suggestions": []}]}
    assert write(job).counts == {"new": 2, "error": 1}
    assert Contact.objects.values_list("name", "customer__name", "phone").get() == ("王伟", "华兴", "13800138000")
    again = run(step("customer", "公司.csv", "name", fields={"name": "名称"}), people, files=files)
    assert again.counts == {"unchanged": 2, "error": 1}


def test_missing_references_are_created_when_asked(cast):
    rule = {"column": "公司", "missing": "create"}
    people = step("contact", "p.csv", fields={"name": "姓名", "customer": rule}, mode="add")
    job = run(people, files={"p.csv": "姓名,公司\n甲,新公司\n乙,新公司\n丙,另一家\n"})
    assert job.counts["new"] == 3
    assert set(Contact.objects.values_list("name", "customer__name")) == {
        ("甲", "新公司"), ("乙", "新公司"), ("丙", "另一家"),
    }  # fmt: skip


def test_spellings_are_mapped_and_unknown_ones_suggested(cast):
    fields = {"name": "n", "status": {"column": "s", "values": {"正式": "existing"}}, "industry": "i"}
    spelled = step("customer", "c.csv", "name", fields=fields, values={"i": {"technolgy": "technology"}})
    job = check(prepare(spelled, files={"c.csv": "n,s,i\na,正式,technolgy\nb,Exsting,x\nc,新增,\n"}))
    assert job.counts == {"new": 2, "error": 1}
    (unknown,) = job.report["steps"][0]["unknown"]["status"]
    assert (unknown["value"], unknown["suggestions"][0]) == ("Exsting", "existing")
    write(job)
    assert set(Customer.objects.values_list("name", "status", "industry")) == {
        ("a", "existing", "technology"), ("c", "new", ""),
    }  # fmt: skip


def test_the_original_author_and_time_are_kept(cast):
    fields = {"name": "n", "owner": "负责人", "created_by": "录入人", "created_at": "时间"}
    text = "n,负责人,录入人,时间\n华兴,小李,小王,2019-05-04 08:00\n"
    run(step("customer", "c.csv", "name", fields=fields), files={"c.csv": text})
    made = Customer.objects.get()
    assert (made.owner, made.team, made.created_by) == (cast.xiaoli, cast.team, cast.xiaowang)
    assert made.created_at == datetime(2019, 5, 4, tzinfo=UTC)


def test_templates_constants_and_fallbacks(cast):
    fields = {
        "name": {"template": "{n}（{city}）", "otherwise": {"column": "n"}},
        "source": {"value": "展会"},
        "annual_revenue": {"template": "{r}m"},
    }
    text = "n,city,r\n华兴,上海,1100.04\n远大,,\n"
    assert run(step("customer", "c.csv", "name", fields=fields), files={"c.csv": text}).counts == {"new": 2}
    assert set(Customer.objects.values_list("name", "source", "annual_revenue")) == {
        ("华兴（上海）", "展会", Decimal("1100040000.00")), ("远大", "展会", None),
    }  # fmt: skip


def test_conditions_take_some_rows_and_distinct_takes_the_first(cast):
    where = [{"column": "类", "not": ["", "供应商"]}]
    text = "n,类\na,客户\nb,供应商\nc,\na,客户\nd,伙伴\n"
    job = run(
        step("customer", "c.csv", "name", fields={"name": "n"}, where=where, distinct=True), files={"c.csv": text}
    )
    assert job.counts == {"new": 2, "repeated": 1}
    assert set(Customer.objects.values_list("name", flat=True)) == {"a", "d"}


def test_custom_fields_are_filled_and_compared(cast):
    CustomField.objects.create(resource="customer", name="c_area", zh="面积", en="Area", type="decimal")
    custom.forget()
    area = step("customer", "c.csv", "name", fields={"name": "n", "c_area": "面积"})
    run(area, files={"c.csv": "n,面积\n华兴,12.5\n"})
    assert Customer.objects.get().custom == {"c_area": "12.5"}
    assert run(area, files={"c.csv": "n,面积\n华兴,12.5\n"}).counts == {"unchanged": 1}
    assert run(area, files={"c.csv": "n,面积\n华兴,13\n"}).counts == {"update": 1}
    assert Customer.objects.get().custom == {"c_area": "13"}
    custom.forget()


def test_what_the_database_refuses_costs_only_its_row(cast):
    code = "91310000MA1FL0TX7X"
    rows = "".join(f"公司{n},\n" for n in range(50))
    text = f"n,code\n{rows}错码,911100001000000000\n好的,\n"
    job = run(step("customer", "c.csv", "name", fields={"name": "n", "credit_code": "code"}), files={"c.csv": text})
    assert (job.counts, reasons(job)) == ({"new": 51, "error": 1}, [(52, "credit_code", "credit_code_invalid")])
    assert not Customer.objects.filter(credit_code=code).exists()


def test_one_event_tells_of_the_import(cast):
    job = run(customers(), files={"c.csv": HEAD + "华兴,上海,10\n"})
    event = Event.objects.get(verb="import.done")
    assert (event.object_id, event.params) == (job.pk, {"new": 1})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"fields": {"name": "没有"}}, "import_column_missing"),
        ({"fields": {"name": "名称", "nonsense": "城市"}}, "import_field_unknown"),
        ({"fields": {"city": "城市"}, "key": ["city"]}, "import_required_unmapped"),
        ({"fields": {"city": "城市"}, "key": [], "mode": "update"}, "import_key_needed"),
        ({"resource": "role"}, "import_resource_unknown"),
        ({"mode": "replace"}, "import_recipe_wrong"),
        ({"colour": "red"}, "import_recipe_wrong"),
    ],
)
def test_a_mapping_that_cannot_work_is_refused(cast, change, code):
    with pytest.raises(RecipeProblem) as caught:
        prepare({**customers(), **change}, files={"c.csv": HEAD + "a,b,1\n"})
    assert caught.value.code == code
