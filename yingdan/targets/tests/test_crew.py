"""What it takes for a whole team: the same figures as one by one, saved at once, undone at once."""

from datetime import date
from decimal import Decimal

import pytest

from yingdan.conftest import client_for
from yingdan.customers.models import Customer
from yingdan.deals.figures import Whose
from yingdan.org.models import Member
from yingdan.platform.models import Event, Notification
from yingdan.targets.models import ActivityChange, ActivityTarget
from yingdan.targets.selectors import activity, records, tree, working
from yingdan.targets.tests.conftest import make_deal
from yingdan.targets.tests.test_rebalance import published  # noqa: F401
from yingdan.targets.tests.test_reverse_api import follow_up, june, record, takes  # noqa: F401


@pytest.fixture(autouse=True)
def worked(cast, record):  # noqa: F811
    """小李 has visited and met a new customer."""
    customer = Customer.objects.create(name="大华", name_key="大华", owner=cast.xiaoli, team=cast.team)
    for day in (date(2026, 6, 1), date(2026, 6, 2)):
        follow_up(cast, customer, day)


def crew(who, team, **query):
    return client_for(who).get("/api/what-it-takes/people", {"node": f"team:{team.id}", **query})


def put(who, team, wishes, **changes):
    people = [
        {"member": member.id, "items": [{"kind": kind, "per_week": n} for kind, n in items.items()]}
        for member, items in wishes.items()
    ]
    body = {"team": team.id, "starts_on": "2026-06-15", "ends_on": "2026-12-31", "people": people, **changes}
    return client_for(who).put("/api/activity/people", body)


def meant(member, day):
    return dict(activity.in_force(day, day).filter(member=member).values_list("kind", "per_week"))


def undo(who, change):
    return client_for(who).post(f"/api/activity/changes/{change}/undo")


def test_each_line_says_what_the_persons_own_page_says(cast, published, pipeline):  # noqa: F811
    make_deal(pipeline, cast.xiaowang, Decimal("700.00"), status="open", day=date(2026, 9, 1))
    for period in ("2026", "2026Q3", "2026-07", "2026W40"):
        found = crew(cast.liu, cast.company, period=period).json()
        assert len(found["people"]) == 3
        for line in found["people"]:
            own = takes(cast.liu, node=f"member:{line['member']}", period=period).json()
            assert [line[name] for name in ("target", "actual", "remaining")] == [
                own[name] for name in ("target", "actual", "remaining")
            ]
            rates = own["rates"]
            assert line["win"] == pytest.approx(rates["win"]["value"])
            assert line["deal"] == pytest.approx(rates["deal"]["value"])
            assert line["cycle"] == pytest.approx(rates["cycle"]["value"])
            assert line["closed"] == rates["win"]["count"]
            assert line["items"] == own["activities"]


def test_records_of_many_are_the_records_of_each(cast, pipeline):
    line = working.line(Whose(), pipeline.id)
    people = list(Member.objects.all())
    many = records.of_people([one.id for one in people], line)
    for one in people:
        assert many[one.id] == working.record(Whose(one.id), line)
    whole = tree.load()
    for team, found in records.of_teams(whole, line).items():
        assert found == working.record(Whose(None, whole.below(team)), line)


def test_what_if_moves_everybody_by_the_same_factor(cast, published):  # noqa: F811
    usual = crew(cast.liu, cast.company).json()["people"]
    team = takes(cast.liu, node=f"team:{cast.company.id}").json()["rates"]
    doubled = crew(cast.liu, cast.company, deal=2 * team["deal"]["usual"], cycle=team["cycle"]["usual"] / 2).json()
    for before, after in zip(usual, doubled["people"], strict=True):
        assert after["deal"] == pytest.approx(2 * before["deal"])
        assert after["cycle"] == pytest.approx(before["cycle"] / 2)
        assert after["win"] == pytest.approx(before["win"])


