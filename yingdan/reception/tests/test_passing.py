"""Who was called does not come; who stands at the door with a phone; the same visitor twice."""

from datetime import timedelta

import pytest

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.kernel import clock
from yingdan.kernel.errors import Conflict, Forbidden, Invalid
from yingdan.leads.models import Lead, Source
from yingdan.platform.models import Notification
from yingdan.reception.models import Reception, Rota, Seat
from yingdan.reception.services import answering, passing, receiving
from yingdan.reception.tests.making import make_customer, visitor


def test_the_next_is_called_and_who_did_not_come_is_first_again(cast: Cast, rota: Rota, source: Source) -> None:
    desk = actor_for(cast.front_desk)
    entry = receiving.register(desk, visitor(source), rota_id=rota.pk)
    first = entry.turn
    assert first
    moved = passing.pass_on(desk, entry.pk, "十分钟没来")
    assert (moved.member, moved.missed, moved.lead and moved.lead.pk) == (cast.xiaowang, 1, entry.lead_id)
    assert Lead.objects.get().owner == cast.xiaowang
    first.refresh_from_db()
    assert (first.returned_reason, moved.turn and moved.turn.skips[0]["note"]) == ("no_answer", "十分钟没来")
    assert Notification.objects.filter(user=cast.xiaowang.user_id, kind="reception.visit").count() == 1
    Seat.objects.update(busy_until=None)
    again = receiving.register(desk, visitor(source, phone="13900002222"), rota_id=rota.pk)
    assert again.member == cast.xiaoli, "the turn was not lost"
    answering.accept(actor_for(cast.xiaowang), moved.pk)
    with pytest.raises(Conflict):
        passing.pass_on(desk, moved.pk, "还没来")


def test_a_customer_whose_rep_does_not_come_stays_theirs(cast: Cast, rota: Rota) -> None:
    customer = make_customer("华兴公司", cast.xiaowang, phone="13900001111")
    desk = actor_for(cast.front_desk)
    entry = receiving.register(desk, visitor())
    with pytest.raises(Invalid):
        passing.pass_on(desk, entry.pk, "出差")
    with pytest.raises(Invalid):
        passing.pass_on(desk, entry.pk, "出差", cast.xiaowang.id)
    moved = passing.pass_on(desk, entry.pk, "出差", cast.xiaoli.id)
    customer.refresh_from_db()
    assert (moved.member, moved.expected, moved.deviation) == (cast.xiaoli, cast.xiaowang, True)
    assert customer.owner == cast.xiaowang


def test_nobody_left_changes_nothing(cast: Cast, rota: Rota, source: Source) -> None:
    desk = actor_for(cast.front_desk)
    entry = receiving.register(desk, visitor(source), rota_id=rota.pk)
    Seat.objects.exclude(member=cast.xiaoli).update(busy_until=clock.now() + timedelta(hours=1))
    answer = client_for(cast.front_desk).post(f"/api/reception/entries/{entry.pk}/next", {"reason": "没来"})
    assert (answer.status_code, answer.json()["code"]) == (409, "reception_nobody_free")
    entry.refresh_from_db()
    assert (entry.member, entry.missed, Seat.objects.get(member=cast.xiaoli).owed) == (cast.xiaoli, 0, [])


def test_who_is_on_duty_registers_at_the_door_by_the_rules_only(cast: Cast, rota: Rota, source: Source) -> None:
    client = client_for(cast.xiaowang)
    assert client.get("/api/reception/mine").json()["registers"]
    assert client.get("/api/reception/lookup", {"phone": "13900001111"}).json()["items"] == []
    body = {"kind": "visit", "name": "周先生", "phone": "13900001111", "source_id": source.pk, "rota_id": rota.pk}
    made = client.post("/api/reception/entries", body).json()
    assert (made["member"]["label"], made["by"]) == ("小李", "小王")
    other = {**body, "phone": "13900002222", "way": "other", "member_id": cast.xiaowang.id, "reason": "我接"}
    assert client.post("/api/reception/entries", other).json()["code"] == "reception_by_the_rules"
    Rota.objects.update(active=False)
    assert not client.get("/api/reception/mine").json()["registers"]
    assert client.get("/api/reception/desk").json()["code"] == "reception_not_on_duty"
    with pytest.raises(Forbidden):
        receiving.register(actor_for(cast.xiaowang), visitor(source), rota_id=rota.pk)


def test_the_second_visit_is_recognised(cast: Cast, rota: Rota, source: Source) -> None:
    desk = actor_for(cast.front_desk)
    first = receiving.register(desk, visitor(source), rota_id=rota.pk)
    second = receiving.register(desk, visitor(kind="call"), rota_id=rota.pk)
    assert (second.member, second.attribution, second.lead, second.fresh) == (
        first.member, "first_contact", first.lead, False,
    )  # fmt: skip
    assert second.turn is None


def test_a_turn_goes_back_while_it_is_fresh(cast: Cast, rota: Rota, source: Source) -> None:
    entry = receiving.register(actor_for(cast.front_desk), visitor(source), rota_id=rota.pk)
    Reception.objects.update(at=clock.now() - timedelta(days=8))
    shown = client_for(cast.xiaoli).get(f"/api/reception/entries/{entry.pk}").json()
    assert (shown["may"]["give_back"], shown["returnable"]) == (False, False)
    with pytest.raises(Conflict):
        answering.give_back(actor_for(cast.xiaoli), entry.pk, "researcher", "问卷", [])
    assert answering.give_back(actor_for(cast.chen), entry.pk, "researcher", "问卷", []).state == "returned"
