"""The rules look at the company: what they see becomes risks, what is seen no more ends by itself. In sets, whatever
the size: a statement for each rule and four for all of them."""

import json
from datetime import timedelta
from typing import Any

from django.db import connection, transaction

from yingdan.kernel import audit, clock, search
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.org.services.home import root_id
from yingdan.platform.models import Notification
from yingdan.platform.services import events, notify
from yingdan.risks.models import Risk, Rule, Setup
from yingdan.risks.rules import matrix
from yingdan.risks.rules.beginnings import BEGINNINGS
from yingdan.risks.selectors.setup import rules, setup
from yingdan.risks.services.common import draft
from yingdan.risks.signals import COLUMNS, STATEMENTS
from yingdan.targets.ports import outlooks

BATCH = 1000
_LOCK = 0x72_69_73_6B  # of the one look at a time
_FOUND = """
create temp table risks_found (
    rule text, kind text, subject text, deal_id bigint, customer_id bigint, person_id bigint, group_id bigint,
    title text, owner_id bigint, team_id bigint, amount numeric, params jsonb, probability int, impact int,
    search tsvector,
    primary key (rule, subject)
) on commit drop"""
_OUTLOOK = """
create temp table risks_outlook (team_id bigint, member_id bigint, target bigint, expected bigint, params jsonb)
on commit drop"""
_FILL = """
insert into risks_found ({columns}, rule, kind, probability, impact)
select distinct on (subject) {columns}, %(rule)s, %(kind)s, %(probability)s,
    coalesce(%(impact)s, 1 + (amount >= %(impact_2)s)::int + (amount >= %(impact_3)s)::int
                             + (amount >= %(impact_4)s)::int + (amount >= %(impact_5)s)::int, 1)
from ({statement}) seen ({columns}) order by subject"""
_LIVE = "r.rule <> '' and (r.signal or r.status in ('open', 'watching'))"
_LEVEL = f"""case {" ".join(f"when {{0}} >= {least} then '{name}'" for name, least in matrix.FROM)} else 'low' end"""
# What nobody has taken over says what is seen now; the rest only that it is still, or again, seen.
_REFRESH = f"""
with own as (
    select r.id, f.* from risks_risk r join risks_found f on f.rule = r.rule and f.subject = r.subject
    where {_LIVE} and r.taken_at is null and r.status in ('open', 'watching')
)
update risks_risk r set signal = true, search = case when r.title = left(f.title, 200) then r.search end,
    title = left(f.title, 200), customer_id = f.customer_id,
    owner_id = coalesce(f.owner_id, r.owner_id), team_id = coalesce(f.team_id, r.team_id), amount = f.amount,
    params = f.params, probability = f.probability, impact = f.impact, score = f.probability * f.impact,
    level = {_LEVEL.format("f.probability * f.impact")}, version = r.version + 1, updated_at = %(now)s
from own f where r.id = f.id and (
    not r.signal or (r.title, r.customer_id, r.owner_id, r.team_id, r.amount, r.params, r.probability, r.impact)
    is distinct from (left(f.title, 200)::varchar, f.customer_id, coalesce(f.owner_id, r.owner_id),
                      coalesce(f.team_id, r.team_id), f.amount, f.params,
                      f.probability::smallint, f.impact::smallint))"""  # noqa: S608 - our words
_SEEN_AGAIN = f"""
update risks_risk r set signal = true from risks_found f
where f.rule = r.rule and f.subject = r.subject and not r.signal and {_LIVE}"""  # noqa: S608
_NEW = f"not exists (select from risks_risk r where r.rule = f.rule and r.subject = f.subject and {_LIVE})"
_WORDS = """
update risks_found f set search = w.search::tsvector from unnest(%s::text[], %s::text[], %s::text[])
    w (rule, subject, search)
where f.rule = w.rule and f.subject = w.subject"""
_RAISE = f"""
insert into risks_risk (
    version, created_at, updated_at, owner_id, team_id, owned_since, custom, kind, title, deal_id, customer_id,
    person_id, group_id, subject, probability, impact, score, level, amount, amount_follows, review_on, rule, params,
    signal, search)
select 1, %(now)s, %(now)s, f.owner_id, coalesce(f.team_id, %(root)s), %(now)s, '{{}}', f.kind, left(f.title, 200),
    f.deal_id, f.customer_id, f.person_id, f.group_id, f.subject, f.probability, f.impact, f.probability * f.impact,
    {_LEVEL.format("f.probability * f.impact")}, f.amount, f.deal_id is not null, %(review)s, f.rule, f.params,
    true, f.search
from risks_found f where f.search is not null
returning id"""  # noqa: S608
_GONE = """
update risks_risk r set signal = false,
    status = case when {own} then 'closed' else r.status end,
    ended_by = case when {own} then {by} else r.ended_by end,
    ended_at = case when {own} then %(now)s else r.ended_at end,
    version = r.version + case when {own} then 1 else 0 end,
    updated_at = case when {own} then %(now)s else r.updated_at end
where r.rule <> '' and r.signal
  and not exists (select from risks_found f where f.rule = r.rule and f.subject = r.subject)
returning r.id, r.status = 'closed' and r.ended_at = %(now)s and r.ended_by <> 'person'""".format(
    own="(r.taken_at is null and r.status in ('open', 'watching'))",
    by="case when r.rule = any(%(active)s) then 'signal' else 'rule' end",
)
_AMOUNTS = """
update risks_risk r set amount = d.amount from deals_deal d
where d.id = r.deal_id and r.amount_follows and r.amount is distinct from d.amount
  and r.status in ('open', 'watching')"""


