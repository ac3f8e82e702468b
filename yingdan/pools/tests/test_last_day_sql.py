"""The database works out the same last days as the rules."""

from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yingdan.conftest import Cast, actor_for
from yingdan.customers.models import Customer
from yingdan.customers.services import followups
from yingdan.kernel import clock
from yingdan.leads.models import Lead
from yingdan.pools import kinds
from yingdan.pools.models import Due, Exemption, Pool, Rule
from yingdan.pools.rules import recycling
from yingdan.pools.rules.recycling import CLAUSES, Facts, last_day
from yingdan.pools.selectors import due
from yingdan.pools.selectors.due import Which
from yingdan.pools.services import refreshing
from yingdan.pools.tests.making import make_customer, make_deal, make_lead, make_pool

DATES = st.dates(date(2014, 1, 1), clock.today())
MOMENTS = DATES.map(lambda day: clock.day_start(day) + timedelta(hours=day.day % 24, minutes=30))
DEAL = st.tuples(st.sampled_from(["open", "won", "lost", "won"]), DATES, DATES)
RECORD = st.fixed_dictionaries({
    "owned_since": st.none() | MOMENTS, "created_at": MOMENTS, "last_followup_at": st.none() | MOMENTS,
    "custom": st.none() | DATES, "deals": st.lists(DEAL, max_size=2),
    "exempt": st.sampled_from(["", "", "lock", "list", "over", "others"]),
    "status": st.sampled_from([*Lead.STATUSES, "new", "new"]),
})  # fmt: skip
CLAUSE = st.tuples(st.sampled_from(CLAUSES), st.integers(1, 120))
RULE = st.fixed_dictionaries({
    "clauses": st.lists(CLAUSE, min_size=1, max_size=3), "every": st.booleans(), "workdays": st.booleans(),
    "spares_won": st.booleans(), "counts_from": st.none() | DATES,
})  # fmt: skip
PATIENT = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def stored(pool: Pool, drawn: dict[str, Any]) -> Rule:
    clauses = [{"clause": kind, "n": n, "field": "c_end" if kind == "ended" else ""} for kind, n in drawn["clauses"]]
    return Rule.objects.create(pool=pool, name="规则", active=True, **{**drawn, "clauses": clauses})


def pure(rule: Rule) -> recycling.Rule:
    clauses = tuple(due.clauses_of(rule))
    return recycling.Rule(clauses, rule.every, rule.workdays, rule.spares_won, rule.counts_from)


def compare(kind: kinds.Kind, rule: Rule, facts: dict[int, Facts]) -> None:
    read = due.reading(kind, ids=sorted(facts))
    found = due.statement(read, Which(sorted(facts)))
    assert found is not None
    with connection.cursor() as cursor:
        cursor.execute(*found)
        in_sql = {row[0]: row[2] for row in cursor.fetchall()}
    expected = {key: last_day(pure(rule), one, read.days) for key, one in facts.items()}
    assert in_sql == {key: day for key, day in expected.items() if day is not None}


def write_times(cast: Cast, model: Any, record_id: int, drawn: dict[str, Any]) -> tuple[dict[str, date], bool]:
    custom = {"c_end": drawn["custom"].isoformat()} if drawn["custom"] else {}
    times = {name: drawn[name] for name in ("owned_since", "created_at", "last_followup_at")}
    model.objects.filter(id=record_id).update(custom=custom, **times)
    if drawn["exempt"]:
        until = clock.today() - timedelta(1) if drawn["exempt"] == "over" else None
        member = {"lock": cast.xiaoli, "others": cast.xiaowang}.get(drawn["exempt"])  # others: of an owner before
        Exemption.objects.create(
            kind="lock" if member else "list", member=member, until=until, **{f"{model._meta.model_name}_id": record_id}
        )
    return ({"c_end": drawn["custom"]} if drawn["custom"] else {}), drawn["exempt"] in ("lock", "list")


@PATIENT
@given(rule=RULE, records=st.lists(RECORD, min_size=1, max_size=5))
def test_customers(cast: Cast, rule: dict[str, Any], records: list[dict[str, Any]]) -> None:
    with transaction.atomic():
        made, facts = stored(make_pool("池", cast.region), rule), {}
        for drawn in records:
            customer = make_customer("甲", cast.xiaoli)
            for status, opened, closed in drawn["deals"]:
                make_deal(customer, status, opened_on=opened, **({} if status == "open" else {"closed_on": closed}))
            dates, exempt = write_times(cast, Customer, customer.id, drawn)
            wins = [closed for status, _, closed in drawn["deals"] if status == "won"]
            facts[customer.id] = Facts(
                owned_at=drawn["owned_since"] or drawn["created_at"], created_at=drawn["created_at"],
                followed_at=drawn["last_followup_at"], won_on=max(wins, default=None),
                deal_on=max((opened for _, opened, _ in drawn["deals"]), default=None),
                busy=any(status == "open" for status, _, _ in drawn["deals"]), exempt=exempt, dates=dates,
            )  # fmt: skip
        compare(kinds.CUSTOMER, made, facts)
        transaction.set_rollback(True)


