"""Who is behind through all levels of the tree: named by the last forecast run, with the line of their team's page."""

from datetime import timedelta

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.forecast.services import runs
from yingdan.kernel import clock
from yingdan.remedies.selectors import lines, people
from yingdan.remedies.tests.conftest import QUARTER, TODAY
from yingdan.targets.rules import period
from yingdan.targets.selectors import nodes

pytestmark = pytest.mark.django_db
Q1 = period.parse(QUARTER)


def run() -> None:
    runs.refresh(clock.day_start(TODAY) + timedelta(hours=9))


def read(member, key=None):
    actor = actor_for(member)
    return people.read(actor, nodes.find(actor, "remedy.read", key), Q1)


def test_nobody_is_named_before_a_forecast_was_worked_out(cast, deals, goal) -> None:
    assert read(cast.liu) is None


def test_people_far_below_are_named_with_the_line_of_their_own_teams_page(cast, deals, goal) -> None:
    run()
    found = read(cast.liu)
    assert (found.behind, found.of) >= (1, 1)
    assert cast.xiaoli.id in {one.line.id for one in found.found}
    for one in found.found:
        actor = actor_for(cast.liu)
        page = lines.read(actor, nodes.find(actor, "remedy.read", f"team:{one.team}"), Q1)
        assert one.line == next(line for line in page.children if line.key == one.line.key)
    gaps = [one.line.split.gap for one in found.found]
    assert gaps == sorted(gaps, reverse=True)


def test_only_people_within_reach_are_named(cast, deals, goal) -> None:
    run()
    found = read(cast.zhang, f"team:{cast.team.id}")
    assert {one.team for one in found.found} == {cast.team.id}
    assert read(cast.xiaoli, f"member:{cast.xiaoli.id}") is None


def test_the_number_of_queries_does_not_grow_with_the_people(cast, deals, goal, django_assert_max_num_queries) -> None:
    run()
    with django_assert_max_num_queries(20):
        read(cast.liu)


def test_the_cockpit_names_them(cast, deals, goal) -> None:
    run()
    page = client_for(cast.liu).get(f"/api/cockpit?period={QUARTER}").json()
    below = page["people"]
    assert below["behind"] >= len(below["items"]) > 0
    assert below["items"][0]["team"] in {cast.team.name, cast.other_team.name}
    own = client_for(cast.zhang).get(f"/api/cockpit?period={QUARTER}&node=team:{cast.team.id}").json()
    assert own["people"] is None  # the people are right below
