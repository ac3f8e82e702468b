"""What hangs on somebody in pools: being named as member or administrator, and receiving automatically."""

from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Duty, Hold, Kept, Release
from yingdan.pools.models import Party, Seat


def _parties(member_id: int) -> list[Hold]:
    rows = Party.objects.filter(member=member_id).order_by("pool__position", "pool__name", "-admin")
    return [Hold(one.pool.name, f"/pools/{one.pool_id}") for one in rows.select_related("pool")]


def _leave(_actor: Actor, member_id: int, _heir: int | None) -> list[Kept]:
    """Only what names the person: teams and roles go on as they are."""
    rows = list(Party.objects.filter(member=member_id).order_by("id"))
    Party.objects.filter(id__in=[one.pk for one in rows]).delete()
    return [{"pool": one.pool_id, "admin": one.admin} for one in rows]


def _return(_actor: Actor, member_id: int, kept: list[Kept]) -> int:
    made = (Party.objects.get_or_create(pool_id=one["pool"], admin=one["admin"], member_id=member_id) for one in kept)
    return sum(fresh for _, fresh in made)


def _seats(member_id: int) -> list[Hold]:
    rows = Seat.objects.filter(member=member_id).order_by("pool__position", "pool__name")
    return [Hold(one.pool.name, f"/pools/{one.pool_id}/assignment") for one in rows.select_related("pool")]


def _stop(_actor: Actor, member_id: int, _heir: int | None) -> list[Kept]:
    rows = list(Seat.objects.filter(member=member_id).order_by("id"))
    Seat.objects.filter(id__in=[one.pk for one in rows]).delete()
    return [
        {
            "pool": one.pool_id, "share": str(one.share), "ability": one.ability, "lower": one.lower,
            "upper": one.upper, "paused": one.paused,
        }
        for one in rows
    ]  # fmt: skip


def _resume(_actor: Actor, member_id: int, kept: list[Kept]) -> int:
    back = 0
    for one in kept:
        terms = {name: value for name, value in one.items() if name != "pool"}
        _, fresh = Seat.objects.get_or_create(pool_id=one["pool"], member_id=member_id, defaults=terms)
        back += fresh
    return back


PARTIES = Duty(("公海成员与管理员", "Named in pools"), _parties, Release(_leave, _return))
SEATS = Duty(("公海自动分配名单", "Receives from pools automatically"), _seats, Release(_stop, _resume))
