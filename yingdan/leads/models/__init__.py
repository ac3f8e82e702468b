"""Leads, their sources and what became of them, by noun."""

from yingdan.leads.models.conversion import Conversion, FieldRoute
from yingdan.leads.models.lead import Lead, Source

__all__ = ["Conversion", "FieldRoute", "Lead", "Source"]
