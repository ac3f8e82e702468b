"""Rows of an import as leads and sources, written by the import engine."""

from datetime import UTC, datetime

from yingdan.conftest import actor_for
from yingdan.leads.models import Lead, Source
from yingdan.leads.tests.making import make_lead, make_source
from yingdan.platform.exchange.fields import fields_of, resource_of
from yingdan.platform.exchange.preparing import Row
from yingdan.platform.exchange.writing import Writer


def writer(member, name):
    actor = actor_for(member)
    return Writer(resource_of(name), actor, fields_of(resource_of(name), actor))


def test_leads_are_completed_and_nameless_rows_cost_only_themselves(cast):
    at = datetime(2025, 3, 1, tzinfo=UTC)
    rows = [
        Row(
            1,
            {
                "company": "杭州云帆网络有限公司",
                "contact_name": "王芳",
                "phone": "138-1234-5678",
                "owner": cast.xiaoli.id,
            },
        ),
        Row(2, {"industry": "软件"}),
        Row(3, {"name": "李四", "status": "converted", "created_at": at}),
        Row(4, {"name": "赵六", "status": "invalid", "invalid_reason": "空号", "created_at": at}),
    ]
    assert len(writer(cast.admin, "lead").insert(rows)) == 3
    assert [issue.code for issue in rows[1].issues] == ["required"]
    one, two, three = Lead.objects.order_by("id")
    assert (one.name, one.company_key, one.phone, one.owner_id) == (
        "王芳 · 杭州云帆网络有限公司", "杭州云帆网络", "13812345678", cast.xiaoli.id,
    )  # fmt: skip
    assert (one.source and one.source.kind, one.team_id) == ("import", cast.team.id)
    assert (two.status, two.converted_at, two.contacted_at) == ("converted", at, at)
    assert (three.status, three.invalid_reason, three.invalid_at) == ("invalid", "空号", at)


def test_an_update_changes_what_the_file_says_and_nothing_else(cast):
    source = make_source()
    lead = make_lead(cast.xiaoli, "王芳", phone="13812345678", source=source.id)
    writer(cast.admin, "lead").update([Row(1, {"industry": "制造"}, id=lead.id)])
    lead.refresh_from_db()
    assert (lead.industry, lead.source_id, lead.status, lead.name) == ("制造", source.id, "new", "王芳")


def test_sources_stand_below_their_parents(cast):
    top = make_source("2026 展会")
    rows = [
        Row(1, {"name": "广交会", "kind": "exhibition", "parent": top.id, "cost": 1200}),
        Row(2, {"name": "官网", "kind": "web_form"}),
    ]
    assert len(writer(cast.admin, "source").insert(rows)) == 2
    fair = Source.objects.get(name="广交会")
    assert fair.path == f"{top.id}.{fair.id}"
    other = make_source("其他")
    writer(cast.admin, "source").update([Row(1, {"parent": other.id}, id=fair.id)])
    fair.refresh_from_db()
    assert fair.path == f"{other.id}.{fair.id}"
