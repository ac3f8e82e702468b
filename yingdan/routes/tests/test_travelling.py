"""Travel times of a map service: asked for, believed, and done without."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.conftest import Cast, client_for
from yingdan.kernel import clock
from yingdan.platform.maps import gcj
from yingdan.routes import travelling
from yingdan.routes.rules import travel
from yingdan.routes.rules.travel import Pace, Place
from yingdan.routes.tests.making import a_card

PLACES = [Place(31.2304, 121.4737), Place(31.2404, 121.4837), Place(31.2204, 121.4637)]


class Service(HTTPServer):
    """A distance service on this machine: answers as the real one does, or as a test wants."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[dict[str, list[str]]] = []
        self.says: Any = None
        self.status = 200


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        query = parse_qs(urlparse(self.path).query)
        self.server.asked.append(query)
        origins = query["origins"][0].split("|")
        number = [query["destination"][0] == one for one in origins].index(True)
        results = [
            {"origin_id": str(n + 1), "dest_id": "1", "distance": str(1000 * abs(n - number)),
             "duration": str(100 * abs(n - number) + (50 if n > number else 0))}
            for n in range(len(origins))
        ]  # fmt: skip
        body = self.server.says or {"status": "1", "info": "OK", "results": results}
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode() if not isinstance(body, bytes) else body)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@pytest.fixture
def amap(settings: Any) -> Iterator[Service]:
    """The service, set up."""
    service = Service()
    thread = threading.Thread(target=service.serve_forever, daemon=True)
    thread.start()
    settings.AMAP_KEY, settings.AMAP_URL = "test-key", f"http://127.0.0.1:{service.server_port}"
    yield service
    service.shutdown()
    service.server_close()
    thread.join()


def test_ways_by_road_are_asked_for_in_chinese_coordinates(amap: Service) -> None:
    ways, by = travelling.measure(PLACES, Pace())
    assert by == "amap"
    assert ways.metres == ((0, 1000, 2000), (1000, 0, 1000), (2000, 1000, 0))
    assert ways.seconds == ((0, 100, 200), (150, 0, 100), (250, 150, 0))
    assert len(amap.asked) == 3
    assert amap.asked[0]["key"] == ["test-key"]
    assert amap.asked[0]["destination"] == ["121.478223,31.228458"]


@pytest.mark.parametrize(
    "says", [{"status": "0", "info": "INVALID_USER_KEY"}, b"<html>", {"status": "1"}, {"status": "1", "results": []}]
)
def test_a_service_that_fails_is_done_without(amap: Service, says: Any) -> None:
    amap.says = says
    assert travelling.measure(PLACES, Pace()) == (travel.matrix(PLACES, Pace()), "built_in")
    assert len(amap.asked) == 1


def test_an_error_or_nobody_there_is_done_without(amap: Service, settings: Any) -> None:
    amap.status = 500
    assert travelling.measure(PLACES, Pace())[1] == "built_in"
    settings.AMAP_URL = "http://127.0.0.1:9"
    assert travelling.measure(PLACES, Pace())[1] == "built_in"


def test_without_a_key_nobody_is_asked(amap: Service, settings: Any) -> None:
    settings.AMAP_KEY = ""
    assert travelling.measure(PLACES, Pace())[1] == "built_in"
    assert amap.asked == []


@pytest.mark.django_db
def test_a_plan_keeps_the_ways_it_was_made_with(cast: Cast, amap: Service) -> None:
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
