"""The weather of a visit: asked of the map service once for a neighbourhood, and done without."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from yingdan.conftest import Cast, client_for
from yingdan.platform.tests.fake_amap import Amap, Query, running
from yingdan.visits import weather
from yingdan.visits.tests.making import Phone, agree, shop

pytestmark = pytest.mark.django_db
PLACE = {"status": "1", "regeocode": {"addressComponent": {"adcode": "310101"}}}
LIVE = {"status": "1", "lives": [{"weather": "多云", "temperature": "18"}]}


@pytest.fixture
def amap(settings: Any) -> Iterator[Amap]:
    """The service, which knows the weather."""
    weather.forget()
    with running(settings) as service:
        service.says = {"/v3/geocode/regeo": PLACE, "/v3/weather/weatherInfo": LIVE}
        yield service
    weather.forget()


def test_it_is_asked_for_the_district_and_kept_for_the_neighbourhood(amap: Amap) -> None:
    assert weather.at(31.2304, 121.4737) == "多云 18℃"
    assert [path for path, _ in amap.asked] == ["/v3/geocode/regeo", "/v3/weather/weatherInfo"]
    assert amap.asked[0][1]["location"] == ["121.478223,31.228458"]
    assert amap.asked[1][1]["city"] == ["310101"]
    assert weather.at(31.2310, 121.4740) == "多云 18℃"
    assert len(amap.asked) == 2
    weather.at(39.9, 116.4)
    assert len(amap.asked) == 4


@pytest.mark.parametrize(
    "says", [{"status": "0", "info": "DAILY_QUERY_OVER_LIMIT"}, {"status": "1"}, [], {"status": "1", "lives": []}]
)
def test_what_does_not_answer_is_done_without_and_asked_again_later(
    amap: Amap, says: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(weather, "monotonic", lambda: now)
    amap.says["/v3/weather/weatherInfo"] = says
    assert weather.at(31.2304, 121.4737) == ""
    asked = len(amap.asked)
    amap.says["/v3/weather/weatherInfo"] = LIVE
    assert (weather.at(39.9, 116.4), len(amap.asked)) == ("", asked)  # nobody else waits for it meanwhile
    now += weather.PAUSE
    assert weather.at(31.2304, 121.4737) == "多云 18℃"


def test_no_more_than_two_wait_for_the_service_at_a_time(amap: Amap) -> None:
    here, go = threading.Barrier(3, timeout=10), threading.Event()

    def slow(_query: Query) -> Any:
        here.wait()
        assert go.wait(10)
        return PLACE

    amap.says["/v3/geocode/regeo"] = slow
    places = [(31.2, 121.4), (39.9, 116.4)]
    waiting = [threading.Thread(target=weather.at, args=place) for place in places]
    for one in waiting:
        one.start()
    here.wait()
    assert weather.at(23.1, 113.2) == ""
    go.set()
    for one in waiting:
        one.join()
    assert weather.at(*places[0]) == "多云 18℃"


def test_a_company_without_a_service_has_none(settings: Any) -> None:
    settings.AMAP_KEY = ""
    assert weather.at(31.2304, 121.4737) == ""


def test_the_phone_asks_for_its_visit(cast: Cast, amap: Amap) -> None:
    agree(cast.xiaoli)
    phone = Phone(cast.xiaoli, shop(cast.xiaoli))
    phone.begin()
    path = f"/api/visits/{phone.uuid}/weather"
    assert client_for(cast.xiaoli).get(path).json() == {"weather": "多云 18℃"}
    assert client_for(cast.zhang).get(path).status_code == 404
    assert client_for(cast.finance).get(path).status_code == 403
