"""What made the open pipeline of one day that of another: start, new, bigger, smaller, moved, won, lost, end."""

from dataclasses import dataclass

from django.db import connection

from yingdan.insight.rules.flow import NOTHING, Pile, added
from yingdan.insight.selectors.flows import asof
from yingdan.insight.selectors.flows.moves import Days, Selection, sources, whole_months

# Which changes a block holds, how many each row stands for, and what it adds. A deal that grew and was won on the same
# occasion grew first.
_STAYED, _CAME = "was_in and (now_in or status <> 'open')", "now_in and not was_in and was_status is not null"
_WENT = "was_in and not now_in and status = 'open'"
BLOCKS = {
    "new": ("here_now and due_now and was_status is null", "n", "amount"),
    "reopened": (f"{_CAME} and was_status <> 'open'", "n", "amount"),
    "moved_in": (f"{_CAME} and was_status = 'open' and not here_was", "n", "amount"),
    "pulled_in": (f"{_CAME} and was_status = 'open' and here_was", "n", "amount"),
    "increased": (f"{_STAYED} and grown > 0", "grown", "grown_by"),
    "decreased": (f"{_STAYED} and shrunk > 0", "shrunk", "shrunk_by"),
    **{
        status: (f"status = '{status}' and (was_in or here_now and due_now and was_status is null)", "n", "-amount")
        for status in ("won", "lost", "abandoned")
    },
    "moved_out": (f"{_WENT} and not here_now", "n", "-was_amount"),
    "pushed_out": (f"{_WENT} and here_now", "n", "-was_amount"),
}
_SUMS = " union all ".join(  # own words
    f"select '{block}', sum({count})::bigint, (sum({value}) * 100)::bigint from move where {where} having count(*) > 0"  # noqa: S608
    for block, (where, count, value) in BLOCKS.items()
)


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Open deals at the start and at the end, and why they differ: block → changes, fen (what left is negative)."""

    start: Pile
    blocks: dict[str, Pile]
    end: Pile


def read(chosen: Selection, days: Days, due: bool) -> Waterfall:
    """From the beginning of the first day to the end of the last one; `due`: only deals expected to close by then."""
    params = {**chosen.params(), **days.params()}
    blocks = changes(chosen, days, due)
    return Waterfall(asof.pile(chosen, params, "opening", due), blocks, asof.pile(chosen, params, "closing", due))


def changes(chosen: Selection, days: Days, due: bool) -> dict[str, Pile]:
    """Block → changes, fen."""
    blocks: dict[str, Pile] = {}
    for moves, more in sources(chosen, due, None if due else whole_months(chosen, days)):
        with connection.cursor() as cursor:
            cursor.execute(f"with {moves} {_SUMS}", {**chosen.params(), **days.params(), **more})
            for block, count, fen in cursor.fetchall():
                blocks[block] = added(blocks.get(block, NOTHING), (count, fen))
    return blocks
