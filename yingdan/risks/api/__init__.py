"""Routes of risks."""

from ninja import Router

ROUTERS: list[tuple[str, Router]] = []
