"""A pool assigns by itself: at its hours, to those on duty, with a reason for each record that goes or stays."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, Q

from yingdan.kernel import audit, clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.org.models import Member, Team, Territory, TerritoryTeam
from yingdan.org.selectors import leave
from yingdan.org.selectors.territory import line_of
from yingdan.pools import kinds
from yingdan.pools.kinds import Kind
from yingdan.pools.models import Decision, Dispatch, Entry, Seat
from yingdan.pools.rules import timetable
from yingdan.pools.rules.assignment import Choice, Item, Plan, Receiver, assign
from yingdan.pools.selectors import standing
from yingdan.pools.selectors.pools import MANAGE, get_administered, holders
from yingdan.pools.services import assigning

BATCH = 500
BATCHES = 10  # of one run: what cannot go anywhere must not keep what lies behind it
WORTH = {"A": 3, "B": 2}
SAID = 40  # reasons kept of one decision


def save(actor: Actor, pool_id: int, version: int, values: dict[str, Any], seats: Sequence[dict[str, Any]]) -> Dispatch:
    """How the pool assigns, and who receives."""
    actor.need(MANAGE)
    found = Dispatch.objects.select_for_update().select_related("pool").filter(pool=pool_id).first()
    if found is None:
        raise NotFound
    if found.version != version:
        raise Conflict("version_conflict", current_version=found.version)
    members = {one["member_id"] for one in seats}
    if members - holders([pool_id])[pool_id]:
        raise invalid("seats", "pool_not_a_member")
    if any(one["upper"] is not None and one["upper"] < one["lower"] for one in seats):
        raise invalid("seats", "pool_seat_bounds")
    if values["method"] != found.method:
        found.cursor = {}
    for name, value in values.items():
        setattr(found, name, value)
    found.version += 1
    found.save()
    Seat.objects.filter(pool=pool_id).exclude(member__in=members).delete()
    for one in seats:
        Seat.objects.update_or_create(pool_id=pool_id, member_id=one["member_id"], defaults=one)
    return found


def run_all() -> int:
    """Every pool that assigns now; says how many records went."""
    done = 0
    for found in Dispatch.objects.filter(active=True, pool__active=True).order_by("pool__position", "pool"):
        if timetable.is_open(found.hours, clock.now().astimezone(clock.company_zone())):
            with transaction.atomic():
                done += _run(Actor.system("automatic assignment"), found.pool_id)
    return done


def run(actor: Actor, pool_id: int) -> int:
    """An administrator has a pool assign now, whatever the hour."""
    return _run(actor, get_administered(actor, pool_id).pk)


def plan(actor: Actor, pool_id: int) -> Plan:
    """What it would do now, without doing it."""
    found = Dispatch.objects.select_related("pool").get(pool=get_administered(actor, pool_id).pk)
    rows = _waiting(found)
    return _decided(found, rows, receivers(found) if rows else [])


def _run(actor: Actor, pool_id: int) -> int:
    found = Dispatch.objects.select_for_update(of=("self",)).select_related("pool").get(pool=pool_id)
    audit.announce(actor)
    got: Counter[int] = Counter()
    after: Entry | None = None
    for number in range(BATCHES):
        rows = _waiting(found, after)
        people = receivers(found) if rows else []
        if number and not any(one.room != 0 and not one.why_not for one in people):
            break  # of the oldest it was said why; the others would only say it again
        got += _share_out(actor, found, rows, people)
        if len(rows) < BATCH or got.total() >= BATCH:
            break
        after = rows[-1]
    for owner in Member.objects.filter(id__in=got).order_by("id"):
        assigning.tell(actor, found.pool, owner, got[owner.pk])
    return got.total()


def _share_out(actor: Actor, found: Dispatch, rows: Sequence[Entry], people: Sequence[Receiver]) -> Counter[int]:
    """Gives the records of a batch out; says how many each person got."""
    made = _decided(found, rows, people)
    given: dict[int, list[int]] = defaultdict(list)
    for choice in made.choices:
        if choice.receiver is not None:
            given[choice.receiver].append(choice.item)
    got: Counter[int] = Counter()
    for owner in Member.objects.filter(id__in=given).order_by("id"):
        got[owner.pk] = len(assigning.give(actor, found.pool, given[owner.pk], owner, "").moves)
    found.cursor = {str(member): credit for member, credit in made.owed.items()}
    found.save(update_fields=["cursor"])
    _keep(found, made.choices)
    return +got


def _waiting(found: Dispatch, after: Entry | None = None) -> list[Entry]:
    """What has waited longest, or what comes after an entry."""
    rows = Entry.objects.filter(pool=found.pool).select_related(found.pool.kind).order_by("since", "id")
    if after is not None:
        rows = rows.filter(Q(since__gt=after.since) | Q(since=after.since, id__gt=after.pk))
    return list(rows[:BATCH])


def _decided(found: Dispatch, rows: Sequence[Entry], people: Sequence[Receiver]) -> Plan:
    kind = kinds.get(found.pool.kind)
    parents: dict[int, int | None] = dict(Territory.objects.values_list("id", "parent_id"))
    items = [_item(kind, row, parents) for row in rows]
    owed = {int(member): int(credit) for member, credit in found.cursor.items()}
    return assign(found.method, items, people, territory_only=found.territory_only, owed=owed)  # type: ignore[arg-type]


def _item(kind: Kind, row: Entry, parents: dict[int, int | None]) -> Item:
    record = getattr(row, kind.name)
    places = frozenset(line_of(record.territory_id, parents))
    cooling = row.pool.cooldown_days is not None and (clock.now() - row.since).days < row.pool.cooldown_days
    return Item(record.pk, places, row.former_owner_id if cooling else None, WORTH.get(record.grade, 1))


def receivers(found: Dispatch) -> list[Receiver]:
    """Everybody with a seat, with what is held and what bars."""
    seats = list(Seat.objects.filter(pool=found.pool).select_related("member").order_by("member"))
    ids = [seat.member_id for seat in seats]
    here = holders([found.pool_id])[found.pool_id]
    duty = leave.on_duty(ids, clock.now()) if found.on_duty_only else set(ids)
    rows: Any = standing.counted(found.pool)
    loads = dict(rows.filter(owner__in=ids).order_by().values_list("owner").annotate(Count("id")))
    places = _territories([seat.member for seat in seats])
    return [
        Receiver(
            seat.member_id, max(1, round(seat.share * 100)), seat.ability, loads.get(seat.member_id, 0), seat.lower,
            _least(seat.upper, found.pool.max_held), places[seat.member_id], _why_not(seat, here, duty),
        )
        for seat in seats
    ]  # fmt: skip


def _why_not(seat: Seat, here: set[int], duty: set[int]) -> str:
    if seat.paused:
        return "paused"
    if seat.member_id not in here:
        return "no_member"
    if seat.member.ended_on is not None and seat.member.ended_on < clock.today():
        return "left"
    return "" if seat.member_id in duty else "off_duty"


def _least(*limits: int | None) -> int | None:
    known = [one for one in limits if one is not None]
    return min(known) if known else None


def _territories(members: Iterable[Member]) -> dict[int, frozenset[int]]:
    """The territories of each person: those managed, and those of the own team and the teams above it."""
    people = list(members)
    managed: dict[int, set[int]] = defaultdict(set)
    for territory, manager in Territory.objects.filter(manager__in=people).values_list("id", "manager_id"):
        managed[manager].add(territory)
    of_team: dict[int, set[int]] = defaultdict(set)
    for territory, team in TerritoryTeam.objects.values_list("territory_id", "team_id"):
        of_team[team].add(territory)
    lines = {
        row.pk: [int(step) for step in row.path.split(".")]
        for row in Team.objects.filter(id__in=[one.team_id for one in people])
    }
    return {one.pk: frozenset(managed[one.pk].union(*(of_team[step] for step in lines[one.team_id]))) for one in people}


def _keep(found: Dispatch, choices: Sequence[Choice]) -> None:
    """One line for each record that went; for one that stays only when the reason is new."""
    kind, now = kinds.get(found.pool.kind), clock.now()
    staying = [choice.item for choice in choices if choice.receiver is None]
    same = {f"{kind.name}__in": staying, "member": None, "pool": found.pool}
    last = dict(Decision.objects.filter(**same).values_list(kind.column).annotate(Max("id")))
    said = dict(Decision.objects.filter(id__in=last.values()).values_list(kind.column, "why"))
    Decision.objects.bulk_create(
        Decision(
            pool=found.pool, member_id=choice.receiver, method=found.method, at=now, why=choice.why,
            reasons=[{"member": one.receiver, "code": one.code, "load": one.load} for one in choice.reasons[:SAID]],
            **{kind.column: choice.item},
        )
        for choice in choices
        if choice.receiver is not None or said.get(choice.item) != choice.why
    )  # fmt: skip
