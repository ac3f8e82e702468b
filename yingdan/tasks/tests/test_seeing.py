"""The tasks of a record: who sees the record sees them; of a customer also those of its deals."""

from datetime import date, timedelta

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Collaborator
from yingdan.customers.services import contacts, customers, merging, unmerging
from yingdan.customers.tests.making import make_customer
from yingdan.deals.services import deals, team
from yingdan.deals.tests.making import make_deal
from yingdan.kernel import clock
from yingdan.leads.services import leads
from yingdan.leads.tests.making import make_lead
from yingdan.org.services import handover
from yingdan.platform.models import Event
from yingdan.tasks.models import Task
from yingdan.tasks.services import renaming, templates
from yingdan.tasks.tests.making import make_task, make_template


@pytest.fixture
def scene(cast):
    customer = make_customer(cast.xiaoli, "大华公司")
    deal = make_deal(cast.xiaoli, customer=customer.id, name="大华年度采购")
    return cast, customer, deal


def about(member, resource, record_id, status=200):
    answer = client_for(member).get(f"/api/tasks/about/{resource}/{record_id}")
    assert answer.status_code == status, answer.content
    return [item["title"] for item in answer.json().get("items", [])]


def test_tasks_of_a_deal_are_shown_with_its_customer(scene):
    cast, customer, deal = scene
    make_task(cast.xiaoli, "报价", subject=("deal", deal.id), due_on=date(2026, 5, 2))
    make_task(cast.xiaoli, "回访", subject=("customer", customer.id), due_on=date(2026, 5, 1))
    make_task(cast.xiaoli, "别的")
    assert about(cast.xiaoli, "deal", deal.id) == ["报价"]
    assert about(cast.xiaoli, "customer", customer.id) == ["回访", "报价"]
    assert about(cast.xiaowang, "customer", customer.id, 404) == []
    event = Event.objects.get(verb="task.created", params__name="报价")
    assert {f"deal:{deal.id}", f"customer:{customer.id}"} < set(event.about)


def test_who_sees_the_customer_only_sees_no_tasks_of_its_deals(scene):
    cast, customer, deal = scene
    task = make_task(cast.xiaoli, "报价", subject=("deal", deal.id))
    own = make_task(cast.xiaoli, "回访", subject=("customer", customer.id))
    Collaborator.objects.create(customer=customer, member=cast.xiaowang)
    assert about(cast.xiaowang, "customer", customer.id) == ["回访"]
    client = client_for(cast.xiaowang)
    assert client.get(f"/api/tasks/{task.id}").status_code == 404
    shown = client.get(f"/api/tasks/{own.id}").json()
    assert (shown["can_edit"], shown["subject"]["label"]) == (False, "大华公司")
    assert client.post(f"/api/tasks/{own.id}/status", {"status": "done"}).status_code in (403, 404)


def test_nobody_makes_tasks_about_what_they_do_not_see(scene):
    cast, customer, _ = scene
    body = {"title": "打听", "subject": {"resource": "customer", "id": customer.id}}
    answer = client_for(cast.xiaowang).post("/api/tasks", body)
    assert (answer.status_code, "subject" in answer.json()["params"]["fields"]) == (422, True)


def test_roles_of_the_deal_team_get_their_part(scene):
    cast, _, deal = scene
    team.add(actor=actor_for(cast.xiaoli), deal_id=deal.id, member_id=cast.xiaowang.id, role="presales")
    template = make_template({"assignee": "role", "role": "presales"}, {}, resource="deal")
    made = templates.instantiate(actor_for(cast.xiaoli), template, ("deal", deal.id))
    assert [task.owner_id for task in made] == [cast.xiaowang.id, cast.xiaoli.id]
    assert {(task.subject_title, task.subject_id) for task in made} == {("大华年度采购", deal.id)}


def test_a_new_name_is_shown_at_once_and_kept_by_the_next_morning(scene):
    cast, _, deal = scene
    task = make_task(cast.xiaoli, subject=("deal", deal.id))
    deal.refresh_from_db()
    deals.save(actor_for(cast.xiaoli), deal, {"name": "大华两年采购"})
    shown = client_for(cast.xiaoli).get(f"/api/tasks/{task.id}").json()
    assert shown["subject"]["label"] == "大华两年采购"
    assert renaming.catch_up() == 1
    assert renaming.catch_up() == 0
    assert Task.objects.get(id=task.id).subject_title == "大华两年采购"


def test_a_record_that_goes_leaves_its_tasks(scene):
    cast, _customer, deal = scene
    me = actor_for(cast.xiaoli)
    lead = make_lead(cast.xiaoli)
    contact = contacts.create(me, {"customer": scene[1].id, "name": "王总"})
    ids = [
        make_task(cast.xiaoli, subject=(kind, row.id)).id
        for kind, row in (("deal", deal), ("lead", lead), ("contact", contact))
    ]
    deals.remove(me, deal)
    leads.remove(me, lead)
    contacts.remove(me, contact)
    left = Task.objects.filter(id__in=ids)
    assert {(task.subject_resource, task.subject_id) for task in left} == {("", None)}
    assert {task.subject_title for task in left} == {"大华年度采购", "王经理", "王总"}


def test_what_was_deleted_in_bulk_is_noticed_in_the_morning(scene):
    cast, _, deal = scene
    task = make_task(cast.xiaoli, subject=("deal", deal.id))
    type(deal).objects.filter(id=deal.id).delete()
    renaming.catch_up()
    assert Task.objects.get(id=task.id).subject_id is None


