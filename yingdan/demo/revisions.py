"""What sellers thought of their deals before: other amounts and earlier days of closing, put right at a later stage.

The story itself knows only how a deal ended; without a word changed on the way every pipeline would look prophetic.
"""

from django.db import connection

# The last move between two stages is when the estimate was put right. Which deals, and by how much, follows from ids.
_REVISE = """
with pivot as (
    select deal_id, max(since) as at, (array[0.8, 1, 0.9, 1, 1.2, 1, 0.7, 1, 1, 1.1])[1 + deal_id % 10] as factor,
           (array[0, 21, 0, 0, 35, 0, -14])[1 + deal_id % 7] as days
    from deals_dealstate where was_status = 'open' and status = 'open' group by deal_id
)
update deals_dealstate s set
    amount = case when s.since < p.at and p.factor <> 1 then round(s.amount * p.factor, -2) else s.amount end,
    expected_close = case when s.since < p.at then s.expected_close - p.days else s.expected_close end,
    was_amount = case when p.factor <> 1 then round(s.was_amount * p.factor, -2) else s.was_amount end,
    was_expected_close = s.was_expected_close - p.days
from pivot p where p.deal_id = s.deal_id and s.since <= p.at and (p.factor <> 1 or p.days <> 0)
"""


def write() -> None:
    """Changes the past of deals, never how they are."""
    with connection.cursor() as cursor:
        cursor.execute(_REVISE)
