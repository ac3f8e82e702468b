"""Pipelines and deals, by noun."""

from yingdan.deals.models.competitor import Competitor
from yingdan.deals.models.deal import Deal, DealLine, DealMember, StageEntry
from yingdan.deals.models.gate import DealCheck, DealEvidence, EvidenceKind, GatePassage, GateTally, StageCriterion
from yingdan.deals.models.people import DealContact, DealRequest
from yingdan.deals.models.pipeline import CloseReason, Pipeline, Stage
from yingdan.deals.models.state import ChangeTally, CohortTally, DealState
from yingdan.deals.models.summary import CohortSummary, OpenSummary, OpenTotal, WonDay
from yingdan.deals.models.tally import DealTally

__all__ = [
    "ChangeTally",
    "CloseReason",
    "CohortSummary",
    "CohortTally",
    "Competitor",
    "Deal",
    "DealCheck",
    "DealContact",
    "DealEvidence",
    "DealLine",
    "DealMember",
    "DealRequest",
    "DealState",
    "DealTally",
    "EvidenceKind",
    "GatePassage",
    "GateTally",
    "OpenSummary",
    "OpenTotal",
    "Pipeline",
    "Stage",
    "StageCriterion",
    "StageEntry",
    "WonDay",
]
