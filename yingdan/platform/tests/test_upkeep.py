"""Files, notifications, the audit log and the upkeep jobs."""

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from yingdan.accounts.models import User
from yingdan.conftest import Cast, actor_for, client_for
from yingdan.kernel import clock
from yingdan.kernel.errors import Invalid
from yingdan.kernel.models import AnsweredRequest
from yingdan.platform import jobs
from yingdan.platform.models import Notification, StoredFile
from yingdan.platform.services import files, notify
from yingdan.platform.tests.entities import make_customer
from yingdan.platform.trail import saying

pytestmark = pytest.mark.usefixtures("described")
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


def upload(client: Any, content: bytes, name: str = "图.png", **form: Any) -> Any:
    data = {"file": SimpleUploadedFile(name, content), **form}
    return super(type(client), client).post("/api/files", data, headers={"x-requested-with": "yingdan"})


def test_a_file_is_read_by_its_owner_and_by_who_may_read_the_record(cast: Cast):
    customer = make_customer(cast.xiaoli)
    rep = client_for(cast.xiaoli)
    answer = upload(rep, PNG)
    assert answer.status_code == 201, answer.content
    kept = answer.json()
    assert (kept["mime"], kept["name"], kept["size"]) == ("image/png", "图.png", len(PNG))
    assert client_for(cast.zhang).get(kept["url"]).status_code == 404
    files.attach(actor=actor_for(cast.xiaoli), file_ids=[kept["id"]], resource="customer", object_id=customer.pk)
    shown = client_for(cast.zhang).get(kept["url"])
    assert shown.status_code == 200
    assert shown.content == PNG
    assert shown["Content-Disposition"].startswith("inline")
    assert "sandbox" in shown["Content-Security-Policy"]
    assert client_for(cast.xiaowang).get(kept["url"]).status_code == 404
    again = client_for(cast.zhang).get(kept["url"], headers={"if-none-match": shown["ETag"]})
    assert again.status_code == 304
    with pytest.raises(Invalid):
        files.attach(actor=actor_for(cast.xiaowang), file_ids=[kept["id"]], resource="customer", object_id=customer.pk)


def test_a_file_for_a_record_out_of_scope_is_refused(cast: Cast):
    customer = make_customer(cast.xiaoli)
    answer = upload(client_for(cast.xiaowang), PNG, resource="customer", object_id=customer.pk)
    assert answer.status_code == 404
    assert StoredFile.objects.count() == 0


def office() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("[Content_Types].xml", "")
        book.writestr("xl/workbook.xml", "")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "a.exe", "image/jpeg"),
        (b"%PDF-1.7", "a", "application/pdf"),
        (office(), "表.xlsx", f"{files.OFFICE}.spreadsheetml.sheet"),
        ("名称,电话".encode(), "a.csv", "text/csv"),
        (b"<svg onload=alert(1)>", "a.svg", None),
        (b"<html>", "a.html", None),
        (b"MZ\x90", "a.png", None),
        (b"PK\x03\x04broken", "a.xlsx", None),
        (b"\x00\x01", "a.txt", None),
    ],
)
def test_files_are_known_by_their_content(content: bytes, name: str, kind: str | None):
    assert files.kind_of(content, name) == kind


