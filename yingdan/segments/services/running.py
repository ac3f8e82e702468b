"""A scheme is tried on all customers, applied, and taken back: sets of rows, however many customers there are."""

from datetime import timedelta

from django.db import connection, transaction

from yingdan.kernel import audit, clock, jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.platform.services import events
from yingdan.segments.models import Proposal, Run, Scheme
from yingdan.segments.selectors.classing import statement
from yingdan.segments.services import schemes, standing

AT_ONCE = 200_000  # customers that are classed while somebody waits
CHANGED_AT_ONCE = 20_000
FRESH = timedelta(days=1)  # a preview older than this is not applied: customers have moved on
UNDO = timedelta(days=7)
KEPT = timedelta(days=30)
# Only customers that are as the preview saw them: same class, not fixed, not lost since.
_APPLY = """
with fit as materialized (
    select p.id, p.customer_id, p.{new} as grade
    from segments_proposal p join customers_customer c on c.id = p.customer_id
    where p.run_id = %(run)s and p.done = {done} and c.grade = p.{old} and c.status <> 'lost'
      and not exists (select from segments_pin x where x.customer_id = c.id)
    order by c.id for no key update of c
), noted as (
    update segments_proposal p set done = not {done} from fit where p.id = fit.id
)
update customers_customer c set grade = fit.grade, version = version + 1, updated_at = %(now)s
from fit where c.id = fit.customer_id"""

# No class comes last.
_TEAMS = """
select t.id, t.name, count(*) filter (where coalesce(nullif(p.after, ''), 'Z') < coalesce(nullif(p.before, ''), 'Z')),
       count(*) filter (where coalesce(nullif(p.after, ''), 'Z') > coalesce(nullif(p.before, ''), 'Z'))
from segments_classing p join customers_customer c on c.id = p.id join org_team t on t.id = c.team_id
where p.before <> p.after group by t.id, t.name order by count(*) desc, t.name"""


def preview(actor: Actor, scheme_id: int) -> Run:
    """What the scheme would change; nothing is changed yet. A large company's is made by a job."""
    actor.need(schemes.MANAGE)
    scheme = Scheme.objects.filter(id=scheme_id).first()
    if scheme is None:
        raise NotFound
    run = _new(actor, scheme, nightly=False)
    if _size() <= AT_ONCE:
        work_out(run.pk)
        run.refresh_from_db()
    else:
        jobs.defer("segments.preview", run_id=run.pk)
    return run


def work_out(run_id: int) -> None:
    """Fills a run that waits. Safe to repeat."""
    with transaction.atomic(), connection.cursor() as cursor:
        run = Run.objects.select_for_update().get(id=run_id)
        if run.status != "waiting":
            return
        sql, params = statement(schemes.fill(Scheme(), run.settings))
        cursor.execute("drop table if exists segments_classing")
        cursor.execute(f"create temp table segments_classing on commit drop as {sql}", params)
        cursor.execute("select before, after, count(*) from segments_classing group by 1, 2 order by 1, 2")
        run.counts = [{"before": before, "after": after, "count": count} for before, after, count in cursor.fetchall()]
        cursor.execute(
            "insert into segments_proposal (run_id, customer_id, before, after, value, detail, done)"
            " select %s, id, before, after, value, detail, false from segments_classing where before <> after"
            " order by id",
            [run.pk],
        )
        run.changes = cursor.rowcount
        cursor.execute(_TEAMS)
        run.teams = [{"id": team, "name": name, "up": up, "down": down} for team, name, up, down in cursor.fetchall()]
        run.status = "preview"
        run.save(update_fields=["counts", "changes", "teams", "status"])


def apply(actor: Actor, run_id: int) -> Run:
    """Gives the customers of a preview their new classes, all at once; a large number by a job."""
    actor.need(schemes.MANAGE)
    run = _locked(run_id)
    if run.status != "preview":
        raise Conflict("segment_not_preview")
    if run.made_at < clock.now() - FRESH:
        raise Conflict("segment_stale")
    if run.changes > CHANGED_AT_ONCE:
        run.status = "applying"
        run.save(update_fields=["status"])
        jobs.defer("segments.apply", run_id=run.pk, user_id=actor.user_id, by_name=actor.name)
        return run
    return write(actor, run)


