"""The receiver comes, or gives the turn back with proof; disputes are decided once and move what they are about."""

import pytest

from yingdan.conftest import Cast, actor_for
from yingdan.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from yingdan.leads.models import Source
from yingdan.platform.models import Notification
from yingdan.platform.services import files
from yingdan.reception.models import Reception, Rota
from yingdan.reception.selectors.entries import detail
from yingdan.reception.services import answering, cases, receiving
from yingdan.reception.tests.making import make_customer, visitor

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


@pytest.fixture
def entry(cast: Cast, rota: Rota, source: Source) -> Reception:
    """A new visitor whom 小李 receives."""
    return receiving.register(actor_for(cast.front_desk), visitor(source), rota_id=rota.pk)


def test_only_the_receiver_accepts_and_only_once(cast: Cast, entry: Reception) -> None:
    with pytest.raises(Forbidden):
        answering.accept(actor_for(cast.front_desk), entry.pk)
    assert answering.accept(actor_for(cast.xiaoli), entry.pk).state == "accepted"
    with pytest.raises(Conflict):
        answering.accept(actor_for(cast.xiaoli), entry.pk)
    with pytest.raises(NotFound):
        answering.accept(actor_for(cast.xiaowang), entry.pk)


def test_a_turn_given_back_is_the_next_one(cast: Cast, entry: Reception, rota: Rota, source: Source) -> None:
    answering.give_back(actor_for(cast.xiaoli), entry.pk, "researcher", "发放问卷", [])
    entry.refresh_from_db()
    assert entry.turn
    assert entry.lead
    assert (entry.state, entry.turn.returned_reason, entry.lead.status) == ("returned", "researcher", "invalid")
    seen = visitor(source, phone="13900009999")
    again = receiving.register(actor_for(cast.front_desk), seen, rota_id=rota.pk)
    assert again.turn
    assert (again.member, again.turn.kind) == (cast.xiaoli, "owed")
    third = receiving.register(actor_for(cast.front_desk), visitor(source, phone="13900008888"), rota_id=rota.pk)
    assert third.member == cast.xiaowang


def test_giving_back_needs_proof_and_a_turn(cast: Cast, entry: Reception) -> None:
    actor = actor_for(cast.xiaoli)
    with pytest.raises(Invalid):
        answering.give_back(actor, entry.pk, "researcher", "  ", [])
    picture = files.store(actor=actor, name="a.png", content=PNG)
    answering.give_back(actor, entry.pk, "researcher", "", [picture.pk])
    assert [one["name"] for one in detail(actor, Reception.objects.get(pk=entry.pk))["files"]] == ["a.png"]
    with pytest.raises(Conflict):
        answering.give_back(actor, entry.pk, "researcher", "又一次", [])
    make_customer("华兴公司", cast.xiaoli, phone="13911112222")
    known = receiving.register(actor_for(cast.front_desk), visitor(phone="13911112222"))
    with pytest.raises(Conflict):
        answering.give_back(actor, known.pk, "researcher", "问卷", [])


def test_somebody_elses_turn_is_not_given_back(cast: Cast, entry: Reception) -> None:
    with pytest.raises(Forbidden):
        answering.give_back(actor_for(cast.zhang), entry.pk, "researcher", "问卷", [])


def test_an_upheld_claim_moves_the_lead(cast: Cast, entry: Reception) -> None:
    with pytest.raises(NotFound):
        cases.open_case(actor_for(cast.xiaowang), entry.pk, "展会上已加微信", [])
    case = cases.open_case(actor_for(cast.chen), entry.pk, "展会上已加微信", [], cast.xiaowang.id)
    decided = cases.decide(actor_for(cast.chen), case.pk, case.version, True, "有聊天记录")
    entry.refresh_from_db()
    assert entry.lead
    entry.lead.refresh_from_db()
    assert (decided.state, entry.member, entry.lead.owner) == ("upheld", cast.xiaowang, cast.xiaowang)
    assert entry.attribution == "case"
    kinds = Notification.objects.filter(user=cast.xiaoli.user_id).order_by("id").values_list("kind", flat=True)
    assert list(kinds)[-1] == "reception.case_upheld"
    with pytest.raises(Conflict):
        cases.decide(actor_for(cast.chen), case.pk, decided.version, False, "再想想")


def test_a_rejected_claim_leaves_everything(cast: Cast, entry: Reception) -> None:
    case = cases.open_case(actor_for(cast.zhang), entry.pk, "老朋友介绍", [])
    with pytest.raises(Forbidden):
        cases.decide(actor_for(cast.zhang), case.pk, case.version, True, "我说了算")
    with pytest.raises(Invalid):
        cases.decide(actor_for(cast.chen), case.pk, case.version, False, " ")
    cases.decide(actor_for(cast.chen), case.pk, case.version, False, "没有证据")
    entry.refresh_from_db()
    assert entry.lead
    assert (entry.member, entry.lead.owner) == (cast.xiaoli, cast.xiaoli)


def test_an_upheld_claim_moves_the_customer(cast: Cast, rota: Rota) -> None:
    customer = make_customer("华兴公司", cast.xiaowang, phone="13911112222")
    entry = receiving.register(actor_for(cast.front_desk), visitor(phone="13911112222"))
    case = cases.open_case(actor_for(cast.chen), entry.pk, "先签过意向书", [], cast.xiaoli.id)
    cases.decide(actor_for(cast.chen), case.pk, case.version, True, "意向书在先")
    customer.refresh_from_db()
    assert customer.owner == cast.xiaoli
