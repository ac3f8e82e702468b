"""Bottom-up offers: collected, shown level by level, and settled."""

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.kernel.errors import Conflict, Invalid, NotFound
from yingdan.targets.models import Response
from yingdan.targets.selectors import consent, lines, offer_months, offers
from yingdan.targets.services import offers as settling
from yingdan.targets.services import plans, responses
from yingdan.targets.tests.test_plans import publish, year_of

MONTHS = [10] * 12


@pytest.fixture
def published(cast, draft):
    """The company's target, published; everybody carries a third."""
    return publish(cast, draft)


def own(cast, target, who):
    return lines.months(target, [who.team_id], who.id)[who.team_id, who.id]


@pytest.fixture
def published_after(cast, published):
    """A second version of the published target, with something said."""
    responses.confirm(actor=actor_for(cast.xiaoli), target_id=published.id, team=cast.team.id)
    return plans.revise(actor=actor_for(cast.liu), target_id=published.id)


@pytest.fixture
def offered(cast, draft):
    """小李 offers 5 million fen, 小王 3 million."""
    settling.open_call(actor=actor_for(cast.liu), target_id=draft.id)
    for who, amount in ((cast.xiaoli, 5_000_000), (cast.xiaowang, 3_000_000)):
        responses.offer(actor=actor_for(who), target_id=draft.id, team=who.team_id, amount=amount)
    draft.refresh_from_db()
    return draft


def settle(cast, who, target, how, team, member=None, **more):
    return settling.settle(
        actor=actor_for(who), target_id=target.id, version=target.version, how=how, team=team.id,
        member=member and member.id, **more,
    )  # fmt: skip


def test_offers_are_taken_node_by_node_through_the_grid(cast, offered):
    settle(cast, cast.liu, offered, "offer", cast.company)
    assert (year_of(offered, cast.xiaoli), year_of(offered, cast.xiaowang)) == (5_000_000, 3_000_000)
    assert set(Response.objects.values_list("answer", "settled")) == {("accepted", 5_000_000), ("accepted", 3_000_000)}
    assert offered.edits.order_by("-id").first().kind == "set"
    with pytest.raises(Conflict):
        settle(cast, cast.liu, offered, "offer", cast.company)


def test_half_way_keeps_the_teams_sum_when_siblings_give(cast, offered):
    before = year_of(offered, cast.xiaoli)
    settle(cast, cast.zhang, offered, "middle", cast.team, cast.xiaoli, rule="siblings")
    assert year_of(offered, cast.xiaoli) == (5_000_000 + before) // 2
    total = sum(sum(one) for one in lines.months(offered, [cast.team.id]).values())
    assert total == sum(sum(one) for one in lines.months(offered).values()) - year_of(offered, cast.xiaowang)
    assert total == 12_000_001 - year_of(offered, cast.xiaowang)


def test_keeping_changes_no_cell_and_a_number_of_ones_own_does(cast, offered):
    before = lines.months(offered)
    settle(cast, cast.liu, offered, "keep", cast.other_team, comment="市场增长")
    assert lines.months(offered) == before
    settle(cast, cast.liu, offered, "own", cast.team, amount=9_000_000)
    assert sum(sum(one) for one in lines.months(offered, [cast.team.id]).values()) == 9_000_000
    assert set(Response.objects.values_list("answer", flat=True)) == {"kept", "own"}
    with pytest.raises(NotFound):
        settle(cast, cast.zhang, offered, "keep", cast.other_team, comment="不")


def test_keeping_against_an_offer_needs_a_reason(cast, offered):
    with pytest.raises(Invalid):
        settle(cast, cast.liu, offered, "keep", cast.team)


def test_offers_sum_up_level_by_level_and_people_come_by_pages(cast, offered, monkeypatch):
    liu = actor_for(cast.liu)
    monkeypatch.setattr(offers, "PAGE", 1)
    first = offers.read(liu, offered, cast.team.id)
    assert [(one.name, one.people, one.open) for one in first.rows] == [("一组", 2, 1), ("小李", 1, 1)]
    more = offers.read(liu, offered, cast.team.id, first.next)
    assert ([one.name for one in more.rows], more.next) == (["张主管"], None)
    region = offers.read(liu, offered, cast.region.id).rows
    assert [(one.name, one.offered, one.against) for one in region] == [
        ("华东大区", 8_000_000, year_of(offered, cast.xiaoli) + year_of(offered, cast.xiaowang)),
        ("一组", 5_000_000, year_of(offered, cast.xiaoli)),
        ("二组", 3_000_000, year_of(offered, cast.xiaowang)),
    ]
    assert region[0].given == sum(one.given for one in region[1:]) == 12_000_001


def test_offers_by_month_stand_beside_the_same_peoples_target(cast, offered):
    months = [100_000 * n for n in range(1, 13)]
    responses.offer(
        actor=actor_for(cast.xiaoli), target_id=offered.id, team=cast.team.id, amount=sum(months), months=months
    )
    found = offer_months.read(actor_for(cast.liu), offered, cast.company.id)
    assert (found.offered, found.given) == (months, own(cast, offered, cast.xiaoli))
    assert (found.monthly.people, found.yearly.people, found.yearly.offered) == (1, 1, 3_000_000)
    one = offer_months.read(actor_for(cast.zhang), offered, cast.team.id, cast.zhang.id)
    assert (one.monthly.people, one.yearly.people, sum(one.offered)) == (0, 0, 0)
    with pytest.raises(NotFound):
        offer_months.read(actor_for(cast.zhang), offered, cast.other_team.id)


def test_lists_ask_the_same_few_questions_whatever_is_below(
    cast, offered, published_after, django_assert_max_num_queries
):
    liu = actor_for(cast.liu)
    for team in (None, cast.region.id, cast.team.id):
        with django_assert_max_num_queries(4):
            offers.read(liu, offered, team)
        with django_assert_max_num_queries(5):
            consent.overview(liu, published_after, team)


def test_collecting_over_http(cast, draft):
    path, boss = f"/api/targets/{draft.id}", client_for(cast.liu)
    assert boss.post(f"{path}/collecting", {"until": "2020-01-01"}).status_code == 422
    assert boss.post(f"{path}/collecting", {"comment": "请自报"}).status_code == 200
    rep = client_for(cast.xiaoli)
    body = {"team": cast.team.id, "kind": "offer", "amount": 4_500_000}
    assert rep.post(f"{path}/responses", body).json()["amount"] == 4_500_000
    found = boss.get(f"{path}/offers").json()
    assert found["call"]["by"] == "刘总"
    root = found["rows"][0]
    assert (root["open"], root["offered"], root["given"]) == (1, 4_500_000, 12_000_001)
    version = boss.get(path).json()["version"]
    body = {"version": version, "team": cast.team.id, "member": cast.xiaoli.id, "how": "offer"}
    assert boss.post(f"{path}/offers/settle", body).json()["total"] == 12_000_001 - 4_000_000 + 4_500_000
    assert boss.post(f"{path}/offers/remind", {}).json() == {"told": 2}
    assert boss.post(f"{path}/collecting/end").status_code == 200
    assert boss.get(f"{path}/offers").json()["call"] is None
