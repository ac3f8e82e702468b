"""What deviates from cards, worked out in the database for any number of them at once (`findings.sql`).

Visits are rounded to a millionth, so that three thirds are a whole. The judgement is that of `rules/`, which tests hold
this against. See docs/algorithms/coverage.md.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection

from yingdan.coverage.models import Card
from yingdan.coverage.rules.capacity import DAYS
from yingdan.coverage.selectors import workload
from yingdan.kernel import clock
from yingdan.segments.selectors.setup import setup as segment_setup
from yingdan.segments.selectors.setup import visits

# Named tables: `card`, `line` (its outlets), `load` (visits of a run of a route), `total` (visits that cycles ask for),
# `found` (card_id, kind, customer_id, route_id, figure). Those that what follows does not read cost nothing.
FINDINGS = Path(__file__).with_suffix(".sql").read_text("utf-8").format(
    since=clock.day_sql("coalesce(c.owned_since, c.created_at)"), days=DAYS
)  # fmt: skip
COUNTS = "select card_id, kind, count(*) from found group by 1, 2"
OF_CUSTOMERS = "select customer_id, kind, figure from found where customer_id = any(%(wanted)s)"
OF_KIND = "select customer_id from found where kind = %(kind)s and customer_id is not null"
LATE = "select card_id, customer_id from line where mine and base + cycle < %(today)s and customer_id = any(%(wanted)s)"
LOADS = "select route_id, visits from load"
NEEDED = "select card_id, visits from total"
FACTS = """
select k.id, (select count(*) from coverage_region r where r.card_id = k.id), count(l.id), count(l.route_id),
       count(l.cycle)
from card k left join line l on l.card_id = k.id group by k.id"""


def parameters(
    cards: Sequence[Card], today: date, work: Mapping[int, workload.Workload] | None = None
) -> dict[str, Any]:
    """For `FINDINGS`; the cards' members are loaded. `work` when it is known already, or empty where nothing is asked
    that depends on it."""
    work = work if work is not None else workload.of_cards(cards, today)
    known = [work.get(card.pk, workload.Workload(0, None)) for card in cards]
    row = segment_setup()
    return {
        "cards": [card.pk for card in cards],
        "per_day": [one.per_day for one in known],
        "possible": [one.possible for one in known],
        "visit": json.dumps(visits(row)),
        "face": row.face_to_face,
        "today": today,
    }


def ask(what: str, params: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Rows of one of the statements above."""
    with connection.cursor() as cursor:
        cursor.execute(FINDINGS + what, params)
        return list(cursor.fetchall())
