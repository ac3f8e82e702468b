"""What was seen of competitors at outlets: written, corrected, removed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4, uuid5

from yingdan.deals.services import competitors
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.org.services.home import team_for
from yingdan.outlets.models import CompetitorRecord
from yingdan.outlets.rules.weeks import week_of
from yingdan.outlets.selectors.scope import get_outlet
from yingdan.outlets.services.ledger import At
from yingdan.platform.resources.filling import fill
from yingdan.platform.resources.spec import Values
from yingdan.platform.services import events

VISITS = UUID("0b6e58b4-6e0d-4b53-8a44-0d0b6a6c2f35")  # names records of visits, by their place in the answer
TEXTS = ("competitor", "product", "promotion", "display", "note")


def create(actor: Actor, values: Values, confirm: bool = False) -> CompetitorRecord:
    """A record written at the desk, for an outlet within reach."""
    actor.need("outlet.create")
    if not values.get("customer"):
        raise invalid("customer", "required")
    customer = get_outlet(actor, values["customer"], "outlet.create")
    row = CompetitorRecord(
        uuid=uuid4(), customer=customer, member_id=actor.member_id, team_id=team_for(actor.member_id),
        created_by_id=actor.member_id, seen_on=clock.today(),
    )  # fmt: skip
    fill(row, "competitor_record", {name: value for name, value in values.items() if name != "customer"})
    _finish(row)
    _record(actor, "outlet.rival_seen", row)
    return row


def save(actor: Actor, row: CompetitorRecord, values: Values) -> None:
    """Corrects a loaded and locked record; the outlet stays."""
    if "customer" in values and values["customer"] != row.customer_id:
        raise invalid("customer", "outlet_entry_elsewhere")
    fill(row, "competitor_record", {name: value for name, value in values.items() if name != "customer"})
    _finish(row)
    _record(actor, "outlet.rival_corrected", row, fields=sorted(values))


def remove(actor: Actor, row: CompetitorRecord) -> None:
    """Deletes a record."""
    _record(actor, "outlet.rival_removed", row)
    row.delete()


def of_visit(actor: Actor, place: At, rows: Sequence[dict[str, Any]], *, step: str = "", whole: bool = True) -> None:
    """What a step of a visit told, in its order; when it is the `whole`, it replaces what was told before."""
    if place.visit_uuid is None:
        raise ValueError("of a visit only")
    known = {one.uuid: one for one in CompetitorRecord.objects.filter(visit_uuid=place.visit_uuid)}
    day = clock.business_day(place.at)
    for number, told in enumerate(rows):
        uuid = uuid5(VISITS, f"{place.visit_uuid}:{step}:{number}")
        row = known.pop(uuid, None) or CompetitorRecord(
            uuid=uuid, customer=place.customer, member_id=place.member_id, team_id=team_for(place.member_id),
            visit_uuid=place.visit_uuid, created_by_id=actor.member_id,
        )  # fmt: skip
        row.seen_on = day
        for name, value in told.items():
            setattr(row, name, value)
        _finish(row)
    if whole:
        CompetitorRecord.objects.filter(uuid__in=list(known)).delete()


def _finish(row: CompetitorRecord) -> None:
    for name in TEXTS:
        setattr(row, name, " ".join((getattr(row, name) or "").split()))
    row.competitor = competitors.spelled(row.competitor)
    for name in ("competitor", "product"):
        if not getattr(row, name):
            raise invalid(name, "required")
    if row.seen_on > clock.today():
        raise invalid("seen_on", "in_the_future")
    if row.price is not None and row.price < 0:
        raise invalid("price", "outlet_price")
    row.week = week_of(row.seen_on)
    row.save()


def _record(actor: Actor, verb: str, row: CompetitorRecord, **params: Any) -> None:
    events.record(
        actor=actor, verb=verb, resource="competitor_record", object_id=row.pk,
        about=[f"customer:{row.customer_id}"], competitor=row.competitor, product=row.product, **params,
    )  # fmt: skip
