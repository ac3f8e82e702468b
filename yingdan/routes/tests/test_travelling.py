"""Travel times of a map service: asked for, believed, and done without."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.conftest import Cast, client_for
from yingdan.kernel import clock
from yingdan.platform.maps import gcj
from yingdan.platform.tests.fake_amap import Amap, Query, running
from yingdan.routes import travelling
from yingdan.routes.rules import travel
from yingdan.routes.rules.travel import Pace, Place
from yingdan.routes.tests.making import a_card

PATH = "/v3/distance"
PLACES = [Place(31.2304, 121.4737), Place(31.2404, 121.4837), Place(31.2204, 121.4637)]


def measured(query: Query) -> Any:
    """A distance service that knows 1,000 metres from one place to the next, and more seconds in one direction."""
    origins = query["origins"][0].split("|")
    number = [query["destination"][0] == one for one in origins].index(True)
    results = [
        {"origin_id": str(n + 1), "dest_id": "1", "distance": str(1000 * abs(n - number)),
         "duration": str(100 * abs(n - number) + (50 if n > number else 0))}
        for n in range(len(origins))
    ]  # fmt: skip
    return {"status": "1", "info": "OK", "results": results}


@pytest.fixture
def amap(settings: Any) -> Iterator[Amap]:
    """The service, set up."""
    with running(settings) as service:
        service.says = {PATH: measured}
        yield service


def test_ways_by_road_are_asked_for_in_chinese_coordinates(amap: Amap) -> None:
    ways, by = travelling.measure(PLACES, Pace())
    assert by == "amap"
    assert ways.metres == ((0, 1000, 2000), (1000, 0, 1000), (2000, 1000, 0))
    assert ways.seconds == ((0, 100, 200), (150, 0, 100), (250, 150, 0))
    assert len(amap.asked) == 3
    assert amap.asked[0][1]["key"] == ["test-key"]
    assert amap.asked[0][1]["destination"] == ["121.478223,31.228458"]


@pytest.mark.parametrize(
    "says", [{"status": "0", "info": "INVALID_USER_KEY"}, b"<html>", {"status": "1"}, {"status": "1", "results": []}]
)
def test_a_service_that_fails_is_done_without(amap: Amap, says: Any) -> None:
    amap.says[PATH] = says
    assert travelling.measure(PLACES, Pace()) == (travel.matrix(PLACES, Pace()), "built_in")
    assert len(amap.asked) == 1


def test_an_error_or_nobody_there_is_done_without(amap: Amap, settings: Any) -> None:
    amap.status = 500
    assert travelling.measure(PLACES, Pace())[1] == "built_in"
    settings.AMAP_URL = "http://127.0.0.1:9"
    assert travelling.measure(PLACES, Pace())[1] == "built_in"


def test_without_a_key_nobody_is_asked(amap: Amap, settings: Any) -> None:
    settings.AMAP_KEY = ""
    assert travelling.measure(PLACES, Pace())[1] == "built_in"
    assert amap.asked == []


@pytest.mark.django_db
def test_a_plan_keeps_the_ways_it_was_made_with(cast: Cast, amap: Amap) -> None:
    _, rows = a_card(cast.xiaoli, 3)
    client = client_for(cast.xiaoli)
    plan = client.post(f"/api/routes/members/{cast.xiaoli.pk}/plans", {"day": str(clock.today())}).json()
    assert (plan["provider"], plan["metres"]) == ("amap", 2000)
    asked = len(amap.asked)
    order = [rows[0].pk, rows[2].pk]
    assert client.post(f"/api/routes/plans/{plan['id']}/trial", {"order": order}).json()["metres"] == 2000
    assert len(amap.asked) == asked


@given(st.floats(18.5, 53), st.floats(74, 134.5))
def test_the_offset_is_less_than_a_kilometre(latitude: float, longitude: float) -> None:
    assert travel.great_circle(Place(latitude, longitude), Place(*gcj.to_gcj(latitude, longitude))) < 1000


def test_known_points_of_the_offset() -> None:
    latitude, longitude = gcj.to_gcj(31.1774276, 121.5272106)
    assert (round(latitude, 5), round(longitude, 5)) == (31.17530, 121.53154)
    assert gcj.to_gcj(48.85, 2.35) == (48.85, 2.35)  # Paris
