"""What a forecast rests on, as it was known at an instant: later rows change nothing of it. Arrays of whole numbers.

All of it is read from the states of deals (`deals.models.DealState`), in sets; amounts are fen, days ordinal numbers.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
from django.db import connection

from yingdan.forecast.rules.stays import GONE, NEVER, WON, Days, Stays
from yingdan.kernel import clock

CATEGORIES = ("", "commit", "best_case", "pipeline", "omitted")
_AT = "tstzrange({0}.since, {0}.until) @> %(at)s::timestamptz"
_ORDINAL = "({} - date '0001-01-01' + 1)"


def _day(instant: str) -> str:
    """The ordinal number of the business day of an instant."""
    return _ORDINAL.format(clock.day_sql(instant))


_OPEN = f"""
select s.team_id, coalesce(s.owner_id, 0), s.stage_id, greatest(%(day)s - {_day("s.stage_since")}, 0),
       (s.amount * 100)::bigint, coalesce({_ORDINAL.format("s.expected_close")}, 0),
       array_position(%(categories)s::text[], s.category::text) - 1, s.probability
from deals_dealstate s where s.status = 'open' and {_AT.format("s")} and s.team_id is not null
order by s.deal_id"""  # noqa: S608
_WON = f"""
select s.team_id, coalesce(s.owner_id, 0), {_day("s.since")}, count(*), (sum(s.amount) * 100)::bigint
from deals_dealstate s
where s.status = 'won' and s.since >= %(from)s and {_AT.format("s")} and s.team_id is not null
group by 1, 2, 3"""  # noqa: S608
_AGES = f"""
select greatest({_day("s.since")} - {_ORDINAL.format("d.opened_on")}, 0), count(*), (sum(s.amount) * 100)::bigint,
       (sum(s.amount * s.amount) * 10000)::float8
from deals_dealstate s join deals_deal d on d.id = s.deal_id
where s.status = 'won' and s.since >= %(from)s and {_AT.format("s")} and d.opened_on is not null
group by 1"""  # noqa: S608
_ENDED = f"""
select s.was_stage_id, {_day("s.was_stage_since")}, {_day("s.since")},
       case s.status when 'won' then {WON} when 'open' then s.stage_id else {GONE} end, count(*)
from deals_dealstate s
where s.since between %(from)s and %(at)s and s.was_stage_since is not null
and (s.status <> 'open' or s.stage_id <> s.was_stage_id)
group by 1, 2, 3, 4"""  # noqa: S608
_STANDING = f"""
select s.stage_id, {_day("s.stage_since")}, count(*) from deals_dealstate s
where s.status = 'open' and {_AT.format("s")} group by 1, 2"""  # noqa: S608
# Deals open at an earlier instant, by stage and age, with what was won of them until `at`.
_THEN = f"""
select s.stage_id, greatest(%(then_day)s - {_day("s.stage_since")}, 0), count(*), (sum(s.amount) * 100)::bigint,
       count(w.id), coalesce((sum(w.amount) * 100)::bigint, 0)
from deals_dealstate s
left join deals_dealstate w on w.deal_id = s.deal_id and w.status = 'won' and w.since > %(then)s and {_AT.format("w")}
where s.status = 'open' and tstzrange(s.since, s.until) @> %(then)s::timestamptz
group by 1, 2"""  # noqa: S608
_CLOSED_BEFORE = f"""
select count(*), min({_day("s.since")}) from deals_dealstate s where s.since <= %(then)s and s.was_status = 'open'
and s.status <> 'open' and s.since >= %(from)s"""  # noqa: S608
# Closed deals of a year by the stages that they were in.
_RATES = f"""
with closed as (
    select s.deal_id, s.status = 'won' as won from deals_dealstate s
    where s.status <> 'open' and s.since >= %(from)s and {_AT.format("s")}
)
select stage_id, count(*) filter (where won), count(*) from (
    select distinct c.deal_id, c.won, x.stage_id from closed c
    join deals_dealstate x on x.deal_id = c.deal_id and x.status = 'open' and x.since <= %(at)s
) visited group by 1"""  # noqa: S608


def _rows(sql: str, **params: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _columns(rows: list[tuple[Any, ...]], width: int) -> list[Days]:
    table = np.array(rows, dtype=np.int64).reshape(-1, width)
    return [table[:, n] for n in range(width)]


@dataclass(frozen=True, slots=True)
class Open:
    """Open deals in columns; `owner` 0 = nobody, `close` 0 = no day, `category` as in CATEGORIES."""

    team: Days
    owner: Days
    stage: Days
    age: Days
    fen: Days
    close: Days
    category: Days
    percent: Days


def open_deals(at: datetime, day: date) -> Open:
    """Open at the instant, with their age in the stage on the day."""
    rows = _rows(_OPEN, at=at, day=day.toordinal(), categories=list(CATEGORIES))
    return Open(*_columns(rows, 8))


@dataclass(frozen=True, slots=True)
class Won:
    """What was won by team, owner and day."""

    team: Days
    owner: Days
    day: Days
    count: Days
    fen: Days


def won(at: datetime, first: date) -> Won:
    """From a day until the instant."""
    return Won(*_columns(_rows(_WON, at=at, **{"from": clock.day_start(first)}), 5))


def won_ages(at: datetime, first: date) -> list[tuple[int, int, int, float]]:
    """Of deals won from a day on, by age when won: (days, count, fen, sum of squared fen)."""
    rows = _rows(_AGES, at=at, **{"from": clock.day_start(first)})
    return [(int(age), int(count), int(fen), float(squares)) for age, count, fen, squares in rows]


def stays(at: datetime, first: date, stages: dict[int, int]) -> Stays:
    """Stays that ended from a day on, and those that go on; stages as places in `stages`."""
    ended = _rows(_ENDED, at=at, **{"from": clock.day_start(first)})
    standing = _rows(_STANDING, at=at)
    rows = [(stages[row[0]], row[1], row[2], stages[row[3]] if row[3] > 0 else row[3], row[4]) for row in ended]
    rows += [(stages[stage], begun, NEVER, GONE, count) for stage, begun, count in standing]
    return Stays(*_columns(rows, 5))


@dataclass(frozen=True, slots=True)
class Then:
    """Deals open at an earlier instant by stage and age: how many, their fen, and what of them was won since."""

    stage: Days
    age: Days
    count: Days
    fen: Days
    won: Days
    won_fen: Days


def open_then(then: datetime, day: date, at: datetime) -> Then:
    """Open at the earlier instant, on the morning of a day."""
    return Then(*_columns(_rows(_THEN, then=then, then_day=day.toordinal(), at=at), 6))


def closed_before(then: datetime, first: date) -> tuple[int, int]:
    """How many deals closed from a day until an earlier instant, and the day of the first."""
    count, earliest = _rows(_CLOSED_BEFORE, then=then, **{"from": clock.day_start(first)})[0]
    return int(count), int(earliest or NEVER)


def win_rates(at: datetime, first: date) -> dict[int, tuple[int, int]]:
    """By stage: won and closed of the deals that were in it and closed from a day on."""
    return {stage: (won, closed) for stage, won, closed in _rows(_RATES, at=at, **{"from": clock.day_start(first)})}
