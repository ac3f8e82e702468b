"""Which class a scheme gives to each customer, worked out in the database for all at once.

The same rules as `rules/pareto.py` and `rules/rfm.py`, which property tests hold this against.
"""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.platform.resources import spec
from yingdan.platform.resources.conditions.compile import compiled
from yingdan.platform.resources.lens import Lens
from yingdan.segments.models import Scheme

Sql = tuple[str, list[Any]]

# What was bought from `since` on, by index (deals_won_closed).
_WON = """
won as materialized (
    select d.customer_id as id, sum(d.amount) as v, count(*) as n, max(d.closed_on) as last
    from deals_deal d where d.status = 'won' and d.closed_on > %s and d.closed_on <= %s and d.customer_id is not null
    group by 1 having sum(d.amount) > 0
), bought as materialized (select w.* from won w join covered c on c.id = w.id)"""
# Materialised: where the planner expects one buyer it would else work all of it out again for each customer.
_VALUE = """
, steps as materialized (
    select v, coalesce(sum(sum(v)) over (order by v desc rows between unbounded preceding and 1 preceding), 0)
           as before, sum(sum(v)) over () as total
    from bought group by v
), classed as materialized (
    select b.id, b.v, jsonb_build_object('before', s.before, 'total', s.total) as detail,
           case when s.before * 100 < %s * s.total then 'A'
                when s.before * 100 < %s * s.total then 'B' else 'C' end as g
    from bought b join steps s on s.v = b.v
)"""
_RFM = """
, ranked as materialized (
    select id, v, n, last, count(*) over () as c,
           rank() over (order by last) - 1 as r, rank() over (order by n) - 1 as f, rank() over (order by v) - 1 as m
    from bought
), scored as materialized (select id, v, n, last, 1 + 5 * r / c as r, 1 + 5 * f / c as f, 1 + 5 * m / c as m from ranked
), classed as materialized (
    select id, v, jsonb_build_object('r', r, 'f', f, 'm', m, 'deals', n, 'last', last) as detail,
           case when r + f + m >= %s then 'A' when r + f + m >= %s then 'B' else 'C' end as g
    from scored
)"""
_ALL = """
select c.id, c.grade as before, coalesce(k.g, {rest}) as after, k.v as value,
       coalesce(k.detail, '{{}}'::jsonb) as detail
from covered c left join classed k on k.id = c.id"""


def statement(scheme: Scheme) -> Sql:
    """SQL of (id, before, after, value, detail) for every customer that the scheme is about: neither lost nor fixed."""
    covered, params = _covered(scheme)
    today = clock.today()
    since = months_before(today, scheme.months)
    head = f"with covered as materialized ({covered}), "
    match scheme.method:
        case "value":
            body, more = _WON + _VALUE, [since, today, scheme.share_a, scheme.share_a + scheme.share_b]
        case "rfm":
            body, more = _WON + _RFM, [since, today, scheme.points_a, scheme.points_b]
        case _:
            body, more = _by_rule(scheme)
    rest = "c.grade" if scheme.rest == Scheme.KEEP else "%s"
    tail = [] if scheme.rest == Scheme.KEEP else [scheme.rest]
    return head + body + _ALL.format(rest=rest), [*params, *more, *tail]


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last one of that month."""
    number = day.year * 12 + day.month - 1 - months
    year, month = divmod(number, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(day)


def matching(condition: dict[str, Any] | None) -> QuerySet[Customer]:
    """Customers that meet a condition of the customer resource; raises Invalid for one that cannot be read."""
    rows: QuerySet[Customer] = Customer.objects.order_by()
    if not condition:
        return rows
    resource = spec.get("customer")
    if resource is None:
        raise LookupError("customer")
    found: QuerySet[Customer] = compiled(Lens(resource, Actor.system("classes"), fresh=True), condition).apply(rows)
    return found


def _covered(scheme: Scheme) -> Sql:
    rows = matching(scheme.condition).exclude(status="lost").filter(class_pin=None)
    return _sql(rows.values("id", "grade"))


def _by_rule(scheme: Scheme) -> Sql:
    """The first rule that holds."""
    parts, params = [], []
    for place, rule in enumerate(scheme.rules):
        sql, own = _sql(matching(rule["condition"]).values("id"))
        parts.append(f"select x.id, {place} as place from ({sql}) x")  # noqa: S608 - a query of Django's
        params += own
    union = " union all ".join(parts)
    grades = [rule["grade"] for rule in scheme.rules]
    return (
        f"hits as materialized (select id, min(place) as place from ({union}) u group by id), classed as materialized ("  # noqa: S608
        " select id, null::numeric as v, jsonb_build_object('rule', place + 1) as detail,"
        " (%s::text[])[place + 1] as g from hits)",
        [*params, grades],
    )


def _sql(rows: Any) -> Sql:
    sql, params = rows.query.sql_with_params()
    return sql, list(params)
