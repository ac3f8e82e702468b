"""What the audit trail calls pipelines, stages, reasons, and the products and people of deals."""

from yingdan.deals.services.team import ROLES
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
    Field("role", ("分工", "Role"), "choice", choices=ROLES),
    Field("can_edit", ("可以修改", "May edit"), "boolean"),
    Field("until", ("截止日期", "Until"), "date"),
    Field("added_by_id", ("由谁添加", "Added by"), "ref", ref="member"),
    Field("added_at", ("添加时间", "Added at"), "datetime"),
    title="deal__name",
)  # fmt: skip
