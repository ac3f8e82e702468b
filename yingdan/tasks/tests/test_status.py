"""Tasks are begun, blocked, finished and opened again; steps and repetition go along."""

from datetime import date, timedelta

import pytest

from yingdan.conftest import actor_for
from yingdan.kernel import clock
from yingdan.kernel.actor import Scope
from yingdan.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from yingdan.platform.models import Event, Notification
from yingdan.tasks.models import Task
from yingdan.tasks.rules import due
from yingdan.tasks.services import parts, verbs
from yingdan.tasks.tests.making import make_task


def day(task):
    return clock.business_day(task.due_at)


def take_back(actor, moved):
    """By the token that the move gave."""
    assert moved.undo_token is not None
    return verbs.undo(actor, moved.undo_token)


def test_done_and_back(cast):
    me, task = actor_for(cast.xiaoli), make_task(cast.xiaoli)
    moved = verbs.move(me, task.id, "done")
    task.refresh_from_db()
    assert task.status == "done"
    assert task.done_at is not None
    assert take_back(me, moved) == 1
    task.refresh_from_db()
    assert task.status == "todo"
    assert task.done_at is None
    assert list(Event.objects.order_by("id").values_list("verb", flat=True)) == [
        "task.created", "task.done", "task.reopened",
    ]  # fmt: skip


def test_blocked_says_why(cast):
    me, task = actor_for(cast.xiaoli), make_task(cast.xiaoli)
    with pytest.raises(Invalid):
        verbs.move(me, task.id, "blocked")
    verbs.move(me, task.id, "blocked", reason="等客户寄样")
    task.refresh_from_db()
    assert task.blocked_reason == "等客户寄样"
    verbs.move(me, task.id, "doing")
    task.refresh_from_db()
    assert task.blocked_reason == ""


def test_open_steps_hold_a_task_open(cast):
    me, task = actor_for(cast.xiaoli), make_task(cast.xiaoli)
    step, cancelled = make_task(cast.xiaoli, "第一步", parent=task.id), make_task(cast.xiaoli, "作废", parent=task.id)
    verbs.move(me, cancelled.id, "cancelled")
    with pytest.raises(Conflict) as caught:
        verbs.move(me, task.id, "done")
    assert caught.value.params == {"count": 1}
    moved = verbs.move(me, task.id, "done", steps=True)
    assert moved.steps == 1
    assert set(Task.objects.values_list("status", flat=True)) == {"done", "cancelled"}
    assert take_back(me, moved) == 2
    step.refresh_from_db()
    cancelled.refresh_from_db()
    assert (step.status, cancelled.status) == ("todo", "cancelled")


def test_steps_have_no_steps(cast):
    step = make_task(cast.xiaoli, "步骤", parent=make_task(cast.xiaoli).id)
    with pytest.raises(Invalid):
        make_task(cast.xiaoli, "更小的步骤", parent=step.id)


def test_a_task_that_repeats_comes_again_once(cast):
    me = actor_for(cast.xiaoli)
    task = make_task(
        cast.xiaoli, "周例会纪要", due_on=clock.today(), repeat="FREQ=WEEKLY", checklist=["发邮件"],
        collaborators=[cast.zhang.id], remind_minutes=0,
    )  # fmt: skip
    moved = verbs.move(me, task.id, "done")
    following = Task.objects.get(repeats=task)
    assert moved.next_id == following.id
    assert day(following) == clock.today() + timedelta(days=7)
    assert (following.status, following.check_total, following.check_done) == ("todo", 1, 0)
    assert following.remind_at == due.remind_at(following.due_at, True, 0)
    assert list(following.collaborators.values_list("member_id", flat=True)) == [cast.zhang.id]
    take_back(me, moved)
    assert not Task.objects.filter(repeats=task).exists()
    verbs.move(me, task.id, "done")
    assert Task.objects.filter(repeats=task).count() == 1


def test_what_was_worked_on_is_not_taken_away(cast):
    me = actor_for(cast.xiaoli)
    task = make_task(cast.xiaoli, due_on=clock.today(), repeat="FREQ=DAILY")
    moved = verbs.move(me, task.id, "done")
    assert moved.next_id is not None
    verbs.move(me, moved.next_id, "doing")
    take_back(me, moved)
    assert Task.objects.filter(repeats=task).count() == 1
    assert verbs.move(me, task.id, "done").next_id == moved.next_id


def test_steps_come_again_with_their_task(cast):
    me, task = actor_for(cast.xiaoli), make_task(cast.xiaoli, due_on=date(2099, 1, 1), repeat="FREQ=MONTHLY")
    make_task(cast.xiaoli, "对账", parent=task.id, due_on=date(2098, 12, 30))
    moved = verbs.move(me, task.id, "done", steps=True)
    step = Task.objects.get(parent_id=moved.next_id)
    assert (step.title, step.status, day(step)) == ("对账", "todo", date(2099, 1, 30))


def test_who_gave_the_task_learns_that_it_is_done(cast):
    task = make_task(cast.zhang, owner=cast.xiaoli.id)
    verbs.move(actor_for(cast.xiaoli), task.id, "done")
    assert Notification.objects.get(user_id=cast.zhang.user_id).kind == "task.done"


def test_others_do_not_touch_it(cast):
    task = make_task(cast.xiaoli)
    with pytest.raises(NotFound):
        verbs.move(actor_for(cast.xiaowang), task.id, "done")
    with pytest.raises(Forbidden):
        verbs.move(actor_for(cast.zhang, grants={"task.read": Scope.all}), task.id, "done")


def test_somebody_was_quicker(cast):
    me, task = actor_for(cast.xiaoli), make_task(cast.xiaoli)
    verbs.move(me, task.id, "doing", version=1)
    with pytest.raises(Conflict):
        verbs.move(me, task.id, "done", version=1)


def test_a_checklist_keeps_its_ticks(cast):
    me, task = actor_for(cast.xiaoli), make_task(cast.xiaoli, checklist=["报价", "合同"])
    first, second = task.checks.all()
    parts.tick(me, task.id, first.id, True)
    parts.write_checklist(me, task.id, [parts.Line("付款"), parts.Line("报价单", first.id)])
    task.refresh_from_db()
    assert [(line.text, line.done_at is not None) for line in task.checks.all()] == [("付款", False), ("报价单", True)]
    assert (task.check_total, task.check_done) == (2, 1)
    with pytest.raises(Invalid):
        parts.write_checklist(me, task.id, [parts.Line("x", second.id)])
