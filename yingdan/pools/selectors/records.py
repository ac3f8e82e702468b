"""Records in pools as their members see them: what is hidden before claiming is not in the row at all."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.pools.kinds import Kind
from yingdan.pools.models import Move, Pool, Viewed
from yingdan.pools.selectors.pools import administered_pools, visible_pools

SHOWN = "seen_"


def visible_records(kind: Kind, actor: Actor, action: str) -> QuerySet[Any]:
    """Records in the pools that the actor sees. Each field that a pool may hide is an annotation of its own
    (`seen_phone`), empty where it is hidden: so it can be neither shown nor found nor sorted by."""
    if action != "read" or not actor.may("pool.read"):
        nothing: QuerySet[Any] = kind.model.objects.none()
        return nothing
    rows: QuerySet[Any] = kind.model.objects.filter(pool_entry__pool__in=visible_pools(actor).filter(kind=kind.name))
    closed = _unopened(kind, actor)
    found: QuerySet[Any] = rows.annotate(
        **{f"{SHOWN}{name}": _seen(kind, actor, name, closed) for name in kind.details}
    )
    return found


def _seen(kind: Kind, actor: Actor, name: str, closed: Q) -> Any:
    """A field where it is open to the actor: nothing is hidden from those who assign by it, but what a role hides."""
    field = kind.model._meta.get_field(name)
    if f"{kind.name}.{name}" in actor.hidden:
        return Value(None, output_field=field.__class__(null=True, **_size(field)))
    hidden = (Q(pool_entry__pool__hidden__contains=[name]) | closed) & ~_administered(actor)
    return Case(When(hidden, then=Value(None)), default=F(name), output_field=field)


def _size(field: Any) -> dict[str, Any]:
    names = ("max_length", "max_digits", "decimal_places")
    return {name: value for name in names if (value := getattr(field, name, None)) is not None}


def _administered(actor: Actor) -> Q:
    return Q(pool_entry__pool__in=administered_pools(actor).values("id"))


def _unopened(kind: Kind, actor: Actor) -> Q:
    """Records of pools with limited views that the actor did not open today."""
    opened = Viewed.objects.filter(
        member=actor.member_id or 0, day=clock.today(), pool=OuterRef("pool_entry__pool"), record_id=OuterRef("pk")
    )
    return Q(pool_entry__pool__views_per_day__isnull=False) & ~Q(Exists(opened))


def lately_in(actor: Actor, kind: Kind, pool: Pool, ids: Iterable[int]) -> set[int]:
    """Which of the records may be named to the actor who asked for them: those within reach, and those that were in the
    pool a day ago, whose names could be seen there. Of any other number it is not told that there is a record."""
    wanted = list(ids)
    reached = kind.reached(actor, f"{kind.name}.read") if actor.may(f"{kind.name}.read") else kind.model.objects.none()
    found = set(reached.filter(id__among=wanted).values_list("id", flat=True))
    moves = Move.objects.filter(Q(pool=pool) | Q(from_pool=pool), at__gte=clock.now() - timedelta(days=1))
    return found | set(moves.filter(**{f"{kind.name}__in": wanted}).values_list(kind.column, flat=True))
