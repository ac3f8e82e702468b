"""A public pool 公海, as lists and pickers show it."""

from django.db.models import QuerySet

from yingdan.kernel.actor import Actor
from yingdan.platform.resources.spec import Choice, Field, Resource
from yingdan.pools.models import Pool
from yingdan.pools.selectors.pools import visible_pools

KINDS = (Choice("customer", ("客户", "Customers"), "blue"), Choice("lead", ("线索", "Leads"), "cyan"))


def _visible(actor: Actor, action: str) -> QuerySet[Pool]:
    return visible_pools(actor) if action == "read" else Pool.objects.none()


POOL = Resource(
    name="pool",
    label=("公海", "Public pool"),
    label_plural=("公海", "Public pools"),
    model=Pool,
    path="/pools",
    title_field="name",
    fields=(
        Field("name", ("公海名称", "Name"), editable=False, importable=False),
        Field("kind", ("类型", "Holds"), "choice", choices=KINDS, groupable=True, editable=False, importable=False),
        Field("active", ("启用", "On"), "boolean", editable=False, importable=False),
        Field("team", ("归属部门", "Home team"), "ref", ref="team", editable=False, importable=False),
        Field("note", ("说明", "Note"), editable=False, importable=False),
        Field("created_at", ("创建时间", "Created at"), "datetime", groupable=True, editable=False, importable=False),
    ),
    visible=_visible,
    default_columns=("name", "kind", "active", "note"),
    default_sort=(("name", False),),
    searchable=False,
    custom_fields=False,
)
