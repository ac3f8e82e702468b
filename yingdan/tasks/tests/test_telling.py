"""Reminders, the notice in the morning, and what superiors are told."""

from datetime import timedelta

import pytest

from yingdan.conftest import actor_for
from yingdan.kernel import clock
from yingdan.platform.models import Event, Notification
from yingdan.tasks.models import Task
from yingdan.tasks.selectors.setup import setup
from yingdan.tasks.services import editing, morning, reminding, tasks, verbs
from yingdan.tasks.tests.making import make_task


def told(member):
    rows = Notification.objects.filter(user_id=member.user_id).order_by("id")
    return [(row.kind, row.params) for row in rows]


@pytest.fixture
def late(cast):
    return make_task(cast.xiaoli, "催回款", due_on=clock.today() - timedelta(days=3))


def test_a_reminder_comes_once(cast):
    task = make_task(
        cast.xiaoli, "打电话", due_at=clock.now() + timedelta(minutes=20), whole_day=False, remind_minutes=30
    )
    make_task(cast.xiaoli, "以后", due_at=clock.now() + timedelta(hours=5), whole_day=False, remind_minutes=30)
    assert reminding.remind() == 1
    assert reminding.remind() == 0
    assert told(cast.xiaoli) == [("task.reminder", {"name": "打电话", "about": ""})]
    task.refresh_from_db()
    tasks.save(actor_for(cast.xiaoli), task, {"note": "带样品"})
    assert reminding.remind() == 0
    tasks.save(actor_for(cast.xiaoli), task, {"due_at": clock.now() + timedelta(minutes=10)})
    assert reminding.remind() == 1


def test_what_is_done_reminds_nobody(cast):
    task = make_task(cast.xiaoli, due_at=clock.now(), whole_day=False, remind_minutes=0)
    verbs.move(actor_for(cast.xiaoli), task.id, "done")
    reminding.remind()
    assert told(cast.xiaoli) == []


def test_the_morning_notice_counts(cast, late):
    make_task(cast.xiaoli, due_on=clock.today())
    make_task(cast.xiaoli, due_on=clock.today() + timedelta(days=1))
    make_task(cast.xiaowang)
    morning.tell()
    assert ("task.today", {"today": 1, "overdue": 1}) in told(cast.xiaoli)
    assert told(cast.xiaowang) == []
    before = Notification.objects.count()
    assert morning.tell() == 0
    assert Notification.objects.count() == before


def test_the_superior_is_told_once(cast, late):
    morning.tell()
    assert told(cast.zhang) == [("task.escalated", {"owner": "小李", "name": "催回款", "days": 3})]
    event = Event.objects.get(verb="task.escalated")
    assert (event.object_id, event.params["superior"]) == (late.id, "张主管")
    type(setup()).objects.update(told_on=None)
    morning.tell()
    assert len(told(cast.zhang)) == 1


def test_several_late_tasks_are_one_notice(cast, late):
    make_task(cast.xiaoli, due_on=clock.today() - timedelta(days=9))
    morning.tell()
    assert told(cast.zhang) == [("task.escalated_many", {"count": 2, "people": 1, "days": 3})]


def test_days_of_grace_are_the_companys_choice(cast, late):
    editing.change_setup(actor_for(cast.liu), setup().version, {"escalate_days": 4, "digest": False})
    morning.tell()
    assert told(cast.zhang) == told(cast.xiaoli) == []
    assert Task.objects.get(id=late.id).escalated_at is None


def test_without_a_superior_of_their_own_the_head_of_the_team_is_told(cast, late):
    cast.xiaoli.manager = None
    cast.xiaoli.save()
    morning.tell()
    assert [kind for kind, _ in told(cast.zhang)] == ["task.escalated"]


def test_a_new_day_starts_the_count_again(cast, late):
    morning.tell()
    late.refresh_from_db()
    tasks.save(actor_for(cast.xiaoli), late, {"due_on": clock.today() + timedelta(days=2)})
    assert Task.objects.get(id=late.id).escalated_at is None
