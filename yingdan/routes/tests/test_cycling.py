"""Weeks planned at once: asked for, worked out by a job, accepted."""

from collections import Counter
from typing import Any

import pytest

from yingdan.conftest import Cast, client_for, make_member
from yingdan.routes.models import Cycle, RoutePlan
from yingdan.routes.services import cycling
from yingdan.routes.tests.making import monday, placed
from yingdan.segments.selectors.setup import setup as segment_setup

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cycles(cast: Cast) -> None:
    """A twice a week, B weekly, C every two weeks."""
    row = segment_setup()
    row.visit_a, row.visit_b, row.visit_c = 4, 7, 14
    row.save()


def ask(cast: Cast, *members: int, **body: Any) -> Any:
    body = {"member_ids": list(members), "starts_on": str(monday()), "weeks": 2, **body}
    return client_for(cast.zhang).post("/api/routes/cycles", body)


def test_every_outlet_is_visited_as_often_as_its_class_says(cast: Cast) -> None:
    for n in range(12):
        placed(f"店 {n}", cast.xiaoli, 121.4 + n * 0.004, 31.2 + (n % 4) * 0.004, "ABC"[n % 3])
    answer = ask(cast, cast.xiaoli.pk)
    assert answer.status_code == 202
    assert (answer.json()["status"], answer.json()["figures"]) == ("waiting", None)
    cycling.work_out(answer.json()["id"])
    cycling.work_out(answer.json()["id"])  # once is enough
    found = client_for(cast.zhang).get(f"/api/routes/cycles/{answer.json()['id']}").json()
    assert found["status"] == "done"
    plans = RoutePlan.objects.filter(cycle=found["id"])
    visits = Counter(one.customer.grade for plan in plans for one in plan.stops.select_related("customer"))
    holidays = 10 - len(found["days"])
    if not holidays:
        assert visits == {"A": 16, "B": 8, "C": 4}
    assert found["figures"]["visits"] + found["figures"]["left_out"] == 28
    assert found["figures"]["lacking"] == 0
    assert all(one["stops"] for one in found["days"])


def test_accepting_a_cycle_accepts_its_days(cast: Cast) -> None:
    for n in range(6):
        placed(f"店 {n}", cast.xiaoli, 121.4 + n * 0.004)
    client = client_for(cast.zhang)
    asked = ask(cast, cast.xiaoli.pk).json()
    path = f"/api/routes/cycles/{asked['id']}/acceptance"
    assert client.post(path, {"version": asked["version"]}).status_code == 409
    cycling.work_out(asked["id"])
    done = client.get(f"/api/routes/cycles/{asked['id']}").json()
    accepted = client.post(path, {"version": done["version"]}).json()
    assert {one["status"] for one in accepted["days"]} == {"accepted"}
    assert accepted["accepted_at"] is not None


def test_shared_customers_even_out_two_people(cast: Cast) -> None:
    mate = make_member("小钱", cast.team, "rep")
    for n in range(30):
        placed(f"店 {n}", cast.xiaoli, 121.4 + (n % 6) * 0.004, 31.2 + (n // 6) * 0.004)
    asked = ask(cast, cast.xiaoli.pk, mate.pk, shared=True).json()
    cycling.work_out(asked["id"])
    found = client_for(cast.zhang).get(f"/api/routes/cycles/{asked['id']}").json()
    assert found["figures"]["uneven_people"] <= 100
    assert {one["member"]["name"] for one in found["days"]} == {"小李", "小钱"}


def test_who_may_and_what_is_refused(cast: Cast) -> None:
    placed("店", cast.xiaoli)
    assert ask(cast, cast.xiaowang.pk).status_code == 404
    assert ask(cast, cast.xiaoli.pk, starts_on=str(monday().replace(year=2001))).status_code == 422
    assert ask(cast, cast.zhang.pk).json()["code"] == "route_no_outlets"
    asked = ask(cast, cast.xiaoli.pk).json()
    assert client_for(cast.xiaowang).get(f"/api/routes/cycles/{asked['id']}").status_code == 404
    assert client_for(cast.xiaoli).get(f"/api/routes/cycles/{asked['id']}").status_code == 200
    assert client_for(cast.finance).get(f"/api/routes/cycles/{asked['id']}").status_code == 403


def test_a_cycle_of_somebody_who_may_no_longer_sign_in_fails(cast: Cast) -> None:
    placed("店", cast.xiaoli)
    asked = ask(cast, cast.xiaoli.pk).json()
    cast.zhang.user.is_active = False
    cast.zhang.user.save()
    cycling.work_out(asked["id"])
    assert Cycle.objects.get(id=asked["id"]).status == "failed"
