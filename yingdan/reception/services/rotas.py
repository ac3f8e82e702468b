"""Sets rotas up: name, shifts, and who is on them in which order."""

from collections.abc import Sequence
from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.org.models import Member
from yingdan.platform.services import events
from yingdan.reception.models import Rota, Seat


def create(actor: Actor, values: dict[str, Any], members: Sequence[int]) -> Rota:
    """A new rota; the first turn goes to the first member."""
    actor.need("reception.manage")
    _free_name(values["name"])
    rota = Rota.objects.create(**values)
    _seat(rota, members)
    events.record(actor=actor, verb="rota.created", resource="rota", object_id=rota.pk, name=rota.name)
    return rota


def save(actor: Actor, rota_id: int, version: int, values: dict[str, Any], members: Sequence[int] | None) -> Rota:
    """Changes a rota. Who stays keeps the turns that are owed; the order given is the order of the next turns (None:
    everything as it is)."""
    actor.need("reception.manage")
    rota = Rota.objects.select_for_update().filter(id=rota_id).first()
    if rota is None:
        raise NotFound
    if rota.version != version:
        raise Conflict("version_conflict", current_version=rota.version)
    _free_name(values["name"], rota_id)
    for name, value in values.items():
        setattr(rota, name, value)
    rota.version += 1
    rota.save()
    if members is not None:
        _seat(rota, members)
    events.record(actor=actor, verb="rota.updated", resource="rota", object_id=rota.pk, name=rota.name)
    return rota


def _free_name(name: str, but: int = 0) -> None:
    if Rota.objects.filter(name=name).exclude(id=but).exists():
        raise invalid("name", "reception_rota_taken", value=name)


def _seat(rota: Rota, members: Sequence[int]) -> None:
    wanted = list(dict.fromkeys(members))
    present = Member.objects.filter(id__in=wanted).exclude(ended_on__lt=clock.today())
    if present.count() != len(wanted):
        raise invalid("members", "bad_value")
    rota.seats.exclude(member__in=wanted).delete()
    here = {seat.member_id: seat for seat in rota.seats.all()}
    # Places are renumbered only when somebody moved: to change a shift is not to shuffle the turns.
    if [seat.member_id for seat in sorted(here.values(), key=lambda one: one.place)] == wanted:
        return
    for member_id in wanted:
        rota.sequence += 1
        seat = here.get(member_id) or Seat(rota=rota, member_id=member_id)
        seat.place = rota.sequence
        seat.save()
    rota.save(update_fields=["sequence"])
