"""Health of open deals, by noun."""

from yingdan.deal_health.models.standing import HealthChange, Signal, Stale, Standing, Tally
from yingdan.deal_health.models.threshold import StageDwell, Threshold, Upkeep
from yingdan.deal_health.models.told import Told

__all__ = ["HealthChange", "Signal", "StageDwell", "Stale", "Standing", "Tally", "Threshold", "Told", "Upkeep"]