def write(actor: Actor, run: Run) -> Run:
    """Writes the classes of a locked run."""
    run.applied = _write(actor, run, _APPLY.format(new="after", old="before", done="false"), run.scheme_name)
    run.status, run.applied_at = "applied", clock.now()
    run.by_name = actor.name or run.by_name
    run.save(update_fields=["applied", "status", "applied_at", "by_name"])
    events.record(
        actor=actor, verb="segment.applied", resource="segment_run", object_id=run.pk,
        name=run.scheme_name, count=run.applied,
    )  # fmt: skip
    return run


def undo(actor: Actor, run_id: int) -> Run:
    """Takes a run back within a week; a large number by a job. Customers whose class was changed since, or fixed,
    stay as they are."""
    actor.need(schemes.MANAGE)
    run = _locked(run_id)
    if run.status != "applied" or run.applied_at is None:
        raise Conflict("segment_not_applied")
    if run.applied_at < clock.now() - UNDO:
        raise Conflict("segment_undo_over", days=UNDO.days)
    if run.applied > CHANGED_AT_ONCE:
        run.status = "undoing"
        run.save(update_fields=["status"])
        jobs.defer("segments.undo", run_id=run.pk, user_id=actor.user_id, by_name=actor.name)
        return run
    return take_back(actor, run)


def take_back(actor: Actor, run: Run) -> Run:
    """Gives the customers of a locked run their former classes."""
    run.undone = _write(actor, run, _APPLY.format(new="before", old="after", done="true"), f"撤销 {run.scheme_name}")
    run.status, run.undone_at, run.undone_by = "undone", clock.now(), actor.name
    run.save(update_fields=["undone", "status", "undone_at", "undone_by"])
    events.record(
        actor=actor, verb="segment.undone", resource="segment_run", object_id=run.pk,
        name=run.scheme_name, count=run.undone,
    )  # fmt: skip
    return run


def nightly() -> Run | None:
    """The scheme that runs by itself, if there is one."""
    scheme = Scheme.objects.filter(nightly=True).first()
    if scheme is None:
        return None
    run = _new(Actor.system(scheme.name), scheme, nightly=True)
    work_out(run.pk)
    with transaction.atomic():
        return write(Actor.system(scheme.name), _locked(run.pk))


def forget_old() -> None:
    """Previews that came to nothing are of no use, nor the rows of what can no longer be taken back."""
    old = clock.now() - KEPT
    Run.objects.filter(status__in=("waiting", "preview"), made_at__lt=old).delete()
    Proposal.objects.filter(run__applied_at__lt=old).delete()


def _new(actor: Actor, scheme: Scheme, *, nightly: bool) -> Run:
    return Run.objects.create(
        scheme=scheme, scheme_name=scheme.name, settings=schemes.settings_of(scheme), nightly=nightly,
        made_at=clock.now(), by_id=actor.member_id, by_name=actor.name,
    )  # fmt: skip


def _locked(run_id: int) -> Run:
    run = Run.objects.select_for_update().filter(id=run_id).first()
    if run is None:
        raise NotFound
    return run


def _write(actor: Actor, run: Run, sql: str, reason: str) -> int:
    audit.announce(actor.because(reason))
    with connection.cursor() as cursor:
        cursor.execute("select set_config('yingdan.segment_run', %s, true)", [str(run.pk)])
        cursor.execute(sql, {"run": run.pk, "now": clock.now()})
        count = int(cursor.rowcount)
        cursor.execute("select set_config('yingdan.segment_run', '', true)")
    standing.classes_changed(run.pk)
    return count


def _size() -> int:
    """About how many customers there are."""
    with connection.cursor() as cursor:
        cursor.execute("select greatest(reltuples, 0)::bigint from pg_class where oid = 'customers_customer'::regclass")
        return int(cursor.fetchone()[0])
