"""Every route says who may use it, and reaches rows through selectors only."""

import re
from typing import Any

from tests.architecture.source import name, product
from yingdan.config.api import api
from yingdan.kernel.permissions import PUBLIC, RESOURCE, SIGNED_IN, catalogue

OPEN_TO_ALL = {"GET /api/health", "POST /api/sign-in"}
ACTIONS = {"read", "create", "edit", "delete", "export", "import", "assign"}
METHODS = {"get", "post", "put", "patch", "delete"}


def operations() -> dict[str, dict[str, Any]]:
    """Every operation of the API: "GET /api/me" → its description."""
    paths: dict[str, dict[str, Any]] = api.get_openapi_schema()["paths"]
    return {
        f"{method.upper()} {path}": operation
        for path, item in paths.items()
        for method, operation in item.items()
        if method in METHODS
    }


def test_every_route_declares_a_permission_that_exists() -> None:
    allowed = {PUBLIC, SIGNED_IN, *catalogue(), *(RESOURCE + action for action in ACTIONS)}
    wrong = {
        route: one.get("x-permission") for route, one in operations().items() if one.get("x-permission") not in allowed
    }
    assert wrong == {}


def test_only_known_routes_are_public() -> None:
    public = {route for route, one in operations().items() if one["x-permission"] == PUBLIC}
    assert public == OPEN_TO_ALL


def test_every_route_has_a_summary_and_a_described_answer() -> None:
    silent = [route for route, one in operations().items() if not one.get("description")]
    assert silent == []


def test_routes_never_fetch_rows_themselves() -> None:
    fetches = re.compile(r"\.objects\.get\(|get_object_or_404|_(base|default)_manager")
    api_files = [path for path in product() if path.name == "api.py" or "api" in path.parent.parts]
    assert len(api_files) > 5
    assert [name(path) for path in api_files if fetches.search(path.read_text())] == []