def test_files_that_are_too_large_or_of_another_kind_are_refused(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    client = client_for(cast.xiaoli)
    assert upload(client, b"<html>", "a.html").status_code == 422
    monkeypatch.setattr(files, "MAX_BYTES", 5)
    assert upload(client, PNG).status_code == 413


def test_notifications_reach_their_reader_only(cast: Cast):
    notify.send([cast.xiaoli.user_id, cast.xiaoli.user_id], "followup.mention", {"actor": "张主管"}, "/customers/1")
    rep = client_for(cast.xiaoli)
    answer = rep.get("/api/me/notifications").json()
    assert answer["unread"] == 1
    (item,) = answer["items"]
    assert client_for(cast.xiaowang).post("/api/me/notifications/read", {"ids": [item["id"]]}).json() == {"done": 0}
    assert client_for(cast.xiaowang).get("/api/me/notifications").json()["items"] == []
    assert rep.post("/api/me/notifications/read").json() == {"done": 1}
    assert rep.get("/api/me/notifications", {"unread": "true"}).json()["items"] == []


def test_the_audit_log_is_searched_by_administrators_only(cast: Cast):
    client = client_for(cast.liu)
    made = client.post("/api/resources/customer", {"values": {"name": "甲", "owner": cast.xiaoli.pk}}).json()
    client.patch(f"/api/resources/customer/{made['id']}", {"version": 1, "values": {"industry": "化工"}})
    assert client_for(cast.xiaoli).get("/api/audit").status_code == 403
    admin = client_for(cast.admin)
    found = admin.get(f"/api/audit?resource=customer&action=changed&record={made['id']}").json()["items"]
    assert [(one["actor"], one["label"]) for one in found] == [("刘总", "客户")]
    assert found[0]["changes"][0]["to_text"] == "化工"
    assert admin.get(f"/api/audit?user_id={cast.liu.user_id}&since={clock.today().isoformat()}").json()["items"]
    assert admin.get("/api/audit", {"until": "2020-01-01"}).json()["items"] == []
    assert admin.get("/api/audit", {"actor": "刘总"}).json()["items"]
    for bad in ({"resource": "nothing"}, {"action": "x"}, {"cursor": "abc"}, {"until": "9999-12-31"}):
        assert admin.get("/api/audit", bad).status_code == 422, bad


def test_old_answers_are_purged_and_recent_ones_stay(db: None):
    for key in ("old", "new"):
        AnsweredRequest.objects.create(actor_key="user:1", key=key, fingerprint="", status=200, body=b"")
    AnsweredRequest.objects.filter(key="old").update(at=clock.now() - timedelta(days=8))
    jobs.purge()
    assert [row.key for row in AnsweredRequest.objects.all()] == ["new"]
    assert Notification.objects.count() == 0


def test_partitions_of_the_coming_months_exist(db: None):
    jobs.audit_partitions()
    jobs.audit_partitions()
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_inherits where inhparent = 'platform_audit'::regclass")
        assert cursor.fetchone()[0] >= 5


def test_the_audit_log_speaks_in_words_about_tables_that_are_no_resource(cast: Cast):
    admin, rep = client_for(cast.admin), client_for(cast.xiaoli)
    made = rep.post("/api/views", {"name": "重点客户", "resource": "customer", "state": {"q": "甲"}}).json()
    answer = rep.patch(f"/api/views/{made['id']}", {"version": made["version"], "name": "大客户", "state": {"q": "乙"}})
    assert answer.status_code == 200, answer.content
    found = admin.get(f"/api/audit?table=platform_savedview&record={made['id']}&action=changed").json()["items"]
    assert [(one["label"], one["title"]) for one in found] == [("视图", "大客户")]
    said = {change["label"]: (change["from_text"], change["to_text"]) for change in found[0]["changes"]}
    assert said == {"名称": ("重点客户", "大客户"), "筛选、列和排序": ("", "已更改")}
    kinds = admin.get("/api/audit/kinds").json()["items"]
    assert {"table": "platform_savedview", "label": "视图"} in kinds
    assert rep.get("/api/audit/kinds").status_code == 403


def test_rights_and_amounts_are_said_in_words():
    before = {"deal.read": "own", "customer.read": "all"}
    assert saying.rights(before, {**before, "deal.read": "team"}, "zh-CN") == ("查看商机：仅本人", "查看商机：本团队")
    assert saying.rights(before, {"customer.read": "all"}, "en")[1].endswith("None")
    assert saying.in_yuan(None, 123_456_789, "zh-CN") == ("", "1,234,567.89")


def test_what_the_product_keeps_for_itself_makes_no_line(cast: Cast):
    user = User.objects.filter(pk=cast.xiaoli.user_id)
    user.update(last_login=clock.now())
    user.update(last_login=None, name="李小李")
    found = client_for(cast.admin).get(f"/api/audit?table=accounts_user&record={cast.xiaoli.user_id}&action=changed")
    (item,) = found.json()["items"]
    assert [change["label"] for change in item["changes"]] == ["姓名"]
    assert item["title"] == "李小李"
