"""Pipelines and deals, by noun."""

from yingdan.deals.models.deal import Deal, DealLine, DealMember, StageEntry
from yingdan.deals.models.pipeline import CloseReason, Pipeline, Stage
from yingdan.deals.models.state import DealState
from yingdan.deals.models.summary import CohortSummary, OpenSummary, OpenTotal, WonDay
from yingdan.deals.models.tally import DealTally

__all__ = [
    "CloseReason",
    "CohortSummary",
    "Deal",
    "DealLine",
    "DealMember",
    "DealState",
    "DealTally",
    "OpenSummary",
    "OpenTotal",
    "Pipeline",
    "Stage",
    "StageEntry",
    "WonDay",
]
