"""Several people at one deal: nobody waits for its health, and it is right in the end."""

import threading

import pytest
from django.db import connection, transaction

from yingdan.conftest import make_cast
from yingdan.deal_health.models import Signal, Stale, Standing
from yingdan.deal_health.services import refreshing
from yingdan.deal_health.tests.making import ago, make_contact, make_customer, make_deal, talk
from yingdan.deals.models import Deal

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_deal_that_somebody_holds_is_left_to_the_next_job() -> None:
    cast = make_cast()
    customer = make_customer("甲", cast.xiaoli)
    deal = make_deal(cast.xiaoli, customer, opened_on=ago(40))
    boss = make_contact(customer, "user")
    talk(deal, ago(1), boss)
    assert Signal.objects.filter(deal=deal, kind="no_decision_maker").exists()
    held, done, problems = threading.Event(), threading.Event(), []

    def hold() -> None:
        try:
            with transaction.atomic():
                Deal.objects.filter(id=deal.pk).update(competitor="乙公司")
                held.set()
                assert done.wait(timeout=60)
        except BaseException as problem:
            problems.append(problem)
        finally:
            connection.close()

    other = threading.Thread(target=hold)
    other.start()
    assert held.wait(timeout=60)
    type(boss).objects.filter(id=boss.pk).update(role="decision_maker")  # does not wait for the other
    assert Stale.objects.filter(deal_id=deal.pk).exists()
    done.set()
    other.join(timeout=60)
    assert problems == []
    refreshing.catch_up()
    assert set(Standing.objects.get(deal=deal).kinds) == {"single_contact", "competitor"}
    assert not Stale.objects.exists()
    assert refreshing.drift() == []
