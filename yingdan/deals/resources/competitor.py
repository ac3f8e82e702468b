"""Competitors 竞争对手, described once."""

from yingdan.deals.models import Competitor
from yingdan.deals.selectors.competitors import visible_competitors
from yingdan.deals.services import competitors
from yingdan.platform.resources.spec import Field, Resource

COMPETITOR = Resource(
    name="competitor",
    label=("竞争对手", "Competitor"),
    label_plural=("竞争对手", "Competitors"),
    model=Competitor,
    path="/competitors",
    title_field="name",
    fields=(
        Field("name", ("名称", "Name"), required=True, max_length=200, width=220),
        Field("aliases", ("别名", "Other names"), "tags", sortable=False,
              help=("商机里的这些写法会统一成上面的名称", "Deals that name it like this get the name above")),
        Field("website", ("网址", "Website"), "url", max_length=200),
        Field("strengths", ("优势", "Strengths"), "longtext", sortable=False),
        Field("weaknesses", ("劣势", "Weaknesses"), "longtext", sortable=False),
        Field("answer", ("应对打法", "How to win against it"), "longtext", sortable=False),
        Field("created_at", ("创建时间", "Created at"), "datetime", editable=False, hidden_by_default=True),
        Field("updated_at", ("更新时间", "Updated at"), "datetime", editable=False),
    ),
    visible=visible_competitors,
    searched=("name", "aliases"),
    create=competitors.create,
    save=competitors.save,
    remove=competitors.remove,
    default_columns=("name", "aliases", "strengths", "weaknesses", "answer", "updated_at"),
    default_sort=(("name", False),),
)  # fmt: skip
