"""Records that lie in pools: the fields of their own resource, as far as the pool shows them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from yingdan.kernel.actor import Actor
from yingdan.platform.resources import spec
from yingdan.platform.resources.spec import Field, Resource
from yingdan.pools import kinds
from yingdan.pools.kinds import Kind
from yingdan.pools.selectors.records import SHOWN, visible_records

_IN = (
    Field("pool", ("公海", "Pool"), "ref", ref="pool", source="pool_entry__pool", groupable=True, editable=False,
          importable=False, width=140),
    Field("since", ("入池时间", "In the pool since"), "datetime", source="pool_entry__since", groupable=True,
          editable=False, importable=False),
    Field("former_owner", ("前负责人", "Former owner"), "ref", ref="member", source="pool_entry__former_owner",
          groupable=True, editable=False, importable=False, width=110),
    Field("reason", ("入池原因", "Why"), source="pool_entry__reason", groupable=True, editable=False, importable=False,
          width=180),
)  # fmt: skip


def _field(kind: Kind, field: Field) -> Field:
    """A field as it is, but nobody changes it here; one that may be hidden comes from its annotation."""
    source = f"{SHOWN}{field.name}" if field.name in kind.details else field.source
    return replace(field, source=source, editable=False, importable=False, required=False)


def _visible(kind: Kind) -> Callable[[Actor, str], QuerySet[Any]]:
    return lambda actor, action: visible_records(kind, actor, action)


def _resource(kind: Kind, label: tuple[str, str], plural: tuple[str, str], first: tuple[str, ...]) -> Resource:
    base = spec.get(kind.name)
    if base is None:
        raise LookupError(f"{kind.name} is not described yet: its app comes before this one")
    own = {field.name: _field(kind, field) for field in base.fields}
    fields = tuple(own[name] for name in (*kind.listed, *kind.details))
    return Resource(
        name=kind.shown,
        label=label,
        label_plural=plural,
        model=kind.model,
        path=f"/pools/{kind.name}s",
        title_field="name",
        permissions="pool",
        fields=(fields[0], *_IN, *fields[1:]),
        visible=_visible(kind),
        default_columns=("name", *first, "since", "former_owner", "reason"),
        default_sort=(("since", True),),
        group_fields=("pool", "former_owner", "reason", "industry", "province", "source"),
        searchable=False,
        searched=("name",),
        searched_phone="nobody's",  # digits are looked for in names only: trying numbers would tell whose they are
        custom_fields=False,
    )


RECORDS = (
    _resource(
        kinds.CUSTOMER, ("公海客户", "Customer in a pool"), ("公海客户", "Customers in pools"),
        ("status", "grade", "industry", "city", "phone"),
    ),
    _resource(
        kinds.LEAD, ("公海线索", "Lead in a pool"), ("公海线索", "Leads in pools"),
        ("status", "company", "source", "city", "phone"),
    ),
)  # fmt: skip
