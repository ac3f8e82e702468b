"""Routes of risks."""

from ninja import Router

from yingdan.risks.api.risks import router as risks
from yingdan.risks.api.rules import router as rules

ROUTERS: list[tuple[str, Router]] = [("/risks", risks), ("/risk-rules", rules)]
