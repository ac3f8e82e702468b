"""Schemes, runs, class changes, pins; how each customer stands; losses."""

from yingdan.segments.models.loss import Loss, LostReason
from yingdan.segments.models.scheme import ClassChange, Pin, Proposal, Run, Scheme
from yingdan.segments.models.standing import Setup, Standing, Tally

__all__ = ["ClassChange", "Loss", "LostReason", "Pin", "Proposal", "Run", "Scheme", "Setup", "Standing", "Tally"]
