"""How rows of an import become deals with their lines and their stage history."""

from yingdan.deals.importers.columns import columns
from yingdan.deals.importers.history import after, changed

__all__ = ["after", "changed", "columns"]
