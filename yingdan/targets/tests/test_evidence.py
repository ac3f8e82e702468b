"""Weights from more than the record, fairness, and splits further over products."""

from datetime import date, timedelta

import pytest
from django.db.models import Sum
from hypothesis import given
from hypothesis import strategies as st

from yingdan.catalog.models import Product
from yingdan.conftest import actor_for, client_for, make_member
from yingdan.kernel.errors import Invalid
from yingdan.targets.models import Cell, TeamSum
from yingdan.targets.rules.fairness import Burden, fairness, spearman
from yingdan.targets.rules.tree import PartKey
from yingdan.targets.rules.weights import Blend, abilities, mixes, ramp, with_potential
from yingdan.targets.services import parting, plans, split
from yingdan.targets.services.parting import PartWish
from yingdan.targets.services.split import Wish
from yingdan.targets.tests.conftest import make_deal


def test_a_fair_split_follows_potential_and_an_unfair_one_shows():
    even = fairness([Burden(100 * n, 1000 * n, 90 * n) for n in (1, 2, 3, 4)])
    assert even.spread == pytest.approx(0)
    assert (even.outside, even.judged) == (0, 4)
    odd = fairness([Burden(100, 1000, 50), Burden(300, 1000, 100), Burden(200, 1000, 400)])
    assert odd.outside == pytest.approx(2 / 3)
    assert odd.correlation == pytest.approx(-0.5)
    assert fairness([Burden(1, 1, 1)] * 2).spread is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=12))
def test_rank_correlation_is_symmetric_and_within_its_bounds(pairs):
    x, y = [a for a, _ in pairs], [b for _, b in pairs]
    found = spearman(x, y)
    assert found is None or -1.0000001 <= found <= 1.0000001
    assert found == spearman(y, x) or found == pytest.approx(spearman(y, x))
    assert spearman(x, x) in (None, pytest.approx(1))


def test_those_who_reached_their_targets_carry_more_within_limits():
    found = abilities({1: (100, 130, 12.0), 2: (100, 70, 12.0), 3: (0, 50, 0.0), 4: (100, 900, 60.0)}, 1.0)
    assert found[1].factor < found[4].factor == 1.3
    assert found[2].factor == 0.7
    assert (found[3].factor, found[1].own) == (1.0, 1.3)


@given(st.dictionaries(st.integers(0, 5), st.floats(0, 1e6), min_size=1), st.floats(0, 1),
       st.dictionaries(st.integers(0, 5), st.floats(0, 1e6)))  # fmt: skip
def test_potential_moves_weight_and_keeps_the_sum(weights, share, worth):
    found = with_potential(weights, worth, share)
    assert sum(found.values()) == pytest.approx(sum(weights.values()))
    assert all(value >= 0 for value in found.values())


def test_a_newcomer_ramps_up():
    assert [round(ramp(months), 2) for months in (-1, 0, 3, 6, 60)] == [0.4, 0.4, 0.7, 1, 1]


def test_mixes_lean_on_the_team_where_the_own_record_is_thin():
    found = mixes({(1, 10): 900, (1, 20): 100, (2, 10): 10}, {1: "a", 2: "a", 3: "b"}, {10: 1, 20: 1})
    assert found[1][10] > found[2][10] > found[3][10] > 0.5
    assert all(sum(line.values()) == pytest.approx(1) for line in found.values())


def do_split(cast, target, wish, **more):
    target.refresh_from_db()
    return split.split(actor=actor_for(cast.liu), target_id=target.id, version=target.version, wish=wish, **more)


def test_every_share_is_explained_and_growth_is_capped(cast, pipeline, target):
    make_deal(pipeline, cast.xiaoli, 30_000, day=date(2025, 6, 3))
    make_deal(pipeline, cast.xiaowang, 90_000, day=date(2025, 11, 20))
    make_deal(pipeline, cast.xiaoli, 500_000, status="open", day=date(2026, 3, 1))
    new = make_member("新人", cast.team, "rep", started_on=date(2025, 12, 1))
    _, proposal = do_split(cast, target, Wish(blend=Blend(growth_cap=0.5)), preview=True)
    by_member = {one.member: one for one in proposal.carriers}
    lee = by_member[cast.xiaoli.id]
    assert lee.amount <= 4_500_000
    assert "增长上限 50%" in lee.reason
    assert "潜力" in lee.reason
    assert lee.potential > 0
    assert lee.growth == pytest.approx(lee.amount / 3_000_000 - 1)
    assert "爬坡" in by_member[new.id].reason
    assert sum(one.amount for one in proposal.carriers) == 12_000_001
    assert proposal.fairness.correlation is None


def test_past_attainment_counts_and_is_told(cast, pipeline):
    director = actor_for(cast.liu)
    old = plans.create(actor=director, name="去年", year=2025, team_id=cast.company.id, amount=36_000_000)
    do_split(cast, old, Wish("equal", "equal"))
    old.refresh_from_db()
    plans.publish(actor=director, target_id=old.id, version=old.version)
    make_deal(pipeline, cast.xiaoli, 160_000, day=date(2025, 6, 3))
    make_deal(pipeline, cast.xiaowang, 60_000, day=date(2025, 6, 3))
    target = plans.create(actor=director, name="今年", year=2026, team_id=cast.company.id, amount=10_000_000)
    _, proposal = do_split(cast, target, Wish(blend=Blend(ability=1, potential=0)), preview=True)
    reasons = {one.member: one.reason for one in proposal.carriers}
    assert "历史达成率 133%" in reasons[cast.xiaoli.id]
    assert "能力系数 0.70" in reasons[cast.zhang.id]


