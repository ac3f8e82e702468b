"""Tasks are made, changed and removed; who sees them."""

from datetime import date

import pytest

from yingdan.conftest import actor_for
from yingdan.kernel import clock
from yingdan.kernel.errors import Forbidden, Invalid
from yingdan.platform.models import Event, Notification
from yingdan.tasks.models import Task
from yingdan.tasks.selectors.tasks import visible_tasks
from yingdan.tasks.services import tasks
from yingdan.tasks.tests.making import make_task


def seen(member):
    return set(visible_tasks(actor_for(member)).values_list("title", flat=True))


def test_a_task_is_mine_unless_i_say_otherwise(cast):
    task = make_task(cast.xiaoli, "  打电话  给王总 ", due_on=date(2026, 3, 5), checklist=["带样品", " ", "带合同"])
    assert (task.title, task.owner_id, task.team_id) == ("打电话 给王总", cast.xiaoli.id, cast.team.id)
    assert task.due_at is not None
    assert clock.business_day(task.due_at) == date(2026, 3, 5)
    assert task.whole_day
    assert [line.text for line in task.checks.all()] == ["带样品", "带合同"]
    assert task.check_total == 2
    assert Event.objects.get(verb="task.created").about == [f"task:{task.id}"]


def test_the_superior_gives_a_task_and_the_rep_is_told(cast):
    task = make_task(cast.zhang, "拜访", owner=cast.xiaoli.id)
    assert task.owner_id == cast.xiaoli.id
    told = Notification.objects.get(user_id=cast.xiaoli.user_id)
    assert (told.kind, told.path) == ("task.assigned", f"/tasks/{task.id}")
    assert seen(cast.xiaoli) == seen(cast.zhang) == {"拜访"}
    assert seen(cast.xiaowang) == set()


def test_nobody_gives_tasks_out_of_reach(cast):
    with pytest.raises(Invalid) as caught:
        make_task(cast.zhang, owner=cast.xiaowang.id)
    assert caught.value.params["fields"]["owner"][0]["code"] == "new_owner_out_of_reach"


def test_collaborators_see_and_change_the_task(cast):
    task = make_task(cast.xiaoli, "写方案", collaborators=[cast.xiaowang.id])
    assert seen(cast.xiaowang) == {"写方案"}
    assert visible_tasks(actor_for(cast.xiaowang), "edit").filter(id=task.id).exists()
    assert not visible_tasks(actor_for(cast.xiaowang), "delete").filter(id=task.id).exists()
    assert Notification.objects.get(user_id=cast.xiaowang.user_id).kind == "task.collaborator"


def test_a_rule_makes_a_task_about_a_record_once(cast):
    first = make_task(cast.xiaoli, source="stage:12")
    again = make_task(cast.zhang, source="stage:12")
    assert again.id == first.id
    first.status, first.done_at = "done", clock.now()
    first.save()
    assert make_task(cast.xiaoli, source="stage:12").id != first.id


def test_a_rule_makes_tasks_for_those_who_may_not(cast):
    with pytest.raises(Forbidden):
        tasks.create(actor_for(cast.xiaoli, grants={}), {"title": "x"})
    assert tasks.create(actor_for(cast.xiaoli, grants={}), {"title": "x"}, source="stage:1").owner_id == cast.xiaoli.id


def test_a_task_without_a_title_is_refused(cast):
    with pytest.raises(Invalid):
        make_task(cast.xiaoli, "  ")
    assert not Task.objects.exists()
