"""Leads, their sources and what became of them, by noun."""

from yingdan.leads.models.card import CardScan
from yingdan.leads.models.conversion import Conversion, FieldRoute
from yingdan.leads.models.form import Submission, WebForm
from yingdan.leads.models.lead import Lead, Source
from yingdan.leads.models.score import ScoreModel

__all__ = ["CardScan", "Conversion", "FieldRoute", "Lead", "ScoreModel", "Source", "Submission", "WebForm"]
