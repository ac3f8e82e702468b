"""What the audit trail calls settings, types, plans, visits and proposals of positions."""

from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.saying import rewritten
from yingdan.platform.trail.words import describe


def _number(name: str, zh: str, en: str) -> Field:
    return Field(name, (zh, en), "integer")


def _at(name: str, zh: str, en: str) -> Field:
    return Field(name, (zh, en), "datetime")


def _text(name: str, zh: str, en: str) -> Field:
    return Field(name, (zh, en))


def _ref(name: str, zh: str, en: str, ref: str) -> Field:
    return Field(name, (zh, en), "ref", ref=ref)


describe(
    "visits_setup", ("拜访设置", "Settings of visits"),
    _number("radius_a", "A 类签到半径（米）", "Radius A, m"),
    _number("radius_b", "B 类签到半径（米）", "Radius B, m"),
    _number("radius_c", "C 类签到半径（米）", "Radius C, m"),
    _number("radius_none", "未分类签到半径（米）", "Radius unclassed, m"),
    Field("photo_sources", ("照片来源", "Photos from"), "choice", choices=(
        Choice("camera", ("仅拍照", "Camera only")), Choice("library", ("拍照或相册", "Camera or library")),
    )),
    _number("photos_most", "每步最多照片", "Most photos a step"),
    _number("position_days", "位置保存天数", "Days that positions are kept"),
    _number("signal_days", "信号保存天数", "Days that device facts are kept"),
    _number("forgotten_hours", "忘记签退（小时）", "Forgotten after, hours"),
    _number("early_days", "可提前天数", "Days early"),
    _number("late_days", "可延后天数", "Days late"),
    _text("notice", "补充说明", "Added to the notice"),
    _number("notice_version", "说明版本", "Version of the notice"),
    Field("worked_on", ("计算日", "Worked out on"), "date"),
)  # fmt: skip
describe(
    "visits_visittype", ("拜访类型", "Type of visit"),
    _text("name", "名称", "Name"), _text("name_en", "英文名称", "Name in English"),
    Field("active", ("启用", "In use"), "boolean"),
    Field("grades", ("客户分类", "Classes"), "tags"), Field("channels", ("渠道", "Channels"), "tags"),
    _number("priority", "优先级", "Priority"),
    title="name",
)  # fmt: skip
describe(
    "visits_visittypeversion", ("拜访类型版本", "Version of a type of visit"),
    _text("type_id", "拜访类型", "Type of visit"), _number("number", "版本", "Version"),
    _text("steps", "步骤", "Steps"), _at("made_at", "制定时间", "Made at"),
    _ref("made_by_id", "制定人", "Made by", "member"),
    title="type__name", words={"steps": rewritten},
)  # fmt: skip
describe(
    "visits_plan", ("拜访计划", "Visit plan"),
    _text("type_id", "拜访类型", "Type of visit"), _text("time", "时间", "Time"),
    _text("from_plan_id", "改期自", "Delayed from"),
)  # fmt: skip
describe(
    "visits_visit", ("拜访", "Visit"),
    _text("uuid", "编号", "Number"), _text("plan_id", "计划", "Plan"),
    _text("type_version_id", "拜访类型版本", "Version of the type"),
    _at("told_started_at", "签到（手机时钟）", "Check-in, phone's clock"),
    _at("told_ended_at", "签退（手机时钟）", "Check-out, phone's clock"),
    _number("skew", "手机时钟偏差（秒）", "Phone's clock behind, s"),
    _number("end_skew", "签退时偏差（秒）", "Behind at check-out, s"),
    _number("end_distance", "签退距客户（米）", "Distance at check-out, m"),
    _ref("followup_id", "跟进", "Follow-up", "followup"),
    _text("begun_hash", "签到内容校验", "Check of the check-in"),
    _text("ended_hash", "签退内容校验", "Check of the check-out"),
)  # fmt: skip
describe(
    "visits_positionproposal", ("位置建议", "Proposed position"),
    _ref("customer_id", "客户", "Customer", "customer"), _text("visit_id", "拜访", "Visit"),
    _text("latitude", "纬度", "Latitude"), _text("longitude", "经度", "Longitude"),
    _number("accuracy", "精度（米）", "Accuracy, m"), _number("distance", "相距（米）", "Away, m"),
    Field("status", ("状态", "State"), "choice", choices=(
        Choice("open", ("待确认", "Open")), Choice("accepted", ("已采用", "Accepted")),
        Choice("declined", ("未采用", "Declined")),
    )),
    _ref("decided_by_id", "确认人", "Decided by", "member"), _at("decided_at", "确认时间", "Decided at"),
    title="customer__name",
)  # fmt: skip
