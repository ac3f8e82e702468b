"""Rows of an import as customers, contacts and follow-ups, written by the import engine."""

from datetime import timedelta

from yingdan.conftest import actor_for
from yingdan.customers.models import Contact, Customer, FollowUp
from yingdan.customers.tests.making import make_customer
from yingdan.kernel import clock
from yingdan.platform.exchange.fields import fields_of, resource_of
from yingdan.platform.exchange.preparing import Row
from yingdan.platform.exchange.writing import Writer


def writer(member, name):
    actor = actor_for(member)
    return Writer(resource_of(name), actor, fields_of(resource_of(name), actor))


def test_customers_are_normalised_and_bad_codes_cost_only_their_row(cast):
    rows = [
        Row(
            1, {"name": " 北京华兴  科技有限公司", "phone": "010-6255 1234", "owner": cast.xiaoli.id, "tags": ["重点"]}
        ),
        Row(2, {"name": "错码公司", "credit_code": "91350100M000100Y44"}),
        Row(3, {"name": "对码公司", "credit_code": "9135 0100m000100y43", "status": "existing"}),
    ]
    assert len(writer(cast.admin, "customer").insert(rows)) == 2
    assert [issue.code for issue in rows[1].issues] == ["credit_code_invalid"]
    one, two = Customer.objects.order_by("id")
    assert (one.name, one.name_key, one.phone) == ("北京华兴 科技有限公司", "北京华兴科技", "01062551234")
    assert (one.owner_id, one.team_id, one.status, one.tags) == (cast.xiaoli.id, cast.team.id, "prospect", ["重点"])
    assert (two.credit_code, two.owner_id, two.status) == ("91350100M000100Y43", cast.admin.id, "existing")


def test_an_update_changes_what_the_file_says_and_nothing_else(cast):
    row = make_customer(cast.xiaoli, "北京华兴科技有限公司", industry="制造", phone="13812345678")
    writer(cast.admin, "customer").update([Row(1, {"name": "北京华兴智能有限公司"}, id=row.id)])
    row.refresh_from_db()
    assert (row.name_key, row.industry, row.phone) == ("北京华兴智能", "制造", "13812345678")
    assert (row.owner_id, row.created_by_id, row.version) == (cast.xiaoli.id, cast.xiaoli.id, 2)


def test_of_several_primary_contacts_the_first_stays(cast):
    row = make_customer(cast.xiaoli)
    rows = [Row(n, {"name": f"联系人{n}", "customer": row.id, "is_primary": True}) for n in range(3)]
    assert len(writer(cast.admin, "contact").insert(rows)) == 3
    assert Contact.objects.get(is_primary=True).name == "联系人0"
    assert (
        len(writer(cast.admin, "contact").insert([Row(9, {"name": "后来的", "customer": row.id, "is_primary": True})]))
        == 1
    )
    assert Contact.objects.get(is_primary=True).name == "联系人0"


def test_imported_follow_ups_keep_author_and_time_and_bring_the_customer_up_to_date(cast):
    row = make_customer(cast.xiaoli)
    then = clock.now() - timedelta(days=400)
    rows = [
        Row(
            n, {"text": f"第{n}次", "customer": row.id, "owner": cast.zhang.id, "happened_at": then + timedelta(days=n)}
        )
        for n in range(3)
    ]
    writer(cast.admin, "followup").insert(rows)
    row.refresh_from_db()
    assert row.last_followup_at == then + timedelta(days=2)
    assert set(FollowUp.objects.values_list("owner_id", "team_id")) == {(cast.zhang.id, cast.team.id)}


def test_superiors_in_a_circle_cost_only_their_row(cast):
    row = make_customer(cast.xiaoli)
    one, two, three = (Contact.objects.create(customer=row, name=name) for name in ("甲", "乙", "丙"))
    rows = [
        Row(1, {"superior": two.id}, id=one.id),
        Row(2, {"superior": one.id}, id=two.id),
        Row(3, {"superior": one.id}, id=three.id),
    ]
    writer(cast.admin, "contact").update(rows)
    assert [[issue.code for issue in row.issues] for row in rows] == [[], ["superior_circle"], []]
    assert list(Contact.objects.order_by("id").values_list("superior_id", flat=True)) == [two.id, None, one.id]


def test_a_file_may_turn_superior_and_report_round(cast):
    row = make_customer(cast.xiaoli)
    head = Contact.objects.create(customer=row, name="甲")
    other = Contact.objects.create(customer=row, name="乙", superior=head)
    rows = [Row(1, {"superior": None}, id=other.id), Row(2, {"superior": other.id}, id=head.id)]
    writer(cast.admin, "contact").update(rows)
    assert [row.issues for row in rows] == [[], []]
    assert list(Contact.objects.order_by("id").values_list("superior_id", flat=True)) == [other.id, None]
