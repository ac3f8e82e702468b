"""Deals, described once."""

from yingdan.customers.types import OWNER, TEAM, TRACE
from yingdan.deals import importers as importer
from yingdan.deals.models import Deal
from yingdan.deals.selectors.deals import narrow_deals, visible_deals
from yingdan.deals.selectors.pipelines import pipeline_choices, reason_choices, stage_choices
from yingdan.deals.services import deals, moving
from yingdan.platform.resources.spec import Choice, Field, Importer, Resource

STATUSES = (
    Choice("open", ("进行中", "Open"), "blue"),
    Choice("won", ("赢单", "Won"), "green"),
    Choice("lost", ("输单", "Lost"), "red"),
    Choice("abandoned", ("放弃", "Abandoned"), "default"),
)
CATEGORIES = (
    Choice("commit", ("承诺", "Commit"), "green"),
    Choice("best_case", ("最佳情况", "Best case"), "blue"),
    Choice("pipeline", ("在谈", "Pipeline"), "default"),
    Choice("omitted", ("不计入", "Omitted"), "orange"),
)
YUAN = ("元", "CNY")

DEAL = Resource(
    name="deal",
    label=("商机", "Deal"),
    label_plural=("商机", "Deals"),
    model=Deal,
    path="/deals",
    title_field="name",
    hint="customer__name",
    fields=(
        Field(
            "name", ("商机名称", "Name"), max_length=200, width=216,
            help=("留空则用客户和产品命名", "Left empty it is named after customer and product"),
        ),
        Field("customer", ("客户", "Customer"), "ref", ref="customer", groupable=True, width=176),
        Field(
            "pipeline", ("销售流程", "Pipeline"), "choice", source="pipeline_id", choices=pipeline_choices,
            groupable=True, editable=False, hidden_by_default=True,
        ),
        Field("stage", ("阶段", "Stage"), "choice", source="stage_id", choices=stage_choices, groupable=True),
        Field(
            "status", ("状态", "Status"), "choice", choices=STATUSES, groupable=True, editable=False, in_form=False,
            width=80,
        ),
        Field(
            "amount", ("金额", "Amount"), "money", minimum=0, unit=YUAN, summable=True, width=120,
            help=("留空则按产品目录价", "Left empty it is the product's list price"),
        ),
        Field("probability", ("赢率", "Win rate"), "percent", unit=("%", "%"), minimum=0, maximum=100, width=80),
        Field(
            "weighted", ("加权金额", "Weighted"), "money", unit=YUAN, summable=True, editable=False, importable=False,
            hidden_by_default=True,
        ),
        Field("expected_close", ("预计成交日", "Expected close"), "date", groupable=True),
        Field(
            "category", ("预测类别", "Forecast"), "choice", choices=CATEGORIES, groupable=True, width=96,
            hidden_by_default=True,
        ),
        OWNER,
        TEAM,
        Field("product", ("主要产品", "Main product"), "ref", ref="product", groupable=True),
        Field("opened_on", ("开始日期", "Opened on"), "date", groupable=True, hidden_by_default=True),
        Field("closed_on", ("关闭日期", "Closed on"), "date", groupable=True, editable=False),
        Field(
            "close_reason", ("输赢原因", "Reason"), "choice", source="close_reason_id", choices=reason_choices,
            groupable=True, editable=False, hidden_by_default=True,
        ),
        Field("close_note", ("关闭说明", "Closing note"), "longtext", sortable=False, editable=False,
              hidden_by_default=True),
        Field("competitor", ("竞争对手", "Competitor"), max_length=200, groupable=True, hidden_by_default=True),
        Field("source", ("商机来源", "Source"), max_length=40, groupable=True, hidden_by_default=True),
        Field("next_step", ("下一步", "Next step"), max_length=200),
        Field("next_contact_at", ("下次联系", "Next contact"), "datetime"),
        Field("last_followup_at", ("最近跟进", "Last follow-up"), "datetime", editable=False, importable=False),
        Field("stage_entered_at", ("进入阶段时间", "In stage since"), "datetime", editable=False,
              hidden_by_default=True),
        Field("furthest", ("到达过的阶段序号", "Furthest stage reached"), "integer", editable=False, importable=False,
              in_form=False, hidden_by_default=True),
        Field("note", ("备注", "Note"), "longtext", sortable=False, hidden_by_default=True),
        *TRACE,
    ),
    visible=visible_deals,
    searched=("name", "customer"),
    shown_elsewhere=(
        "stage", "status", "amount", "probability", "forecast", "expected_close", "owner", "team", "product",
        "pipeline", "opened_on", "closed_on", "close_reason", "close_note", "competitor", "next_step",
        "next_contact_at", "last_followup_at", "stage_entered_at", "furthest",
    ),
    narrow=narrow_deals,
    scopes=("all", "mine", "team", "below", "shared"),
    judges_custom=True,
    create=deals.create,
    save=deals.save,
    save_many=moving.save_many,
    remove=deals.remove,
    default_columns=(
        "name", "customer", "stage", "status", "amount", "expected_close", "owner", "next_step", "probability",
        "last_followup_at",
    ),
    default_sort=(("updated_at", True),),
    group_fields=("stage", "status", "owner", "team", "expected_close", "product", "closed_on", "competitor", "source"),
    importer=Importer(
        keys=("external_id", "name"), columns=importer.columns, after=importer.after, changed=importer.changed
    ),
)  # fmt: skip
