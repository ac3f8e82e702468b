"""Taking imports back: all of it, except what people have touched since."""

from datetime import timedelta

import pytest

from yingdan.conftest import actor_for
from yingdan.customers.models import Contact, Customer
from yingdan.kernel import audit, clock
from yingdan.org.models import Member, Team
from yingdan.platform.exchange import limits, undo
from yingdan.platform.exchange.errors import ImportState
from yingdan.platform.exchange.tests.helpers import reasons, run, step, take_back
from yingdan.platform.models import Event, ImportIssue, ImportJob

FIELDS = {"name": "n", "city": "c", "annual_revenue": "r", "tags": "t", "parent": "p"}
HEAD = "n,c,r,t,p\n"


def customers(text: str) -> ImportJob:
    return run(step("customer", "c.csv", "name", fields=FIELDS), files={"c.csv": HEAD + text})


def touch(cast, name: str, **changes) -> None:
    audit.announce(actor_for(cast.xiaoli))
    Customer.objects.filter(name=name).update(**changes)


def everything():
    hidden = ("updated_at", "version")
    return [
        {name: value for name, value in row.items() if name not in hidden}
        for row in Customer.objects.order_by("id").values()
    ]


def test_new_records_go_and_changed_ones_return_to_what_they_were(cast):
    customers("华兴,上海,1234567.89,重点、老客户,\n远大,天津,,,\n")
    before = everything()
    job = customers("华兴,北京,99999999999.99,新,新来\n远大,天津,5,,华兴\n新来,广州,,,远大\n")
    assert job.counts == {"update": 2, "new": 1}
    take_back(job)
    assert job.status == "undone"
    assert everything() == before
    assert job.report["undo"]["left"] == 0
    assert Event.objects.filter(verb="import.undone", object_id=job.pk).count() == 1


def test_records_that_somebody_changed_since_stay(cast):
    customers("老客户,上海,,,\n")
    job = customers("老客户,北京,,,\n甲,,,,\n乙,,,,\n丙,,,,\n")
    touch(cast, "老客户", note="聊过")
    touch(cast, "甲", note="聊过")
    take_back(job)
    assert set(Customer.objects.values_list("name", "city")) == {("老客户", "北京"), ("甲", "")}
    left = list(ImportIssue.objects.filter(job=job, phase="undo").values_list("code", "params__actor"))
    assert left == [("import_changed_since", "小李")] * 2
    assert job.report["undo"] == {"taken_back": 2, "left": 2}


def test_records_that_others_refer_to_stay(cast):
    job = customers("甲,,,,\n乙,,,,\n丙,,,,\n")
    Contact.objects.create(customer=Customer.objects.get(name="甲"), name="王伟")
    parent = Customer.objects.get(name="乙")
    outsider = Customer.objects.create(name="外来", name_key="外来", parent=parent, team=parent.team)
    take_back(job)
    assert set(Customer.objects.values_list("name", flat=True)) == {"甲", "乙", outsider.name}
    assert {code for _, _, code in reasons(job, "undo")} == {"import_in_use"}


def test_related_files_go_in_the_opposite_order(cast):
    files = {"c.csv": "n,p\n华兴,\n分部,华兴\n", "p.csv": "n,c\n王伟,华兴\n李四,新公司\n"}
    people = step(
        "contact", "p.csv", mode="add", fields={"name": "n", "customer": {"column": "c", "missing": "create"}}
    )
    job = run(step("customer", "c.csv", "name", fields={"name": "n", "parent": "p"}), people, files=files)
    assert (Customer.objects.count(), Contact.objects.count()) == (3, 2)
    take_back(job)
    assert (Customer.objects.count(), Contact.objects.count(), job.report["undo"]["left"]) == (0, 0, 0)


def test_members_and_teams_go_with_their_users(cast):
    users = Member.objects.values_list("user_id", flat=True)
    before = (set(users), Team.objects.count())
    files = {"t.csv": "大区,部门,人\n西区,西一,甲\n西区,西二,乙\n"}
    regions = step("team", "t.csv", "name", distinct=True, fields={"name": "大区", "kind": {"value": "region"}})
    teams = step("team", "t.csv", "name", fields={"name": "部门", "parent": "大区"})
    people = step("member", "t.csv", "name", fields={"name": "人", "team": "部门"})
    job = run(regions, teams, people, files=files)
    assert job.counts == {"new": 5, "repeated": 1}
    west = Team.objects.get(name="西一")
    assert west.path == f"{cast.company.id}.{Team.objects.get(name='西区').id}.{west.id}"
    assert Member.objects.get(name="乙").user.is_active
    take_back(job)
    assert job.report["undo"]["left"] == 0
    assert (set(users.all()), Team.objects.count()) == before


def test_an_import_cannot_be_undone_twice_nor_after_its_time(cast):
    job = customers("甲,,,,\n")
    ImportJob.objects.update(started_at=clock.now() - timedelta(days=limits.UNDO_DAYS + 1))
    job.refresh_from_db()
    with pytest.raises(ImportState) as late:
        undo.ask(job)
    assert late.value.code == "import_undo_too_late"
    take_back(job)
    with pytest.raises(ImportState):
        undo.ask(job)


def test_an_interrupted_undo_goes_on(cast, monkeypatch):
    monkeypatch.setattr("yingdan.platform.exchange.running.Input.batches.__defaults__", (10,))
    job = customers("".join(f"公司{n},,,,\n" for n in range(35)))
    original, calls = undo._delete, iter(range(100))

    def dying(*args):
        if next(calls) == 2:
            raise KeyboardInterrupt
        return original(*args)

    with monkeypatch.context() as patch:
        patch.setattr(undo, "_delete", dying)
        with pytest.raises(KeyboardInterrupt):
            take_back(job)
    assert Customer.objects.count() == 20
    undo.take_back(job)
    assert (Customer.objects.count(), job.report["undo"]) == (0, {"taken_back": 35, "left": 0})
