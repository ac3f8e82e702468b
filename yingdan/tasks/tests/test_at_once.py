"""Two people, or two jobs, at the same moment: real connections, real locks."""

import pytest

from yingdan.conftest import actor_for, make_cast
from yingdan.kernel import clock
from yingdan.kernel.errors import Conflict
from yingdan.kernel.tests.at_once import together
from yingdan.platform.models import Notification
from yingdan.tasks.models import Task
from yingdan.tasks.services import morning, reminding, tasks, verbs, waiting
from yingdan.tasks.tests.making import make_task

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast():
    return make_cast()


def test_a_rule_that_runs_twice_makes_one_task(cast):
    one, two = actor_for(cast.xiaoli), actor_for(cast.zhang)
    made = together(
        *(lambda actor=actor: tasks.create(actor, {"title": "回访"}, source="stage:1").pk for actor in (one, two, one))
    )
    assert len(set(made)) == Task.objects.count() == 1


def test_a_task_done_twice_comes_again_once(cast):
    task = make_task(cast.xiaoli, due_on=clock.today(), repeat="FREQ=DAILY")
    me = actor_for(cast.xiaoli)
    answers = together(
        lambda: verbs.move(me, task.id, "done", version=1), lambda: verbs.move(me, task.id, "done", version=1)
    )
    assert sum(isinstance(one, Conflict) for one in answers) == 1
    assert Task.objects.filter(repeats=task).count() == 1


def test_two_workers_remind_once(cast):
    for _ in range(5):
        make_task(cast.xiaoli, due_at=clock.now(), whole_day=False, remind_minutes=0)
    together(reminding.remind, reminding.remind)
    reminding.remind()
    assert Notification.objects.filter(kind="task.reminder").count() == 5


def test_two_workers_tell_once(cast):
    make_task(cast.xiaoli, due_on=clock.today())
    together(morning.tell, morning.tell)
    assert Notification.objects.filter(kind="task.today").count() == 1


def test_two_who_tie_two_tasks_at_once_make_no_circle(cast):
    one, two = make_task(cast.xiaoli, "甲"), make_task(cast.xiaoli, "乙")
    me = actor_for(cast.xiaoli)
    answers = together(lambda: waiting.put(me, one.id, two.id), lambda: waiting.put(me, two.id, one.id))
    assert sum(isinstance(answer, Conflict) for answer in answers) == 1
    assert Task.objects.exclude(after=None).count() == 1
