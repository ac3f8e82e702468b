"""Routes of deal_health."""

from ninja import Router

ROUTERS: list[tuple[str, Router]] = []
