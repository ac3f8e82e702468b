"""What others may ask about the health of deals."""

from yingdan.deal_health.selectors.signals import signals

__all__ = ["signals"]
