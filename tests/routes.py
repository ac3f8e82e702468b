"""The API as its OpenAPI description tells it."""

from functools import cache
from typing import Any

from yingdan.config.api import api

METHODS = ("get", "post", "put", "patch", "delete")


@cache
def operations() -> dict[str, dict[str, Any]]:
    """Every operation: "GET /api/me" → its description."""
    paths: dict[str, dict[str, Any]] = api.get_openapi_schema()["paths"]
    return {
        f"{method.upper()} {path}": operation
        for path, item in paths.items()
        for method, operation in item.items()
        if method in METHODS
    }


def path_parameters(route: str) -> list[dict[str, Any]]:
    """The parameters in a route's path."""
    return [one for one in operations()[route].get("parameters", []) if one["in"] == "path"]
