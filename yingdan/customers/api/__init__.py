"""Routes of customers."""

from ninja import Router

from yingdan.customers.api.customers import router as customers
from yingdan.customers.api.duplicates import router as duplicates

ROUTERS: list[tuple[str, Router]] = [("/customers", customers), ("/customers", duplicates)]
