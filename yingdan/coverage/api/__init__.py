"""Routes of coverage cards."""

from ninja import Router

from yingdan.coverage.api.editing import router as cards
from yingdan.coverage.api.members import router as members
from yingdan.coverage.api.setup import router as setup

ROUTERS: list[tuple[str, Router]] = [
    ("/coverage", members),
    ("/coverage", cards),
    ("/coverage", setup),
]
