"""From a proposal to a card in force to the next version; what was taken over; who may."""

from datetime import date, time, timedelta

import pytest

from yingdan.conftest import Cast, actor_for
from yingdan.coverage.models import Card, Outlet, Region
from yingdan.coverage.selectors import sheet, today, versions
from yingdan.coverage.selectors.setup import setup
from yingdan.coverage.services import drafting, editing, issuing
from yingdan.coverage.tests.making import ALL, customers, make_card, make_customer, make_outlet, make_route
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.errors import Conflict, Invalid, NotFound
from yingdan.org.models import Territory, TerritoryTeam
from yingdan.platform.models import Event, Notification

pytestmark = pytest.mark.django_db


def test_a_proposal_holds_every_customer_once_with_routes_by_place(cast: Cast) -> None:
    own = customers(cast)
    make_customer("流失店", cast.xiaoli, status="lost")
    make_customer("小王的店", cast.xiaowang)
    territory = Territory.objects.create(name="杭州")
    TerritoryTeam.objects.create(territory=territory, team=cast.team)
    card = drafting.propose(actor_for(cast.zhang), cast.xiaoli.pk)
    assert set(card.outlets.values_list("customer_id", flat=True)) == {one.pk for one in own}
    assert not card.outlets.filter(route=None).exists()
    assert [one.territory_id for one in card.regions.all()] == [territory.pk]
    assert card.status == "draft"
    assert card.number == 1
    assert card.steps == setup().standards[0]["steps"]
    page = sheet.of_card(actor_for(cast.zhang), card.pk)
    assert all(page["parts"].values())
    with pytest.raises(drafting.Drafted):
        drafting.propose(actor_for(cast.zhang), cast.xiaoli.pk)


def test_a_rep_without_customers_gets_an_empty_draft_that_cannot_be_put_in_force(cast: Cast) -> None:
    actor = actor_for(cast.zhang)
    card = drafting.propose(actor, cast.xiaoli.pk)
    with pytest.raises(Conflict, match="coverage_empty"):
        issuing.issue(actor, card.pk, card.version, clock.today(), "新卡")


def test_a_new_version_ends_the_one_before_and_takes_the_days_of_a_planned_one(cast: Cast) -> None:
    customers(cast)
    actor, today_ = actor_for(cast.zhang), clock.today()
    first = drafting.propose(actor, cast.xiaoli.pk)
    issuing.issue(actor, first.pk, first.version, today_, "首版")
    planned = drafting.copy(actor, cast.xiaoli.pk, first.pk)
    issuing.issue(actor, planned.pk, planned.version, today_ + timedelta(20), "下月调整")
    first.refresh_from_db()
    assert first.ends_on == today_ + timedelta(19)
    assert sheet.of_member(actor, cast.xiaoli.pk)["planned"] == planned.pk
    third = drafting.copy(actor, cast.xiaoli.pk, planned.pk)
    issuing.issue(actor, third.pk, third.version, today_ + timedelta(30), "改期")
    planned.refresh_from_db()
    assert planned.ends_on == today_ + timedelta(29)
    fourth = drafting.copy(actor, cast.xiaoli.pk, first.pk)
    issuing.issue(actor, fourth.pk, fourth.version, today_ + timedelta(25), "再改")
    for one, state, ends in ((first, "issued", 19), (planned, "issued", 24), (third, "replaced", None)):
        one.refresh_from_db()
        assert (one.status, one.ends_on) == (state, ends and today_ + timedelta(ends))
    same_day = drafting.copy(actor, cast.xiaoli.pk, first.pk)
    issuing.issue(actor, same_day.pk, same_day.version, today_, "今天起")
    first.refresh_from_db()
    assert first.status == "replaced"
    assert list(Card.objects.filter(status="issued").values_list("number", flat=True)) == [same_day.number]


def test_putting_in_force_tells_the_rep_why_and_keeps_it(cast: Cast) -> None:
    customers(cast)
    actor = actor_for(cast.zhang)
    card = drafting.propose(actor, cast.xiaoli.pk)
    with pytest.raises(Invalid):
        issuing.issue(actor, card.pk, card.version, clock.today(), "  ")
    with pytest.raises(Invalid):
        issuing.issue(actor, card.pk, card.version, clock.today() - timedelta(1), "补")
    issuing.issue(actor, card.pk, card.version, clock.today(), "划分新区域")
    told = Notification.objects.get(user=cast.xiaoli.user)
    assert told.kind == "coverage.issued"
    assert told.params["why"] == "划分新区域"
    assert Event.objects.filter(verb="coverage.issued", object_id=cast.xiaoli.pk).exists()
    card.refresh_from_db()
    assert (card.issued_name, card.why) == ("张主管", "划分新区域")
    with pytest.raises(Conflict, match="coverage_not_draft"):
        editing.save(actor, card.pk, card.version, ALL)


