"""A visit from check-in to check-out, and everything that is refused on the way."""

from datetime import timedelta
from uuid import uuid4

import pytest

from yingdan.conftest import Cast, client_for
from yingdan.customers.models import Customer, FollowUp
from yingdan.kernel import clock
from yingdan.visits import types
from yingdan.visits.models import Plan, Position, PositionProposal, Signal, StepAnswer, Visit
from yingdan.visits.tests.making import NOTE, Phone, agree, make_plan, make_type, photo_bytes, shop

pytestmark = pytest.mark.django_db


def test_a_visit_becomes_one_follow_up_and_fulfils_its_plan(phone: Phone) -> None:
    plan = make_plan(phone.member, phone.customer)
    begun = phone.begin(plan_id=plan.pk).json()
    assert (begun["status"], begun["number"], begun["within"]) == ("open", 1, True)
    assert 20 <= begun["distance"] <= 40
    again = clock.now() + timedelta(days=7)
    done = phone.end(next_visit_at=again.isoformat(), weather="晴").json()
    assert (done["status"], done["minutes"], done["category"], done["plan_id"]) == ("done", 30, "existing", plan.pk)
    row = FollowUp.objects.get()
    assert (row.method, row.text, row.owner_id) == ("visit", "续订三箱", phone.member.pk)
    customer = Customer.objects.get()
    assert customer.last_followup_at == row.happened_at == Visit.objects.get().ended_at
    assert abs(customer.next_contact_at - again) < timedelta(seconds=1)  # type: ignore[operator]
    assert dict(Plan.objects.values_list("source", "status")) == {"hand": "done", "next": "planned"}
    assert Signal.objects.get().facts == {"platform": "Android", "online": True}
    assert list(Position.objects.order_by("id").values_list("moment", flat=True)) == ["in", "out"]


def test_nothing_is_recorded_before_the_notice_is_agreed_to(cast: Cast) -> None:
    phone = Phone(cast.xiaoli, shop(cast.xiaoli))
    answer = phone.begin()
    assert (answer.status_code, answer.json()["code"]) == (409, "visit_notice")
    assert not Signal.objects.exists()
    assert not Visit.objects.exists()
    assert phone.client is not None
    assert phone.client.post("/api/visits/consents", {"version": 2}).status_code == 409
    assert phone.client.post("/api/visits/consents", {"version": 1}).status_code == 204
    assert phone.begin().status_code == 200


def test_one_visit_at_a_time(phone: Phone) -> None:
    other = Phone(phone.member, shop(phone.member, "小康便利店"))
    assert phone.begin().status_code == 200
    answer = other.begin()
    assert (answer.status_code, answer.json()["code"]) == (409, "visit_open")
    assert answer.json()["params"]["uuid"] == str(phone.uuid)
    assert phone.abandon().json()["status"] == "abandoned"
    assert other.begin().json()["number"] == 2
    assert not FollowUp.objects.exists()


def test_a_phone_with_a_wrong_clock_is_corrected(phone: Phone) -> None:
    phone.off = timedelta(days=-30, hours=-2)
    phone.begin()
    phone.end()
    visit = Visit.objects.get()
    assert abs(visit.started_at - phone.start) < timedelta(seconds=3)
    assert visit.skew == pytest.approx(30 * 86400 + 7200, abs=2)
    assert visit.minutes == 30
    assert visit.told_started_at == phone.start + phone.off


def test_the_end_waits_for_what_was_sent(phone: Phone) -> None:
    phone.begin()
    picture, note = uuid4(), uuid4()
    named = {"steps": {"note": str(note)}, "photos": [str(picture)]}
    answer = phone.end(**named).json()
    assert answer["code"] == "visit_waits"
    assert (answer["params"]["steps"], answer["params"]["photos"]) == (["note"], [str(picture)])
    phone.step("note", {"text": "好"}, note)
    phone.photo(photo_bytes(), picture)
    done = phone.end(**named).json()
    assert (done["steps"], done["photos"]) == ({"note": str(note)}, [str(picture)])


def test_required_steps_are_asked_for(phone: Phone) -> None:
    front = {"key": "front", "kind": "photo", "name": "门头", "name_en": "Front", "required": True, "max": 2}
    version = make_type(front, NOTE)
    assert phone.begin(type_version_id=version.pk).status_code == 200
    answer = phone.end()
    assert (answer.status_code, answer.json()["params"]["keys"]) == (422, ["front"])
    empty = phone.step("front", {"photos": []})
    assert empty.json()["params"]["fields"]["answer.photos"][0]["code"] == "visit_photos_range"
    picture, answered = uuid4(), uuid4()
    assert phone.step("front", {"photos": [str(picture)]}, answered).status_code == 200
    assert phone.end(steps={"front": str(answered)}).json()["code"] == "visit_waits"
    phone.photo(photo_bytes(), picture, "front")
    assert phone.end(steps={"front": str(answered)}).json()["photos"] == [str(picture)]
    assert phone.step("note", {"text": ""}, minutes=35).json()["code"] == "visit_closed"


