"""Proposed, approved, sent back, published: who may, who is told, and what stays written."""

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.kernel.errors import Conflict, Forbidden, Invalid
from yingdan.platform.models import Event, Notification
from yingdan.targets.errors import NotDraft, NotReconciled
from yingdan.targets.models import Step, Target
from yingdan.targets.selectors import concerned
from yingdan.targets.services import grid, life, plans, responses, split
from yingdan.targets.services.split import Wish
from yingdan.targets.tests.test_plans import at


def told(member):
    return list(Notification.objects.filter(user_id=member.user_id).order_by("id").values_list("kind", flat=True))


def steps_of(target):
    return list(Step.objects.filter(target=target).order_by("id").values_list("kind", "comment"))


@pytest.fixture
def by_zhang(cast):
    """A supervisor's own draft for the team: 120,000.00 yuan, split equally."""
    actor = actor_for(cast.zhang)
    target = plans.create(actor=actor, name="一组目标", year=2026, team_id=cast.team.id, amount=12_000_000)
    found, _ = split.split(actor=actor, target_id=target.id, version=1, wish=Wish("equal", "equal"))
    return found


def test_a_proposal_is_decided_by_those_who_publish_and_every_step_is_kept(cast, by_zhang):
    zhang, chen = actor_for(cast.zhang), actor_for(cast.chen)
    proposed = life.propose(actor=zhang, target_id=by_zhang.id, version=by_zhang.version, comment="请审批")
    assert proposed.status == "proposed"
    assert told(cast.chen) == told(cast.liu) == ["target_to_decide"]
    assert told(cast.xiaoli) == ["target_to_confirm"]
    assert told(cast.xiaowang) == told(cast.zhang) == []
    with pytest.raises(NotDraft):
        grid.set_values(actor=zhang, target_id=by_zhang.id, version=proposed.version, rule="parent",
                        changes=[at(cast.team, cast.xiaoli, 1, 5)])  # fmt: skip
    with pytest.raises(Forbidden):
        life.approve(actor=zhang, target_id=by_zhang.id, version=proposed.version)
    approved = life.approve(actor=chen, target_id=by_zhang.id, version=proposed.version, comment="同意")
    assert told(cast.zhang) == ["target_approved"]
    plans.publish(actor=chen, target_id=by_zhang.id, version=approved.version)
    assert told(cast.xiaoli) == ["target_to_confirm", "target_published"]
    assert steps_of(by_zhang) == [("created", ""), ("proposed", "请审批"), ("approved", "同意"), ("published", "")]
    verbs = Event.objects.filter(resource="target", object_id=by_zhang.id).values_list("verb", flat=True)
    assert {"target.proposed", "target.approved", "target.published"} <= set(verbs)


def test_sending_back_needs_a_reason_and_makes_it_a_draft_again(cast, by_zhang):
    zhang, chen = actor_for(cast.zhang), actor_for(cast.chen)
    proposed = life.propose(actor=zhang, target_id=by_zhang.id, version=by_zhang.version)
    with pytest.raises(Invalid):
        life.send_back(actor=chen, target_id=by_zhang.id, version=proposed.version, comment=" ")
    back = life.send_back(actor=chen, target_id=by_zhang.id, version=proposed.version, comment="太低")
    assert (back.status, told(cast.zhang)) == ("draft", ["target_sent_back"])
    with pytest.raises(Conflict):
        life.approve(actor=chen, target_id=by_zhang.id, version=back.version)
    grid.set_values(actor=zhang, target_id=by_zhang.id, version=back.version, rule="siblings",
                    changes=[at(cast.team, cast.xiaoli, 1, 5)])  # fmt: skip


def test_only_what_adds_up_can_be_proposed(cast, target):
    with pytest.raises(NotReconciled):
        life.propose(actor=actor_for(cast.liu), target_id=target.id, version=1)


def test_those_who_wait_give_way_to_the_version_that_is_published(cast, by_zhang):
    zhang, chen = actor_for(cast.zhang), actor_for(cast.chen)
    proposed = life.propose(actor=zhang, target_id=by_zhang.id, version=by_zhang.version)
    new = plans.revise(actor=zhang, target_id=proposed.id)
    plans.publish(actor=chen, target_id=new.id, version=new.version)
    assert Target.objects.get(id=by_zhang.id).status == "superseded"
    assert steps_of(by_zhang)[-1][0] == "superseded"


def test_who_decides_is_whom_the_permission_reaches(cast):
    assert concerned.deciders("target.publish", cast.team.id) == {cast.chen.user_id, cast.liu.user_id}
    assert concerned.deciders("target.publish", cast.company.id) == {cast.liu.user_id}
    assert cast.zhang.user_id in concerned.deciders("target.edit", cast.team.id)
    assert cast.zhang.user_id not in concerned.deciders("target.edit", cast.other_team.id)
    assert concerned.leader(cast.team.id, cast.xiaoli.id) == {cast.zhang.user_id}
    assert concerned.leader(cast.team.id, cast.zhang.id) == {cast.chen.user_id}


def test_only_the_silent_are_reminded(cast, by_zhang):
    zhang = actor_for(cast.zhang)
    with pytest.raises(Conflict):
        life.remind(actor=zhang, target_id=by_zhang.id)
    life.propose(actor=zhang, target_id=by_zhang.id, version=by_zhang.version)
    responses.confirm(actor=zhang, target_id=by_zhang.id, team=cast.team.id)
    assert life.remind(actor=zhang, target_id=by_zhang.id, comment="今天") == 1
    assert told(cast.xiaoli)[-1] == "target_reminder"
    responses.confirm(actor=actor_for(cast.xiaoli), target_id=by_zhang.id, team=cast.team.id)
    assert life.remind(actor=zhang, target_id=by_zhang.id) == 0


def test_the_life_over_http(cast, by_zhang):
    path = f"/api/targets/{by_zhang.id}"
    zhang, chen = client_for(cast.zhang), client_for(cast.chen)
    proposed = zhang.post(f"{path}/propose", {"version": by_zhang.version, "comment": "好"}).json()
    assert (proposed["status"], proposed["can_edit"]) == ("proposed", False)
    assert zhang.post(f"{path}/approve", {"version": proposed["version"]}).status_code == 403
    assert chen.post(f"{path}/send-back", {"version": proposed["version"]}).status_code == 422
    approved = chen.post(f"{path}/approve", {"version": proposed["version"]}).json()
    chen.post(f"{path}/publish", {"version": approved["version"], "comment": "发布"})
    items = client_for(cast.xiaoli).get(f"{path}/steps").json()["items"]
    assert [one["kind"] for one in items] == ["published", "approved", "proposed", "created"]
    assert (items[0]["by"], items[0]["comment"], items[0]["count"]) == ("陈经理", "发布", 2)
    mine = client_for(cast.xiaoli).get("/api/me/notifications").json()["items"]
    assert mine[0]["text"] == "“一组目标”已发布，请查看并确认您的目标“发布”"
