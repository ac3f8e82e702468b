"""What the audit trail calls the settings of the ledger, and columns of its entries that are no fields."""

from yingdan.platform.resources.spec import Field
from yingdan.platform.trail.saying import rewritten
from yingdan.platform.trail.words import describe


def _number(name: str, zh: str, en: str) -> Field:
    return Field(name, (zh, en), "integer")


describe(
    "outlets_setup", ("进销存预警设置", "Settings of outlet warnings"),
    _number("safety_days", "安全库存天数", "Safety stock, days"),
    _number("usual_cycle", "默认补货周期", "Usual cycle, days"),
    _number("window_days", "统计天数", "Window, days"),
    _number("prior_days", "同类参考天数", "Weight of the class, days"),
    _number("over_days", "积压天数", "Over-stock, days"),
    _number("ratio", "压货比例", "Stuffing ratio, percent"),
    _number("month_end_days", "月末天数", "Days at the end of a month"),
    _number("month_end_share", "月末占比", "Share at the end of months, percent"),
)  # fmt: skip
_TRACE = (
    Field("uuid", ("唯一编号", "Unique number")),
    Field("visit_uuid", ("所属拜访", "Visit")),
    Field("created_by_id", ("创建人", "Created by"), "ref", ref="member"),
)
describe(
    "outlets_ledgerentry", ("进销存记录", "Ledger entry"), *_TRACE,
    Field("first", ("首次登记", "First entry"), "boolean"), title="product__name",
)  # fmt: skip
describe(
    "outlets_competitorrecord", ("竞品记录", "Competitor record"), *_TRACE, Field("photos", ("照片", "Photos")),
    title="product", words={"photos": rewritten},
)  # fmt: skip
