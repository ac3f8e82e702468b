"""Territories, described once: for pickers, filters and groups by territory, and their history."""

from django.db.models import QuerySet

from yingdan.kernel.actor import Actor
from yingdan.org.models import Territory
from yingdan.platform.resources.spec import Field, Resource


def _visible(actor: Actor, action: str) -> QuerySet[Territory]:
    return Territory.objects.all()


TERRITORY = Resource(
    name="territory",
    label=("区域", "Territory"),
    label_plural=("区域", "Territories"),
    model=Territory,
    path="/org/territories",
    title_field="name",
    hint="parent__name",
    permissions="member",
    fields=(
        Field("name", ("名称", "Name"), editable=False, required=True, max_length=100),
        Field("code", ("编码", "Code"), editable=False),
        Field("parent", ("上级区域", "Parent"), "ref", ref="territory", editable=False, groupable=True),
        Field("top", ("一级区域", "Top territory"), "ref", ref="territory", editable=False, groupable=True),
        Field("manager", ("负责人", "Responsible"), "ref", ref="member", editable=False, groupable=True),
        Field("closed_on", ("关闭日期", "Closed"), "date", editable=False),
    ),
    visible=_visible,
    create_via="custom",
    default_columns=("name", "code", "parent", "manager"),
    default_sort=(("name", False),),
    searchable=False,
    custom_fields=False,
    shown_elsewhere=("code", "parent", "top", "manager", "closed_on"),
)
