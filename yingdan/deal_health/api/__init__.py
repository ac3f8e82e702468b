"""Routes of deal health."""

from ninja import Router

from yingdan.deal_health.api.health import router as health

ROUTERS: list[tuple[str, Router]] = [("/deal-health", health)]
