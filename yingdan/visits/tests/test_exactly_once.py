"""The phone's requests replayed, dropped, doubled, in any order, and all at once: the outcome is always the same."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from yingdan.conftest import Cast, make_cast
from yingdan.customers.models import Customer, FollowUp, WorkTally
from yingdan.kernel import clock
from yingdan.kernel.tests.at_once import together
from yingdan.visits import types
from yingdan.visits.models import Photo, Plan, Position, Signal, StepAnswer, Visit
from yingdan.visits.tests.making import Phone, agree, make_plan, photo_bytes, shop

AGAIN = {"visit_unknown", "visit_waits", "visit_open"}
SPACE = UUID("7b1a3c1e-8f0f-4c55-9d3e-2f6f5a5e0001")
ROUNDS = 60


def uuid(*parts: Any) -> UUID:
    return uuid5(SPACE, "/".join(map(str, parts)))


@dataclass
class Request:
    """One thing to tell, with what became of it."""

    name: str
    send: Callable[[], Any]
    done: bool = False


def day_of(cast: Cast, plans: list[Plan], customers: list[Customer]) -> list[Request]:
    """Two visits of yesterday, one after the other: answers that are replaced, photos, samples, an end; the second is
    broken off."""
    start = clock.day_start(clock.today() - timedelta(days=1)) + timedelta(hours=9)
    first = Phone(cast.xiaoli, customers[0], uuid("visit", 1), start)
    second = Phone(cast.xiaoli, customers[1], uuid("visit", 2), start + timedelta(hours=1), client=first.client)
    notes, pictures = [uuid("note", n) for n in range(3)], [uuid("photo", n) for n in range(3)]
    samples = {"at": first.at(9), "samples": [first.position(8)]}
    again = (start + timedelta(days=8)).isoformat()
    named = {"steps": {"note": str(notes[1])}, "photos": [str(one) for one in pictures[:2]]}
    last = {"steps": {"note": str(notes[2])}, "photos": []}
    return [
        Request("begin 1", lambda: first.begin(plan_id=plans[0].pk)),
        Request("note 1", lambda: first.step("note", {"text": "先"}, notes[0], minutes=2)),
        Request("note 2", lambda: first.step("note", {"text": "后"}, notes[1], minutes=6)),
        *(
            Request(f"photo {n}", lambda n=n, one=one: first.photo(photo_bytes(n), one))  # type: ignore[misc]
            for n, one in enumerate(pictures)
        ),
        Request("signals", lambda: first.post(f"{first.uuid}/signals", samples)),
        Request("end 1", lambda: first.end(next_visit_at=again, **named)),
        Request("begin 2", lambda: second.begin(purpose="order")),
        Request("note 3", lambda: second.step("note", {"text": "没人"}, notes[2], minutes=2)),
        Request("abandon 2", lambda: second.abandon(**last)),
    ]


def outcome() -> dict[str, Any]:
    """Everything that requests may have changed, without ids and moments of arrival."""
    visits = Visit.objects.order_by("number").values_list(
        "number", "uuid", "status", "minutes", "result", "plan__day", "followup__text", "distance", "end_distance"
    )
    return {
        "visits": list(visits),
        "answers": sorted(StepAnswer.objects.values_list("uuid", "key", "replaced")),
        "photos": sorted(Photo.objects.values_list("uuid", "fingerprint", "dropped")),
        "positions": sorted(Position.objects.values_list("visit__number", "moment")),
        "signals": sorted(Signal.objects.values_list("visit__number", "kind")),
        "followups": list(FollowUp.objects.values_list("text", "method")),
        "plans": sorted(Plan.objects.values_list("day", "status", "source")),
        "tally": sum(WorkTally.objects.filter(visits__gt=0).values_list("visits", flat=True)),
    }


def told(requests: list[Request], rnd: random.Random) -> None:
    """Sends until everything was taken: in any order, some twice, some lost on the way there or back."""
    for _ in range(ROUNDS):
        waiting = [one for one in requests if not one.done]
        if not waiting:
            return
        rnd.shuffle(waiting)
        replayed = rnd.sample(requests, k=min(2, len(requests)))
        for one in [*waiting, *(one for one in replayed if one.done)]:
            if rnd.random() < 0.2:
                continue  # it never arrived
            answer = one.send()
            if answer.status_code >= 400:
                assert answer.json()["code"] in AGAIN, (one.name, answer.content)
                continue
            if rnd.random() < 0.8:  # or the answer was lost, and the phone does not know
                one.done = True
    pytest.fail(f"never taken: {[one.name for one in requests if not one.done]}")


def scene() -> list[Request]:
    cast = make_cast()
    agree(cast.xiaoli)
    customers = [shop(cast.xiaoli, name) for name in ("大华超市", "小康便利店")]
    plans = [make_plan(cast.xiaoli, customers[0], days=-1)]
    return day_of(cast, plans, customers)


class ExactlyOnce(TestCase):
    """Each example on a database of its own."""

    expected: dict[str, Any]

    @classmethod
    def setUpTestData(cls) -> None:
        """What comes out when everything arrives once and in order."""
        with transaction.atomic():
            for one in scene():
                answer = one.send()
                assert answer.status_code < 300, (one.name, answer.content)
            cls.expected = outcome()
            transaction.set_rollback(True)

    @settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
    @given(st.integers(0, 10**9))
    def test_whatever_the_network_does_the_outcome_is_the_same(self, seed: int) -> None:
        told(scene(), random.Random(seed))
        assert outcome() == self.expected

    def test_what_is_expected_is_what_was_told(self) -> None:
        (one, two), taken = self.expected["visits"], self.expected
        assert (one[2], one[3], one[4]) == ("done", 30, "续订三箱")
        assert (two[2], two[6]) == ("abandoned", None)
        assert [replaced for _, _, replaced in taken["answers"]].count(False) == 2
        assert [dropped for *_, dropped in taken["photos"]].count(True) == 1
        assert taken["followups"] == [("续订三箱", "visit")]
        assert [status for _, status, _ in taken["plans"]] == ["done", "planned"]


@pytest.mark.django_db(transaction=True)
def test_all_at_once_is_as_if_one_after_the_other() -> None:
    saved: list[str] = []
    types.step_kinds._items["note"] = types.StepKind(
        lambda answer: None, lambda actor, visit, answer: saved.append(answer.answer["text"])
    )
    try:
        requests = scene()
        for _ in range(8):
            for answer in together(*(one.send for one in requests for _ in range(2)), atomic=False):
                assert answer.status_code < 300 or answer.json()["code"] in AGAIN, answer.content
        assert saved == ["后"]
    finally:
        del types.step_kinds._items["note"]
    found = outcome()
    assert [one[2] for one in found["visits"]] == ["done", "abandoned"]
    assert len(found["followups"]) == 1
    assert len(found["photos"]) == 3
    assert Customer.objects.filter(last_followup_at__isnull=False).count() == 1
    assert [one[0] for one in found["visits"]] == [1, 2]
