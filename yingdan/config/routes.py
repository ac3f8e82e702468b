"""Which app answers under which prefix."""

from ninja import Router

from yingdan.ops.api import router as health

ROUTERS: list[tuple[str, Router]] = [
    ("", health),
]
