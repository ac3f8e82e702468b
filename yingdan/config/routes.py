"""Which app answers under which prefix."""

from ninja import Router

from yingdan.accounts.api import ROUTERS as accounts
from yingdan.ops.api import router as health

ROUTERS: list[tuple[str, Router]] = [
    ("", health),
    *accounts,
]
