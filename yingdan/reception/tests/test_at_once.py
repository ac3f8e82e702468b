"""Two receptionists at the same moment: real connections, real locks."""

from collections import Counter

import pytest
from django.db import transaction

from yingdan.conftest import Cast, actor_for, make_cast
from yingdan.reception.models import Rota, Seat, Turn
from yingdan.reception.services import answering, receiving
from yingdan.reception.tests.making import make_rota, make_source, together, visitor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scene() -> tuple[Cast, Rota]:
    cast = make_cast()
    return cast, make_rota("展厅", cast.xiaoli, cast.xiaowang, cast.zhang)


def test_the_same_turn_is_never_given_twice(scene: tuple[Cast, Rota]) -> None:
    cast, rota = scene
    source, actor = make_source(), actor_for(cast.front_desk)
    answers = together(
        *(
            lambda n=n: receiving.register(actor, visitor(source, phone=f"1390000{n:04d}"), rota_id=rota.pk)
            for n in range(9)
        )
    )
    assert Counter(one.member.name for one in answers) == {"小李": 3, "小王": 3, "张主管": 3}
    numbers = list(Turn.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(4, 13))
    assert Seat.objects.values("place").distinct().count() == 3


def test_a_turn_is_given_back_only_once(scene: tuple[Cast, Rota]) -> None:
    cast, rota = scene
    with transaction.atomic():
        entry = receiving.register(actor_for(cast.front_desk), visitor(make_source()), rota_id=rota.pk)
    actor = actor_for(cast.xiaoli)
    answers = together(*(lambda: answering.give_back(actor, entry.pk, "researcher", "问卷", []) for _ in range(4)))
    assert sum(getattr(one, "state", "") == "returned" for one in answers) == 1
    assert Seat.objects.get(member=cast.xiaoli).owed == [4]
