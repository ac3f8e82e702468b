"""Rotas of teams, shifts for some, exchanges: who is on duty follows the teams, the calendar and what was agreed."""

from datetime import timedelta
from typing import Any

import pytest

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.kernel import clock
from yingdan.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from yingdan.leads.models import Source
from yingdan.org.models import CalendarDay, Member
from yingdan.platform.models import Notification
from yingdan.reception.models import Rota, Swap
from yingdan.reception.selectors import rotas as reading
from yingdan.reception.services import receiving, rotas, swaps, turns
from yingdan.reception.tests.making import visitor

TODAY: dict[str, Any] = {"start": 0, "end": 0}


def values(**more: Any) -> dict[str, Any]:
    return {
        "name": "团队轮值", "active": True, "position": 0, "shifts": [], "by": "teams", "workdays_only": False,
        "excluded": [], **more,
    }  # fmt: skip


@pytest.fixture
def teams(cast: Cast) -> Rota:
    """小李's team without 张主管, then 小王's."""
    return rotas.create(
        actor_for(cast.chen), values(excluded=[cast.zhang.id]), [cast.xiaoli.team_id, cast.xiaowang.team_id]
    )


def comes(cast: Cast, rota: Rota, source: Source, number: int) -> Member:
    entry = receiving.register(
        actor_for(cast.front_desk), visitor(source, phone=f"1390000{number:04d}"), rota_id=rota.pk
    )
    assert entry.member
    return entry.member


def test_teams_take_turns_and_the_left_out_receive_nobody(cast: Cast, teams: Rota, source: Source) -> None:
    got = [comes(cast, teams, source, number) for number in range(8)]
    assert {one.team_id for one in got[::2]} == {cast.xiaoli.team_id}
    assert {one.team_id for one in got[1::2]} == {cast.xiaowang.team_id}
    assert cast.zhang not in got


def test_who_comes_to_the_team_is_on_the_rota_and_who_leaves_is_not(cast: Cast, teams: Rota, source: Source) -> None:
    Member.objects.filter(id=cast.zhang.id).update(team=cast.xiaowang.team_id)
    rotas.save(actor_for(cast.chen), teams.pk, teams.version, values(), None)
    (stood,) = reading.standing([Rota.objects.get(pk=teams.pk)])
    assert stood.team[cast.zhang.id] == cast.xiaowang.team_id
    first = comes(cast, teams, source, 1)
    Member.objects.filter(id=first.pk).update(team=cast.company.pk)
    (stood,) = reading.standing([Rota.objects.get(pk=teams.pk)])
    assert first.pk not in {seat.member_id for seat in stood.seats}


def test_teams_of_one_another_are_refused(cast: Cast) -> None:
    with pytest.raises(Invalid):
        rotas.create(actor_for(cast.chen), values(), [cast.region.pk, cast.xiaoli.team_id])
    with pytest.raises(Invalid):
        rotas.create(actor_for(cast.chen), values(shifts=[{"day": 0, **TODAY, "who": [999]}]), [cast.team.pk])


def test_a_free_day_of_the_teams_calendar(cast: Cast, rota: Rota, source: Source) -> None:
    CalendarDay.objects.create(day=clock.today(), kind="company_holiday", name="团建", team=cast.xiaoli.team)
    CalendarDay.objects.create(day=clock.today(), kind="company_workday", name="补班", team=cast.xiaowang.team)
    assert comes(cast, rota, source, 1) == cast.xiaoli, "shifts say who works when"
    Rota.objects.update(workdays_only=True)
    assert comes(cast, rota, source, 2) == cast.xiaowang
    assert comes(cast, rota, source, 3) == cast.xiaowang, "all others are free today"


def _shifts(*people: Member) -> list[dict[str, Any]]:
    """The first person today, the next tomorrow, and so on."""
    today = clock.today()
    return [{"day": (today + timedelta(days=n)).weekday(), **TODAY, "who": [one.pk]} for n, one in enumerate(people)]


