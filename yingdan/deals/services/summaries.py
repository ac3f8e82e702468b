"""Keeps the sums of deals small and proves them right."""

from django.db import connection, transaction

from yingdan.deals.models import DealTally
from yingdan.org.services import tallies

_DRIFT = """
select summary, key::text, count, amount, extra
from (
    select * from deals_summary_drift() union all select * from deals_open_total_drift()
    union all select 'changes', jsonb_build_array(month, team_id), changes, amount, grown_by + shrunk_by
    from deals_change_drift()
    union all select 'cohort changes', jsonb_build_array(month, team_id), changes, amount, 0 from deals_cohort_drift()
) d limit 20
"""


def compact() -> None:
    """Folds the rows of one key together."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select deals_compact_summaries()")
        cursor.execute("select deals_compact_open_totals()")
        cursor.execute("select deals_compact_changes()")
        cursor.execute("select deals_compact_cohorts()")
    tallies.compact(DealTally)


def rebuild() -> None:
    """Makes all sums anew, after loading with the triggers switched off."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select deals_rebuild_summaries()")
        cursor.execute("select deals_rebuild_open_totals()")
        cursor.execute("select deals_rebuild_changes()")
        cursor.execute("select deals_rebuild_cohorts()")
        tallies.rebuild(DealTally)


def drift() -> list[str]:
    """Where the sums differ from the deals, in words; empty when all is well."""
    with connection.cursor() as cursor:
        cursor.execute(_DRIFT)
        found = [f"{name} {key}: count {n:+}, amount {a:+}, {x:+}" for name, key, n, a, x in cursor.fetchall()]
    return [*found, *tallies.drift(DealTally)]
