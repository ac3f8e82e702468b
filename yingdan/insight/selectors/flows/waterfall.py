"""What made the open pipeline of one day that of another: start, new, bigger, smaller, moved, won, lost, end."""

from dataclasses import dataclass

from django.db import connection

from yingdan.insight.rules.flow import Pile
from yingdan.insight.selectors.flows import asof
from yingdan.insight.selectors.flows.moves import Days, Selection, of_period

# Each change of a deal in fen, as parts that say why. A deal that grew and was won on the same occasion grew first.
PARTS = """
part as (
    select deal_id, since, 'new' as block, amount as value, null::numeric as was from move
    where here_now and due_now and was_status is null
    union all
    select deal_id, since, case when was_status <> 'open' then 'reopened' when not here_was then 'moved_in'
                                else 'pulled_in' end, amount, null
    from move where now_in and not was_in and was_status is not null
    union all
    select deal_id, since, case when amount > was_amount then 'increased' else 'decreased' end, amount - was_amount,
           was_amount
    from move where was_in and (now_in or status <> 'open') and amount <> was_amount
    union all
    select deal_id, since, status, -amount, was_amount from move
    where status <> 'open' and (was_in or here_now and due_now and was_status is null)
    union all
    select deal_id, since, case when not here_now then 'moved_out' else 'pushed_out' end, -was_amount, was_amount
    from move where was_in and not now_in and status = 'open'
)"""


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Open deals at the start and at the end, and why they differ: block → deals, fen (what left is negative)."""

    start: Pile
    blocks: dict[str, Pile]
    end: Pile


def read(chosen: Selection, days: Days, due: bool) -> Waterfall:
    """From the beginning of the first day to the end of the last one; `due`: only deals expected to close by then."""
    params = {**chosen.params(), **days.params()}
    with connection.cursor() as cursor:
        cursor.execute(
            f"with {of_period(chosen, due)}, {PARTS}"  # noqa: S608 - own words
            " select block, count(distinct deal_id), (sum(value) * 100)::bigint from part group by 1",
            params,
        )
        blocks = {block: (count, fen) for block, count, fen in cursor.fetchall()}
    return Waterfall(asof.pile(chosen, params, "opening", due), blocks, asof.pile(chosen, params, "closing", due))
