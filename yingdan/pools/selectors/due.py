"""The last day of each record, worked out in the database for any number of records at once.

The same rules as `rules/recycling.py`, which a property test holds this against.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Invalid
from yingdan.org.rules.calendar import Calendar
from yingdan.org.selectors import calendar
from yingdan.platform.resources import spec
from yingdan.platform.resources.conditions.compile import compiled
from yingdan.platform.resources.lens import Lens
from yingdan.pools import kinds
from yingdan.pools.kinds import Kind
from yingdan.pools.models import Rule
from yingdan.pools.rules.days import EARLIEST, Days
from yingdan.pools.rules.recycling import Clause
from yingdan.pools.selectors.pools import holders

PLACES = 65_536  # rules of a kind, and more


@dataclass(frozen=True, slots=True)
class Which:
    """The records to look at: some by id, or a range of ids."""

    ids: Sequence[int] | None = None
    low: int = 0
    high: int = 0

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Of a query set."""
        if self.ids is not None:
            return rows.filter(id__among=self.ids)
        return rows.filter(id__gte=self.low, id__lt=self.high)

    def sql(self, column: str) -> tuple[str, list[Any]]:
        """As a condition on a column."""
        if self.ids is not None:
            return f"{column} = any(%s::bigint[])", [list(self.ids)]
        return f"{column} >= %s and {column} < %s", [self.low, self.high]


@dataclass(frozen=True, slots=True)
class Reading:
    """Rules in the order in which they win, and who holds records under each."""

    kind: Kind
    rules: tuple[Rule, ...]
    held_by: dict[int, list[int]]
    days: Days


def reading(kind: Kind, rules: Iterable[Rule] | None = None, ids: Sequence[int] | None = None) -> Reading:
    """The rules that are on (or those given, as a preview) and what they need; for a few records, those who hold
    them are enough, however many people belong to the pools."""
    if rules is None:
        on = Rule.objects.filter(active=True, pool__active=True, pool__kind=kind.name)
        rules = [rule for rule in on.order_by("pool__position", "pool", "position", "id") if not broken(kind, rule)]
    chosen = tuple(rules)
    owners = None if ids is None else kind.model.objects.filter(id__among=ids).values_list("owner_id", flat=True)
    among = None if owners is None else {one for one in owners if one is not None}
    held = {pool: sorted(them) for pool, them in holders({rule.pool_id for rule in chosen}, among=among).items()}
    return Reading(kind, chosen, held, days_of(clock.today()))


def broken(kind: Kind, rule: Rule) -> bool:
    """Whether the rule asks for a field that there is no more (one of the company's own that was put away): it takes
    nothing until somebody mends it. It must not stop the others, nor the follow-ups that work last days out anew."""
    try:
        _records(kind, rule)
    except Invalid:
        return True
    return False


def days_of(today: date) -> Days:
    """The company's days around today."""
    return _around(today, calendar.load())


@lru_cache(maxsize=4)
def _around(today: date, company: Calendar) -> Days:
    """Fourteen years of days, which every follow-up asks for."""
    return Days.around(today, company.is_workday)


def statement(read: Reading, which: Which) -> tuple[str, list[Any]] | None:
    """SQL of (id, owner_id, due_on, place): the earliest last day of each record that has one. None without rules."""
    parts = [_part(read, which, place, rule) for place, rule in enumerate(read.rules)]
    if not parts:
        return None
    union = " union all ".join(sql for sql, _ in parts)
    sql = (
        f"{_workdays(read)}select id, owner_id, date '{EARLIEST}' + (min(key) / {PLACES})::int as due_on,"  # noqa: S608
        f" (min(key) %% {PLACES})::int as place"
        f" from (select id, owner_id, (due_on - date '{EARLIEST}')::bigint * {PLACES} + place as key"
        f" from ({union}) each_rule where due_on is not null) keyed group by id, owner_id"
    )
    return sql, [one for _, params in parts for one in params]


def _part(read: Reading, which: Which, place: int, rule: Rule) -> tuple[str, list[Any]]:
    """The last days under one rule."""
    rows = which.narrow(_records(read.kind, rule)).filter(owner_id__among=read.held_by[rule.pool_id])
    inner, inner_params = rows.values(
        "id", "owner_id", "owned_since", "created_at", "last_followup_at", *_more(read.kind)
    ).query.sql_with_params()
    days, params = _combined(read, rule)
    facts = _FACTS[read.kind.name]
    spared = " and f.won_on is null" if rule.spares_won else ""
    workdays = " cross join workdays w" if rule.workdays else ""
    sql = (
        f"select r.id, r.owner_id, greatest(x.day, date '{EARLIEST}') as due_on, {place} as place"  # noqa: S608
        f" from ({inner}) r{workdays} cross join lateral {_OWN} o cross join lateral ({facts}) f"
        f" cross join lateral (select {days} as day) x"
        f" where not f.busy{spared} and x.day is not null and not exists (select from pools_exemption e"
        f" where e.{read.kind.column} = r.id and (e.until is null or e.until >= %s)"
        " and (e.kind = 'list' or e.member_id = r.owner_id))"
    )
    return sql, [*inner_params, *params, clock.today()]


