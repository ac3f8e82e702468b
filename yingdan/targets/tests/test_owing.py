"""The waterfall: what teams owe, what they are assigned, how it is passed down; and offers' plain rules."""

from datetime import UTC, datetime, timedelta
from typing import Any

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

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def test_over_assignment_is_a_share_of_what_is_owed():
    assert rules.over(110, 100) == pytest.approx(0.1)
    assert rules.over(90, 100) == pytest.approx(-0.1)
    assert rules.over(90, None) is rules.over(90, 0) is None
    assert rules.middle(101, 100) == 100
    assert rules.to_pass_down({1: 5, 2: 6}, {1: 9}) == {2: 6}
    assert rules.to_pass_down({1: 5, 2: 6}, {1: 9, 2: 7}, {1: 8, 2: 7}) == {1: 8}


@pytest.mark.parametrize(
    ("owed", "said", "passed", "expected"),
    [
        (None, None, None, "none"),
        (5, NOON, None, "received"),
        (5, NOON, NOON + timedelta(hours=1), "passed"),
        (None, None, NOON, "passed"),
        (5, NOON + timedelta(hours=1), NOON, "changed"),
    ],
)
def test_a_figure_that_comes_after_passing_down_is_to_be_passed_down_again(owed, said, passed, expected):
    assert rules.stage(owed, said, passed) == expected


def rows(cast, target, who=None):
    """The whole tree, opened level by level as the page does."""
    actor, found = actor_for(who or cast.liu), {}
    wanted: list[int | None] = [None]
    while wanted:
        level = selectors.read(actor, target, wanted.pop())
        found.update({one.name: one for one in level if one.name not in found})
        wanted += [one.team for one in level if one.depth and one.children]
    return found


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


def test_each_level_shows_what_it_got_what_it_passed_on_and_what_its_people_carry(cast, draft):
    liu, chen = actor_for(cast.liu), actor_for(cast.chen)
    owing.commit(actor=liu, target_id=draft.id, team=cast.region.id, amount=10_000_000)
    region = rows(cast, draft)["华东大区"]
    assert (region.stage, region.passed, region.unsaid, region.added) == ("received", None, 2, None)
    amounts = {cast.team.id: 7_000_000, cast.other_team.id: 4_000_000}
    owing.pass_down(actor=chen, target_id=draft.id, team=cast.region.id, amounts=amounts)
    found = rows(cast, draft)
    region, team = found["华东大区"], found["一组"]
    assert (region.stage, region.passed, region.unsaid) == ("passed", 11_000_000, 0)
    assert region.added == pytest.approx(0.1)
    assert region.over == pytest.approx(0.2000001)
    assert (team.committed, team.by, team.passed, team.children) == (7_000_000, "陈经理", team.assigned, 0)
    assert found["公司"].passed == 10_000_000
    owing.commit(actor=liu, target_id=draft.id, team=cast.region.id, amount=10_500_000)
    assert rows(cast, draft)["华东大区"].stage == "changed"


def test_passing_down_names_only_teams_right_below(cast, draft):
    chen = actor_for(cast.chen)
    for team in (cast.region.id, cast.company.id):
        with pytest.raises(NotFound):
            owing.pass_down(actor=chen, target_id=draft.id, team=cast.region.id, amounts={team: 1})
    with pytest.raises(Invalid):
        owing.pass_down(actor=chen, target_id=draft.id, team=cast.region.id, amounts={cast.team.id: -1})


def test_the_waterfall_asks_the_same_few_questions_whatever_is_below(cast, draft, django_assert_max_num_queries):
    owing.pass_down(actor=actor_for(cast.chen), target_id=draft.id, team=cast.region.id)
    liu = actor_for(cast.liu)
    for team in (None, cast.region.id, cast.team.id):
        with django_assert_max_num_queries(4):
            selectors.read(liu, draft, team)


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
    body: dict[str, Any] = {"amount": 8_000_000}
    found = chen.put(f"{path}/teams/{cast.team.id}/commitment", body).json()["rows"]
    assert [one["committed"] for one in found if one["team"] == cast.team.id] == [8_000_000]
    body = {"comment": "好", "amounts": [{"team": cast.other_team.id, "amount": 4_100_000}]}
    found = chen.post(f"{path}/teams/{cast.region.id}/pass-down", body).json()["rows"]
    assert [(one["name"], one["committed"]) for one in found] == [
        ("华东大区", None), ("一组", 8_000_000), ("二组", 4_100_000)
    ]  # fmt: skip
    assert (found[0]["passed_by"], found[0]["passed"]) == ("陈经理", 12_100_000)
    version = chen.get(path).json()["version"]
    body = {"version": version, "amount": 8_400_000}
    found = client_for(cast.zhang).post(f"{path}/teams/{cast.team.id}/assign", body).json()["rows"]
    assert found[0]["over"] == pytest.approx(0.05)
    assert client_for(cast.xiaoli).get(f"{path}/waterfall").status_code == 404