@PATIENT
@given(rule=RULE, records=st.lists(RECORD, min_size=1, max_size=5))
def test_leads(cast: Cast, rule: dict[str, Any], records: list[dict[str, Any]]) -> None:
    with transaction.atomic():
        made, facts = stored(make_pool("池", cast.region, kind="lead"), rule), {}
        for drawn in records:
            converted = drawn["created_at"] if drawn["status"] == "converted" else None
            lead = make_lead("甲", cast.xiaoli, status=drawn["status"], converted_at=converted)
            dates, exempt = write_times(cast, Lead, lead.pk, drawn)
            facts[lead.pk] = Facts(
                owned_at=drawn["owned_since"] or drawn["created_at"], created_at=drawn["created_at"],
                followed_at=drawn["last_followup_at"], exempt=exempt, dates=dates,
                won_on=clock.business_day(converted) if converted else None,
                busy=drawn["status"] in ("converted", "invalid"),
            )  # fmt: skip
        compare(kinds.LEAD, made, facts)
        transaction.set_rollback(True)


def rule_of(pool: Pool, n: int = 7, name: str = "七天", **columns: Any) -> Rule:
    clauses = [{"clause": "idle", "n": n}]
    return Rule.objects.create(pool=pool, name=name, active=True, clauses=clauses, **columns)


def test_the_earliest_rule_wins_and_a_tie_goes_to_the_first(cast: Cast, pool: Pool) -> None:
    later = rule_of(pool, 9, "九天", position=0)
    first = rule_of(pool, 7, "七天", position=1)
    rule_of(pool, 7, "又七天", position=2)
    customer = make_customer("甲", cast.xiaoli)
    refreshing.refresh(kinds.CUSTOMER, [customer.id])
    row = Due.objects.get()
    assert (row.rule, row.due_on, row.owner_id) == (first, clock.today() + timedelta(7), cast.xiaoli.pk)
    Rule.objects.exclude(id=later.pk).update(active=False)
    refreshing.refresh_all(kinds.CUSTOMER)
    assert Due.objects.get().rule == later
    Rule.objects.update(active=False)
    refreshing.refresh_all(kinds.CUSTOMER)
    assert not Due.objects.exists()


def test_a_condition_and_the_members_narrow_the_records(cast: Cast, pool: Pool) -> None:
    condition = {"combinator": "and", "rules": [{"field": "grade", "operator": "=", "value": "C"}]}
    rule_of(pool, condition=condition)
    small, _big, _elsewhere = (
        make_customer("小", cast.xiaoli, grade="C"), make_customer("大", cast.xiaoli, grade="A"),
        make_customer("外", cast.liu, grade="C"),
    )  # fmt: skip
    refreshing.refresh_all(kinds.CUSTOMER)
    assert Due.objects.get().customer == small


def test_of_a_few_records_only_those_who_hold_them_are_asked_about(cast: Cast, pool: Pool) -> None:
    rule_of(pool)
    inside, outside, free = (
        make_customer("内", cast.xiaoli), make_customer("外", cast.liu), make_customer("无主", None),
    )  # fmt: skip
    everybody = due.reading(kinds.CUSTOMER)
    assert {cast.xiaoli.pk, cast.xiaowang.pk} <= set(everybody.held_by[pool.pk])
    few = due.reading(kinds.CUSTOMER, ids=[inside.pk, outside.pk, free.pk])
    assert few.held_by == {pool.pk: [cast.xiaoli.pk]}
    assert due.reading(kinds.CUSTOMER, ids=[free.pk]).held_by == {pool.pk: []}
    refreshing.refresh(kinds.CUSTOMER, [inside.pk, outside.pk, free.pk])
    assert Due.objects.get().customer == inside


def test_what_changes_is_worked_out_anew_and_a_follow_up_at_once(cast: Cast, pool: Pool) -> None:
    rule_of(pool)
    customer = make_customer("甲", cast.xiaoli)
    Customer.objects.update(owned_since=clock.now() - timedelta(5))
    assert refreshing.refresh_stale() > 0
    assert Due.objects.get().due_on == clock.today() + timedelta(2)
    followups.create(actor_for(cast.xiaoli), {"customer": customer.id, "text": "谈得不错"})
    assert Due.objects.get().due_on == clock.today() + timedelta(7)
    make_deal(customer)
    refreshing.refresh_stale()
    assert not Due.objects.exists()
