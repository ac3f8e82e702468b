"""Follow-ups on the timelines of their deals."""

from yingdan.customers import timeline
from yingdan.kernel.ports import TimelineSource

SOURCE = TimelineSource(frozenset({"deal"}), timeline.entries)
