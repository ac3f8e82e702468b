"""Risks and the rules that raise them."""

from yingdan.risks.models.risk import Risk
from yingdan.risks.models.rule import Rule, Setup

__all__ = ["Risk", "Rule", "Setup"]
