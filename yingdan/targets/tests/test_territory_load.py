"""Weights by the territories that people serve, and by what they hold already."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.conftest import make_member
from yingdan.customers.models import Customer
from yingdan.org.models import Territory, TerritoryTeam
from yingdan.targets.rules.weights import Blend, Held, among, loads
from yingdan.targets.selectors import evidence, potential
from yingdan.targets.selectors.serving import served
from yingdan.targets.services.split import Wish
from yingdan.targets.tests.conftest import make_deal
from yingdan.targets.tests.test_evidence import do_split

KEYS = st.integers(0, 5)


@given(st.dictionaries(KEYS, st.floats(0, 1e6), min_size=1), st.floats(0, 1), st.dictionaries(KEYS, st.floats(0, 1e6)))
def test_who_serves_no_territory_keeps_the_weight(weights, share, worth):
    found = among(weights, worth, share)
    assert found.keys() == weights.keys()
    assert sum(found.values()) == pytest.approx(sum(weights.values()))
    for key, weight in weights.items():
        assert worth.get(key, 0) > 0 or found[key] == weight


@given(st.dictionaries(KEYS, st.builds(Held, st.integers(0, 500), st.integers(0, 99)), min_size=1), st.floats(0, 1))
def test_who_holds_more_never_weighs_more_for_it(hands, exponent):
    found = loads(hands, exponent)
    for one in found.values():
        assert 0.8 <= one.factor <= 1.2
        for other in found.values():
            assert not 0 < one.times < other.times or one.factor >= other.factor
    assert all(one.factor <= 1 for one in loads(hands, exponent, newcomers=list(hands)).values())


def test_load_is_told_by_the_average_of_all():
    found = loads({1: Held(300, 30), 2: Held(100, 10), 3: Held(0, 0)}, 0.5)
    assert [round(one.times, 2) for one in found.values()] == [2.25, 0.75, 0]
    assert [round(one.factor, 3) for one in found.values()] == [0.8, 1.155, 1.0]
    assert loads({1: Held(0, 0)}, 1)[1].factor == 1


@pytest.fixture
def south(cast):
    """The whole and a part of it, which the first team serves; the part has a part of its own that nobody serves."""
    east = Territory.objects.create(name="华东", manager=cast.xiaowang)
    south = Territory.objects.create(name="苏南", parent=east, top=east)
    TerritoryTeam.objects.create(territory=south, team=cast.team)
    return east, south, Territory.objects.create(name="苏州", parent=south, top=east)


def customers(number, territory, owner, grade="A", held=True):
    for n in range(number):
        name = f"{territory.name}{grade}{n}"
        Customer.objects.create(
            name=name, name_key=name, territory=territory, owner=owner if held else None, team=owner.team, grade=grade
        )


def test_a_territory_belongs_to_those_who_serve_it(cast, pipeline, south):
    east, part, smallest = south
    customers(2, part, cast.xiaoli)
    customers(4, smallest, cast.xiaowang, held=False)
    customers(3, east, cast.zhang, "B")
    make_deal(pipeline, cast.xiaoli, 1000, day=date(2025, 6, 3), customer=Customer.objects.filter(grade="A").first())
    make_deal(pipeline, cast.zhang, 300, day=date(2025, 6, 3), customer=Customer.objects.filter(grade="B").first())
    span = evidence.window(2026)
    found = served([cast.xiaoli, cast.zhang, cast.xiaowang, cast.chen], span.start, span.end)
    assert set(found) == {cast.xiaoli.id, cast.zhang.id, cast.xiaowang.id}
    own = found[cast.xiaoli.id]  # six customers at 500 yuan each, shared with 张主管
    assert (own.worth, own.customers, own.names) == (150_000, 3, ["苏南"])
    assert (found[cast.xiaowang.id].worth, found[cast.xiaowang.id].names) == (30_000, ["华东"])


def test_territory_and_load_count_when_chosen_and_are_told(cast, pipeline, target, south):
    for one in (cast.xiaoli, cast.xiaowang, cast.zhang):
        make_deal(pipeline, one, 60_000, day=date(2025, 6, 3))
    _, part, _ = south
    customers(6, part, cast.xiaoli)
    make_deal(pipeline, cast.xiaoli, 5, day=date(2025, 6, 3), customer=Customer.objects.first())
    usual = do_split(cast, target, Wish(blend=Blend(potential=0)), preview=True)[1].carriers
    chosen = do_split(cast, target, Wish(blend=Blend(potential=0, territory=0.5, load=0.5)), preview=True)[1].carriers
    assert all("区域" not in one.reason and "负荷" not in one.reason for one in usual)
    reasons = {one.member: one.reason for one in chosen}
    assert "所负责区域（苏南）" in reasons[cast.xiaoli.id]
    assert "按 50% 计入" in reasons[cast.xiaoli.id]
    assert "没有负责的区域" in reasons[cast.xiaowang.id]
    assert "在手客户 6 家" in reasons[cast.xiaoli.id]
    before, after = ({one.member: one.amount for one in each} for each in (usual, chosen))
    assert after[cast.xiaoli.id] < before[cast.xiaoli.id]  # holds all customers
    assert sum(after.values()) == sum(before.values()) == target.amount


def test_what_is_held_counts_customers_and_open_deals(cast, pipeline, south):
    customers(2, south[0], cast.xiaoli)
    Customer.objects.filter(name="华东A0").update(status="lost")
    make_deal(pipeline, cast.xiaoli, 5, status="open", day=date(2026, 3, 1))
    found = potential.held([cast.xiaoli.id, make_member("新人", cast.team, "rep").id])
    assert list(found.values()) == [Held(1, 1), Held(0, 0)]
