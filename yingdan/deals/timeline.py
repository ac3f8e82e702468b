"""Follow-ups on the timelines of their deals."""

from yingdan.customers import ports as customers
from yingdan.kernel.ports import TimelineSource

SOURCE = TimelineSource(frozenset({"deal"}), customers.entries)
