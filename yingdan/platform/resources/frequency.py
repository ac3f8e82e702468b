"""How common a search text is, by PostgreSQL's own statistics: common and rare texts need different statements."""

import re
from time import monotonic

from django.db import connection

KEPT_SECONDS = 600.0
PART = re.compile(r"'((?:[^']|'')*)'(:\*)?")
_known: dict[str, tuple[float, dict[str, float]]] = {}


def statistics(table: str) -> dict[str, float]:
    """The most common lexemes of a table's search column with the share of rows that hold them."""
    until, found = _known.get(table, (0.0, {}))
    if monotonic() >= until:
        with connection.cursor() as cursor:
            cursor.execute(
                "select most_common_elems::text::text[], most_common_elem_freqs from pg_stats"
                " where schemaname = current_schema() and tablename = %s and attname = 'search'",
                [table],
            )
            row = cursor.fetchone()
        found = dict(zip(row[0], row[1], strict=False)) if row and row[0] else {}
        _known[table] = (monotonic() + KEPT_SECONDS, found)
    return found


def share(table: str, query: str) -> float:
    """The share of rows that its rarest part has at most; 0 when that part is not common enough to be known."""
    found = statistics(table)
    if not found:
        return 0.0
    return min(sum(_part(found, *way) for way in PART.findall(part)) for part in query.split(" & "))


def _part(found: dict[str, float], lexeme: str, prefix: str) -> float:
    if not prefix:
        return found.get(lexeme, 0.0)
    return min(1.0, sum(freq for known, freq in found.items() if known.startswith(lexeme)))
