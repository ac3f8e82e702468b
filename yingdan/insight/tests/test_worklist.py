"""The lists of a whole company: the worst first, even where there are more than a list reads."""

from datetime import timedelta
from decimal import Decimal

import pytest

from yingdan.conftest import actor_for
from yingdan.customers.models import Customer
from yingdan.deals.models import Deal
from yingdan.deals.tests.making import make_deal
from yingdan.insight.selectors import worklist
from yingdan.insight.tests.conftest import NOON
from yingdan.kernel import clock
from yingdan.targets.selectors import nodes


@pytest.fixture
def busy(cast, monkeypatch):
    """More of everything than a list reads, the worst made last."""
    monkeypatch.setattr(worklist, "CAP", 3)
    Customer.objects.bulk_create(
        Customer(name=f"拖{n}", name_key=f"拖{n}", owner=cast.xiaoli, team=cast.team, last_followup_at=NOON,
                 next_contact_at=NOON - timedelta(days=n)) for n in range(1, 8)
    )  # fmt: skip
    Customer.objects.bulk_create(
        Customer(name=f"今{n}", name_key=f"今{n}", owner=cast.xiaowang, team=cast.other_team, last_followup_at=NOON,
                 next_contact_at=NOON) for n in range(2)
    )  # fmt: skip
    silent = [
        Customer(name=f"静{n}", name_key=f"静{n}", owner=cast.xiaoli, team=cast.team,
                 last_followup_at=NOON - timedelta(days=100 + n) if n % 2 else None) for n in range(1, 8)
    ]  # fmt: skip
    Customer.objects.bulk_create(silent)
    for n, one in enumerate(silent, 1):
        Customer.objects.filter(id=one.id).update(created_at=NOON - timedelta(days=100 + n))
    for n in range(1, 8):
        late = make_deal(cast.xiaoli, f"险{n}", amount=Decimal(n), expected_close=clock.today() - timedelta(days=1))
        Deal.objects.filter(id=late.id).update(next_contact_at=NOON - timedelta(days=20 + n))
    make_deal(cast.xiaoli, "不急", amount=Decimal(999), expected_close=clock.today())


def names(listing):
    return [item.name for item in listing.items]


@pytest.mark.usefixtures("busy")
def test_the_worst_come_first_and_today_is_not_crowded_out(cast):
    for node in (f"team:{cast.company.id}", f"member:{cast.xiaoli.id}"):
        found = worklist.read(nodes.find(actor_for(cast.liu), "deal.read", node), 30)
        assert names(found["overdue"])[:4] == ["险7", "险6", "险5", "险4"]
        assert names(found["forgotten"]) == ["静7", "静6", "静5", "静4"]
        assert names(found["risky"]) == ["险7", "险6", "险5", "险4"]
        assert names(found["today"]) == (["今0", "今1"] if node.startswith("team") else [])
        assert [(one.count, one.capped) for one in (found["overdue"], found["forgotten"], found["risky"])] == [
            (3, True)
        ] * 3
    assert {item.owner for item in found["risky"].items} == {"小李"}


@pytest.mark.usefixtures("busy")
def test_a_team_between_sees_its_own_only(cast):
    def read(team):
        return worklist.read(nodes.find(actor_for(cast.liu), "deal.read", f"team:{team.id}"), 30)

    assert names(read(cast.team)["risky"]) == ["险7", "险6", "险5", "险4"]
    assert names(read(cast.team)["today"]) == []
    assert names(read(cast.other_team)["today"]) == ["今0", "今1"]
    assert names(read(cast.other_team)["risky"]) == []
