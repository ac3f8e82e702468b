"""The evidence equals what plain Python counts from the rows; it is kept small, honest, and the same for one deal."""

from collections import defaultdict
from statistics import median
from typing import Any

import pytest

from yingdan.conftest import Cast
from yingdan.customers.models import FollowUp
from yingdan.deals.models import Deal
from yingdan.kernel import clock
from yingdan.org.models import Member, Team
from yingdan.playbooks.models import Evidence, SizeClass
from yingdan.playbooks.selectors import evidence
from yingdan.playbooks.services import working
from yingdan.playbooks.tests.making import make_customer, make_deal, make_past, make_stages, talk
from yingdan.playbooks.types import METHODS, NEEDED, ROLES

pytestmark = pytest.mark.django_db


def role(deal: Deal, act: FollowUp) -> str:
    """Who wrote it, as the deal sees it."""
    if act.owner_id == deal.owner_id:
        return "owner"
    if deal.members.filter(member=act.owner_id, role="presales").exists():
        return "presales"
    owner = Member.objects.get(id=deal.owner_id or 0)
    team: Team | None = owner.team
    above = {owner.manager_id}
    while team is not None:
        above.add(team.manager_id)
        team = team.parent
    return "superior" if act.owner_id in above else "other"


def measured(deal: Deal, stage: int) -> tuple[dict[str, float], dict[str, int], dict[str, set[str]]]:
    """A stay's measures, first days and roles that had a hand in them, counted one by one."""
    entries = [one for one in deal.entries.order_by("entered_at") if one.stage_id == stage]
    now, begin = clock.now(), clock.business_day(entries[0].entered_at)
    acts = [
        act
        for act in FollowUp.objects.filter(deal_id=deal.pk).select_related("contact")
        if any(one.entered_at <= act.happened_at < (one.left_at or now) for one in entries)
    ]
    found = {
        **{method: [act for act in acts if act.method == method] for method in METHODS},
        "decider": [act for act in acts if act.contact and act.contact.role == "decision_maker"],
        "colleague": [act for act in acts if act.owner_id != deal.owner_id],
        "superior": [act for act in acts if role(deal, act) == "superior"],
        "presales": [act for act in acts if role(deal, act) == "presales"],
    }
    hands = {name: {role(deal, act) for act in found[name]} for name in (*METHODS, "decider", "colleague")}
    hands["contacts"] = {role(deal, act) for act in acts if act.contact_id}
    first = {
        name: min((clock.business_day(act.happened_at) - begin).days for act in rows)
        for name, rows in found.items()
        if rows
    }
    values: dict[str, float] = {name: len(rows) for name, rows in found.items()}
    values["contacts"] = len({act.contact_id for act in acts if act.contact_id})
    values["decider"] = len({act.contact_id for act in found["decider"]})
    values["days"] = sum(((one.left_at or now) - one.entered_at).total_seconds() for one in entries) / 86400
    if acts:
        values["gap"] = values["days"] / len(acts)
    return values, first, hands


@pytest.mark.parametrize("seed", range(3))
def test_it_equals_an_independent_count(cast: Cast, seed: int) -> None:
    deals = make_past(cast.xiaoli, cast.xiaowang, 60, seed, cast.chen)
    working.work_out()
    size = SizeClass.objects.get()
    assert (size.won, size.lost) == tuple(sum(d.status == one for d in deals) for one in ("won", "lost"))
    groups: dict[tuple[Any, ...], list[tuple[float, int | None, set[str]]]] = defaultdict(list)
    for deal in deals:
        own = evidence.kind_of(deal)
        for stage in make_stages():
            values, first, hands = measured(deal, stage.pk)
            for measure, value in values.items():
                for pick in range(8):
                    kind = tuple(own[name] if pick >> n & 1 else None for n, name in enumerate(own))
                    groups[stage.pk, measure, *kind, deal.status].append(
                        (value, first.get(measure), hands.get(measure, set()))
                    )
    stored = {(row.stage_id, row.measure, row.size, row.source, row.industry): row for row in Evidence.objects.all()}
    assert len(stored) > 30
    expected = {
        key[:-1]
        for key, rows in groups.items()
        if key[-1] == "won" and len(rows) >= working.FEWEST and "" not in key[2:-1]
    }
    assert set(stored) == expected
    for key, row in stored.items():
        for status, count, have, middle, who in (
            ("won", row.won, row.won_have, row.won_median, row.won_who),
            ("lost", row.lost, row.lost_have, row.lost_median, row.lost_who),
        ):
            rows = groups.get((*key, status), [])
            did = [hands for value, _, hands in rows if value >= NEEDED.get(row.measure, 1)]
            assert (count, have) == (len(rows), len(did))
            assert middle == (pytest.approx(median(value for value, _, _ in rows)) if rows else None)
            assert {one: who.get(one, 0) for one in ROLES} == {one: sum(one in some for some in did) for one in ROLES}
        firsts = [day for _, day, _ in groups[*key, "won"] if day is not None]
        assert row.won_first == (pytest.approx(median(firsts)) if firsts else None)


def test_one_deal_is_measured_as_the_closed_ones_are(cast: Cast) -> None:
    for deal in make_past(cast.xiaoli, cast.xiaowang, 12, 7, cast.zhang):
        found = evidence.own_values(deal)
        assert found == pytest.approx(measured(deal, deal.stage_id)[0])


def test_a_deal_is_compared_with_the_narrowest_kind_that_says_enough(cast: Cast) -> None:
    stages = make_stages()
    for n in range(50):
        industry = "制造" if n < 44 else "零售"
        customer = make_customer(f"客户 {n}", cast.xiaoli, industry)
        deal = make_deal(cast.xiaoli, customer, "won" if n % 2 else "lost", [(stages[0], 30, 5)], amount=100 + n)
        talk(deal, 20, "demo" if n % 2 else "call")
    working.work_out()
    made = make_deal(cast.xiaoli, make_customer("某厂", cast.xiaoli), "open", [(stages[0], 5, -1)])
    kind, rows = evidence.alike(Deal.objects.get(id=made.pk))
    assert kind == {"size": None, "source": None, "industry": "制造"}
    assert {row.measure: (row.won, row.won_have, row.lost_have) for row in rows}["demo"] == (22, 22, 0)
    shop = make_deal(cast.xiaoli, make_customer("某店", cast.xiaoli, "零售"), "open", [(stages[0], 5, -1)])
    kind, rows = evidence.alike(Deal.objects.get(id=shop.pk))
    assert kind == {"size": None, "source": None, "industry": None}
    assert working.work_out() == Evidence.objects.count()
