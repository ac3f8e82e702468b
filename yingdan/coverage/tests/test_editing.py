"""A draft is edited part by part; a card in force never."""

from datetime import time
from typing import Any

import pytest

from yingdan.conftest import Cast, actor_for
from yingdan.coverage.models import Outlet
from yingdan.coverage.services import drafting, editing
from yingdan.coverage.tests.making import ALL, customers, make_card, make_customer, make_outlet, make_route
from yingdan.kernel.errors import Conflict, Invalid

pytestmark = pytest.mark.django_db


def test_a_draft_is_edited_part_by_part_and_no_edit_is_lost(cast: Cast) -> None:
    customers(cast)
    actor = actor_for(cast.zhang)
    card = drafting.propose(actor, cast.xiaoli.pk)
    seen = card.version
    saved = editing.save(actor, card.pk, seen, {**ALL, "steps": [" 问候 ", "", "记录"], "deputy_id": cast.zhang.pk})
    assert saved.steps == ["问候", "记录"]
    assert saved.deputy == cast.zhang
    with pytest.raises(Conflict, match="version_conflict"):
        editing.save(actor, card.pk, seen, ALL)
    with pytest.raises(Invalid):
        editing.save(actor, card.pk, saved.version, {**ALL, "day_to": time(8)})
    with pytest.raises(Invalid):
        editing.save(actor, card.pk, saved.version, {**ALL, "deputy_id": cast.xiaoli.pk})


def test_routes_are_renamed_swapped_and_removed_and_their_outlets_stay(cast: Cast) -> None:
    actor = actor_for(cast.zhang)
    card = make_card(cast.xiaoli, status="draft", starts_on=None)
    first, second = make_route(card, "一线"), make_route(card, "二线", (2,))
    line = make_outlet(card, "店", second)
    wanted: list[dict[str, Any]] = [
        {"id": second.pk, "name": "一线", "weekdays": [5, 1], "every_weeks": 2, "phase": 1},
        {"id": first.pk, "name": "二线", "weekdays": [3], "every_weeks": 1, "phase": 0},
        {"id": None, "name": "三线", "weekdays": [4], "every_weeks": 1, "phase": 0},
    ]
    card = editing.save_routes(actor, card.pk, card.version, wanted)
    assert list(card.routes.order_by("position").values_list("name", "weekdays", "gap")) == [
        ("一线", [1, 5], 10), ("二线", [3], 7), ("三线", [4], 7),
    ]  # fmt: skip
    card = editing.save_routes(actor, card.pk, card.version, wanted[1:])
    line.refresh_from_db()
    assert line.route is None
    with pytest.raises(Invalid):
        editing.save_routes(actor, card.pk, card.version, [wanted[1], {**wanted[2], "name": "二线"}])
    other = make_route(make_card(cast.xiaowang), "别卡")
    with pytest.raises(Invalid):
        editing.save_routes(actor, card.pk, card.version, [{**wanted[1], "id": other.pk}])


def test_outlets_are_added_placed_changed_and_taken_off(cast: Cast) -> None:
    actor = actor_for(cast.zhang)
    card = make_card(cast.xiaoli, status="draft", starts_on=None)
    route = make_route(card)
    own, foreign = customers(cast, 4), make_customer("小王的店", cast.xiaowang)
    card = editing.add(actor, card.pk, card.version, [own[0].pk, own[1].pk], route.pk)
    with pytest.raises(Invalid):
        editing.add(actor, card.pk, card.version, [foreign.pk], None)
    card = editing.add_missing(actor, card.pk, card.version)
    a, b, c, d = (Outlet.objects.get(customer=one).pk for one in own)
    card = editing.place(actor, card.pk, card.version, [d, c], route.pk, before=b)
    assert list(route.outlets.order_by("position").values_list("id", flat=True)) == [a, d, c, b]
    card = editing.place(actor, card.pk, card.version, [a], None, None)
    assert list(route.outlets.order_by("position").values_list("id", flat=True)) == [d, c, b]
    card = editing.change(actor, card.pk, card.version, [c, d], {"cycle_days": 10, "window_from": time(9)})
    assert set(card.outlets.filter(cycle_days=10, window_from=time(9)).values_list("id", flat=True)) == {c, d}
    card = editing.change(actor, card.pk, card.version, [c], {"cycle_days": None})
    assert Outlet.objects.get(id=c).window_from == time(9)
    card = editing.remove(actor, card.pk, card.version, [a, b])
    assert card.outlets.count() == 2
