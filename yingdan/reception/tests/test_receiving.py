"""Visitors: known ones go to their rep, new ones in turn; whoever goes another way says why."""

from datetime import date, timedelta
from typing import Any

import pytest

from yingdan.conftest import Cast, actor_for
from yingdan.kernel import clock
from yingdan.kernel.errors import Conflict, Invalid
from yingdan.leads.models import Lead, Source
from yingdan.org.models import Leave, Member
from yingdan.org.rules.leave import half
from yingdan.platform.models import Notification
from yingdan.reception.models import Policy, Rota, Turn
from yingdan.reception.selectors import known
from yingdan.reception.services import receiving, turns
from yingdan.reception.tests.making import make_customer, make_lead, visitor


def register(cast: Cast, seen: Any, **how: Any) -> Any:
    return receiving.register(actor_for(cast.front_desk), seen, **how)


def told(member: Member) -> list[str]:
    return list(Notification.objects.filter(user=member.user_id).order_by("id").values_list("kind", flat=True))


def test_a_new_visitor_goes_to_whose_turn_it_is_and_becomes_their_lead(cast: Cast, rota: Rota, source: Source) -> None:
    entry = register(cast, visitor(source, company="新远公司"), rota_id=rota.pk)
    assert (entry.member, entry.attribution, entry.fresh, entry.deviation) == (cast.xiaoli, "new", True, False)
    assert (entry.lead.owner_id, entry.lead.source_id, entry.lead.phone) == (cast.xiaoli.id, source.pk, "13900001111")
    assert entry.lead.company == "新远公司"
    assert told(cast.xiaoli) == ["reception.visit"]
    second = register(cast, visitor(source, phone="13900002222", name="吴女士"), rota_id=rota.pk)
    assert second.member == cast.xiaowang
    assert list(Turn.objects.order_by("number").values_list("member__name", flat=True)) == ["小李", "小王"]


def test_a_new_visitor_needs_a_channel(cast: Cast, rota: Rota) -> None:
    with pytest.raises(Invalid):
        register(cast, visitor(), rota_id=rota.pk)


def test_a_known_customer_goes_to_the_rep_without_a_turn(cast: Cast, rota: Rota) -> None:
    customer = make_customer("华兴公司", cast.xiaowang, phone="13900001111")
    entry = register(cast, visitor(kind="call"), rota_id=rota.pk)
    assert (entry.member, entry.turn, entry.attribution) == (cast.xiaowang, None, "customer")
    assert (entry.known, entry.customer_id, entry.lead) == ("customer", customer.id, None)
    assert told(cast.xiaowang) == ["reception.call"]
    assert Lead.objects.count() == Turn.objects.count() == 0


def test_somebody_recognised_by_name_goes_to_the_rep(cast: Cast, rota: Rota) -> None:
    make_customer("华兴公司", cast.xiaowang)
    (match,) = known.find(actor_for(cast.front_desk), phone="", name="华兴公司")
    assert not match.sure
    entry = register(cast, visitor(known=match.token), rota_id=rota.pk)
    assert entry.member == cast.xiaowang


def test_a_lead_that_ran_out_goes_over_in_turn_and_the_former_owner_hears_of_it(cast: Cast, rota: Rota) -> None:
    Policy.objects.create(valid_days=30, id=1)
    lead = make_lead("周先生", cast.xiaowang, phone="13900001111")
    long_ago = clock.now() - timedelta(days=40)
    Lead.objects.filter(id=lead.id).update(owned_since=long_ago, created_at=long_ago)
    entry = register(cast, visitor(), rota_id=rota.pk)
    lead.refresh_from_db()
    assert (entry.attribution, entry.member, lead.owner) == ("expired", cast.xiaoli, cast.xiaoli)
    assert entry.grounds["owner"] == "小王"
    assert told(cast.xiaowang) == ["reception.lapsed"]
    assert Lead.objects.count() == 1


def test_another_than_whose_turn_it_is_needs_a_reason_and_is_a_deviation(
    cast: Cast, rota: Rota, source: Source
) -> None:
    with pytest.raises(Invalid):
        register(cast, visitor(source), way="other", member_id=cast.zhang.id, rota_id=rota.pk)
    entry = register(cast, visitor(source), way="other", member_id=cast.zhang.id, rota_id=rota.pk, reason="会说德语")
    assert (entry.deviation, entry.expected, entry.reason) == (True, cast.xiaoli, "会说德语")
    entry = register(cast, visitor(source, phone="13900003333"), rota_id=rota.pk)
    assert entry.member == cast.xiaoli, "who was passed over keeps the place"


def test_a_rep_who_cannot_come_is_covered_for_and_keeps_the_customer(cast: Cast, rota: Rota) -> None:
    customer = make_customer("华兴公司", cast.xiaowang, phone="13900001111")
    entry = register(cast, visitor(), way="other", member_id=cast.xiaoli.id, reason="小王出差")
    customer.refresh_from_db()
    assert (entry.deviation, entry.expected, customer.owner) == (True, cast.xiaowang, cast.xiaowang)
    assert told(cast.xiaowang) == ["reception.covered"]
    assert entry.lead is None


def test_who_is_on_leave_or_busy_is_skipped_with_the_reason(cast: Cast, rota: Rota, source: Source) -> None:
    day = clock.today()
    number = half(day, "am")
    Leave.objects.create(
        member=cast.xiaoli, kind="annual", status="registered", starts_on=day, ends_on=day, first_half=number,
        last_half=number + 1, days=1,
    )  # fmt: skip
    turns.busy(actor_for(cast.xiaowang), cast.xiaowang.id, 30, "在谈合同")
    entry = register(cast, visitor(source), rota_id=rota.pk)
    assert entry.member == cast.zhang
    assert [(one["name"], one["why"]) for one in entry.turn.skips] == [("小李", "away"), ("小王", "busy")]


def test_busy_ends_by_itself(cast: Cast, rota: Rota, source: Source) -> None:
    rota.seats.filter(member=cast.xiaoli).update(busy_until=clock.now() - timedelta(seconds=1))
    assert register(cast, visitor(source), rota_id=rota.pk).member == cast.xiaoli


def test_nobody_can_receive(cast: Cast, rota: Rota, source: Source) -> None:
    rota.seats.update(busy_until=clock.now() + timedelta(hours=1))
    with pytest.raises(Conflict) as caught:
        register(cast, visitor(source), rota_id=rota.pk)
    assert caught.value.code == "reception_nobody_free"
    assert Turn.objects.count() == 0


def test_out_of_the_shift_the_rota_gives_no_turns(cast: Cast, rota: Rota, source: Source) -> None:
    local = clock.now().astimezone(clock.company_zone())
    Rota.objects.update(shifts=[{"day": (local.weekday() + 3) % 7, "start": 0, "end": 1440}])
    with pytest.raises(Conflict) as caught:
        register(cast, visitor(source), rota_id=rota.pk)
    assert caught.value.code == "reception_off_duty"


def test_a_question_answered_at_the_desk_uses_no_turn(cast: Cast, rota: Rota) -> None:
    entry = register(cast, visitor(note="问路"), way="none")
    assert (entry.state, entry.member, entry.turn, entry.lead) == ("done", None, None, None)


def test_who_left_receives_nobody(cast: Cast, rota: Rota) -> None:
    make_customer("华兴公司", cast.xiaowang, phone="13900001111")
    Member.objects.filter(id=cast.xiaowang.id).update(ended_on=date(2025, 1, 1))
    with pytest.raises(Invalid):
        register(cast, visitor(), rota_id=rota.pk)
