"""Playbooks and the evidence for them, by noun."""

from yingdan.playbooks.models.evidence import Evidence, SizeClass
from yingdan.playbooks.models.playbook import Line, Playbook

__all__ = ["Evidence", "Line", "Playbook", "SizeClass"]
