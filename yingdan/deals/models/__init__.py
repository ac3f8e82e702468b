"""Pipelines and deals, by noun."""

from yingdan.deals.models.deal import Deal, DealLine, DealMember, StageEntry
from yingdan.deals.models.pipeline import CloseReason, Pipeline, Stage
from yingdan.deals.models.summary import CohortSummary, OpenSummary, OpenTotal, WonDay

__all__ = [
    "CloseReason",
    "CohortSummary",
    "Deal",
    "DealLine",
    "DealMember",
    "OpenSummary",
    "OpenTotal",
    "Pipeline",
    "Stage",
    "StageEntry",
    "WonDay",
]
