"""What somebody leaves behind: customers and open deals go to the successor, the past stays where it happened."""

from datetime import timedelta
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Customer, FollowUp
from yingdan.customers.services import assigning as customers
from yingdan.customers.tests.making import make_customer
from yingdan.deals.models import Deal, OpenSummary
from yingdan.deals.services import assigning
from yingdan.deals.tests.making import assert_sums_are_true, close, make_deal
from yingdan.kernel import clock
from yingdan.platform.models import AuditEntry, Event, Notification


def hand_over(cast):
    """Personnel hands everything of 小李 to 小王, without seeing a single customer."""
    path = f"/api/org/members/{cast.xiaoli.id}/handover"
    answer = client_for(cast.hr).post(path, {"to_id": cast.xiaowang.id})
    assert answer.status_code == 200, answer.content
    return {row["resource"]: row["count"] for row in answer.json()["rows"]}


def test_nothing_is_orphaned_and_the_sums_follow(cast):
    buyers = [make_customer(cast.xiaoli, name) for name in ("北京华兴", "上海远大")]
    kept = make_customer(cast.zhang, "广州和平")
    mine = [make_deal(cast.xiaoli, customer=buyers[0].id, amount=Decimal(5)), make_deal(cast.xiaoli)]
    won = make_deal(cast.xiaoli, customer=buyers[0].id, amount=Decimal(9))
    close(cast.xiaoli, won)
    work = client_for(cast.hr).get(f"/api/org/members/{cast.xiaoli.id}/open-work").json()["rows"]
    assert [(row["resource"], row["label"]["zh"], row["count"]) for row in work] == [
        ("customer", "客户", 2), ("deal", "进行中商机", 2),
    ]  # fmt: skip
    assert {kind: count for kind, count in hand_over(cast).items() if count} == {"customer": 2, "deal": 2}
    assert client_for(cast.hr).get(f"/api/org/members/{cast.xiaoli.id}/open-work").json()["rows"] == []
    assert not Customer.objects.filter(owner=cast.xiaoli).exists()
    assert set(Customer.objects.filter(owner=cast.xiaowang).values_list("team_id", "version")) >= {
        (cast.other_team.id, 2)
    }
    assert Customer.objects.get(owner=cast.zhang).id == kept.id
    assert list(Deal.objects.filter(owner=cast.xiaowang).order_by("id").values_list("id", "team_id")) == [
        (deal.id, cast.other_team.id) for deal in mine
    ]
    won.refresh_from_db()
    assert (won.owner_id, won.team_id) == (cast.xiaoli.id, cast.team.id)
    assert_sums_are_true()
    left = OpenSummary.objects.filter(owner=cast.xiaoli)
    assert sum(row.count for row in left) == sum(row.amount for row in left) == 0


def test_who_had_it_is_told_and_kept(cast):
    customer = make_customer(cast.xiaoli)
    deal = make_deal(cast.xiaoli, customer=customer.id)
    hand_over(cast)
    owners = client_for(cast.xiaowang).get(f"/api/customers/{customer.id}/owners").json()["items"]
    assert [(one["by"], one["from"], one["to"]) for one in owners] == [("人事小吴", "小李", "小王")]
    event = Event.objects.get(verb="deal.assigned")
    assert (event.object_id, event.params["from"], event.params["to"]) == (deal.id, "小李", "小王")
    assert f"customer:{customer.id}" in event.about
    told = Notification.objects.filter(user_id=cast.xiaowang.user_id).order_by("kind")
    assert [(one.kind, one.params["count"], one.path) for one in told] == [
        ("customer.assigned_one", 1, f"/customers/{customer.id}"), ("deal.assigned_one", 1, f"/deals/{deal.id}"),
    ]  # fmt: skip
    for table, key in (("customers_customer", customer.id), ("deals_deal", deal.id)):
        entry = AuditEntry.objects.filter(table=table, row_id=key, action="U").latest("id")
        assert entry.actor == "人事小吴"
        assert (entry.changes or {})["owner_id"] == [cast.xiaoli.id, cast.xiaowang.id]


def test_follow_ups_stay_with_their_author_and_plans_go_with_the_customer(cast):
    customer = make_customer(cast.xiaoli)
    planned = clock.now() + timedelta(days=3)
    body = {"text": "报价已发", "next_contact_at": planned.isoformat()}
    client_for(cast.xiaoli).post(f"/api/customers/{customer.id}/followups", body)
    reader = client_for(cast.xiaowang)
    assert reader.get(f"/api/resources/customer/{customer.id}/timeline").status_code == 404
    hand_over(cast)
    customer.refresh_from_db()
    assert (customer.owner_id, customer.next_contact_at) == (cast.xiaowang.id, planned)
    assert FollowUp.objects.get().owner_id == cast.xiaoli.id
    timeline = reader.get(f"/api/resources/customer/{customer.id}/timeline").json()["items"]
    assert "报价已发" in str(timeline)
    rows = reader.post("/api/resources/followup/query", {"columns": ["text"]}).json()["rows"]
    assert [row["values"]["text"] for row in rows] == ["报价已发"]
    mine = {
        "columns": ["name"],
        "filter": {"combinator": "and", "rules": [{"field": "next_contact_at", "operator": "notNull"}]},
    }
    assert len(reader.post("/api/resources/customer/query", mine).json()["rows"]) == 1


def test_many_rows_take_as_few_statements_as_one(cast):
    actor = actor_for(cast.admin)

    def statements(count):
        Customer.objects.bulk_create(
            Customer(name=f"客户{n}", name_key=f"客户{n}", owner=cast.xiaoli, team=cast.team) for n in range(count)
        )
        for _ in range(count):
            make_deal(cast.xiaoli)
        with CaptureQueriesContext(connection) as asked:
            assert customers.hand_over(actor, cast.xiaoli.id, cast.xiaowang.id) == count
            assert assigning.hand_over(actor, cast.xiaoli.id, cast.xiaowang.id) == count
        return len(asked)

    assert statements(1) == statements(40)
