"""Routes of reports."""

from ninja import Router

from yingdan.reports.api.reports import router as reports
from yingdan.reports.api.setup import router as setup

ROUTERS: list[tuple[str, Router]] = [("/reports", setup), ("/reports", reports)]
