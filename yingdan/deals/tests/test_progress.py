"""Moving, winning, losing, reopening."""

from datetime import timedelta
from decimal import Decimal

import pytest

from yingdan.conftest import client_for
from yingdan.customers.tests.making import make_customer
from yingdan.deals.models import CloseReason, Deal, StageEntry, WonDay
from yingdan.deals.tests.making import assert_sums_are_true, close, make_deal, make_pipeline, move
from yingdan.kernel import clock
from yingdan.platform.models import Event


def test_moves_forward_back_and_skipping_are_kept_with_their_dwell(cast):
    _, stages = make_pipeline()
    deal = make_deal(cast.xiaoli)
    client = client_for(cast.xiaoli)
    for stage in (stages[3], stages[1], stages[1]):
        answer = client.post(f"/api/deals/{deal.id}/stage", {"stage_id": stage.id})
        assert answer.status_code == 200, answer.json()
    deal.refresh_from_db()
    assert (deal.stage_id, deal.furthest, deal.version) == (stages[1].id, 4, 3)  # the third was no move
    stays = client.get(f"/api/deals/{deal.id}/stages").json()["items"]
    assert [stay["stage"]["id"] for stay in stays] == [stages[0].id, stages[3].id, stages[1].id]
    assert [stay["left_at"] is None for stay in stays] == [False, False, True]
    assert [stay["left_at"] for stay in stays[:-1]] == [stay["entered_at"] for stay in stays[1:]]
    assert Event.objects.filter(verb="deal.stage_moved").count() == 2
    assert_sums_are_true()


def test_a_lost_update_is_a_conflict(cast):
    _, stages = make_pipeline()
    deal = make_deal(cast.xiaoli)
    move(cast.zhang, deal, stages[1])
    answer = client_for(cast.xiaoli).post(f"/api/deals/{deal.id}/stage", {"stage_id": stages[2].id, "version": 1})
    assert (answer.status_code, answer.json()["params"]["current_version"]) == (409, 2)


def test_outsiders_and_readers_cannot_move(cast):
    _, stages = make_pipeline()
    deal = make_deal(cast.xiaoli)
    for verb, body in (
        ("stage", {"stage_id": stages[1].id}),
        ("win", {}),
        ("lose", {}),
        ("abandon", {}),
        ("reopen", {}),
    ):
        path = f"/api/deals/{deal.id}/{verb}"
        codes = {m: client_for(m).post(path, body).status_code for m in (None, cast.xiaowang, cast.inspector)}
        assert codes == {None: 401, cast.xiaowang: 404, cast.inspector: 403}, verb
    assert StageEntry.objects.count() == 1


def test_winning_counts_on_the_business_day_and_makes_the_customer_existing(cast):
    customer = make_customer(cast.xiaoli)
    deal = make_deal(cast.xiaoli, customer=customer.id, amount=Decimal("88.80"))
    reason = CloseReason.objects.filter(kind="won")[0]
    answer = client_for(cast.xiaoli).post(
        f"/api/deals/{deal.id}/win", {"version": 1, "reason_id": reason.id, "amount": "99.90"}
    )
    assert answer.status_code == 200, answer.json()
    assert answer.json()["amount"] == "99.90"
    deal.refresh_from_db()
    assert (deal.status, deal.probability, deal.furthest, deal.closed_on) == ("won", 100, 5, clock.today())
    assert list(WonDay.objects.values_list("owner_id", "day", "count", "amount")) == [
        (cast.xiaoli.id, clock.today(), 1, Decimal("99.90"))
    ]
    assert not StageEntry.objects.filter(deal=deal, left_at=None).exists()
    customer.refresh_from_db()
    assert customer.status == "existing"
    assert_sums_are_true()


def test_winning_twice_is_one_win(cast):
    deal = make_deal(cast.xiaoli)
    close(cast.xiaoli, deal)
    assert close(cast.xiaoli, deal).version == 2
    assert Event.objects.filter(verb="deal.won").count() == 1
    answer = client_for(cast.xiaoli).post(f"/api/deals/{deal.id}/lose", {})
    assert (answer.status_code, answer.json()["code"]) == (409, "deal_closed")


@pytest.mark.parametrize(("days", "status"), [(1, 422), (0, 200), (-1, 422)])
def test_the_closing_day_is_neither_in_the_future_nor_before_the_opening(cast, days, status):
    deal = make_deal(cast.xiaoli)
    day = (clock.today() + timedelta(days=days)).isoformat()
    answer = client_for(cast.xiaoli).post(f"/api/deals/{deal.id}/win", {"closed_on": day})
    assert answer.status_code == status


def test_a_deal_closed_last_week_left_its_stage_then(cast):
    deal = make_deal(cast.xiaoli)
    week_ago = clock.today() - timedelta(days=7)
    Deal.objects.filter(id=deal.id).update(opened_on=week_ago - timedelta(days=10))
    StageEntry.objects.update(entered_at=clock.day_start(week_ago - timedelta(days=10)))
    close(cast.xiaoli, deal, "lost", closed_on=week_ago)
    assert StageEntry.objects.get().left_at == clock.day_start(week_ago + timedelta(days=1))


def test_the_reason_fits_the_outcome(cast):
    deal = make_deal(cast.xiaoli)
    reason = CloseReason.objects.filter(kind="won")[0]
    answer = client_for(cast.xiaoli).post(f"/api/deals/{deal.id}/lose", {"reason_id": reason.id})
    assert answer.json()["params"]["fields"]["reason_id"][0]["code"] == "reason_of_other_kind"


def test_reopening_takes_the_closing_back(cast):
    _, stages = make_pipeline()
    deal = make_deal(cast.xiaoli, amount=Decimal(10))
    move(cast.xiaoli, deal, stages[2])
    close(cast.xiaoli, deal, "won")
    answer = client_for(cast.xiaoli).post(f"/api/deals/{deal.id}/reopen", {})
    assert answer.status_code == 200, answer.json()
    deal.refresh_from_db()
    assert (deal.status, deal.closed_on, deal.stage_id) == ("open", None, stages[2].id)
    assert (deal.furthest, deal.probability) == (3, stages[2].probability)
    assert sum(WonDay.objects.values_list("amount", flat=True)) == 0
    assert StageEntry.objects.filter(deal=deal, left_at=None).count() == 1
    assert client_for(cast.xiaoli).post(f"/api/deals/{deal.id}/reopen", {}).status_code == 409
    assert_sums_are_true()
