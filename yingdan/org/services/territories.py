"""Territories: made, changed, moved, closed. One transaction at a time changes them, so that no two claim one area."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from yingdan.kernel import clock, jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.org import selectors
from yingdan.org.errors import AreaTaken, TerritoryCycle, TerritoryNotEmpty
from yingdan.org.models import Member, Team, Territory, TerritoryArea, TerritoryTeam
from yingdan.org.rules import areas
from yingdan.org.rules.areas import Area
from yingdan.org.selectors import territory as places
from yingdan.org.services import tree
from yingdan.platform.services import events


@dataclass(frozen=True, slots=True)
class Draft:
    """All that is said of a territory."""

    name: str
    code: str | None
    parent_id: int | None
    manager_id: int | None
    team_ids: Sequence[int]
    areas: Sequence[Area]


def add(*, actor: Actor, draft: Draft) -> Territory:
    """A new territory."""
    tree.lock()
    territory = Territory()
    _write(territory, draft)
    events.record(
        actor=actor, verb="territory.added", resource="territory", object_id=territory.id, name=territory.name
    )
    jobs.defer("org.place")
    return territory


def change(*, actor: Actor, territory_id: int, version: int, draft: Draft) -> Territory:
    """Changes everything of a territory; the audit trail keeps what it was called, where it stood, what it covered."""
    tree.lock()
    territory = _open(territory_id)
    if territory.version != version:
        raise Conflict("version_conflict", current_version=territory.version)
    before = territory.name, territory.parent_id
    territory.version += 1
    _write(territory, draft)
    verb = "moved" if before[1] != territory.parent_id else "renamed" if before[0] != territory.name else "updated"
    events.record(
        actor=actor, verb=f"territory.{verb}", resource="territory", object_id=territory.id, name=territory.name,
        before=before[0],
    )  # fmt: skip
    jobs.defer("org.place")
    return territory


def close(*, actor: Actor, territory_id: int) -> None:
    """Ends a territory; its areas are free again."""
    tree.lock()
    territory = _open(territory_id)
    below = list(places.open_territories().filter(parent=territory).values_list("name", flat=True)[:10])
    if below:
        raise TerritoryNotEmpty(name=territory.name, left="、".join(below))
    territory.closed_on = clock.today()
    territory.version += 1
    territory.save()
    TerritoryArea.objects.filter(territory=territory).delete()
    events.record(
        actor=actor, verb="territory.closed", resource="territory", object_id=territory.id, name=territory.name
    )
    jobs.defer("org.place")


def _open(territory_id: int) -> Territory:
    found = places.open_territories().select_for_update(of=("self",), no_key=True).filter(id=territory_id).first()
    if found is None:
        raise NotFound
    return found


def _write(territory: Territory, draft: Draft) -> None:
    parent = _parent(territory, draft.parent_id)
    territory.name, territory.code, territory.parent = draft.name, draft.code or None, parent
    territory.manager = _one(selectors.present(Member.objects.all()), draft.manager_id, "manager_id", "unknown_member")
    try:
        with transaction.atomic():
            territory.save()
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
        where = "name" if "name" in name else "code"
        raise invalid(where, "territory_taken", value=getattr(draft, where)) from error
    _set_top(territory)
    _set_teams(territory, draft.team_ids)
    _set_areas(territory, draft.areas)


def _parent(territory: Territory, parent_id: int | None) -> Territory | None:
    parent: Territory | None = _one(places.open_territories(), parent_id, "parent_id", "unknown_territory")
    if parent is not None and territory.id:
        parents = dict(Territory.objects.values_list("id", "parent_id"))
        if territory.id in places.line_of(parent.id, parents):
            raise TerritoryCycle(name=territory.name)
    return parent


def _one(rows: Any, wanted: int | None, field: str, code: str) -> Any:
    if wanted is None:
        return None
    if (found := rows.filter(pk=wanted).first()) is None:
        raise invalid(field, code)
    return found


def _set_top(territory: Territory) -> None:
    """The highest territory, for this one and all below it."""
    parents = dict(Territory.objects.values_list("id", "parent_id"))
    for one in parents:
        line = places.line_of(one, parents)
        if territory.id in line:
            Territory.objects.filter(id=one).exclude(top=line[-1]).update(top=line[-1])
            Territory.objects.filter(id=one, top=None).update(top=line[-1])


def _set_teams(territory: Territory, wanted: Sequence[int]) -> None:
    ids = set(wanted)
    if len(selectors.open_teams().filter(id__in=ids)) != len(ids):
        raise invalid("team_ids", "unknown_team")
    links = TerritoryTeam.objects.filter(territory=territory)
    links.exclude(team__in=ids).delete()
    present = set(links.values_list("team_id", flat=True))
    TerritoryTeam.objects.bulk_create(
        TerritoryTeam(territory=territory, team=team) for team in Team.objects.filter(id__in=ids - present)
    )


def _set_areas(territory: Territory, wanted: Iterable[Area]) -> None:
    given = _checked(wanted)
    held = TerritoryArea.objects.filter(territory=territory)
    present = {Area(*names): pk for pk, *names in held.values_list("id", "province", "city", "district")}
    held.filter(id__in=[pk for area, pk in present.items() if area not in given]).delete()
    TerritoryArea.objects.bulk_create(
        TerritoryArea(territory=territory, **area._asdict()) for area in given if area not in present
    )
    _check_free()


def _checked(wanted: Iterable[Area]) -> list[Area]:
    """Areas of the list by their official names, and foreign countries; what lies inside another one is left out."""
    given = list(dict.fromkeys(areas.meant(*area) for area in wanted))
    for area in given:
        if not area.province or (not areas.known(area) and (area.city or area.district)):
            raise invalid("areas", "unknown_area", value=str(area))
    return [area for area in given if not any(one in given for one in area.wider[1:])]


def _check_free() -> None:
    """An area belongs to one territory, or to several of one line (the wider one and the one inside it)."""
    parents = dict(Territory.objects.values_list("id", "parent_id"))
    names = dict(Territory.objects.values_list("id", "name"))
    rows = TerritoryArea.objects.filter(territory__closed_on=None).order_by("id")
    holders: dict[Area, list[int]] = {}
    for territory, *place in rows.values_list("territory_id", "province", "city", "district"):
        for other in holders.setdefault(Area(*place), []):
            if other not in places.line_of(territory, parents) and territory not in places.line_of(other, parents):
                raise AreaTaken(area=str(Area(*place)), first=names[other], second=names[territory])
        holders[Area(*place)].append(territory)
