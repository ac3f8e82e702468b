"""Routes of customers."""

from ninja import Router

from yingdan.customers.api.customers import router as customers

ROUTERS: list[tuple[str, Router]] = [("/customers", customers)]
