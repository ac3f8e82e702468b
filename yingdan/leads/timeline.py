"""Follow-ups on the timelines of their leads."""

from yingdan.customers import ports as customers
from yingdan.kernel.ports import TimelineSource

SOURCE = TimelineSource(frozenset({"lead"}), customers.entries)
