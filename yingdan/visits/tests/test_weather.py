"""The weather of a visit: asked of the map service once for a neighbourhood, and done without."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest

from yingdan.conftest import Cast, client_for
from yingdan.visits import weather
from yingdan.visits.tests.making import Phone, agree, shop

pytestmark = pytest.mark.django_db
PLACE = {"status": "1", "regeocode": {"addressComponent": {"adcode": "310101"}}}
LIVE = {"status": "1", "lives": [{"weather": "多云", "temperature": "18"}]}


class Service(HTTPServer):
    """The weather on this machine."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, dict[str, list[str]]]] = []
        self.says: dict[str, Any] = {"/v3/geocode/regeo": PLACE, "/v3/weather/weatherInfo": LIVE}


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        parts = urlparse(self.path)
        self.server.asked.append((parts.path, parse_qs(parts.query)))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(self.server.says[parts.path]).encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@pytest.fixture
def amap(settings: Any) -> Iterator[Service]:
    """The service, set up."""
    weather._known.clear()
    service = Service()
    thread = threading.Thread(target=service.serve_forever, daemon=True)
    thread.start()
    settings.AMAP_KEY, settings.AMAP_URL = "test-key", f"http://127.0.0.1:{service.server_port}"
    yield service
    service.shutdown()
    service.server_close()
    thread.join()
    weather._known.clear()


def test_it_is_asked_for_the_district_and_kept_for_the_neighbourhood(amap: Service) -> None:
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
def test_what_does_not_answer_is_done_without_and_asked_again(amap: Service, says: Any) -> None:
    amap.says["/v3/weather/weatherInfo"] = says
    assert weather.at(31.2304, 121.4737) == ""
    amap.says["/v3/weather/weatherInfo"] = LIVE
    assert weather.at(31.2304, 121.4737) == "多云 18℃"


def test_a_company_without_a_service_has_none(settings: Any) -> None:
    settings.AMAP_KEY = ""
    assert weather.at(31.2304, 121.4737) == ""


def test_the_phone_asks_for_its_visit(cast: Cast, amap: Service) -> None:
    agree(cast.xiaoli)
    phone = Phone(cast.xiaoli, shop(cast.xiaoli))
    phone.begin()
    path = f"/api/visits/{phone.uuid}/weather"
    assert client_for(cast.xiaoli).get(path).json() == {"weather": "多云 18℃"}
    assert client_for(cast.zhang).get(path).status_code == 404
    assert client_for(cast.finance).get(path).status_code == 403
