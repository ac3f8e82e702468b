"""Two receptionists at the same moment: real connections, real locks."""

from collections import Counter

import pytest
from django.db import transaction

from yingdan.conftest import Cast, actor_for, make_cast
from yingdan.kernel.tests.at_once import together
from yingdan.leads.models import Lead
from yingdan.reception.models import Reception, Rota, Seat, Turn
from yingdan.reception.services import answering, passing, receiving
from yingdan.reception.tests.making import make_rota, make_source, visitor

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


def test_two_desks_with_the_same_visitor_make_one_lead_and_use_one_turn(scene: tuple[Cast, Rota]) -> None:
    cast, rota = scene
    source, actor = make_source(), actor_for(cast.front_desk)
    answers = together(*(lambda: receiving.register(actor, visitor(source), rota_id=rota.pk) for _ in range(4)))
    assert {one.member.name for one in answers} == {"小李"}
    assert sorted(one.attribution for one in answers) == ["first_contact"] * 3 + ["new"]
    assert (Lead.objects.count(), Turn.objects.count()) == (1, 1)


def test_registering_and_passing_on_at_the_same_moment_lose_no_turn(scene: tuple[Cast, Rota]) -> None:
    cast, rota = scene
    source, actor = make_source(), actor_for(cast.front_desk)
    with transaction.atomic():
        entry = receiving.register(actor, visitor(source), rota_id=rota.pk)
    answers = together(
        lambda: passing.pass_on(actor, entry.pk, "没来"),
        lambda: passing.pass_on(actor, entry.pk, "没来"),
        lambda: receiving.register(actor, visitor(source, phone="13900002222"), rota_id=rota.pk),
        lambda: receiving.register(actor, visitor(source, phone="13900003333"), rota_id=rota.pk),
    )
    open_turns = Turn.objects.filter(returned_at=None)
    served = Reception.objects.exclude(turn=None)
    assert set(served.values_list("turn", flat=True)) == set(open_turns.values_list("pk", flat=True))
    returned = Counter(Turn.objects.exclude(returned_at=None).values_list("member", flat=True))
    owed = {seat.member_id: len(seat.owed) for seat in Seat.objects.all()}
    made_good = Counter(Turn.objects.filter(kind="owed").values_list("member", flat=True))
    assert all(returned[member] == owed[member] + made_good[member] for member in owed), answers
