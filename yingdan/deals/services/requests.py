"""Help asked of colleagues on a deal: asked, answered, withdrawn; who accepts joins the deal team."""

from collections.abc import Sequence
from datetime import date, timedelta

from yingdan.deals.models import Deal, DealMember, DealRequest
from yingdan.deals.selectors.deals import get_deal
from yingdan.deals.services.common import record
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.platform.models import Notification
from yingdan.platform.services import notify

INBOX = "/deal-requests"


def ask(
    *,
    actor: Actor,
    deal_id: int,
    member_ids: Sequence[int],
    role: str,
    text: str,
    due_on: date | None = None,
    followup_id: int | None = None,
) -> list[DealRequest]:
    """Asks colleagues for help on an open deal that the actor sees. Asking again while a request is open changes it."""
    deal = get_deal(actor, deal_id)
    if deal.status != "open":
        raise Conflict("deal_closed")
    if role not in DealMember.ROLES:
        raise invalid("role", "unknown_choice", value=role[:40])
    if due_on and due_on < clock.today():
        raise invalid("due_on", "in_the_past")
    people = list(org.present(Member.objects.filter(id__in=set(member_ids))).exclude(id=actor.member_id or 0))
    if not people or len(people) != len(set(member_ids)):
        raise invalid("member_ids", "bad_value")
    terms = {"text": text.strip(), "due_on": due_on, "asker_id": actor.member_id, "followup_id": followup_id}
    made = []
    for member in people:
        request, _ = DealRequest.objects.update_or_create(
            deal=deal, asked=member, role=role, status="open", defaults=terms
        )
        made.append(request)
        record(actor, "deal.help_asked", deal, member=member.name, role=role)
    notify.send(
        [member.user_id for member in people], "deal.help_asked", {"actor": actor.name, "name": deal.name}, INBOX
    )
    return made


def answer(*, actor: Actor, request_id: int, accept: bool, text: str = "") -> DealRequest:
    """The one asked accepts, and is in the deal team from then on, or declines with a reason."""
    request = _locked(request_id, asked_id=actor.member_id or 0)
    if request.status != "open":
        raise Conflict("request_answered")
    if not accept and not text.strip():
        raise invalid("text", "required")
    request.status, request.answer, request.answered_at = (
        "accepted" if accept else "declined",
        text.strip(),
        clock.now(),
    )
    _save(request)
    if accept:
        present = DealMember.objects.filter(deal=request.deal, member_id=request.asked_id).first()
        if present is None:
            DealMember.objects.create(
                deal=request.deal, member_id=request.asked_id, role=request.role, added_by_id=request.asker_id
            )
        elif present.until and present.until < clock.today():
            present.until, present.role = None, request.role
            present.save(update_fields=["until", "role"])
    record(actor, f"deal.help_{request.status}", request.deal, member=request.asked.name, note=request.answer)
    if request.asker.user_id != actor.user_id:
        notify.send(
            [request.asker.user_id], f"deal.help_{request.status}",
            {"actor": actor.name, "name": request.deal.name, "text": request.answer}, f"/deals/{request.deal_id}",
        )  # fmt: skip
    return request


def withdraw(*, actor: Actor, request_id: int) -> DealRequest:
    """Whoever asked takes an open request back."""
    request = _locked(request_id, asker_id=actor.member_id or 0)
    if request.status != "open":
        raise Conflict("request_answered")
    request.status = "withdrawn"
    _save(request)
    return request


def finish(*, actor: Actor, request_id: int) -> DealRequest:
    """The help was given; either side may say so."""
    mine = DealRequest.objects.filter(id=request_id, asker_id=actor.member_id or 0).exists()
    request = _locked(request_id, **({"asker_id": actor.member_id} if mine else {"asked_id": actor.member_id or 0}))
    if request.status != "accepted":
        raise Conflict("request_answered")
    request.status = "done"
    _save(request)
    record(actor, "deal.help_done", request.deal, member=request.asked.name)
    return request


def remind() -> int:
    """Once for each request that nobody answered by the day after, or that is due: reminds the one asked."""
    today = clock.today()
    waiting = DealRequest.objects.filter(status="open", reminded_on=None, deal__status="open").select_related(
        "deal", "asked", "asker"
    )
    due = [
        one
        for one in waiting.order_by("id")[:10_000]
        if clock.business_day(one.created_at) < today
        and (one.due_on is None or one.due_on <= today + timedelta(days=1))
    ]
    DealRequest.objects.filter(id__in=[one.id for one in due]).update(reminded_on=today)
    notify.send_all(
        Notification(
            user_id=one.asked.user_id, kind="deal.help_waits",
            params={"actor": one.asker.name, "name": one.deal.name}, path=INBOX,
        )
        for one in due
    )  # fmt: skip
    return len(due)


def closed(deal: Deal) -> None:
    """A deal that ended needs no help any more."""
    DealRequest.objects.filter(deal=deal, status="open").update(status="withdrawn", updated_at=clock.now())


def _locked(request_id: int, **mine: int | None) -> DealRequest:
    rows = DealRequest.objects.select_for_update(of=("self",)).select_related("deal", "asker", "asked")
    if (found := rows.filter(id=request_id, **mine).first()) is None:
        raise NotFound
    return found


def _save(request: DealRequest) -> None:
    request.version += 1
    request.save()
