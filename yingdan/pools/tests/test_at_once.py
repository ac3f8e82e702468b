"""Several people, or several windows of one person, at the same moment: real connections, real locks."""

from typing import Any

import pytest

from yingdan.conftest import Cast, actor_for, make_cast
from yingdan.customers.models import Customer
from yingdan.kernel.tests.at_once import together
from yingdan.pools.models import Entry, Move
from yingdan.pools.services import claiming, viewing
from yingdan.pools.tests.making import lie, make_customer, make_pool

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scene() -> tuple[Cast, Any]:
    cast = make_cast()
    return cast, make_pool("华东公海", cast.region)


def test_only_one_of_two_gets_the_record(scene: tuple[Cast, Any]) -> None:
    cast, pool = scene
    customers = [make_customer(f"客户{n}") for n in range(12)]
    lie(pool, *customers)
    ids = [one.id for one in customers]
    one, two = actor_for(cast.xiaoli), actor_for(cast.xiaowang)
    first, second = together(
        lambda: claiming.claim(one, pool.pk, ids), lambda: claiming.claim(two, pool.pk, list(reversed(ids)))
    )
    assert first["done"] + second["done"] == 12
    assert {failed["code"] for failed in first["failed"] + second["failed"]} == {"pool_taken"}
    assert Customer.objects.filter(owner=None).count() == Entry.objects.count() == 0
    assert Move.objects.filter(kind="claim").count() == 12


@pytest.mark.parametrize("limits", [{"max_held": 3}, {"claims_per_day": 3}])
def test_parallel_requests_do_not_beat_a_limit(scene: tuple[Cast, Any], limits: dict[str, int]) -> None:
    cast, pool = scene
    type(pool).objects.update(**limits)
    customers = [make_customer(f"客户{n}") for n in range(8)]
    lie(pool, *customers)
    actor = actor_for(cast.xiaoli)
    answers = together(*(lambda id=one.id: claiming.claim(actor, pool.pk, [id]) for one in customers))
    assert sum(one["done"] for one in answers) == 3
    assert Customer.objects.filter(owner=cast.xiaoli).count() == 3


def test_parallel_views_do_not_beat_the_limit(scene: tuple[Cast, Any]) -> None:
    cast, pool = scene
    type(pool).objects.update(views_per_day=2)
    customers = [make_customer(f"客户{n}") for n in range(6)]
    lie(pool, *customers)
    actor = actor_for(cast.xiaoli)
    answers = together(*(lambda id=one.id: viewing.view(actor, pool.pk, id) for one in customers))
    assert sum(isinstance(one, dict) for one in answers) == 2
