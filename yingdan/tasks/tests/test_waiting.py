"""A task that waits for another: held until that is over, in no circle, told when it is its turn."""

from itertools import pairwise

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.platform.models import Notification
from yingdan.tasks.models import Task
from yingdan.tasks.services import tasks, verbs, waiting
from yingdan.tasks.tests.making import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(cast):
    """小李's visit waits for 张主管's approval."""
    first, second = make_task(cast.zhang, "批价格"), make_task(cast.xiaoli, "报价")
    Task.objects.filter(id=first.id).update(owner=cast.xiaoli, team=cast.team)  # so that both may be read by both
    waiting.put(actor_for(cast.xiaoli), second.id, first.id)
    Task.objects.filter(id=first.id).update(owner=cast.zhang)
    return Task.objects.get(id=first.id), Task.objects.get(id=second.id)


def test_it_is_neither_begun_nor_done_until_the_other_is_over(cast, pair):
    first, second = pair
    me, boss = actor_for(cast.xiaoli), actor_for(cast.zhang)
    for status in ("doing", "done"):
        with pytest.raises(Conflict) as caught:
            verbs.move(me, second.id, status)
        assert (caught.value.code, caught.value.params["name"]) == ("task_waits", "批价格")
    body = {"action": "edit", "ids": [second.id], "values": {"status": "done"}}
    bulk = client_for(cast.xiaoli).post("/api/resources/task/bulk", body).json()
    assert (bulk["done"], bulk["failed"][0]["code"]) == (0, "task_waits")
    verbs.move(me, second.id, "blocked", reason="等批价")
    verbs.move(me, second.id, "todo")
    verbs.move(boss, first.id, "done")
    told = Notification.objects.get(kind="task.ready")
    assert (told.user_id, told.params["before"], told.path) == (cast.xiaoli.user_id, "批价格", f"/tasks/{second.id}")
    assert verbs.move(me, second.id, "done").task.status == "done"


@pytest.mark.parametrize("end", ["cancelled", "deleted", "untied"])
def test_it_is_free_when_the_other_is_given_up(cast, pair, end):
    first, second = pair
    if end == "cancelled":
        verbs.move(actor_for(cast.zhang), first.id, "cancelled")
    elif end == "deleted":
        tasks.remove(actor_for(cast.zhang), first)
    else:
        waiting.put(actor_for(cast.xiaoli), second.id, None)
    assert verbs.move(actor_for(cast.xiaoli), second.id, "doing").task.status == "doing"


def test_no_circle_however_long_and_none_with_its_own_steps(cast):
    me = actor_for(cast.xiaoli)
    chain = [make_task(cast.xiaoli, f"第 {n} 步") for n in range(4)]
    for before, after in pairwise(chain):
        waiting.put(me, after.id, before.id)
    for wrong in (chain[0], chain[1], chain[3]):
        with pytest.raises(Conflict) as caught:
            waiting.put(me, chain[0].id, wrong.id)
        assert caught.value.code == "task_after_circle"
    step = make_task(cast.xiaoli, "步骤", parent=chain[0].id)
    for one, other in ((step, chain[0]), (chain[0], step)):
        with pytest.raises(Conflict):
            waiting.put(me, one.id, other.id)


def test_who_cannot_read_the_other_cannot_wait_for_it(cast):
    mine, theirs = make_task(cast.xiaoli), make_task(cast.xiaowang)
    with pytest.raises(NotFound):
        waiting.put(actor_for(cast.xiaoli), mine.id, theirs.id)


def test_the_page_says_what_waits_for_what(cast, pair):
    first, second = pair
    page = client_for(cast.xiaoli).get(f"/api/tasks/{second.id}").json()
    assert (page["after"]["label"], page["after"]["waits"]) == ("批价格", True)
    page = client_for(cast.zhang).get(f"/api/tasks/{first.id}").json()
    assert [one["title"] for one in page["followers"]] == ["报价"]
    rules = [{"field": "after", "operator": "notNull"}]
    found = client_for(cast.zhang).post(
        "/api/resources/task/query", {"filter": {"combinator": "and", "rules": rules}, "columns": ["title", "after"]}
    )
    assert [row["values"]["after"]["label"] for row in found.json()["rows"]] == ["批价格"]


def test_closing_a_task_with_its_steps_asks_nothing_of_their_order(cast):
    me = actor_for(cast.xiaoli)
    whole = make_task(cast.xiaoli, "整体")
    first, second = (make_task(cast.xiaoli, name, parent=whole.id) for name in ("甲", "乙"))
    waiting.put(me, first.id, second.id)
    assert verbs.move(me, whole.id, "done", steps=True).steps == 2
