"""Sources of leads 线索来源, described once."""

from yingdan.leads.importers import source as importer
from yingdan.leads.models import Source
from yingdan.leads.selectors import visible_sources
from yingdan.leads.services import sources
from yingdan.platform.resources.spec import Choice, Field, Importer, Resource

KINDS = (
    Choice("campaign", ("市场活动", "Campaign"), "purple"),
    Choice("exhibition", ("展会", "Exhibition"), "gold"),
    Choice("web_form", ("网站表单", "Web form"), "cyan"),
    Choice("phone", ("电话", "Telephone"), "blue"),
    Choice("walk_in", ("到访", "Walk-in"), "green"),
    Choice("referral", ("转介绍", "Referral"), "magenta"),
    Choice("partner", ("合作伙伴", "Partner"), "geekblue"),
    Choice("import", ("导入", "Import"), "default"),
    Choice("card", ("名片", "Business card"), "orange"),
    Choice("api", ("接口", "API"), "lime"),
)

SOURCE = Resource(
    name="source",
    label=("线索来源", "Lead source"),
    label_plural=("线索来源", "Lead sources"),
    model=Source,
    path="/lead-sources",
    title_field="name",
    hint="parent__name",
    fields=(
        Field("name", ("名称", "Name"), required=True, max_length=100, width=220),
        Field("kind", ("类型", "Kind"), "choice", choices=KINDS, groupable=True, required=True, width=110),
        Field("parent", ("上级来源", "Parent"), "ref", ref="source", groupable=True),
        Field("code", ("编码", "Code"), max_length=40),
        Field(
            "cost", ("成本", "Cost"), "money", minimum=0, maximum=10**15, unit=("元", "CNY"), summable=True,
            help=("这一来源本身的花费，不含下级", "What this source itself cost, without those below it"),
        ),
        Field("starts_on", ("开始日期", "From"), "date"),
        Field("ends_on", ("结束日期", "Until"), "date"),
        Field("closed", ("已停用", "Closed"), "boolean", groupable=True, width=90),
        Field("note", ("备注", "Note"), "longtext", sortable=False, hidden_by_default=True),
        Field("created_at", ("创建时间", "Created at"), "datetime", editable=False, hidden_by_default=True),
        Field("updated_at", ("更新时间", "Updated at"), "datetime", editable=False, importable=False),
    ),
    visible=visible_sources,
    create=sources.create,
    save=sources.save,
    remove=sources.remove,
    default_columns=("name", "kind", "parent", "code", "cost", "starts_on", "ends_on", "closed"),
    default_sort=(("name", False),),
    group_fields=("kind", "parent"),
    importer=Importer(
        keys=("code", "name"), columns=importer.columns, after=importer.after, changed=importer.changed
    ),
    searchable=False,
    custom_fields=False,
    shown_elsewhere=("kind", "parent", "code", "cost", "starts_on", "ends_on", "closed"),
)  # fmt: skip