def test_a_successor_is_proposed_what_the_giver_had(cast: Cast) -> None:
    actor = actor_for(cast.chen)
    whole = Territory.objects.create(name="杭州")
    giver = make_card(cast.xiaowang, minutes=25, steps=["看陈列"])
    Region.objects.create(card=giver, territory=whole)
    route = make_route(giver, "西湖线", (2, 4))
    taken = make_customer("西湖店", cast.xiaowang, territory=whole)
    make_outlet(giver, taken, route, cycle_days=9, window_from=time(10))
    make_outlet(giver, make_customer("留下的店", cast.xiaowang), route)
    Customer.objects.filter(id=taken.pk).update(owner=cast.xiaoli)
    page = sheet.of_member(actor, cast.xiaoli.pk)
    assert page["taken_over"] == [{"id": cast.xiaowang.pk, "name": "小王", "count": 1}]
    card = drafting.take_over(actor, cast.xiaoli.pk, cast.xiaowang.pk)
    line = card.outlets.get()
    assert (line.customer_id, line.cycle_days, line.window_from) == (taken.pk, 9, time(10))
    assert line.route is not None
    assert (line.route.name, line.route.weekdays) == ("西湖线", [2, 4])
    assert (card.minutes, card.steps) == (25, ["看陈列"])
    assert [one.territory_id for one in card.regions.all()] == [whole.pk]
    assert sheet.of_member(actor, cast.xiaoli.pk)["taken_over"] == []
    # Onto a card that is there already, beside its own routes.
    again = make_customer("二店", cast.xiaowang)
    make_outlet(giver, again, route)
    Customer.objects.filter(id=again.pk).update(owner=cast.xiaoli)
    card = drafting.take_over(actor, cast.xiaoli.pk, cast.xiaowang.pk)
    assert list(card.outlets.order_by("position").values_list("customer_id", "route__name")) == [
        (taken.pk, "西湖线"), (again.pk, "西湖线"),
    ]  # fmt: skip
    with pytest.raises(NotFound):
        drafting.take_over(actor, cast.xiaoli.pk, cast.zhang.pk)


def test_versions_are_compared(cast: Cast) -> None:
    own = customers(cast, 3)
    actor = actor_for(cast.zhang)
    old = make_card(cast.xiaoli, cycle_a=14)
    route = make_route(old)
    for one in own[:2]:
        make_outlet(old, one, route)
    card = drafting.copy(actor, cast.xiaoli.pk, old.pk)
    assert versions.compare(actor, card.pk, old.pk)["outlets"] == []
    card = editing.save(actor, card.pk, card.version, {**ALL, "cycle_a": 7, "minutes": 40, "travel": 20})
    line = Outlet.objects.get(card=card, customer=own[0])
    card = editing.remove(actor, card.pk, card.version, [line.pk])
    card = editing.add(actor, card.pk, card.version, [own[2].pk], None)
    said = versions.compare(actor, card.pk, old.pk)
    assert (said["added"], said["removed"]) == (1, 1)
    assert ("cycle", "cycle_a", 14, 7) in [tuple(one.values()) for one in said["facts"]]
    assert {one["name"]: one["kind"] for one in said["outlets"]} == {"店 2": "added", "店 0": "removed"}
    with pytest.raises(NotFound):
        versions.compare(actor, card.pk, make_card(cast.zhang).pk)


def test_the_day_shows_the_routes_that_run_in_order(cast: Cast) -> None:
    card = make_card(cast.xiaoli, steps=["问候"])
    monday, tuesday = make_route(card, "周一线", (1,)), make_route(card, "周二线", (2,))
    second = make_outlet(card, "二店", monday)
    first = make_outlet(card, "一店", monday)
    Outlet.objects.filter(id=first.pk).update(position=0)
    make_outlet(card, "三店", tuesday)
    day = next(d for d in (clock.today() + timedelta(n) for n in range(7)) if d.isoweekday() == 1)
    said = today.of_day(actor_for(cast.xiaoli), cast.xiaoli.pk, day)
    assert [one["id"] for one in said["stops"]] == [first.pk, second.pk]
    assert [one["name"] for one in said["routes"]] == ["周一线"]
    assert said["steps"] == ["问候"]
    assert today.of_day(actor_for(cast.xiaoli), cast.xiaoli.pk, date(2020, 1, 6))["card"] is None
