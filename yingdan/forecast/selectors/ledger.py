"""What the ledger of calls says: of many nodes at once, and of one node line by line."""

from datetime import datetime

from django.db import connection

from yingdan.forecast.models import Call
from yingdan.forecast.rules.rollup import Pair, Said

Key = tuple[str, int]  # "team" or "member", and its id

_LAST = """
select distinct on (team_id, member_id, period, kind = 'submitted')
       team_id, member_id, period, kind, commit, best
from forecast_call where period = any(%s) and at <= %s and (%s or team_id = any(%s) or member_id = any(%s))
order by team_id, member_id, period, kind = 'submitted', id desc"""


def said(periods: list[str], at: datetime, nodes: list[Key] | None = None) -> dict[str, dict[Key, Said]]:
    """By period and node, as of an instant; of some nodes, or all."""
    teams = [key for kind, key in nodes or () if kind == "team"]
    members = [key for kind, key in nodes or () if kind == "member"]
    with connection.cursor() as cursor:
        cursor.execute(_LAST, [periods, at, nodes is None, teams, members])
        rows = cursor.fetchall()
    found: dict[str, dict[Key, Said]] = {period: {} for period in periods}
    for team, member, period, kind, commit, best in rows:
        key: Key = ("team", team) if team is not None else ("member", member)
        before = found[period].get(key, Said(None, None))
        pair: Pair | None = None if kind == "withdrawn" else (commit, best)
        found[period][key] = Said(pair, before.override) if kind == "submitted" else Said(before.own, pair)
    return found


def entries(kind: str, node: int, period: str, limit: int = 100) -> list[Call]:
    """All entries of a node in a period, the last first."""
    rows = Call.objects.filter(team_id=node) if kind == "team" else Call.objects.filter(member_id=node)
    return list(rows.filter(period=period).order_by("-id")[:limit])
