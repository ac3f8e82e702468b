"""One page of a list, in any order."""

from typing import Any

from django.db.models import QuerySet

from yingdan.platform.resources import keyset
from yingdan.platform.resources.latest import DEAR_ORDER, bounded
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.listing import Asked, Shown, chosen, columns_of
from yingdan.platform.resources.rows import Selection


def query(lens: Lens, asked: Asked, shown: Shown) -> dict[str, Any]:
    """One page of the list, by one statement. `latest`: only so many of the latest rows are put into this order,
    because doing it with all would take too long; the usual order is never that dear."""
    order = keyset.Order(lens, shown.sort)
    selection = Selection(lens, columns_of(lens, shown.columns), extra=order.expressions)
    offset = 0 if shown.cursor else (shown.page - 1) * shown.limit
    rows, latest = chosen(lens, asked), None
    if shown.sort and shown.sort != keyset.usual(lens):

        def first(rows: QuerySet[Any]) -> QuerySet[Any]:
            return keyset.beginning(selection.raw(rows), order, shown.limit, offset)

        rows, latest = bounded(lens, asked, first, DEAR_ORDER)
    page = keyset.fetch(selection.raw(rows), order, shown.limit, shown.cursor, offset)
    return {
        "rows": selection.rows(page.rows), "next_cursor": page.next_cursor, "prev_cursor": page.prev_cursor,
        "latest": latest,
    }  # fmt: skip
