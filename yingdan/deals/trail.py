"""What the audit trail calls pipelines, stages, reasons, and the products and people of deals."""

from yingdan.deals.selectors.deals import TEAM_ROLES
from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.words import describe

NAME = Field("name", ("名称", "Name"))
ORDER = Field("position", ("顺序", "Order"), "integer")
ARCHIVED = Field("archived_at", ("停用时间", "Archived at"), "datetime")
DEAL = Field("deal_id", ("商机", "Deal"), "ref", ref="deal")

describe("deals_pipeline", ("销售流程", "Pipeline"), NAME, ORDER, ARCHIVED, title="name")
describe(
    "deals_stage", ("阶段", "Stage"),
    Field("pipeline_id", ("销售流程", "Pipeline"), "ref", ref="deals_pipeline"),
    NAME,
    ORDER,
    Field("probability", ("赢率", "Win rate"), "percent"),
    Field("color", ("颜色", "Colour"), "choice", choices=(
        Choice("blue", ("蓝", "Blue")), Choice("green", ("绿", "Green")), Choice("orange", ("橙", "Orange")),
        Choice("red", ("红", "Red")), Choice("grey", ("灰", "Grey")),
    )),
    Field("norm_days", ("标准停留天数", "Usual days"), "integer"),
    Field("movers", ("谁可以推进", "Who may move on"), "tags"),
    Field("entry_template_id", ("进入时的任务模板", "Tasks on entry"), "ref", ref="tasks_tasktemplate"),
    Field("back_to", ("可退回的阶段", "Ways back"), "tags"),
    ARCHIVED,
    title="name",
)  # fmt: skip
describe(
    "deals_closereason", ("输赢原因", "Reason for closing"),
    Field("kind", ("用于", "For"), "choice", choices=(
        Choice("won", ("赢单", "Won")), Choice("lost", ("输单", "Lost")), Choice("abandoned", ("放弃", "Abandoned")),
    )),
    NAME,
    ORDER,
    ARCHIVED,
    title="name",
)  # fmt: skip
describe(
    "deals_dealline", ("商机产品", "Product of a deal"),
    DEAL,
    Field("product_id", ("产品", "Product"), "ref", ref="product"),
    Field("quantity", ("数量", "Quantity"), "decimal"),
    Field("price", ("单价", "Unit price"), "money"),
    Field("amount", ("金额", "Amount"), "money"),
    ORDER,
    title="deal__name",
)  # fmt: skip
describe(
    "deals_dealmember", ("商机团队成员", "Deal team member"),
    DEAL,
    Field("member_id", ("成员", "Member"), "ref", ref="member"),
    Field("role", ("分工", "Role"), "choice", choices=TEAM_ROLES),
    Field("can_edit", ("可以修改", "May edit"), "boolean"),
    Field("credit", ("业绩分成（万分之）", "Credit (hundredths of a percent)"), "integer"),
    Field("until", ("截止日期", "Until"), "date"),
    Field("added_by_id", ("由谁添加", "Added by"), "ref", ref="member"),
    Field("added_at", ("添加时间", "Added at"), "datetime"),
    title="deal__name",
)  # fmt: skip

BY = Field("by_id", ("操作人", "By"), "ref", ref="member")
AT = Field("at", ("时间", "At"), "datetime")
CONTACT = Field("contact_id", ("联系人", "Contact"), "ref", ref="contact")
DAY = Field("happened_on", ("日期", "Day"), "date")
REMARK = Field("note", ("说明", "Note"))
STRENGTHS = (
    Choice("soft", ("提醒", "Soft")), Choice("overridable", ("可放行", "Overridable")),
    Choice("hard", ("必须", "Hard")),
)  # fmt: skip
KINDS = (
    Choice("field", ("必填字段", "Field")), Choice("evidence", ("佐证", "Evidence")),
    Choice("followup", ("跟进", "Follow-up")), Choice("contact", ("联系人角色", "Contact with a role")),
    Choice("team", ("团队分工", "Team role")), Choice("check", ("检查项", "Checklist item")),
)  # fmt: skip
PARTS = (
    Choice("decision_maker", ("决策人", "Decision maker")), Choice("influencer", ("影响人", "Influencer")),
    Choice("user", ("使用者", "User")), Choice("gatekeeper", ("把关人", "Gatekeeper")),
    Choice("coach", ("内线", "Coach")),
)  # fmt: skip
describe(
    "deals_evidencekind", ("佐证类型", "Kind of evidence"),
    Field("form", ("形式", "Form"), "choice", choices=(
        Choice("file", ("文件", "File")), Choice("act", ("客户行为", "Act of the customer")),
    )),
    NAME,
    ORDER,
    ARCHIVED,
    title="name",
)  # fmt: skip
describe(
    "deals_stagecriterion", ("阶段门条件", "Exit criterion"),
    Field("stage_id", ("阶段", "Stage"), "ref", ref="deals_stage"),
    Field("kind", ("条件", "Criterion"), "choice", choices=KINDS),
    Field("strength", ("严格程度", "Strength"), "choice", choices=STRENGTHS),
    Field("params", ("要求", "Asked for")),
    Field("label", ("文字", "Words")),
    ORDER,
    title="stage__name",
)  # fmt: skip
describe(
    "deals_dealcheck", ("检查项勾选", "Ticked item"),
    DEAL,
    Field("criterion_id", ("检查项", "Item"), "ref", ref="deals_stagecriterion"),
    BY,
    AT,
    title="deal__name",
)  # fmt: skip
describe(
    "deals_dealevidence", ("商机佐证", "Evidence of a deal"),
    DEAL,
    Field("kind_id", ("类型", "Kind"), "ref", ref="deals_evidencekind"),
    DAY,
    Field("file_id", ("文件", "File"), "integer"),
    CONTACT,
    REMARK,
    BY,
    title="deal__name",
)  # fmt: skip
describe(
    "deals_dealcontact", ("决策地图", "Decision map"),
    DEAL,
    CONTACT,
    Field("role", ("决策角色", "Role"), "choice", choices=PARTS),
    Field("attitude", ("态度", "Attitude"), "integer"),
    REMARK,
    BY,
    title="deal__name",
)  # fmt: skip
describe(
    "deals_dealrequest", ("支持请求", "Request for support"),
    DEAL,
    Field("role", ("分工", "Role"), "choice", choices=TEAM_ROLES),
    Field("text", ("请求", "Request")),
    Field("asker_id", ("请求人", "Asked by"), "ref", ref="member"),
    Field("asked_id", ("被请求人", "Asked"), "ref", ref="member"),
    Field("due_on", ("期限", "Due"), "date"),
    Field("status", ("状态", "Status")),
    Field("answer", ("答复", "Answer"), "longtext"),
    Field("answered_at", ("答复时间", "Answered at"), "datetime"),
    Field("reminded_on", ("提醒日期", "Reminded on"), "date"),
    Field("followup_id", ("跟进", "Follow-up"), "integer"),
    title="deal__name",
)  # fmt: skip
describe(
    "deals_competitor",
    ("竞争对手", "Competitor"),
    NAME,
    Field("aliases", ("别名", "Other names"), "tags"),
    Field("website", ("网址", "Website"), "url"),
    Field("strengths", ("优势", "Strengths"), "longtext"),
    Field("weaknesses", ("劣势", "Weaknesses"), "longtext"),
    Field("answer", ("应对", "How to win"), "longtext"),
    ARCHIVED,
    title="name",
)
