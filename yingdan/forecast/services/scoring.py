"""What came of the periods that are over, and how far each method was off: for everybody at once."""

from datetime import date

from django.db import connection, transaction

from yingdan.forecast.models import Line, Outcome, Run, Score
from yingdan.kernel import clock

LOOKED_BACK = 8  # periods of a kind that scores are made of
# Won in a period that is over, and which deals that were due in it slipped: by person in a team, team, person.
_OUTCOMES = """
with due as (
    select s.deal_id, s.team_id, s.owner_id, s.category = 'commit' as committed, e.status
    from deals_dealstate s
    left join deals_dealstate e on e.deal_id = s.deal_id and e.since < %(ended)s
        and (e.until >= %(ended)s or e.until is null)
    where s.status = 'open' and s.since <= %(begun)s and (s.until > %(begun)s or s.until is null)
    and s.expected_close between %(start)s and %(end)s and s.team_id is not null
), happened as (
    select team_id, owner_id, 0::bigint as won, count(*) as due, count(*) filter (where status = 'open') as slipped,
           count(*) filter (where committed) as committed,
           count(*) filter (where committed and status is distinct from 'won') as missed
    from due group by 1, 2
    union all
    select team_id, owner_id, (sum(amount) * 100)::bigint, 0, 0, 0, 0 from deals_wonday
    where day between %(start)s and %(end)s and team_id is not null group by 1, 2
), nodes as (
    select team_id, owner_id as member_id, won, due, slipped, committed, missed from happened where owner_id is not null
    union all
    select up.id, null, h.won, h.due, h.slipped, h.committed, h.missed
    from happened h join org_team t on t.id = h.team_id join org_team up on up.path @> t.path
)
insert into forecast_outcome (team_id, member_id, period, "end", won, due, slipped, committed, missed)
select team_id, member_id, %(period)s, %(end)s, sum(won), sum(due), sum(slipped), sum(committed), sum(missed)
from nodes group by 1, 2
on conflict do nothing"""
# Every weekly call made within a period, and the last one before it, against what came.
_SCORES = """
with calls as (
    select l.*, case length(l.period) when 7 then 'month' when 6 then 'quarter' else 'year' end as kind
    from forecast_line l join forecast_run r on r.id = l.run_id and r.kept
    where l.period = any(%(periods)s) and r.day <= l.end and r.day > l.start - 7
), paired as (
    select c.team_id, c.member_id, c.kind, c.period, o.won, m.method, m.said, o.due, o.slipped, o.committed, o.missed,
           case when m.method = 'statistical' then (o.won between c.p10 and c.p90)::int end as inside
    from calls c join forecast_outcome o on o.period = c.period
    and o.team_id is not distinct from c.team_id and o.member_id is not distinct from c.member_id
    cross join lateral (values ('commit', c.commit), ('best', c.best), ('weighted', c.weighted), ('statistical', c.p50))
    as m(method, said)
)
insert into forecast_score (team_id, member_id, kind, method, periods, calls, bias, mape, inside, slip)
select team_id, member_id, kind, method, count(distinct period), count(*),
       (sum(said) - sum(won)) / nullif(sum(won), 0)::float8,
       avg(abs(said - won) / nullif(won, 0)::float8),
       avg(inside),
       case method when 'commit' then sum(missed) / nullif(sum(committed), 0)::float8
                   else sum(slipped) / nullif(sum(due), 0)::float8 end
from paired group by 1, 2, 3, 4"""


def settle(today: date | None = None) -> list[str]:
    """Closes periods that are over since the last time, and scores all methods anew; gives the periods it closed."""
    day = today or clock.today()
    with transaction.atomic():
        known = set(Outcome.objects.values_list("period", flat=True).distinct())
        called = Line.objects.filter(run__in=Run.objects.filter(kept=True), end__lt=day)
        over = {one[0]: one for one in called.values_list("period", "start", "end").distinct()}
        new = sorted(set(over) - known)
        for key in new:
            _close(*over[key])
        if new:
            _score(sorted(over.values(), key=lambda one: one[2]))
    return new


def _close(period: str, start: date, end: date) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_OUTCOMES, {
            "period": period, "start": start, "end": end, "begun": clock.day_start(start),
            "ended": clock.day_start(date.fromordinal(end.toordinal() + 1)),
        })  # fmt: skip


def _score(over: list[tuple[str, date, date]]) -> None:
    """Of the last periods of each kind."""
    kinds: dict[int, list[str]] = {}
    for period, _, _ in over:
        kinds.setdefault(len(period), []).append(period)
    periods = [period for found in kinds.values() for period in found[-LOOKED_BACK:]]
    Score.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(_SCORES, {"periods": periods})
