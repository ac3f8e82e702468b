"""The NUL character, which PostgreSQL cannot keep: its row is refused with the field named, the others go in."""

import csv
import io

from yingdan.customers.models import Customer
from yingdan.platform.exchange import reports
from yingdan.platform.exchange.tests.helpers import begin, check, prepare, reasons, run, step

FIELDS = {"name": "客户名称", "address": "地址", "tags": "标签"}
FILE = "客户名称,地址,标签\n甲公司,东路 1 号,重点\n乙公司,西\0路,重点\n丙\0公司,,\n丁公司,,新\0客\n戊公司,南路,\n"


def test_only_the_rows_with_it_are_refused_and_their_fields_are_named(cast):
    job = run(step("customer", "c.csv", "name", fields=FIELDS), files={"c.csv": FILE})
    assert job.counts == {"new": 2, "error": 3}
    assert reasons(job) == [(3, "address", "import_nul"), (4, "name", "import_nul"), (5, "tags", "import_nul")]
    assert set(Customer.objects.values_list("name", flat=True)) == {"甲公司", "戊公司"}


def test_the_check_says_so_before(cast):
    job = check(prepare(step("customer", "c.csv", "name", fields=FIELDS), files={"c.csv": FILE}))
    assert (job.status, job.problem, job.counts) == ("ready", None, {"new": 2, "error": 3})
    assert [(one["field"], one["code"]) for one in job.report["steps"][0]["reasons"]] == [
        ("address", "import_nul"), ("name", "import_nul"), ("tags", "import_nul"),
    ]  # fmt: skip


def test_refused_rows_can_be_had_as_files(cast):
    job = run(step("customer", "c.csv", "name", fields=FIELDS), files={"c.csv": FILE})
    lines = list(csv.reader(io.StringIO(b"".join(reports.as_csv(reports.refused(job, "write", 0, "zh-CN"))).decode())))
    assert [line[1] for line in lines[1:]] == ["西␀路", "", ""]
    assert "空字符" in lines[1][-1]
    assert reports.as_workbook(reports.refused(job, "write", 0, "en"))[:2] == b"PK"


def test_a_column_name_with_it_can_be_read(cast):
    job = begin(("c.csv", "客户\0名称,地址\n甲公司,东路\n"))
    assert job.files.get().tables[0]["columns"] == ["客户␀名称", "地址"]
    job = run(
        step("customer", "c.csv", "name", fields={"name": "客户␀名称"}),
        files={"c.csv": "客户\0名称,地址\n甲公司,东\0路一百二十号\n"},
    )
    assert job.counts == {"new": 1}


def test_references_with_it_are_refused_too(cast):
    fields = {"name": "n", "parent": {"column": "p", "missing": "create"}}
    job = run(step("customer", "c.csv", "name", fields=fields), files={"c.csv": "n,p\n甲,总\0部\n乙,\n"})
    assert reasons(job) == [(2, "parent", "import_nul")]
    assert Customer.objects.count() == 1
