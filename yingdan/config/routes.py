"""Which app answers under which prefix."""

from ninja import Router

ROUTERS: list[tuple[str, Router]] = []
