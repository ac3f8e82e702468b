"""Settings and types, plans, visits with what was done at them, and the raw facts."""

from yingdan.visits.models.evidence import Consent, Photo, Position, Signal, StepAnswer
from yingdan.visits.models.plan import Plan
from yingdan.visits.models.setup import Setup, VisitType, VisitTypeVersion
from yingdan.visits.models.visit import PositionProposal, Visit

__all__ = [
    "Consent",
    "Photo",
    "Plan",
    "Position",
    "PositionProposal",
    "Setup",
    "Signal",
    "StepAnswer",
    "Visit",
    "VisitType",
    "VisitTypeVersion",
]
