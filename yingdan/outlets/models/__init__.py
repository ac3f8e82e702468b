"""Tables of outlets."""

from yingdan.outlets.models.competitor import CompetitorRecord, CompetitorSum
from yingdan.outlets.models.ledger import ClassRate, LedgerEntry, Setup, Stock
from yingdan.outlets.models.spread import OutletMonth, SpreadSum

__all__ = [
    "ClassRate",
    "CompetitorRecord",
    "CompetitorSum",
    "LedgerEntry",
    "OutletMonth",
    "Setup",
    "SpreadSum",
    "Stock",
]
