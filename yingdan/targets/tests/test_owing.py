"""The waterfall: what teams owe, what they are assigned, how it is passed down; and offers' plain rules."""

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from yingdan.platform.models import Notification
from yingdan.targets.errors import NotDraft
from yingdan.targets.models import Commitment
from yingdan.targets.rules import owing as rules
from yingdan.targets.selectors import owing as selectors
from yingdan.targets.selectors import plans as targets
from yingdan.targets.services import owing, plans
from yingdan.targets.tests.test_plans import publish, year_of


def test_over_assignment_is_a_share_of_what_is_owed():
    assert rules.over(110, 100) == pytest.approx(0.1)
    assert rules.over(90, 100) == pytest.approx(-0.1)
    assert rules.over(90, None) is rules.over(90, 0) is None
    assert rules.middle(101, 100) == 100
    assert rules.to_pass_down({1: 5, 2: 6}, {1: 9}) == {2: 6}


def rows(cast, target, who=None):
    return {one.name: one for one in selectors.read(actor_for(who or cast.liu), target)}


def test_the_leader_above_says_what_a_team_owes(cast, draft):
    with pytest.raises(Forbidden):
        owing.commit(actor=actor_for(cast.zhang), target_id=draft.id, team=cast.team.id, amount=1)
    owing.commit(actor=actor_for(cast.chen), target_id=draft.id, team=cast.team.id, amount=7_000_000)
    found = rows(cast, draft)["一组"]
    assert (found.committed, found.by) == (7_000_000, "陈经理")
    assert found.over == pytest.approx(found.assigned / 7_000_000 - 1)
    assert (found.can_commit, rows(cast, draft, cast.zhang)["一组"].can_commit) == (True, False)
    owing.commit(actor=actor_for(cast.chen), target_id=draft.id, team=cast.team.id, amount=None)
    assert rows(cast, draft)["一组"].over is None


def test_passing_down_fixes_what_the_teams_below_owe_and_tells_their_leaders(cast, draft):
    owing.commit(actor=actor_for(cast.chen), target_id=draft.id, team=cast.other_team.id, amount=3_500_000)
    owing.pass_down(actor=actor_for(cast.chen), target_id=draft.id, team=cast.region.id, comment="请接力")
    found = rows(cast, draft)
    assert (found["华东大区"].passed_by, found["华东大区"].passed_at is not None) == ("陈经理", True)
    assert found["一组"].committed == found["一组"].assigned == 12_000_001 - year_of(draft, cast.xiaowang)
    assert found["二组"].committed == 3_500_000
    assert Notification.objects.filter(user_id=cast.zhang.user_id, kind="target_passed_down").count() == 1
    with pytest.raises(NotFound):
        owing.pass_down(actor=actor_for(cast.zhang), target_id=draft.id, team=cast.region.id)


def test_a_leader_assigns_more_than_the_team_owes_never_less(cast, draft):
    zhang = actor_for(cast.zhang)
    with pytest.raises(Conflict):
        owing.assign(actor=zhang, target_id=draft.id, version=draft.version, team=cast.team.id, amount=9_000_000)
    owing.pass_down(actor=actor_for(cast.chen), target_id=draft.id, team=cast.region.id)
    owed = rows(cast, draft)["一组"].committed
    with pytest.raises(Invalid):
        owing.assign(actor=zhang, target_id=draft.id, version=draft.version, team=cast.team.id, amount=owed - 1)
    owing.assign(actor=zhang, target_id=draft.id, version=draft.version, team=cast.team.id, amount=owed + 800_000)
    found = rows(cast, draft)
    assert (found["一组"].assigned, found["一组"].committed) == (owed + 800_000, owed)
    assert found["一组"].over == pytest.approx(800_000 / owed)
    assert found["公司"].assigned == targets.total(draft) == 12_000_001 + 800_000
    assert draft.edits.order_by("-id").first().by_id == cast.zhang.id


def test_what_is_owed_is_frozen_with_the_version_and_copied_into_the_next(cast, draft):
    owing.pass_down(actor=actor_for(cast.chen), target_id=draft.id, team=cast.region.id)
    target = publish(cast, draft)
    with pytest.raises(NotDraft):
        owing.commit(actor=actor_for(cast.liu), target_id=target.id, team=cast.team.id, amount=1)
    new = plans.revise(actor=actor_for(cast.liu), target_id=target.id)
    before, after = (
        dict(Commitment.objects.filter(target=one, fen__isnull=False).values_list("team_id", "fen"))
        for one in (target, new)
    )
    assert before == after
    assert not Commitment.objects.filter(target=new, passed_at__isnull=False).exists()


def test_the_waterfall_over_http(cast, draft):
    path, chen = f"/api/targets/{draft.id}", client_for(cast.chen)
    body = {"amount": 8_000_000}
    found = chen.put(f"{path}/teams/{cast.team.id}/commitment", body).json()["rows"]
    assert [one["committed"] for one in found if one["team"] == cast.team.id] == [8_000_000]
    found = chen.post(f"{path}/teams/{cast.region.id}/pass-down", {"comment": "好"}).json()["rows"]
    assert found[0]["passed_by"] == "陈经理"
    version = chen.get(path).json()["version"]
    body = {"version": version, "amount": 8_400_000}
    found = client_for(cast.zhang).post(f"{path}/teams/{cast.team.id}/assign", body).json()["rows"]
    assert found[0]["over"] == pytest.approx(0.05)
    assert client_for(cast.xiaoli).get(f"{path}/waterfall").status_code == 404
