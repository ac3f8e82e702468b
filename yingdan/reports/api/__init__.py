"""Routes of reports and plans."""

from ninja import Router

from yingdan.reports.api.plans import router as plans
from yingdan.reports.api.reports import router as reports
from yingdan.reports.api.setup import router as setup

ROUTERS: list[tuple[str, Router]] = [("/reports", setup), ("/reports", reports), ("/plans", plans)]
