"""Makes the demo company, of any size, deterministic by its seed; the load tests run on the same."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from yingdan.accounts.models import User
from yingdan.accounts.roles import DEFAULT_ROLES
from yingdan.accounts.services import roles
from yingdan.customers.models import Customer
from yingdan.deals.models import Deal
from yingdan.demo import (
    activity,
    boards,
    bulk,
    business,
    calendar,
    coverage,
    desk,
    forecast,
    gap,
    gates,
    goals,
    handovers,
    inquiry_forms,
    notices,
    organisation,
    outlets,
    plays,
    pools,
    reception,
    reports,
    revisions,
    risks,
    segments,
    setting,
    tasks,
    territories,
    twins,
    visits,
)
from yingdan.demo.axis import DAY, Axis
from yingdan.demo.errors import DemoLoaded, NotEmpty
from yingdan.demo.scene import COLUMNS
from yingdan.demo.staff import COMPANY, FIRST, HEAD_OFFICE, REGION_MANAGER, REP, SUPERVISOR, Staff
from yingdan.kernel import clock, ports
from yingdan.leads.services import scoring
from yingdan.org.models import Team
from yingdan.platform.models import Company

PASSWORD = "yingdan-demo"  # noqa: S105 - of the demo company only, printed and shown on its sign-in page
SEED = 20260101
LATER = "deal health"  # of the sums: worked out when deals have everything it asks for
_KEPT = {"accounts_role", "platform_heartbeat"}
Say = Callable[[str], None]


def is_loaded() -> bool:
    """Whether the demo company is here, complete."""
    return Company.objects.filter(is_demo=True).exists()


def logins() -> list[dict[str, str]]:
    """One sign-in for each role."""
    people = [FIRST[REP] + ("rep",), FIRST[SUPERVISOR] + ("supervisor",), FIRST[REGION_MANAGER] + ("manager",)]
    people += [(username, name, role) for username, name, _, role in HEAD_OFFICE]
    labels = {role.code: role for role in DEFAULT_ROLES}
    return [
        {"username": username, "password": PASSWORD, "role": labels[role].zh, "role_en": labels[role].en, "name": name}
        for username, name, role in people
    ]


def generate(
    *,
    scale: float = 1,
    seed: int = SEED,
    progress: Say | None = None,
    reset: bool = False,
    now: datetime | None = None,
) -> None:
    """Makes the company in one transaction: interrupted, it leaves nothing behind.

    `scale` 1 is about 60 members, 200 about 10,000 members with a million deals. The story ends at `now`. Raises
    `NotEmpty` when the database holds another company, `DemoLoaded` when the demo is there (`reset` replaces it).
    """
    say = progress or _silent
    with transaction.atomic():
        _make_room(reset)
        _announce()
        axis = Axis(now or clock.now())
        staff = Staff(scale, seed, axis)
        _fill(staff, axis, seed, say)
        Company.objects.update_or_create(id=1, defaults={"name": f"{COMPANY}（演示）", "is_demo": True})
    if connection.in_atomic_block:
        return  # inside somebody else's transaction (a test): statistics come by themselves
    _statistics(say)


def _statistics(say: Say) -> None:
    """What follows reads all of it in sets: planned blindly it may take for ever. Own tables only: those that all
    databases of the server share would be locked until the company is whole."""
    say("statistics")
    _analyze()


def _analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"analyze {', '.join(map(bulk.plain, connection.introspection.table_names(cursor)))}")


def _fill(staff: Staff, axis: Axis, seed: int, say: Say) -> None:
    roles.ensure_defaults()
    say(f"{len(staff.people):,} members in {len(staff.nodes):,} teams")
    organisation.write(staff, make_password(PASSWORD))
    tables = list(COLUMNS)
    with bulk.fast_loading(tables, say):
        business.write(staff, setting.read(), axis, seed, say)
    _statistics(say)
    say("sums")
    bulk.identities(["accounts_user", "org_team", "org_member", "catalog_product", *tables])
    for name, check in ports.doctor.items():  # the triggers that keep the sums were switched off
        if check.repair and name != LATER:
            check.repair()
            _analyze()  # of what it filled, for the next one
    revisions.write()
    territories.write(staff)
    calendar.write(staff, axis, seed)
    goals.write(staff, axis, seed, say)
    activity.write(staff, axis)
    desk.write()
    inquiry_forms.write()
    twins.write()
    _statistics(say)
    with connection.cursor() as cursor:
        cursor.execute("set local time zone 'UTC'")  # what follows reads by the ORM, which takes it for UTC
    say("score of leads")
    scoring.train()
    reception.write()
    pools.write(staff, axis)
    handovers.write(axis)
    gates.write(axis)
    say("classes of customers")
    segments.write()
    say("health of deals, playbooks")
    plays.write()
    notices.write()
    say("coverage cards")
    coverage.write(staff)
    say("outlet ledgers")
    outlets.write(staff, axis, seed)
    tasks.write(axis, seed)
    say("forecasts")
    forecast.write(axis, seed)
    boards.write()
    say("remedies and plan reviews")
    gap.write()
    say("risks")
    risks.write()
    say("visits")
    visits.write(clock.day_start(axis.today) + timedelta(minutes=axis.now % DAY), seed)
    say("reports and plans")
    reports.write(axis.today, clock.day_start(axis.today) + timedelta(minutes=axis.now % DAY), seed)
    _no_later(clock.day_start(axis.today) + timedelta(minutes=axis.now % DAY))


STAMPS = """
select table_name, column_name from information_schema.columns where data_type = 'timestamp with time zone'
and table_schema = 'public' and table_name in ('customers_customer', 'customers_contact', 'targets_market',
'targets_response', 'targets_commitment') and column_name <> 'next_contact_at'"""  # what is planned lies ahead


def _no_later(end: datetime) -> None:
    """What services did while the company was made happened at the end of its story, which has no other clock: the same
    seed gives the same company."""
    with connection.cursor() as cursor:
        cursor.execute(STAMPS)
        found: dict[str, list[str]] = {}
        for table, column in cursor.fetchall():
            found.setdefault(table, []).append(column)
        for table, columns in found.items():
            stamps = ", ".join(f"{one} = case when {one} > %(end)s then %(end)s else {one} end" for one in columns)
            later = " or ".join(f"{one} > %(end)s" for one in columns)
            cursor.execute(f"update {table} set {stamps} where {later}", {"end": end})  # noqa: S608


def _make_room(reset: bool) -> None:
    if is_loaded():
        if not reset:
            raise DemoLoaded
        _wipe()
    elif any(model.objects.exists() for model in (User, Team, Customer, Deal)):
        raise NotEmpty


def _wipe() -> None:
    """Empties every table of the company; roles stay."""
    own = [one for one in apps.get_app_configs() if one.name.startswith("yingdan.")]
    tables = {model._meta.db_table for app in own for model in app.get_models()}
    names = ", ".join(sorted(map(bulk.plain, tables - _KEPT)))
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(f"truncate {names} restart identity")
        cursor.execute("set constraints all deferred")


def _announce() -> None:
    """Times in the lines are the company's; the audit trail says who wrote."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('TimeZone', %s, true), set_config('yingdan.channel', 'cli', true),"
            " set_config('yingdan.actor', 'demo', true)",
            [settings.COMPANY_TIME_ZONE],
        )


def _silent(text: str) -> None:
    """Says nothing."""