def test_saved_for_all_at_once_and_followed(cast, published):  # noqa: F811
    answer = put(cast.chen, cast.region, {
        cast.xiaoli: {"visits": 6, "calls": 10}, cast.zhang: {"visits": 2},
    }, asked={"period": "2026", "win": 0.3})  # fmt: skip
    assert answer.status_code == 200, answer.content
    change = ActivityChange.objects.get(id=answer.json()["id"])
    assert (change.people, change.team_id, change.asked) == (2, cast.region.id, {"period": "2026", "win": 0.3})
    week = client_for(cast.xiaoli).get("/api/activity").json()["people"]
    assert [(one["kind"], one["per_week"]) for one in week[0]["items"]] == [("visits", 6), ("calls", 10)]
    told = Notification.objects.filter(kind="activity_target_set")
    assert {one.user_id for one in told} == {cast.xiaoli.user_id, cast.zhang.user_id}
    assert Event.objects.get(verb="activity_target.set", object_id=cast.xiaoli.id).params["items"] == {
        "visits": 6, "calls": 10,
    }  # fmt: skip
    lines = {one["member"]: one["now"] for one in crew(cast.chen, cast.region).json()["people"]}
    assert lines[cast.zhang.id] == {"visits": 2}


def test_undoing_puts_back_what_was_meant(cast):
    put(cast.chen, cast.region, {cast.xiaoli: {"visits": 6, "deals": 3}})
    second = put(
        cast.chen, cast.region, {cast.xiaoli: {"visits": 0}, cast.zhang: {"visits": 4}},
        starts_on="2026-08-01", ends_on="2026-08-31",
    ).json()["id"]  # fmt: skip
    assert [meant(cast.xiaoli, date(2026, month, 5)) for month in (7, 8, 9)] == [
        {"visits": 6, "deals": 3}, {"deals": 3}, {"visits": 6, "deals": 3},
    ]  # fmt: skip
    assert undo(cast.chen, second).status_code == 200
    assert meant(cast.xiaoli, date(2026, 8, 5)) == {"visits": 6, "deals": 3}
    assert meant(cast.zhang, date(2026, 8, 5)) == {}
    assert ActivityTarget.objects.filter(replaced_by=None).count() == 2
    assert undo(cast.chen, second).status_code == 409  # once is enough
    shown = client_for(cast.chen).get("/api/activity/changes", {"node": f"team:{cast.region.id}"}).json()["items"]
    assert [(one["id"], one["can_undo"], one["undone_by"]) for one in shown[:1]] == [(second, False, cast.chen.name)]
    assert shown[1]["can_undo"] is True


def test_what_was_changed_since_is_undone_first(cast):
    first = put(cast.chen, cast.region, {cast.xiaoli: {"visits": 6}, cast.zhang: {"visits": 1}}).json()["id"]
    second = put(cast.xiaoli, cast.team, {cast.xiaoli: {"visits": 7}})
    assert second.status_code in (403, 404)  # a rep sets the own ones on the own page
    own = {"member": cast.xiaoli.id, "starts_on": "2026-07-01", "ends_on": "2026-12-31",
           "items": [{"kind": "visits", "per_week": 7}]}  # fmt: skip
    assert client_for(cast.xiaoli).post("/api/activity", own).status_code == 200
    refused = undo(cast.chen, first)
    assert (refused.status_code, refused.json()["code"]) == (409, "activity_changed_since")
    latest = ActivityChange.objects.latest("id")
    assert undo(cast.xiaoli, latest.id).status_code == 200
    assert undo(cast.chen, first).status_code == 200
    assert not ActivityTarget.objects.filter(replaced_by=None).exists()


def test_who_may_set_and_undo(cast):
    assert put(cast.zhang, cast.team, {cast.xiaoli: {"visits": 1}}).status_code == 200
    assert put(cast.zhang, cast.team, {cast.xiaowang: {"visits": 1}}).status_code == 404
    assert put(cast.chen, cast.region, {cast.xiaoli: {"naps": 1}}).status_code == 422
    change = ActivityChange.objects.latest("id")
    assert undo(cast.xiaowang, change.id).status_code == 404
    assert undo(cast.front_desk, change.id).status_code == 403
    assert crew(cast.xiaoli, cast.team).status_code == 404


def test_queries_do_not_grow_with_people(cast, published, django_assert_max_num_queries):  # noqa: F811
    client = client_for(cast.liu)
    with django_assert_max_num_queries(45):
        client.get("/api/what-it-takes/people", {"node": f"team:{cast.company.id}"})
    everybody = {one: {"visits": 3, "calls": 4} for one in Member.objects.all()}
    with django_assert_max_num_queries(30):
        assert put(cast.liu, cast.company, everybody).status_code == 200