def _records(kind: Kind, rule: Rule) -> QuerySet[Any]:
    rows: QuerySet[Any] = kind.model.objects.order_by()
    if not rule.condition:
        return rows
    resource = spec.get(kind.name)
    if resource is None:
        raise LookupError(kind.name)
    found: QuerySet[Any] = compiled(Lens(resource, Actor.system("recycling")), rule.condition).apply(rows)
    return found


def _more(kind: Kind) -> tuple[str, ...]:
    return ("custom", "status", "converted_at") if kind is kinds.LEAD else ("custom",)


_OWN = (
    f"(select coalesce(r.owned_since, r.created_at) as owned_at,"
    f" {clock.day_sql('coalesce(r.owned_since, r.created_at)')} as owned_on,"
    f" {clock.day_sql('r.created_at')} as created_on, {clock.day_sql('r.last_followup_at')} as followed_on)"
)
_FACTS = {
    "customer": "select max(d.opened_on) as deal_on, max(d.closed_on) filter (where d.status = 'won') as won_on,"
    " coalesce(bool_or(d.status = 'open'), false) as busy from deals_deal d where d.customer_id = r.id",
    "lead": f"select null::date as deal_on, {clock.day_sql('r.converted_at')} as won_on,"
    " r.status in ('converted', 'invalid') as busy",
}
_BASES = {
    "idle_after_claim": "case when r.last_followup_at is null or r.last_followup_at < o.owned_at then o.owned_on end",
    "idle": "greatest(o.owned_on, o.followed_on)",
    "no_new_deal": "greatest(o.owned_on, f.deal_on)",
    "not_won": "case when f.won_on is null or f.won_on < o.owned_on then o.owned_on end",
    "held": "o.owned_on",
    "never_won": "case when f.won_on is null then o.created_on end",
}


def clauses_of(rule: Rule) -> list[Clause]:
    """The clauses of a stored rule."""
    return [Clause(one["clause"], one["n"], one.get("field", "")) for one in rule.clauses]


def _combined(read: Reading, rule: Rule) -> tuple[str, list[Any]]:
    """The last day under all clauses: the latest of every one, or the earliest of any that comes."""
    parts = [_clause(read.days, rule, clause) for clause in clauses_of(rule)]
    params = [one for _, own in parts for one in own]
    if not rule.every:
        return f"least({', '.join(sql for sql, _ in parts)})", params
    present = " and ".join(f"({sql}) is not null" for sql, _ in parts)
    return f"case when {present} then greatest({', '.join(sql for sql, _ in parts)}) end", [*params, *params]


def _clause(days: Days, rule: Rule, clause: Clause) -> tuple[str, list[Any]]:
    if clause.kind == "ended":
        return _after(days, "(r.custom ->> %s)::date", [clause.field], clause.n, rule.workdays)
    base, params = _BASES[clause.kind], []
    if rule.counts_from is not None:  # a null base must stay null, which greatest() would not keep
        base, params = f"case when ({base}) is not null then greatest({base}, %s::date) end", [rule.counts_from]
    if clause.kind == "never_won":
        sql = f"(({base}) + make_interval(months => {clause.n}))::date"
        return f"case when {sql} <= date '{days.end}' then {sql} end", [*params, *params]
    return _after(days, base, params, clause.n, rule.workdays)


def _after(days: Days, base: str, params: list[Any], n: int, workdays: bool) -> tuple[str, list[Any]]:
    """The nth day after; null beyond the horizon. Arrays of all days make workdays a look-up."""
    if not workdays:
        return f"case when ({base}) + {n} <= date '{days.end}' then ({base}) + {n} end", [*params, *params]
    place = f"(greatest({base}, date '{days.start}') - date '{days.start}' + 1)"
    # greatest() ignores nulls: a base that is null must stay so
    return f"case when ({base}) is not null then w.work[w.before[{place}] + {n}] end", [*params, *params]


def _workdays(read: Reading) -> str:
    """The arrays, once in a statement: they are longer than all the rest of it."""
    if not any(rule.workdays for rule in read.rules):
        return ""
    return f"with workdays as materialized ({_arrays(read.days)}) "


@lru_cache(maxsize=4)
def _arrays(days: Days) -> str:
    before, work = ",".join(map(str, days.before)), ",".join(day.isoformat() for day in days.work)
    return f"select '{{{before}}}'::int[] as before, '{{{work}}}'::date[] as work"
