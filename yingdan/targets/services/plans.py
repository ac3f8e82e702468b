"""The life of a target: created, copied, revised, published, taken back, archived."""

from calendar import monthrange
from typing import Any

from django.db import connection

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden, NotFound, invalid
from yingdan.kernel.money import from_fen
from yingdan.org.models import Team
from yingdan.platform.services import events
from yingdan.targets import metrics
from yingdan.targets.errors import NotDraft, NotReconciled, Overlap
from yingdan.targets.models import Target
from yingdan.targets.selectors import nodes, parts, plans
from yingdan.targets.selectors import tree as trees
from yingdan.targets.services import daily, store

COPY_CELLS = """insert into targets_cell (target_id, team_id, member_id, part_id, month, days)
select %s, team_id, member_id, part_id, month, days from targets_cell where target_id = %s"""
COPY_LOCKS = """insert into targets_lock (target_id, team_id, member_id, part_id, start, "end", by_id, at)
select %s, team_id, member_id, part_id, start, "end", by_id, now() from targets_lock where target_id = %s"""
MAX_AMOUNT = 10**17  # fen; a hundred times the world's largest company


def create(
    *, actor: Actor, name: str, year: int, team_id: int, amount: int, metric: str = metrics.DEFAULT, note: str = ""
) -> Target:
    """A draft with an empty line for each person who carries targets below the team."""
    metrics.find(metric)
    _check_amount(amount)
    if not 2000 <= year <= 2100:
        raise invalid("year", "bad_value")
    if not Team.objects.filter(id=team_id, closed_on=None).exists():
        raise NotFound
    _need(actor, "target.edit", team_id)
    name = name.strip()
    if not name:
        raise invalid("name", "required")
    target = Target.objects.create(
        name=name, year=year, team_id=team_id, amount=amount, metric=metric, note=note, created_by_id=actor.member_id
    )
    add_people(target)
    _record(actor, target, "target.created", amount=amount)
    return target


def _check_amount(amount: int) -> None:
    if amount < 0:
        raise invalid("amount", "too_small", min=0)
    if amount > MAX_AMOUNT:
        raise invalid("amount", "too_large", max=MAX_AMOUNT)


def _need(actor: Actor, permission: str, team_id: int) -> None:
    if not nodes.reaches_team(actor, permission, team_id):
        raise Forbidden(permission=permission)


def _record(actor: Actor, target: Target, verb: str, **params: Any) -> None:
    events.record(
        actor=actor, verb=verb, resource="target", object_id=target.id, about=[f"team:{target.team_id}"],
        name=target.name, year=target.year, **params,
    )  # fmt: skip


def add_people(target: Target) -> int:
    """Empty cells for those in post who have none yet; returns how many people were added."""
    tree = trees.of_team(target.team_id)
    people = plans.carriers([node.id for node in tree.nodes.values() if not node.closed], target.year)
    present = set(target.cells.filter(month=1).values_list("team_id", "member_id"))
    missing = [member for member in people if (member.team_id, member.id) not in present]
    split_by = parts.of(target)
    months = {month: [0] * monthrange(target.year, month)[1] for month in range(1, 13)}
    lines = [(one.team_id, one.id, part) for one in missing for part in split_by]
    store.put(target, {(*line, month): days for line in lines for month, days in months.items()})
    return len(missing)


def update(
    *, actor: Actor, target_id: int, version: int, name: str | None = None, amount: int | None = None,
    note: str | None = None,
) -> Target:  # fmt: skip
    """Changes the head of a draft."""
    target = plans.to_change(actor, target_id)
    _check_version(target, version)
    store.check_draft(target)
    before = target.amount
    if amount is not None:
        _check_amount(amount)
        target.amount = amount
    if name is not None:
        if not name.strip():
            raise invalid("name", "required")
        target.name = name.strip()
    target.note = note if note is not None else target.note
    target.version += 1
    target.save()
    _record(actor, target, "target.changed", amount=target.amount, before=before)
    return target