def test_days_follow_the_weekdays_of_the_record(cast, pipeline, target):
    for week in range(50):
        make_deal(pipeline, cast.xiaoli, 1000, day=date(2025, 1, 4) + timedelta(7 * week))  # Saturdays
    do_split(cast, target, Wish("equal", "equal"))
    saturdays = [cell.days[6] for cell in Cell.objects.filter(target=target, month=3)]
    assert saturdays == [0] * 3
    do_split(cast, target, Wish("equal", "workdays", days="history"))
    march = Cell.objects.get(target=target, member=cast.xiaoli, month=3).days
    assert march[6] > 2 * march[4] > 0
    assert TeamSum.objects.filter(target=target).aggregate(sum=Sum("fen"))["sum"] == 12_000_001


@pytest.fixture
def products(db):
    """Three of them."""
    return [Product.objects.create(name=name) for name in ("产品甲", "产品乙", "产品丙")]


def do_divide(cast, target, wishes, **more):
    target.refresh_from_db()
    return parting.divide(actor=actor_for(cast.liu), target_id=target.id, version=target.version, wishes=wishes, **more)


def test_a_target_is_split_further_and_put_together_again(cast, draft, products):
    months = dict(Cell.objects.filter(target=draft).values_list("id", "days"))
    before = {(c.member_id, c.month): c.fen for c in Cell.objects.filter(target=draft)}
    target = do_divide(
        cast,
        draft,
        [PartWish(PartKey(product=one.id), weight) for one, weight in zip(products, (5, 3, 2), strict=True)],
    )
    assert target.dimensions == ["product"]
    cells = Cell.objects.filter(target=draft)
    assert cells.count() == 3 * len(months)
    after: dict[tuple[int, int], int] = {}
    for cell in cells:
        after[cell.member_id, cell.month] = after.get((cell.member_id, cell.month), 0) + cell.fen
        assert cell.fen == sum(cell.days)
    assert after == before
    assert sum(TeamSum.objects.filter(target=draft).values_list("fen", flat=True)) == 12_000_001
    do_split(cast, draft, Wish("equal", "workdays"))
    assert set(cells.values_list("part__product__name", flat=True)) == {"产品甲", "产品乙", "产品丙"}
    assert do_divide(cast, draft, []).dimensions == []
    assert set(Cell.objects.filter(target=draft).values_list("part", flat=True)) == {None}
    assert sum(Cell.objects.filter(target=draft).values_list("fen", flat=True)) == 12_000_001


def test_totals_of_parts_are_kept_to_the_fen(cast, draft, products):
    wishes = [
        PartWish(PartKey(product=one.id), 1, amount)
        for one, amount in zip(products, (7_000_001, 5_000_000, 0), strict=True)
    ]
    do_divide(cast, draft, wishes)
    for wish in wishes:
        cells = Cell.objects.filter(target=draft, part__product=wish.key.product)
        assert sum(cells.values_list("fen", flat=True)) == wish.amount
    with pytest.raises(Invalid):
        do_divide(cast, draft, [PartWish(PartKey(product=products[0].id), 1, 5)])


def test_who_sold_a_product_carries_more_of_it(cast, pipeline, draft, products):
    make_deal(pipeline, cast.xiaoli, 50_000, day=date(2025, 6, 3), product=products[0])
    make_deal(pipeline, cast.xiaowang, 50_000, day=date(2025, 6, 3), product=products[1])
    do_divide(cast, draft, [PartWish(PartKey(product=one.id)) for one in products[:2]], by="history")

    def year(member, product):
        return sum(
            Cell.objects.filter(target=draft, member=member, part__product=product).values_list("fen", flat=True)
        )

    assert year(cast.xiaoli, products[0]) > year(cast.xiaoli, products[1])
    assert year(cast.xiaowang, products[0]) < year(cast.xiaowang, products[1])


def test_parts_over_http_and_in_the_grid(cast, draft, products):
    client = client_for(cast.liu)
    path = f"/api/targets/{draft.id}"
    items = [{"product": one.id, "weight": 1} for one in products]
    answer = client.post(f"{path}/parts", {"version": draft.version, "items": items})
    assert (answer.status_code, answer.json()["total"]) == (200, 12_000_001)
    rows = client.get(f"{path}/grid?by=part&team={cast.team.id}").json()
    assert [row["name"] for row in rows["rows"]] == ["一组", "产品丙", "产品乙", "产品甲"]
    assert rows["rows"][0]["total"] == sum(row["total"] for row in rows["rows"][1:])
    part = rows["rows"][3]["part"]
    cell = {"team": cast.team.id, "part": part, "period": "2026Q1", "value": 600_000}
    body = {"version": answer.json()["version"], "cells": [cell], "by": "part", "team": cast.team.id}
    edited = client.patch(f"{path}/cells", body).json()
    assert sum(edited["rows"][3]["values"][:3]) == 600_000
    assert edited["rows"][0]["total"] == rows["rows"][0]["total"]
    only = client.get(f"{path}/grid?team={cast.team.id}&part={part}").json()["rows"]
    assert only[0]["total"] == edited["rows"][3]["total"] == sum(row["total"] for row in only[1:])
    locked = {"team": cast.team.id, "member": cast.xiaoli.id, "part": part, "period": "2026-02"}
    body = {"version": 1, "cells": [locked], "locked": True}
    version = client.post(f"{path}/locks", body).json()["target"]["version"]
    client.patch(path, {"version": version, "amount": 12})
    refused = client.post(f"{path}/split", {"version": version + 1, "people": "equal", "months": "equal"})
    assert refused.status_code == 422
    assert "2月" in refused.json()["message"]
    bad = client.post(f"{path}/parts", {"version": version + 1, "items": [{"product": 10**9}]})
    assert bad.status_code == 422
