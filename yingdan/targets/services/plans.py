"""The life of a target: created, copied, revised, published, taken back, archived."""

from calendar import monthrange
from collections.abc import Sequence

from django.db import connection

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden, NotFound, invalid
from yingdan.org.models import Team
from yingdan.targets import metrics
from yingdan.targets.errors import NotDraft, NotReconciled, Overlap
from yingdan.targets.models import Target
from yingdan.targets.rules.levels import Level
from yingdan.targets.selectors import concerned, lines, parts, plans
from yingdan.targets.selectors import tree as trees
from yingdan.targets.services import background, daily, levels, owing, steps, store

COPY_CELLS = """insert into targets_cell (target_id, team_id, member_id, part_id, month, days)
select %s, team_id, member_id, part_id, month, days from targets_cell where target_id = %s"""
COPY_LOCKS = """insert into targets_lock (target_id, team_id, member_id, part_id, start, "end", by_id, at)
select %s, team_id, member_id, part_id, start, "end", by_id, now() from targets_lock where target_id = %s"""
MAX_AMOUNT = 10**17  # fen; a hundred times the world's largest company


def create(
    *, actor: Actor, name: str, year: int, team_id: int, amount: int, metric: str = metrics.DEFAULT, note: str = "",
    levels_asked: Sequence[Level] = (),
) -> Target:  # fmt: skip
    """A draft with an empty line for each person who carries targets below the team."""
    metrics.splittable(metric)
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
        name=name, year=year, team_id=team_id, amount=amount, metric=metric, note=note,
        levels=levels.asked(metric, levels_asked), created_by_id=actor.member_id,
    )  # fmt: skip
    add_people(target)
    steps.take(actor, target, "created", amount=amount)
    return target


def _check_amount(amount: int) -> None:
    if amount < 0:
        raise invalid("amount", "too_small", min=0)
    if amount > MAX_AMOUNT:
        raise invalid("amount", "too_large", max=MAX_AMOUNT)


def _need(actor: Actor, permission: str, team_id: int) -> None:
    if not actor.reaches_team(permission, team_id):
        raise Forbidden(permission=permission)


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
    note: str | None = None, levels_asked: Sequence[Level] | None = None,
) -> Target:  # fmt: skip
    """Changes the head of a draft."""
    target = plans.to_change(actor, target_id)
    check_version(target, version)
    store.check_draft(target)
    before = target.amount
    if amount is not None:
        _check_amount(amount)
        target.amount = amount
    if name is not None:
        if not name.strip():
            raise invalid("name", "required")
        target.name = name.strip()
    if levels_asked is not None:
        target.levels = levels.asked(target.metric, levels_asked)
    target.note = note if note is not None else target.note
    target.version += 1
    target.save()
    steps.record(actor, target, "target.changed", amount=target.amount, before=before)
    return target


def publish(*, actor: Actor, target_id: int, version: int, comment: str = "") -> Target:
    """Makes it the target that attainment counts, approved before or (where nobody asks for approval) straight from
    the draft; the version that it follows is superseded, and everybody who carries it is told."""
    comment = steps.comment_of(comment)
    target = plans.to_change(actor, target_id, "target.publish")
    check_version(target, version)
    if target.status not in ("draft", "proposed", "approved"):
        raise NotDraft
    check_reconciled(actor, target)
    with connection.cursor() as cursor:  # two publishers of overlapping trees must see each other
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"targets/{target.metric}/{target.year}"])
    _archive_family(actor, target)
    other = _overlapping(target)
    if other is not None:
        raise Overlap(name=other.name, id=other.id)
    target.status, target.published_at, target.published_by_id = "published", clock.now(), actor.member_id
    target.version += 1
    target.save()
    told = steps.tell(actor, target, concerned.carriers(target), "target_published", comment, path="/targets/mine")
    steps.take(actor, target, "published", comment, count=told, amount=target.amount, revision=target.revision)
    return target


def check_reconciled(actor: Actor, target: Target) -> None:
    """Refuses a target whose cells do not add up to its amount."""
    difference = target.amount - plans.total(target)
    if difference:
        text = metrics.said(target.metric, difference, actor.locale)
        raise NotReconciled(difference=difference, difference_text=text)


def _archive_family(actor: Actor, target: Target) -> None:
    """The published version that this one follows gives way, and so do those that waited for a decision."""
    earlier = target.supersedes
    while earlier is not None:
        if earlier.status in ("published", "proposed", "approved"):
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


def unpublish(*, actor: Actor, target_id: int, version: int, comment: str = "") -> Target:
    """Takes a published target back into draft, as a new version of itself; attainment no longer counts it."""
    target = plans.to_change(actor, target_id, "target.publish")
    check_version(target, version)
    if target.status != "published":
        raise Conflict("target_not_published")
    target.status, target.published_at, target.published_by_id = "draft", None, None
    target.revision += 1
    target.version += 1
    target.save()
    steps.take(actor, target, "unpublished", steps.comment_of(comment))
    return target


def check_version(target: Target, version: int) -> None:
    """Refuses when somebody else has changed the target since."""
    if target.version != version:
        raise Conflict("target_changed_since", current_version=target.version)


def archive(*, actor: Actor, target_id: int, version: int, comment: str = "") -> Target:
    """Puts a target away; it stays readable."""
    target = plans.to_change(actor, target_id, "target.publish")
    check_version(target, version)
    if target.status == "archived":
        return target
    _put_away(actor, target, "archived", steps.comment_of(comment))
    return target


def _put_away(actor: Actor, target: Target, status: str, comment: str = "") -> None:
    target.status, target.archived_at = status, clock.now()
    target.version += 1
    target.save()
    steps.take(actor, target, status, comment)


def revise(*, actor: Actor, target_id: int) -> Target:
    """A draft with the same cells and locks, to become the next version of a published (or archived) target."""
    source = plans.to_change(actor, target_id)
    if source.status == "draft":
        raise NotDraft("target_is_draft")
    return _copy(actor, source, source.name, source.year, source.revision + 1, source)


def next_draft(actor: Actor, target: Target) -> Target:
    """The draft in which changes of a version go on: itself, the newest one when that is a draft, or a new one.

    Whoever may change a part may begin it; publishing it is another permission.
    """
    last = plans.lock(lines.newest(target).id)
    if last.status == "draft":
        return last
    return _copy(actor, last, last.name, last.year, last.revision + 1, last)


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
        dimensions=source.dimensions, levels=source.levels,
        created_by_id=actor.member_id, revision=revision, supersedes=supersedes,
    )  # fmt: skip
    with connection.cursor() as cursor:
        if year == source.year:
            cursor.execute(COPY_CELLS, [target.id, source.id])
            cursor.execute(COPY_LOCKS, [target.id, source.id])
    if year != source.year:  # other months have other days, and a lock of a week means nothing there
        store.put(target, daily.fill(target, store.amounts(source), {}))
    background.copy(source, target)
    if supersedes is not None:
        owing.copy(source, target)
    store.refresh_statistics()
    steps.take(actor, target, "created", amount=target.amount, copied_from=source.id)
    return target
