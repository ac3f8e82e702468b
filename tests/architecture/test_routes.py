"""Every route says who may use it, and reaches rows through selectors only."""

import re

from tests.architecture.source import name, product
from tests.routes import operations
from yingdan.kernel.permissions import PUBLIC, RESOURCE, SIGNED_IN, catalogue

OPEN_TO_ALL = {
    "GET /api/health",
    "POST /api/sign-in",
    # Visitors of the company's web site: a form, and what they send.
    "GET /api/public/forms/{token}",
    "POST /api/public/forms/{token}",
    "GET /api/public/forms/{token}/page",
    "GET /api/public/forms/{token}/embed.js",
}
ACTIONS = {"read", "create", "edit", "delete", "export", "import", "assign"}


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
