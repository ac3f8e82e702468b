"""Sets rotas up: name, shifts, and who is on them in which order – persons, or teams with all their people."""

from collections.abc import Sequence
from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.org.models import Member, Team
from yingdan.platform.services import events
from yingdan.reception.models import Bench, Rota, Seat


def create(actor: Actor, values: dict[str, Any], order: Sequence[int]) -> Rota:
    """A new rota; the first turn goes to the first of `order`: members or teams, as `values["by"]` says."""
    actor.need("reception.manage")
    _check(values, order)
    rota = Rota.objects.create(**values)
    _seat(rota, order)
    events.record(actor=actor, verb="rota.created", resource="rota", object_id=rota.pk, name=rota.name)
    return rota


def save(actor: Actor, rota_id: int, version: int, values: dict[str, Any], order: Sequence[int] | None) -> Rota:
    """Changes a rota. Who stays keeps the turns that are owed; the order given is the order of the next turns (None:
    everything as it is)."""
    actor.need("reception.manage")
    rota = Rota.objects.select_for_update().filter(id=rota_id).first()
    if rota is None:
        raise NotFound
    if rota.version != version:
        raise Conflict("version_conflict", current_version=rota.version)
    _check(values, _order(rota) if order is None and values["by"] == rota.by else order or (), rota_id)
    for name, value in values.items():
        setattr(rota, name, value)
    rota.version += 1
    rota.save()
    if order is not None:
        _seat(rota, order)
    events.record(actor=actor, verb="rota.updated", resource="rota", object_id=rota.pk, name=rota.name)
    return rota


def _order(rota: Rota) -> list[int]:
    rows: Any = rota.seats if rota.by == "persons" else rota.benches
    return list(rows.order_by("place").values_list("member" if rota.by == "persons" else "team", flat=True))


def _check(values: dict[str, Any], order: Sequence[int], but: int = 0) -> None:
    if Rota.objects.filter(name=values["name"]).exclude(id=but).exists():
        raise invalid("name", "reception_rota_taken", value=values["name"])
    if strangers := {id for one in values["shifts"] for id in one.get("who") or ()} - set(order):
        raise invalid("shifts", "reception_shift_stranger", count=len(strangers))


def _seat(rota: Rota, order: Sequence[int]) -> None:
    wanted = list(dict.fromkeys(order))
    if rota.by == "teams":
        _benches(rota, wanted)
        return
    rota.benches.all().delete()
    present = Member.objects.filter(id__in=wanted).exclude(ended_on__lt=clock.today())
    if present.count() != len(wanted):
        raise invalid("members", "bad_value")
    rota.seats.exclude(member__in=wanted).delete()
    _place(rota, {one.member_id: one for one in rota.seats.all()}, wanted, lambda id: Seat(rota=rota, member_id=id))


def _benches(rota: Rota, wanted: list[int]) -> None:
    """Teams with all below them; people keep their places, so that nobody gains by a change."""
    teams = list(Team.objects.filter(id__in=wanted, closed_on=None))
    if len(teams) != len(wanted):
        raise invalid("teams", "bad_value")
    paths = [f"{one.path}." for one in teams]
    if any(one != other and one.startswith(other) for one in paths for other in paths):
        raise invalid("teams", "reception_teams_overlap")
    rota.benches.exclude(team__in=wanted).delete()
    _place(rota, {one.team_id: one for one in rota.benches.all()}, wanted, lambda id: Bench(rota=rota, team_id=id))


def _place(rota: Rota, here: dict[int, Any], wanted: list[int], new: Any) -> None:
    # Places are renumbered only when somebody moved: to change a shift is not to shuffle the turns.
    if sorted(here, key=lambda id: here[id].place) == wanted:
        return
    for id in wanted:
        rota.sequence += 1
        row = here.get(id) or new(id)
        row.place = rota.sequence
        row.save()
    rota.save(update_fields=["sequence"])
