"""What the people app stores, by noun."""

from yingdan.people.models.handover import Handover, Item, Receiver

__all__ = ["Handover", "Item", "Receiver"]
