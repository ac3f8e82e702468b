"""Two looks, or two people, at the same moment: real connections, real locks."""

import pytest

from yingdan.conftest import actor_for, make_cast
from yingdan.deal_health.tests.making import make_deal
from yingdan.kernel.errors import Conflict
from yingdan.kernel.tests.at_once import together
from yingdan.platform.models import Notification
from yingdan.risks.models import Risk
from yingdan.risks.services import looking, verbs
from yingdan.risks.tests.making import make_risk, only, slipped

pytestmark = pytest.mark.django_db(transaction=True)


def test_looking_twice_at_once_raises_once():
    cast = make_cast()
    only("deal_slipped")
    for n in range(3):
        slipped(make_deal(cast.xiaoli, name=f"商机{n}", amount=600_000))
    answers = together(looking.look, looking.look, looking.look)
    assert sorted(answers) == [(0, 0), (0, 0), (3, 0)]
    assert Risk.objects.count() == 3
    assert Notification.objects.filter(kind="risk.raised_many").count() == 1


def test_two_people_who_end_a_risk_at_once():
    cast = make_cast()
    risk = make_risk(cast.xiaoli)
    answers = together(
        lambda: verbs.move(actor_for(cast.xiaoli), risk.id, "closed", "没事了", 1),
        lambda: verbs.move(actor_for(cast.zhang), risk.id, "happened", "涨价了", 1),
    )
    assert sum(isinstance(one, Conflict) for one in answers) == 1
