"""What the audit trail calls reports, comments and settings."""

from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.saying import rewritten
from yingdan.platform.trail.words import describe

KINDS = (
    Choice("day", ("日报", "Daily"), "blue"),
    Choice("week", ("周报", "Weekly"), "purple"),
    Choice("month", ("月报", "Monthly"), "cyan"),
)
DOUBTS = (
    Choice("clock", ("手机时间不可信", "Clock not to be trusted"), "red"),
    Choice("waited", ("离线超过 72 小时", "Over 72 hours off line"), "gold"),
)
STATUSES = (Choice("draft", ("草稿", "Draft"), "gold"), Choice("submitted", ("已提交", "Submitted"), "green"))


def _number(name: str, zh: str, en: str) -> Field:
    return Field(name, (zh, en), "integer")


describe(
    "reports_report", ("工作报告", "Report"),
    Field("owner_id", ("报告人", "Written by"), "ref", ref="member"),
    Field("team_id", ("部门", "Team"), "ref", ref="team"),
    Field("kind", ("类型", "Kind"), "choice", choices=KINDS),
    Field("start", ("开始日", "From"), "date"), Field("end", ("结束日", "To"), "date"),
    Field("required", ("应交", "Asked for"), "boolean"), Field("due_at", ("截止时间", "Due"), "datetime"),
    Field("status", ("状态", "State"), "choice", choices=STATUSES),
    Field("submitted_at", ("提交时间", "Submitted at"), "datetime"), Field("late", ("迟交", "Late"), "boolean"),
    Field("judgement", ("分析判断", "Judgement")), Field("next_plan", ("下步计划", "What comes next")),
    Field("note", ("其他", "Other")), Field("area", ("区域", "Area")), Field("weather", ("天气", "Weather")),
    Field("draft", ("草稿内容", "Draft")),
    Field("snapshot", ("提交时的记录", "Records at submission")),
    Field("reminded_at", ("提醒时间", "Reminded at"), "datetime"),
    Field("confirm_uuid", ("手机确认编号", "Confirmation on the phone")),
    Field("told_at", ("手机上的确认时间", "Confirmed, by the phone's clock"), "datetime"),
    _number("told_skew", "手机时钟偏差（秒）", "The phone's clock behind, seconds"),
    Field("arrived_at", ("送达时间", "Arrived at"), "datetime"),
    Field("doubt", ("按送达时间计的原因", "Why the arrival counts"), "choice", choices=DOUBTS),
    title="owner__name", words={"snapshot": rewritten, "draft": rewritten},
)  # fmt: skip
describe(
    "reports_comment", ("报告批注", "Comment on a report"),
    Field("report_id", ("工作报告", "Report")), Field("by_id", ("批注人", "By"), "ref", ref="member"),
    Field("by_name", ("批注人姓名", "By, name")), Field("at", ("时间", "At"), "datetime"),
    Field("text", ("内容", "Text")), Field("mentions", ("提到的人", "Mentioned"), "tags"),
    title="by_name",
)  # fmt: skip
describe(
    "reports_setup", ("日报规则", "Rules of reports"),
    Field("writers", ("谁写", "Who writes")),
    _number("day_after", "日报截止工作日数", "Daily, workdays after"),
    Field("day_at", ("日报截止时间", "Daily, due at")),
    _number("week_after", "周报截止工作日数", "Weekly, workdays after"),
    Field("week_at", ("周报截止时间", "Weekly, due at")),
    _number("month_after", "月报截止工作日数", "Monthly, workdays after"),
    Field("month_at", ("月报截止时间", "Monthly, due at")),
    _number("remind_minutes", "提前提醒分钟数", "Reminder, minutes before"),
    Field("plan_at", ("计划计入时间", "Plans count by")),
    _number("early_days", "可提前天数", "Days early"), _number("late_days", "可推迟天数", "Days late"),
    Field("starts_on", ("启用日", "From"), "date"), Field("worked_on", ("已生成到", "Asked for up to"), "date"),
    words={"writers": rewritten},
)  # fmt: skip
describe(
    "reports_plan", ("工作计划", "Work plan"),
    Field("owner_id", ("计划人", "Of"), "ref", ref="member"), Field("team_id", ("部门", "Team"), "ref", ref="team"),
    Field("kind", ("类型", "Kind"), "choice", choices=KINDS),
    Field("start", ("开始日", "From"), "date"), Field("end", ("结束日", "To"), "date"),
    Field("answer", ("批阅", "Answer")), Field("answer_note", ("批阅意见", "Note")),
    Field("answered_by_id", ("批阅人", "Answered by"), "ref", ref="member"),
    Field("answered_name", ("批阅人姓名", "Answered by, name")),
    Field("answered_at", ("批阅时间", "Answered at"), "datetime"),
    _number("planned", "计入项数", "Items"), _number("fulfilled", "完成（百分之一项）", "Done, hundredths"),
    Field("worked_at", ("计算时间", "Worked out at"), "datetime"),
    title="owner__name",
)  # fmt: skip
describe(
    "reports_planitem", ("计划项", "Planned item"),
    Field("plan_id", ("工作计划", "Work plan")), _number("position", "顺序", "Order"),
    Field("what", ("类别", "What")), Field("title", ("内容", "Title")),
    Field("customer_id", ("客户", "Customer"), "ref", ref="customer"),
    Field("deal_id", ("商机", "Deal"), "ref", ref="deal"), Field("task_id", ("任务", "Task"), "ref", ref="task"),
    Field("kind", ("活动", "Activity")), _number("quantity", "数量", "Quantity"), Field("source", ("来源", "Source")),
    Field("counts", ("计入执行率", "Counts"), "boolean"), Field("said", ("本人说明", "Said")),
    Field("reason", ("原因", "Reason")), Field("state", ("结果", "State")), _number("share", "完成百分比", "Share"),
    Field("happened_on", ("发生日", "Happened on"), "date"),
    title="title",
)  # fmt: skip
