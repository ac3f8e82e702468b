"""Leads and sources, described once."""

from yingdan.leads.resources.lead import LEAD
from yingdan.leads.resources.source import SOURCE

ALL = (LEAD, SOURCE)
