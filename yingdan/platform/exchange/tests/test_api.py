"""The routes of imports, as the wizard uses them."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from yingdan.conftest import client_for, make_member, make_role
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.platform.exchange import jobs, limits
from yingdan.platform.exchange.reading import tables
from yingdan.platform.models import ImportJob

TEXT = "客户名称,城市,状态\n华兴,上海,新增\n远大,天津,不明\n"


def upload(client, *files: tuple[str, bytes]):
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return super(type(client), client).post("/api/imports", {"files": given})


@pytest.fixture
def admin(cast):
    return client_for(cast.admin)


def worked(client, job: int, verb: str):
    """Starts something and does what the worker would."""
    answer = client.post(f"/api/imports/{job}/{verb}")
    assert answer.status_code == 200, answer.json()
    jobs.run_import(job)
    return client.get(f"/api/imports/{job}").json()


def test_from_upload_to_undo(admin):
    made = upload(admin, ("客户.csv", TEXT.encode("gb18030"))).json()
    (file,) = made["files"]
    assert (file["tables"][0]["encoding"], file["tables"][0]["columns"]) == ("gb18030", ["客户名称", "城市", "状态"])
    (step,) = made["recipe"]["steps"]
    assert (step["resource"], step["key"]) == ("customer", ["name"])
    assert {name: rule["column"] for name, rule in step["fields"].items()} == {
        "name": "客户名称", "city": "城市", "status": "状态",
    }  # fmt: skip
    path = f"/api/imports/{made['id']}"
    checked = worked(admin, made["id"], "validate")
    assert (checked["status"], checked["counts"]) == ("ready", {"new": 1, "error": 1})
    preview = checked["report"]["steps"][0]["preview"]
    assert [(row["line"], row["status"]) for row in preview] == [(2, "new"), (3, "error")]
    (issue,) = admin.get(f"{path}/issues").json()["items"]
    assert (issue["line"], issue["code"], issue["message"]) == (3, "unknown_choice", "没有“不明”这个选项")
    step["fields"]["status"]["values"] = {"不明": "lost"}
    step["fields"]["source"] = {"value": "旧系统"}
    changed = admin.patch(path, {"recipe": made["recipe"], "version": made["version"]})
    assert changed.json()["status"] == "draft"
    assert admin.patch(path, {"recipe": made["recipe"], "version": made["version"]}).status_code == 409
    assert admin.post(f"{path}/commit").status_code == 409
    assert worked(admin, made["id"], "validate")["counts"] == {"new": 2}
    done = worked(admin, made["id"], "commit")
    assert (done["status"], done["counts"], done["can_undo"], done["problem"]) == ("done", {"new": 2}, True, None)
    assert Customer.objects.get(name="远大").status == "lost"
    assert worked(admin, made["id"], "undo")["status"] == "undone"
    assert not Customer.objects.exists()
    (listed,) = admin.get("/api/imports").json()["items"]
    assert (listed["status"], listed["can_undo"], listed["actor"]) == ("undone", False, "管理员")


def test_the_error_file_has_the_same_columns_and_the_reason(admin):
    made = upload(admin, ("客户.csv", "客户名称,状态\n=cmd(),不明\n好的,新增\n".encode())).json()
    worked(admin, made["id"], "validate")
    answer = admin.get(f"/api/imports/{made['id']}/errors.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert text.splitlines() == ["客户名称,状态,原因", "'=cmd(),不明,客户状态: 没有“不明”这个选项"]
    book = admin.get(f"/api/imports/{made['id']}/errors.xlsx").content
    assert book.startswith(b"PK")
    assert admin.get(f"/api/imports/{made['id']}/errors.csv?step=7").status_code == 404
    assert admin.get(f"/api/imports/{made['id']}/errors.pdf").status_code == 404


def test_the_template_is_read_back_by_the_importer(admin, tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(admin.get("/api/imports/template/customer").content)
    table = next(one for one in tables.describe(path, "t.xlsx") if one.sheet == "客户")
    assert {"客户名称", "行业", "创建时间", "外部编号"} <= set(table.columns)
    made = upload(admin, ("t.xlsx", path.read_bytes())).json()
    (step,) = [one for one in made["recipe"]["steps"] if one.get("sheet") == "客户"]
    assert len(step["fields"]) == len(table.columns)
    assert admin.get("/api/imports/template/role").status_code == 404


def test_several_files_come_in_the_order_they_depend_on(admin):
    files = (
        ("deals.csv", b"opportunity_id,account,product,amount\n1,Acme,GTX,5\n"),
        ("accounts.csv", b"account,sector\nAcme,retail\n"),
        ("products.csv", b"product,series,sales_price\nGTX,G,5\n"),
    )
    steps = upload(admin, *files).json()["recipe"]["steps"]
    assert [step["resource"] for step in steps] == ["product", "customer", "deal"]
    assert {name: rule["column"] for name, rule in steps[2]["fields"].items()} == {
        "customer": "account", "amount": "amount", "product": "product", "external_id": "opportunity_id",
    }  # fmt: skip


def test_another_header_or_resource_can_be_suggested(admin):
    made = upload(admin, ("x.csv", "一,二\n客户名称,城市\n华兴,上海\n".encode())).json()
    path = f"/api/imports/{made['id']}/suggest"
    again = admin.post(path, {"resource": "customer", "file": "x.csv", "header": 2}).json()
    assert again["table"]["columns"] == ["客户名称", "城市"]
    assert set(again["step"]["fields"]) == {"name", "city"}
    assert admin.post(path, {"resource": "customer", "file": "y.csv"}).status_code == 422
    assert admin.post(path, {"resource": "role", "file": "x.csv"}).status_code == 422


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [("a.csv", b"", "import_file_empty"), ("a.xlsx", b"PK\x03\x04x", "import_file_unreadable"),
     ("a.csv", bytes(range(256)), "import_file_binary")],
)  # fmt: skip
def test_a_broken_file_is_refused_and_leaves_nothing(admin, name, content, code):
    answer = upload(admin, (name, content))
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert not ImportJob.objects.exists()


def test_recipes_are_kept_and_used_again(admin):
    made = upload(admin, ("客户.csv", TEXT.encode())).json()
    body = {"name": "月度客户", "recipe": made["recipe"]}
    kept = admin.post("/api/imports/recipes", body)
    assert kept.status_code == 201
    assert admin.post("/api/imports/recipes", body).status_code == 409
    renamed = admin.put(f"/api/imports/recipes/{kept.json()['id']}", {**body, "name": "客户"})
    assert renamed.json()["name"] == "客户"
    (listed,) = admin.get("/api/imports/recipes").json()["items"]
    assert admin.patch(f"/api/imports/{made['id']}", {"recipe": listed["recipe"]}).status_code == 200
    assert admin.delete(f"/api/imports/recipes/{listed['id']}").status_code == 204
    assert admin.delete(f"/api/imports/recipes/{listed['id']}").status_code == 404


ROUTES = [
    ("get", "/api/imports"), ("get", "/api/imports/targets"), ("get", "/api/imports/template/customer"),
    ("get", "/api/imports/recipes"), ("get", "/api/imports/{id}"), ("get", "/api/imports/{id}/issues"),
    ("get", "/api/imports/{id}/errors.csv"), ("post", "/api/imports/{id}/validate"),
    ("post", "/api/imports/{id}/commit"), ("post", "/api/imports/{id}/undo"), ("post", "/api/imports/{id}/cancel"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_only_those_who_may_import_get_in(admin, cast, method, path):
    made = upload(admin, ("客户.csv", TEXT.encode())).json()
    address = path.format(id=made["id"])
    assert getattr(client_for(), method)(address).status_code == 401
    assert getattr(client_for(cast.xiaoli), method)(address).status_code == 403
    assert getattr(admin, method)(path.format(id=987_654)).status_code == (404 if "{id}" in path else 200)


def test_each_kind_of_record_needs_its_own_permission(admin, cast):
    make_role("importer", import__manage="all", product__read="all", **{"product__import": "all"})
    clerk = client_for(make_member("录入员", cast.team, "importer"))
    assert [one["name"] for one in clerk.get("/api/imports/targets").json()["items"]] == ["product"]
    made = upload(clerk, ("客户.csv", TEXT.encode())).json()
    assert made["recipe"]["steps"] == []
    step = {"resource": "customer", "file": "客户.csv", "key": ["name"], "fields": {"name": "客户名称"}}
    assert clerk.patch(f"/api/imports/{made['id']}", {"recipe": {"steps": [step]}}).status_code == 403
    theirs = upload(admin, ("客户.csv", TEXT.encode())).json()
    assert clerk.post(f"/api/imports/{theirs['id']}/validate").status_code == 403


def test_rows_out_of_reach_are_not_touched(cast):
    Customer.objects.create(name="别组的", name_key="别组的", owner=cast.xiaowang, team=cast.other_team)
    make_role("teamimporter", import__manage="all", **{
        f"customer__{verb}": "team" for verb in ("read", "create", "edit", "import")
    })  # fmt: skip
    clerk = client_for(make_member("组内录入", cast.team, "teamimporter"))
    made = upload(clerk, ("客户.csv", "客户名称,城市\n别组的,北京\n新的,上海\n".encode())).json()
    worked(clerk, made["id"], "validate")
    done = worked(clerk, made["id"], "commit")
    assert done["counts"] == {"new": 1, "error": 1}
    (issue,) = clerk.get(f"/api/imports/{made['id']}/issues?phase=write").json()["items"]
    assert issue["code"] == "import_out_of_scope"
    assert Customer.objects.get(name="别组的").city == ""


def test_files_are_dropped_when_the_import_can_no_longer_be_undone(admin):
    made = upload(admin, ("客户.csv", TEXT.encode())).json()
    ImportJob.objects.update(created_at=clock.now() - timedelta(days=limits.UNDO_DAYS + 1))
    jobs.drop_import_files()
    answer = admin.get(f"/api/imports/{made['id']}/errors.csv")
    assert (answer.status_code, answer.json()["code"]) == (422, "import_file_dropped")
    assert admin.post(f"/api/imports/{made['id']}/validate").status_code == 200
    jobs.run_import(made["id"])
    assert admin.get(f"/api/imports/{made['id']}").json()["problem"]["code"] == "import_file_dropped"