def test_the_last_answer_counts_by_the_phones_clock(phone: Phone) -> None:
    phone.begin()
    later, earlier = uuid4(), uuid4()
    phone.step("note", {"text": "后写的"}, later, minutes=9)
    assert phone.step("note", {"text": "先写的"}, earlier, minutes=4).json()["steps"] == {"note": str(later)}
    phone.end(steps={"note": str(later)})
    assert dict(StepAnswer.objects.values_list("uuid", "replaced")) == {later: False, earlier: True}


def test_a_uuid_tells_one_story_only(phone: Phone) -> None:
    phone.begin()
    assert phone.begin(purpose="order").json()["code"] == "uuid_reused"
    note = uuid4()
    phone.step("note", {"text": "一"}, note)
    assert phone.step("note", {"text": "二"}, note).json()["code"] == "uuid_reused"
    phone.end(steps={"note": str(note)})
    assert phone.end(steps={"note": str(note)}, result="另一个结果").json()["code"] == "visit_closed"
    assert phone.abandon().json()["code"] == "visit_closed"


def test_the_first_to_come_proposes_where_a_customer_is(cast: Cast) -> None:
    agree(cast.xiaoli)
    phone = Phone(cast.xiaoli, shop(cast.xiaoli, placed=False))
    proposal = phone.begin().json()["proposal"]
    assert (proposal["latitude"], proposal["longitude"], proposal["status"]) == (30.2502, 120.1602, "open")
    phone.end()
    assert Phone(cast.xiaoli, phone.customer).begin().json()["proposal"] is None
    assert PositionProposal.objects.count() == 1


def test_a_visit_far_away_is_taken_and_says_so(phone: Phone) -> None:
    begun = phone.begin(position=phone.position(latitude=30.35)).json()
    assert begun["within"] is False
    assert begun["distance"] > 11_000
    assert begun["proposal"]["distance"] == begun["distance"]


def test_without_a_position_the_reason_is_kept(phone: Phone) -> None:
    begun = phone.begin(position=None, why_no_position="地下车库").json()
    assert (begun["distance"], begun["within"], begun["why_no_position"]) == (None, None, "地下车库")


def test_higher_apps_check_answers_and_take_those_that_count(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    kind = types.StepKind(lambda answer: None, lambda actor, visit, answer: taken.append(answer.answer["note"]))
    monkeypatch.setitem(types.step_kinds._items, "order", kind)
    order = {"key": "order", "kind": "order", "name": "订货", "name_en": "Order", "required": False}
    phone.begin(type_version_id=make_type(order).pk)
    first, second = uuid4(), uuid4()
    phone.step("order", {"lines": [], "note": "一"}, first, minutes=2)
    phone.step("order", {"lines": [], "note": "二"}, second, minutes=3)
    assert taken == []
    for _ in range(2):
        assert phone.end(steps={"order": str(second)}).status_code == 200
    assert taken == ["二"]


def test_the_pack_holds_what_the_day_needs(midday: None, phone: Phone) -> None:
    assert phone.client is not None
    make_plan(phone.member, phone.customer, 1)
    phone.begin()
    pack = phone.client.get("/api/visits/pack?days=3").json()
    assert [one["name"] for one in pack["customers"]] == ["大华超市"]
    assert [one["customer_id"] for one in pack["plans"]] == [phone.customer.pk]
    assert (pack["open_visit"]["uuid"], pack["done_today"]) == (str(phone.uuid), [])
    assert pack["types"][0]["name"] == "常规拜访"
    assert pack["setup"]["notice"]["agreed"] is True
    phone.end()
    pack = phone.client.get("/api/visits/pack").json()
    assert (pack["open_visit"], [one["uuid"] for one in pack["done_today"]]) == (None, [str(phone.uuid)])
    assert pack["customers"][0]["visits_count"] == 1


def test_others_cannot_tell_a_visit(phone: Phone, cast: Cast) -> None:
    agree(cast.zhang)
    phone.begin()
    boss = Phone(cast.zhang, phone.customer, phone.uuid, phone.start)
    assert boss.begin().json()["code"] == "uuid_reused"
    assert boss.end().status_code == 404
    assert boss.step("note", {"text": "x"}).status_code == 404
    assert Phone(cast.xiaowang, phone.customer).begin().status_code == 409  # has not agreed
    agree(cast.xiaowang)
    assert Phone(cast.xiaowang, phone.customer).begin().status_code == 404
    assert client_for(cast.finance).get("/api/visits/pack").status_code == 403