def test_tasks_of_merged_customers_come_together_and_apart_again(scene):
    cast, customer, deal = scene
    other = make_customer(cast.xiaoli, "大华集团公司")
    task, of_deal = (
        make_task(cast.xiaoli, subject=("customer", customer.id)), make_task(cast.xiaoli, subject=("deal", deal.id)),
    )  # fmt: skip
    me = actor_for(cast.xiaoli)
    done = merging.merge(me, survivor_id=other.id, ids=[customer.id])
    rows = Task.objects.in_bulk([task.id, of_deal.id])
    assert (rows[task.id].subject_id, rows[of_deal.id].customer_id) == (other.id, other.id)
    unmerging.undo(me, done.id)
    rows = Task.objects.in_bulk([task.id, of_deal.id])
    assert (rows[task.id].subject_id, rows[of_deal.id].customer_id) == (customer.id, customer.id)


def test_a_customer_that_goes_leaves_its_tasks(scene):
    cast, customer, deal = scene
    task = make_task(cast.xiaoli, subject=("customer", customer.id))
    deals.remove(actor_for(cast.xiaoli), deal)
    customers.remove(actor_for(cast.xiaoli), customer)
    kept = Task.objects.get(id=task.id)
    assert (kept.subject_id, kept.customer_id, kept.subject_title) == (None, None, "大华公司")


def test_open_tasks_are_handed_over(cast):
    task, done = make_task(cast.xiaoli), make_task(cast.xiaoli, status="done")
    given = handover.give(actor=actor_for(cast.hr), member_id=cast.xiaoli.id, to_id=cast.xiaowang.id)
    assert [rows.count for rows in given if rows.resource == "task"] == [1]
    task.refresh_from_db()
    done.refresh_from_db()
    assert (task.owner_id, task.team_id, done.owner_id) == (cast.xiaowang.id, cast.other_team.id, cast.xiaoli.id)


def test_the_calendar_counts_every_task_of_a_day(cast):
    today = clock.today()
    for n in range(23):
        make_task(cast.xiaoli, f"任务{n}", due_on=today, priority="high" if n % 2 else "low")
    make_task(cast.xiaoli, "明天", due_on=today + timedelta(days=1))
    make_task(cast.xiaowang, "别人的", due_on=today)
    body = {"start": today.isoformat(), "end": (today + timedelta(days=6)).isoformat()}
    days = client_for(cast.zhang).post("/api/tasks/calendar", body).json()["days"]
    assert [(day["count"], day["open"], len(day["tasks"])) for day in days][:3] == [(23, 23, 12), (1, 1, 1), (0, 0, 0)]
    high = {"combinator": "and", "rules": [{"field": "priority", "operator": "=", "value": "high"}]}
    days = client_for(cast.zhang).post("/api/tasks/calendar", {**body, "filter": high}).json()["days"]
    assert days[0]["count"] == 11
    nothing = {"combinator": "and", "rules": [{"field": "id", "operator": "in", "value": []}]}
    days = client_for(cast.zhang).post("/api/tasks/calendar", {**body, "filter": nothing}).json()["days"]
    assert [day["count"] for day in days] == [0] * 7
    too_long = {**body, "end": (today + timedelta(days=60)).isoformat()}
    assert client_for(cast.zhang).post("/api/tasks/calendar", too_long).status_code == 422


def test_the_calendar_says_when_it_stopped_counting(cast, monkeypatch):
    monkeypatch.setattr("yingdan.tasks.selectors.days.COUNTED", 3)
    today = clock.today()
    made = [make_task(cast.xiaoli, f"任务{n}", due_on=today + timedelta(days=n // 4)).pk for n in range(7)]
    body = {"start": today.isoformat(), "end": (today + timedelta(days=1)).isoformat()}
    days = client_for(cast.zhang).post("/api/tasks/calendar", body).json()["days"]
    assert [(day["count"], day["capped"]) for day in days] == [(3, True), (3, False)]
    assert [task["id"] for day in days for task in day["tasks"]] == made


def test_ones_own_list_by_urgency(cast):
    now, today = clock.now(), clock.today()
    make_task(cast.xiaoli, "晚了", due_at=now - timedelta(days=2), whole_day=False)
    make_task(cast.xiaoli, "今天", due_on=today)
    make_task(cast.xiaoli, "三天后", due_on=today + timedelta(days=3))
    make_task(cast.xiaoli, "下月", due_on=today + timedelta(days=40))
    make_task(cast.xiaoli, "随时")
    make_task(cast.xiaoli, "做完了", status="done")
    groups = client_for(cast.xiaoli).get("/api/tasks/mine").json()["groups"]
    assert {group["name"]: [task["title"] for task in group["tasks"]] for group in groups} == {
        "overdue": ["晚了"], "today": ["今天"], "soon": ["三天后"], "later": ["下月"], "undated": ["随时"],
        "done": ["做完了"],
    }  # fmt: skip


def test_the_list_sorts_by_priority_and_goes_on_page_by_page(cast):
    for number, priority in enumerate(["low", "high", "normal", "high", "low"]):
        make_task(cast.xiaoli, f"{number}", priority=priority)
    asked = {"columns": ["title", "priority"], "limit": 2}
    client, cursor, found = client_for(cast.xiaoli), None, []
    while True:
        page = client.post("/api/resources/task/query", asked | {"cursor": cursor, "sort": _by_priority(False)}).json()
        found += [(row["values"]["priority"], row["values"]["title"]) for row in page["rows"]]
        if (cursor := page["next_cursor"]) is None:
            break
    assert found == [("high", "1"), ("high", "3"), ("normal", "2"), ("low", "0"), ("low", "4")]
    first = client.post("/api/resources/task/query", asked | {"sort": _by_priority(True)}).json()["rows"]
    assert [row["values"]["title"] for row in first] == ["4", "0"]


def _by_priority(desc):
    return [{"field": "priority", "desc": desc}]
