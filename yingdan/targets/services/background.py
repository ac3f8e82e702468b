"""The market analysis and the files behind a version: written while it is a draft, copied into the next one."""

from typing import Any

from django.db import connection

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.platform.services import files
from yingdan.targets.models import Attachment, Market, Target
from yingdan.targets.selectors import plans
from yingdan.targets.services import steps, store

FIELDS = (
    "size", "share", "trend", "competitors", "strengths", "weaknesses", "opportunities", "threats", "assumptions",
    "note",
)  # fmt: skip
COPY = """insert into targets_market (target_id, size, share, trend, competitors, strengths, weaknesses,
    opportunities, threats, assumptions, note, changed_by_id, changed_at)
select %s, size, share, trend, competitors, strengths, weaknesses,
    opportunities, threats, assumptions, note, changed_by_id, changed_at from targets_market where target_id = %s;
insert into targets_attachment (target_id, file_id, by_id, at)
select %s, file_id, by_id, at from targets_attachment where target_id = %s"""


def save(*, actor: Actor, target_id: int, version: int, values: dict[str, Any]) -> Market:
    """Keeps the analysis; `version` is the analysis that the user has seen (0: there was none)."""
    target = _draft(actor, target_id)
    market = Market.objects.filter(target=target).first() or Market(target=target, version=0)
    if market.version != version:
        raise Conflict("target_changed_since", current_version=market.version)
    for name in FIELDS:
        setattr(market, name, values[name])
    market.version += 1
    market.changed_by_id, market.changed_at = actor.member_id, clock.now()
    market.save()
    steps.record(actor, target, "target.analysed")
    return market


def attach(*, actor: Actor, target_id: int, file_ids: list[int]) -> None:
    """Hands uploads of the actor to the draft."""
    target = _draft(actor, target_id)
    files.attach(actor=actor, file_ids=file_ids, resource="target", object_id=target.id)
    Attachment.objects.bulk_create(
        Attachment(target=target, file_id=one, by_id=actor.member_id) for one in dict.fromkeys(file_ids)
    )


def detach(*, actor: Actor, target_id: int, file_id: int) -> None:
    """Takes a file off the draft; versions that show it too keep it."""
    target = _draft(actor, target_id)
    if not Attachment.objects.filter(target=target, file_id=file_id).delete()[0]:
        raise NotFound


def copy(source: Target, target: Target) -> None:
    """The next version begins with the same."""
    with connection.cursor() as cursor:
        cursor.execute(COPY, [target.id, source.id] * 2)


def _draft(actor: Actor, target_id: int) -> Target:
    target = plans.to_change(actor, target_id)
    store.check_draft(target)
    return target
