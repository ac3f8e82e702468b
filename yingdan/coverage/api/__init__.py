"""Routes of coverage cards."""

from ninja import Router

from yingdan.coverage.api import editing
from yingdan.coverage.api.members import router as members
from yingdan.coverage.api.setup import router as setup

ROUTERS: list[tuple[str, Router]] = [
    ("/coverage", members),
    ("/coverage", editing.router),
    ("/coverage", setup),
]
