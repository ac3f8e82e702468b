"""Releasing 退回: the owner (or a superior) gives a record back, with the reason why."""

from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Forbidden, NotFound, invalid
from yingdan.platform.services import events, notify
from yingdan.pools import kinds
from yingdan.pools.rules.limits import Refusal
from yingdan.pools.selectors.pools import RELEASE, release_targets
from yingdan.pools.services import moving
from yingdan.pools.services.outcome import Outcome


def release(actor: Actor, kind_name: str, pool_id: int, ids: list[int], reason: str) -> dict[str, Any]:
    """Gives records back to a pool. Records with an open deal stay: somebody is selling there."""
    kind = kinds.get(kind_name)
    pool = release_targets(actor, kind).filter(id=pool_id).first()
    if pool is None:
        raise NotFound
    if not reason.strip():
        raise invalid("reason", "required")
    reached = kind.reached(actor, RELEASE).filter(id__among=ids, owner__isnull=False)
    records = moving.locked(kind, reached.values_list("id", flat=True))
    done = Outcome(actor)
    seen = kind.reached(actor, f"{kind.name}.read").filter(id__among=ids)
    titles = dict(seen.values_list("id", "name"))
    busy = set(kind.model.objects.filter(kind.busy(), id__among=list(records)).values_list("id", flat=True))
    for record_id in dict.fromkeys(ids):
        if record_id not in records or records[record_id].owner_id is None:
            code = Forbidden.code if record_id in titles else NotFound.code
            done.refuse(record_id, titles.get(record_id, ""), Refusal(code, {"permission": RELEASE}))
        elif record_id in busy:
            done.refuse(record_id, records[record_id].name, Refusal("pool_busy", {}))
    good = [row for row in records.values() if row.pk not in busy and row.owner_id is not None]
    owners = {row.owner.user_id: row.owner for row in good if row.owner.user_id != actor.user_id}
    done.moves = moving.put(actor, kind, pool, good, "release", reason)
    if good:
        events.record(
            actor=actor, verb="pool.released", resource="pool", object_id=pool.pk, name=pool.name, count=len(good),
            reason=reason,
        )  # fmt: skip
    for user_id, owner in owners.items():
        count = sum(row.owner_id == owner.id for row in good)
        params = {"actor": actor.name, "pool": pool.name, "count": count, "reason": reason}
        notify.send([user_id], "pool.released", params, f"/pools/{pool.pk}")
    return done.answer()