_SEARCH = """
update risks_risk r set search = f.search::tsvector from unnest(%s::bigint[], %s::text[]) f (id, search)
where r.id = f.id"""


@transaction.atomic
def look() -> tuple[int, int]:
    """All rules look, one look at a time; says how many risks were raised and how many ended."""
    actor = Actor.system("risk rules")
    audit.announce(actor)
    now, row = clock.now(), setup()
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute("drop table if exists risks_found, risks_outlook")
        cursor.execute(_FOUND)
        cursor.execute(_OUTLOOK)
        active = [rule for rule in rules() if rule.active]
        for rule in active:
            _see(cursor, rule, row)
        _describe(cursor)
        review = clock.today() + timedelta(row.review_days)
        params: dict[str, Any] = {
            "now": now,
            "root": root_id(),
            "review": review,
            "active": [rule.code for rule in active],
        }
        cursor.execute(_REFRESH, params)
        cursor.execute(_SEEN_AGAIN)
        cursor.execute(_RAISE, params)
        raised = [id for (id,) in cursor.fetchall()]
        cursor.execute(_GONE, params)
        ended = [id for id, closed in cursor.fetchall() if closed]
        cursor.execute(_AMOUNTS)
    _index()
    _say(actor, raised, ended)
    Setup.objects.filter(id=row.pk).update(looked_at=now, looked_on=clock.today())
    return len(raised), len(ended)


def _see(cursor: Any, rule: Rule, row: Setup) -> None:
    if rule.code == "target_missed":
        _ask_forecast(cursor, (rule.percent or 0) / 100)
    today = clock.today()
    params = {
        "rule": rule.code, "kind": BEGINNINGS[rule.code].kind, "probability": rule.probability, "impact": rule.impact,
        "amount": rule.amount or 0, "count": rule.count or 0, "percent": rule.percent or 0, "today": today,
        "now": clock.now(), "last": today + timedelta(rule.days or 0),
        "start": clock.day_start(today - timedelta(rule.days or 0)),
        "before": clock.day_start(today - timedelta((rule.days or 0) - 1)),
        **{f"impact_{n}": getattr(row, f"impact_{n}") for n in range(2, 6)},
    }  # fmt: skip
    query = _FILL.format(columns=", ".join(COLUMNS), statement=STATEMENTS[rule.code])
    cursor.execute(query, params)


def _describe(cursor: Any) -> None:
    """Words to search for mark what is new. Asking for that while inserting would, in a table that the planner believes
    empty, look at all risks just raised for each further one."""
    cursor.execute(f"select f.rule, f.subject, left(f.title, 200) from risks_found f where {_NEW}")  # noqa: S608
    found = [(rule, subject, search.vector([title])) for rule, subject, title in cursor.fetchall()]
    for start in range(0, len(found), BATCH):
        cursor.execute(_WORDS, [list(one) for one in zip(*found[start : start + BATCH], strict=True)])
    cursor.execute("analyze risks_found")


def _ask_forecast(cursor: Any, below: float) -> None:
    found = [one for _, port in outlooks.items() for one in port.behind(clock.today(), below)]
    with cursor.copy("copy risks_outlook (team_id, member_id, target, expected, params) from stdin") as copy:
        for one in found:
            seen = {
                "period": one.period, "chance": round(one.chance, 3), "target": one.target, "expected": one.expected,
            }  # fmt: skip
            copy.write_row((one.team, one.member, one.target, one.expected, json.dumps(seen)))


def _index() -> None:
    """What is called otherwise now can be searched for by that."""
    rows = Risk.objects.filter(search=None).exclude(rule="").values_list("id", "title", "why", "plan_b")
    found = [(id, search.vector(texts)) for id, *texts in rows.order_by("id")]
    with connection.cursor() as cursor:
        for start in range(0, len(found), BATCH):
            ids, vectors = zip(*found[start : start + BATCH], strict=True)
            cursor.execute(_SEARCH, [list(ids), list(vectors)])


def _say(actor: Actor, raised: list[int], ended: list[int]) -> None:
    """Events of both; one notice to each owner of new ones, who did not ask for them."""
    new = list(Risk.objects.filter(id__among=raised).select_related("owner").order_by("-score", "id"))
    events.record_all(draft(actor, "raised", risk, level=risk.level, rule=risk.rule) for risk in new)
    over = list(Risk.objects.filter(id__among=ended).order_by("id"))  # read before the events are copied in
    events.record_all(draft(actor, "ended", risk, by=risk.ended_by, rule=risk.rule) for risk in over)
    by_owner: dict[int, list[Risk]] = {}
    for risk in new:
        if risk.owner_id is not None:
            by_owner.setdefault(risk.owner_id, []).append(risk)
    users = dict(Member.objects.filter(id__in=list(by_owner)).values_list("id", "user_id"))
    notify.send_all(_notice(users[owner], risks) for owner, risks in sorted(by_owner.items()) if users.get(owner))


def _notice(user_id: int, risks: list[Risk]) -> Notification:
    worst = risks[0]
    if len(risks) == 1:
        return Notification(
            user_id=user_id, kind="risk.raised", params={"name": worst.title}, path=f"/risks/{worst.pk}"
        )
    params = {"count": len(risks), "name": worst.title}
    return Notification(user_id=user_id, kind="risk.raised_many", params=params, path="/risks?scope=mine")
