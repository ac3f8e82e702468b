"""The resources of the people app."""

from yingdan.people.resources.handover import HANDOVER

ALL = (HANDOVER,)
