"""Calls that people make, figures worked out, what came of them, and the company's settings."""

from yingdan.forecast.models.call import Call
from yingdan.forecast.models.figures import Line, Run
from yingdan.forecast.models.result import Outcome, Score
from yingdan.forecast.models.setup import Setup

__all__ = ["Call", "Line", "Outcome", "Run", "Score", "Setup"]
