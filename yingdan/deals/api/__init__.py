"""Routes of deals and pipelines."""

from ninja import Router

from yingdan.deals.api.board import router as board
from yingdan.deals.api.deals import router as deals
from yingdan.deals.api.pipelines import reasons, stages
from yingdan.deals.api.pipelines import router as pipelines

ROUTERS: list[tuple[str, Router]] = [
    ("/deals/board", board),
    ("/deals", deals),
    ("/pipelines", pipelines),
    ("/stages", stages),
    ("/close-reasons", reasons),
]
