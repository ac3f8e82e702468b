"""Routes of deals and pipelines."""

from ninja import Router

from yingdan.deals.api.board import router as board
from yingdan.deals.api.deals import router as deals
from yingdan.deals.api.gates import deals as deal_gates
from yingdan.deals.api.gates import kinds, pipeline_gates, stage_gates
from yingdan.deals.api.people import deals as deal_people
from yingdan.deals.api.people import help_requests, rivals
from yingdan.deals.api.pipelines import reasons, stages
from yingdan.deals.api.pipelines import router as pipelines

ROUTERS: list[tuple[str, Router]] = [
    ("/deals/board", board),
    ("/deals", deals),
    ("/deals", deal_gates),
    ("/deals", deal_people),
    ("/deal-requests", help_requests),
    ("/competitors", rivals),
    ("/pipelines", pipelines),
    ("/pipelines", pipeline_gates),
    ("/stages", stages),
    ("/stages", stage_gates),
    ("/evidence-kinds", kinds),
    ("/close-reasons", reasons),
]