def publish(*, actor: Actor, target_id: int, version: int) -> Target:
    """Makes the draft the target that attainment counts; the version it supersedes is archived."""
    target = plans.to_change(actor, target_id, "target.publish")
    _check_version(target, version)
    store.check_draft(target)
    difference = target.amount - plans.total(target)
    if difference:
        raise NotReconciled(difference=difference, difference_yuan=f"{from_fen(difference):,.2f}")
    with connection.cursor() as cursor:  # two publishers of overlapping trees must see each other
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"targets/{target.metric}/{target.year}"])
    _archive_family(actor, target)
    other = _overlapping(target)
    if other is not None:
        raise Overlap(name=other.name, id=other.id)
    target.status, target.published_at, target.published_by_id = "published", clock.now(), actor.member_id
    target.version += 1
    target.save()
    _record(actor, target, "target.published", amount=target.amount, revision=target.revision)
    return target


def _archive_family(actor: Actor, target: Target) -> None:
    """The published version that this one follows gives way."""
    earlier = target.supersedes
    while earlier is not None:
        if earlier.status == "published":
            _put_away(actor, earlier, "superseded")
        earlier = earlier.supersedes


def _overlapping(target: Target) -> Target | None:
    """A published target over or under the same team: it would count people twice."""
    others = Target.objects.filter(metric=target.metric, year=target.year, status="published").exclude(id=target.id)
    mine = target.team.path
    for other in others.select_related("team"):
        path = other.team.path
        if f"{path}.".startswith(f"{mine}.") or f"{mine}.".startswith(f"{path}."):
            return other
    return None


def unpublish(*, actor: Actor, target_id: int, version: int) -> Target:
    """Takes a published target back into draft, as a new version of itself; attainment no longer counts it."""
    target = plans.to_change(actor, target_id, "target.publish")
    _check_version(target, version)
    if target.status != "published":
        raise Conflict("target_not_published")
    target.status, target.published_at, target.published_by_id = "draft", None, None
    target.revision += 1
    target.version += 1
    target.save()
    _record(actor, target, "target.unpublished")
    return target


def _check_version(target: Target, version: int) -> None:
    if target.version != version:
        raise Conflict("target_changed_since", current_version=target.version)


def archive(*, actor: Actor, target_id: int, version: int) -> Target:
    """Puts a target away; it stays readable."""
    target = plans.to_change(actor, target_id, "target.publish")
    _check_version(target, version)
    if target.status == "archived":
        return target
    _put_away(actor, target, "archived")
    return target


def _put_away(actor: Actor, target: Target, status: str) -> None:
    target.status, target.archived_at = status, clock.now()
    target.version += 1
    target.save()
    _record(actor, target, f"target.{status}")


def revise(*, actor: Actor, target_id: int) -> Target:
    """A draft with the same cells and locks, to become the next version of a published (or archived) target."""
    source = plans.to_change(actor, target_id)
    if source.status == "draft":
        raise NotDraft("target_is_draft")
    return _copy(actor, source, source.name, source.year, source.revision + 1, source)


def copy(*, actor: Actor, target_id: int, name: str, year: int | None = None) -> Target:
    """A plan of its own with the same cells, perhaps for another year."""
    source = plans.to_change(actor, target_id)
    if not name.strip():
        raise invalid("name", "required")
    if year is not None and not 2000 <= year <= 2100:
        raise invalid("year", "bad_value")
    return _copy(actor, source, name.strip(), year or source.year, 1, None)


def _copy(actor: Actor, source: Target, name: str, year: int, revision: int, supersedes: Target | None) -> Target:
    target = Target.objects.create(
        name=name, year=year, team_id=source.team_id, amount=source.amount, metric=source.metric, note=source.note,
        dimensions=source.dimensions,
        created_by_id=actor.member_id, revision=revision, supersedes=supersedes,
    )  # fmt: skip
    with connection.cursor() as cursor:
        if year == source.year:
            cursor.execute(COPY_CELLS, [target.id, source.id])
            cursor.execute(COPY_LOCKS, [target.id, source.id])
    if year != source.year:  # other months have other days, and a lock of a week means nothing there
        store.put(target, daily.fill(target, store.amounts(source), {}))
    store.refresh_statistics()
    _record(actor, target, "target.created", amount=target.amount, copied_from=source.id)
    return target
