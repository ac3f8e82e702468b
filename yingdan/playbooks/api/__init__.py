"""Routes of playbooks."""

from ninja import Router

ROUTERS: list[tuple[str, Router]] = []
