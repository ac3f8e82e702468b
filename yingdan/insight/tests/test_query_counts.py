"""Pages ask as many questions of the database with many records as with few."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import actor_for, client_for, make_member
from yingdan.customers.models import Contact, FollowUp
from yingdan.customers.tests.making import make_customer
from yingdan.deals.models import DealMember
from yingdan.deals.tests.making import close, make_deal, make_pipeline
from yingdan.kernel import clock
from yingdan.tasks.services import tasks

RECORD = (
    "/api/resources/deal/{id}", "/api/resources/deal/{id}/timeline", "/api/resources/deal/{id}/history",
    "/api/deals/{id}/summary", "/api/deals/{id}/gate", "/api/deals/{id}/people", "/api/deals/{id}/team",
    "/api/deals/{id}/requests", "/api/deals/{id}/evidence", "/api/deals/{id}/lines", "/api/deals/{id}/stages",
    "/api/deal-health/deals/{id}", "/api/playbooks/deals/{id}", "/api/tasks/about/deal/{id}",
)  # fmt: skip
PAGES = (
    "/api/workbench", "/api/cockpit", "/api/remedies/gap", "/api/remedies/ideas", "/api/tasks/mine", "/api/behaviour",
    "/api/behaviour/trend?metric=visits", "/api/deal-health/overview", "/api/deal-health/people", "/api/plan-reviews",
    "/api/leaderboard?period=month&by=person&metric=visits", "/api/outlook", "/api/me/notifications",
)  # fmt: skip
LISTS = ("deal", "task", "contact", "followup", "customer", "risk")


def fill(cast: Any, deal: Any, count: int) -> None:
    """Contacts, follow-ups and tasks of a deal."""
    for n in range(count):
        contact = Contact.objects.create(customer=deal.customer, name=f"联系人{deal.id}-{n}")
        FollowUp.objects.create(
            customer=deal.customer, deal_id=deal.id, contact=contact, owner=deal.owner, team=cast.team, method="call",
            text="谈了", happened_at=clock.now() - timedelta(hours=n),
        )  # fmt: skip
        tasks.create(actor_for(deal.owner), {"title": f"任务{n}", "due_at": clock.now()}, subject=("deal", deal.id))


def more(cast: Any, count: int) -> None:
    """People of the team, each with a customer and three deals: one due, one late, one won."""
    for n in range(count):
        who = make_member(f"同事{n}-{clock.now():%f}", cast.team, "rep")
        customer = make_customer(who, f"客户{who.id}")
        for days in (3, -3, 0):
            deal = make_deal(
                who, f"商机{who.id}", customer=customer.pk, amount=1000 + n,
                expected_close=clock.today() + timedelta(days=days),
            )  # fmt: skip
            fill(cast, deal, 1)
        close(who, deal)


def asked(member: Any, ways: list[tuple[str, Any]]) -> dict[str, int]:
    """How many statements each takes, warm."""
    client = client_for(member)
    found = {}
    for path, body in ways:
        for _ in range(2):
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(path) if body is None else client.post(path, body)
            assert answer.status_code == 200, (path, answer.content)
        found[path] = len(queries)
    return found


def grown(few: dict[str, int], many: dict[str, int]) -> dict[str, tuple[int, int]]:
    """Pages that ask more than before."""
    return {path: (few[path], count) for path, count in many.items() if count > few[path]}


@pytest.mark.django_db
def test_a_deal_does_not_ask_record_by_record(cast: Any) -> None:
    deal = make_deal(cast.xiaoli, customer=make_customer(cast.xiaoli).pk)
    ways = [(path.format(id=deal.id), None) for path in RECORD]
    fill(cast, deal, 2)
    DealMember.objects.create(deal=deal, member=cast.xiaowang)
    few = asked(cast.xiaoli, ways)
    fill(cast, deal, 8)
    DealMember.objects.create(deal=deal, member=cast.zhang)
    many = asked(cast.xiaoli, ways)
    assert grown(few, many) == {}
    assert max(many.values()) <= 20


@pytest.mark.django_db
def test_pages_of_a_team_do_not_ask_person_by_person(cast: Any) -> None:
    pipeline, _ = make_pipeline()
    posted: list[tuple[str, Any]] = [(f"/api/resources/{name}/query", {"limit": 50}) for name in LISTS]
    today = clock.today().isoformat()
    posted += [
        ("/api/deals/board", {"pipeline": pipeline.pk}), ("/api/resources/deal/count", {}),
        ("/api/resources/deal/group", {"by": "stage", "sums": ["amount"]}),
        ("/api/tasks/calendar", {"start": today, "end": today}),
    ]  # fmt: skip
    ways: list[tuple[str, Any]] = [*((path, None) for path in PAGES), *posted]
    more(cast, 2)
    few = asked(cast.zhang, ways)
    more(cast, 6)
    many = asked(cast.zhang, ways)
    assert grown(few, many) == {}
    assert max(many.values()) <= 60