def test_only_who_is_on_shift_has_turns_and_an_exchange_moves_them(cast: Cast, rota: Rota, source: Source) -> None:
    rota.shifts = _shifts(cast.xiaoli, cast.xiaowang)
    rota.save()
    assert [comes(cast, rota, source, number) for number in (1, 2)] == [cast.xiaoli] * 2
    today = clock.today()
    swap = swaps.ask(actor_for(cast.xiaoli), rota.pk, cast.xiaowang.id, today, today + timedelta(days=1))
    assert comes(cast, rota, source, 3) == cast.xiaoli, "asked is not agreed"
    with pytest.raises(Conflict):
        swaps.ask(actor_for(cast.xiaoli), rota.pk, cast.zhang.id, today, today)
    with pytest.raises(Forbidden):
        swaps.answer(actor_for(cast.xiaoli), swap.pk, True)
    with pytest.raises(NotFound):
        swaps.answer(actor_for(cast.zhang), swap.pk, True)
    swaps.answer(actor_for(cast.xiaowang), swap.pk, True)
    assert comes(cast, rota, source, 4) == cast.xiaowang
    tomorrow = clock.now() + timedelta(days=1)
    (stood,) = reading.standing([rota], tomorrow)
    assert stood.serving == {cast.xiaoli.id}
    kinds = Notification.objects.filter(kind__startswith="reception.swap").order_by("id").values_list("kind", "user")
    assert list(kinds) == [
        ("reception.swap_asked", cast.xiaowang.user_id), ("reception.swap_agreed", cast.xiaoli.user_id),
    ]  # fmt: skip
    swaps.cancel(actor_for(cast.xiaoli), swap.pk)
    assert comes(cast, rota, source, 5) == cast.xiaoli


def test_an_exchange_is_asked_among_people_of_the_rota_for_days_to_come(cast: Cast, rota: Rota) -> None:
    today, actor = clock.today(), actor_for(cast.xiaoli)
    with pytest.raises(Invalid):
        swaps.ask(actor, rota.pk, cast.liu.id, today, today)
    with pytest.raises(Invalid):
        swaps.ask(actor, rota.pk, cast.xiaowang.id, today - timedelta(days=1), today)
    with pytest.raises(Forbidden):
        swaps.ask(actor, rota.pk, cast.xiaowang.id, today, today, member_id=cast.zhang.id)
    managed = swaps.ask(actor_for(cast.chen), rota.pk, cast.xiaowang.id, today, today, member_id=cast.zhang.id)
    assert managed.state == "agreed"


def test_exchanges_over_http(cast: Cast, rota: Rota) -> None:
    client, today = client_for(cast.xiaoli), clock.today()
    body = {
        "rota_id": rota.pk, "other_id": cast.xiaowang.id, "day": today.isoformat(),
        "back_day": (today + timedelta(days=3)).isoformat(), "note": "看病",
    }  # fmt: skip
    made = client.post("/api/reception/swaps", body).json()
    (item,) = made["items"]
    assert (item["state"], item["may"], len(made["rotas"][0]["members"])) == (
        "asked", {"answer": False, "cancel": True}, 3,
    )  # fmt: skip
    assert client_for(cast.zhang).get("/api/reception/swaps").json()["items"] == []
    path = f"/api/reception/swaps/{item['id']}"
    answered = client_for(cast.xiaowang).post(f"{path}/answer", {"agrees": False}).json()
    assert (answered["items"], Swap.objects.get().state) == ([], "declined")
    assert client.delete(path).status_code == 409


def test_the_desk_says_why_it_passes_somebody_over(cast: Cast, rota: Rota, source: Source) -> None:
    actor = actor_for(cast.front_desk)
    with pytest.raises(Invalid):
        turns.busy(actor, cast.xiaoli.id, 30)
    turns.busy(actor, cast.xiaoli.id, 30, "电话没人接")
    entry = receiving.register(actor, visitor(source), rota_id=rota.pk)
    assert (entry.member, entry.skipped) == (cast.xiaowang, 1)
    assert entry.turn
    assert [(one["note"], one["by"]) for one in entry.turn.skips] == [("电话没人接", cast.front_desk.name)]
    turns.busy(actor_for(cast.xiaoli), cast.xiaoli.id, None)
    turns.busy(actor_for(cast.xiaoli), cast.xiaoli.id, 30)
    after = receiving.register(actor, visitor(source, phone="13900002222"), rota_id=rota.pk)
    assert (after.member, after.skipped) == (cast.zhang, 0), "who says so themselves is not passed over by the desk"
