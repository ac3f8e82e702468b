"""What hangs on somebody at the reception desk: places on rotas, and visitors who still wait for that person."""

from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Duty, Hold, Kept, Release
from yingdan.org.models import Member
from yingdan.reception.models import Reception, Rota, Seat
from yingdan.reception.services import calling


def _seats(member_id: int) -> list[Hold]:
    names = Seat.objects.filter(member=member_id).order_by("rota__position", "rota__name")
    return [Hold(name, "/reception/rotas") for name in names.values_list("rota__name", flat=True)]


def _leave_seats(_actor: Actor, member_id: int, _heir: int | None) -> list[Kept]:
    """Who leaves has no turn any more; the order of the others stays. The rota is locked: nobody gets a turn
    meanwhile."""
    rotas = Seat.objects.filter(member=member_id).values("rota")
    list(Rota.objects.filter(id__in=rotas).select_for_update(no_key=True).order_by("id"))
    seats = list(Seat.objects.filter(member=member_id).order_by("id"))
    Seat.objects.filter(id__in=[one.pk for one in seats]).delete()
    return [{"rota": one.rota_id, "place": one.place, "owed": one.owed} for one in seats]


def _sit_again(_actor: Actor, member_id: int, kept: list[Kept]) -> int:
    """On the old place; behind everybody when somebody else has it by now."""
    back = 0
    for one in kept:
        rota = Rota.objects.select_for_update(no_key=True).filter(id=one["rota"]).first()
        if rota is None or Seat.objects.filter(rota=rota, member=member_id).exists():
            continue
        place = one["place"]
        if Seat.objects.filter(rota=rota, place=place).exists():
            rota.sequence += 1
            rota.save(update_fields=["sequence"])
            place = rota.sequence
        Seat.objects.create(rota=rota, member_id=member_id, place=place, owed=one["owed"])
        back += 1
    return back


def _waiting(member_id: int) -> list[Hold]:
    rows = Reception.objects.filter(member=member_id, state="waiting").order_by("at", "id")
    return [Hold(one.called, calling.address(one)) for one in rows]


def _pass_on(actor: Actor, member_id: int, heir_id: int | None) -> list[Kept]:
    """A visitor who waits goes to whom the customer or lead belongs now, else to the heir, who is told at once."""
    kept: list[Kept] = []
    rows = Reception.objects.filter(member=member_id, state="waiting").select_related("customer", "lead")
    for entry in rows.order_by("id").select_for_update(of=("self",), no_key=True):
        owner = (entry.lead and entry.lead.owner_id) or (entry.customer and entry.customer.owner_id)
        to = owner if owner and owner != member_id else heir_id
        if to is None:
            continue
        member = Member.objects.get(id=to)
        kept.append({"entry": entry.pk, "to": to, "team": entry.team_id, "version": entry.version + 1})
        entry.member, entry.team_id, entry.version = member, member.team_id, entry.version + 1
        entry.save()
        calling.call(actor, entry)
    return kept


def _take_back(_actor: Actor, member_id: int, kept: list[Kept]) -> int:
    """Visitors whom nobody has met meanwhile."""
    back = 0
    for one in kept:
        rows = Reception.objects.filter(id=one["entry"], member=one["to"], state="waiting", version=one["version"])
        back += rows.update(member=member_id, team=one["team"], version=one["version"] + 1)
    return back


SEATS = Duty(("前台值班轮序", "Places on reception rotas"), _seats, Release(_leave_seats, _sit_again))
WAITING = Duty(("等待接待的来访", "Visitors who still wait"), _waiting, Release(_pass_on, _take_back))
