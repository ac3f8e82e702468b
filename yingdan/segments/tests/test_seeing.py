"""Everybody sees of classes, warnings and losses what their reach over customers allows: figures, people, lists."""

from datetime import timedelta
from typing import Any

import pytest

from yingdan.conftest import Cast, client_for
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.platform.models import Notification
from yingdan.segments.models import Proposal, Run
from yingdan.segments.services import checking, losing, standing, telling
from yingdan.segments.tests.making import make_customer, talk, win

pytestmark = pytest.mark.django_db


@pytest.fixture
def overdue(cast: Cast) -> None:
    """Two customers of 小李, one of 小王, all to be visited long since."""
    for name, owner in (("甲", cast.xiaoli), ("乙", cast.xiaoli), ("丙", cast.xiaowang)):
        talk(make_customer(name, owner, grade="A"), clock.today() - timedelta(60))
    standing.work_out()
    standing.tally()


def _get(who: Member, path: str) -> dict[str, Any]:
    answer = client_for(who).get(f"/api/segments/{path}")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.usefixtures("overdue")
def test_figures_are_of_the_own_reach(cast: Cast) -> None:
    for who, count in ((cast.xiaoli, 2), (cast.zhang, 2), (cast.xiaowang, 1), (cast.liu, 3)):
        found = _get(who, "overview")
        assert found["visits"] == {"count": count, "capped": False}
        assert found["visits_by_grade"] == [{"grade": "A", "count": count}]


@pytest.mark.usefixtures("overdue")
def test_people_add_up_from_person_to_company(cast: Cast) -> None:
    mine = _get(cast.zhang, f"people?team={cast.xiaoli.team_id}")
    assert [(one["id"], one["visits"], one["customers"]) for one in mine["members"]] == [(cast.xiaoli.pk, 2, 2)]
    top = _get(cast.liu, "people")
    assert top["above"] is None
    assert sum(one["visits"] for one in top["teams"] + top["members"]) == 3
    below = top["teams"][0]
    inside = _get(cast.liu, f"people?team={below['id']}")
    assert sum(one["visits"] for one in inside["teams"] + inside["members"]) == below["visits"]


@pytest.mark.usefixtures("overdue")
def test_teams_out_of_reach_are_not_there(cast: Cast) -> None:
    assert _get(cast.xiaoli, "people")["team"] is None
    other = cast.xiaowang.team_id
    for who in (cast.xiaoli, cast.zhang):
        assert client_for(who).get("/api/segments/people", {"team": other}).status_code == 404
    assert client_for(cast.liu).get("/api/segments/people", {"team": 2**62}).status_code == 404


def test_lists_hold_the_customers_of_the_own_reach(cast: Cast) -> None:
    customer = make_customer("甲", cast.xiaoli, status="lost")
    run = Run.objects.create(scheme_name="按成交额", settings={}, made_at=clock.now(), status="preview")
    Proposal.objects.create(run=run, customer=customer, before="", after="A")
    customer.grade = "A"
    customer.save()
    for resource in ("customer_loss", "class_change", "class_proposal"):
        seen = {
            who.name: len(client_for(who).post(f"/api/resources/{resource}/query", {}).json()["rows"])
            for who in (cast.xiaoli, cast.zhang, cast.liu, cast.xiaowang)
        }
        assert list(seen.values()) == [1, 1, 1, 0], (resource, seen)


def test_the_weekly_notice_leads_to_pages_that_are_there(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(telling.PATHS.values()) == {"/attention?scope=mine", "/attention?scope=below"}
    monkeypatch.setattr(telling, "due", lambda: True)
    talk(make_customer("甲", cast.xiaoli, grade="A"), clock.today() - timedelta(60))
    standing.work_out()
    telling.tell()
    assert set(Notification.objects.values_list("path", flat=True)) <= set(telling.PATHS.values())


def test_the_check_is_kept_by_the_night_and_forgets_who_was_lost_already(cast: Cast) -> None:
    assert _get(cast.liu, "check")["found"] is None
    day = clock.today() - timedelta(90)
    gone = make_customer("早已流失", cast.xiaoli)
    late = make_customer("变慢", cast.xiaoli)
    for customer in (gone, late):
        for ago in (400, 370, 340, 310):
            win(customer, 1, clock.today() - timedelta(ago))
    gone.status = "lost"
    gone.save()
    gone.losses.update(lost_at=clock.day_start(day) - timedelta(5))
    checking.keep()
    found = _get(cast.liu, "check")["found"]
    assert (found["warned"], found["others"], found["verdict"]) == (1, 0, "few")
    assert found["at"] == day.isoformat()
    gone.losses.update(lost_at=clock.now())  # only since: it was there to be warned of
    checking.keep()
    assert _get(cast.liu, "check")["found"]["warned"] == 2
    assert losing.drift() == []
