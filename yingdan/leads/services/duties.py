"""Web forms whose leads are somebody's: when that person leaves, they become the heir's, else nobody's."""

from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Duty, Hold, Kept, Release
from yingdan.leads.models import WebForm


def _holds(member_id: int) -> list[Hold]:
    rows = WebForm.objects.filter(owner=member_id).order_by("name", "id")
    return [Hold(name, "/settings/leads") for name in rows.values_list("name", flat=True)]


def _end(_actor: Actor, member_id: int, heir_id: int | None) -> list[Kept]:
    ids = list(WebForm.objects.filter(owner=member_id).order_by("id").values_list("id", flat=True))
    WebForm.objects.filter(id__in=ids).update(owner=heir_id)
    return [{"form": id, "heir": heir_id} for id in ids]


def _restore(_actor: Actor, member_id: int, kept: list[Kept]) -> int:
    """Forms that nobody gave to somebody else since."""
    heir = kept[0]["heir"]
    return WebForm.objects.filter(id__in=[one["form"] for one in kept], owner=heir).update(owner=member_id)


FORMS = Duty(("网页表单的线索归属", "Web forms whose leads go to the person"), _holds, Release(_end, _restore))
