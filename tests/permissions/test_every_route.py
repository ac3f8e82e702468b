"""Every operation: nobody signed in → 401, no permission → 403, somebody else's record → 404, owner → served."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import MULTIPART_CONTENT

from tests.permissions.record import Form, Record
from tests.permissions.scene import Scene
from tests.permissions.table import RECORDS, RESOURCE_ROUTES, SHARED
from tests.routes import operations, path_parameters
from yingdan.conftest import ApiClient, client_for, make_user
from yingdan.kernel.permissions import PUBLIC, RESOURCE, SIGNED_IN

ROUTES = sorted(operations())
GUARDED = [route for route in ROUTES if operations()[route]["x-permission"] not in (PUBLIC, SIGNED_IN)]


def permission(route: str) -> str:
    return str(operations()[route]["x-permission"])


def call(client: ApiClient, route: str, ids: dict[str, Any], body: Any = None) -> Any:
    """Sends a route's request with its path filled in."""
    method, path = route.split(" ")
    path = re.sub(r"{(\w+)}", lambda found: str(ids[found[1]]), path)
    if method in ("GET", "DELETE"):
        return getattr(client, method.lower())(path)
    send = getattr(client, method.lower())
    if isinstance(body, Form):
        parts = {key: SimpleUploadedFile(key, one) if isinstance(one, bytes) else one for key, one in body.items()}
        return send(path, parts, content_type=MULTIPART_CONTENT)
    return send(path, body)


def anything(route: str) -> dict[str, Any]:
    """Values for all path parameters, of the right type."""
    known = {"name": "customer", "code": "rep"}
    return {
        one["name"]: 1 if one["schema"].get("type") == "integer" else known.get(one["name"], "x")
        for one in path_parameters(route)
    }


@pytest.mark.parametrize("route", [route for route in ROUTES if permission(route) != PUBLIC])
def test_nobody_signed_in_is_asked_to(route: str, db: None) -> None:
    answer = call(ApiClient(headers={"x-requested-with": "yingdan"}), route, anything(route))
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")


@pytest.mark.parametrize("route", GUARDED)
def test_without_the_permission_nothing_is_done(route: str, db: None) -> None:
    if permission(route).startswith(RESOURCE):
        assert route in RESOURCE_ROUTES, "add the route to RESOURCE_ROUTES in table.py"
    answer = call(client_for(make_user("无权")), route, anything(route), RESOURCE_ROUTES.get(route, {}))
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


def test_every_route_to_a_record_is_in_the_table() -> None:
    with_ids = {route for route in ROUTES if path_parameters(route) and not permission(route).startswith(RESOURCE)}
    assert with_ids - set(RECORDS) - set(SHARED) == set(), "add them to table.py"
    assert (set(RECORDS) | set(SHARED)) - with_ids == set(), "gone: take them out of table.py"
    assert set(RECORDS) & set(SHARED) == set()
    assert set(RESOURCE_ROUTES) == {route for route in ROUTES if permission(route).startswith(RESOURCE)}


def filled(value: Any, scene: Scene) -> Any:
    """The body with "$name" replaced by the id of the scene's record."""
    if isinstance(value, Form):
        return value
    if isinstance(value, dict):
        return {key: filled(one, scene) for key, one in value.items()}
    if isinstance(value, list):
        return [filled(one, scene) for one in value]
    return scene.ids[value[1:]] if isinstance(value, str) and value.startswith("$") else value


def ask(scene: Scene, who: str, route: str, record: Record) -> Any:
    ids = {name: scene.ids[key] for name, key in record.ids.items()}
    return call(scene.client(who), route, ids, filled(record.body, scene) or {})


@pytest.mark.parametrize("route", sorted(RECORDS))
def test_an_outsider_learns_nothing_of_a_record(route: str, scene: Scene) -> None:
    answer = ask(scene, "outsider", route, RECORDS[route])
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), answer.content


@pytest.mark.parametrize("route", sorted(RECORDS))
def test_the_owner_is_served(route: str, scene: Scene) -> None:
    record = RECORDS[route]
    answer = ask(scene, record.by, route, record)
    assert answer.status_code == record.ok, answer.content
