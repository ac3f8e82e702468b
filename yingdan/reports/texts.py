"""What the reports app says to its users."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

groups.register("report", ("日报与计划", "Reports and plans"))
register_texts(
    {
        "report_future": ("还没到这一天，不能提交", "This day has not come yet: it cannot be submitted"),
        "report_submitted": ("已提交，先撤回再修改", "It is submitted: take it back to change it"),
        "report_elsewhere": (
            "{day} 的报告已在别处提交，手机上这一份没有提交。要用这一份：先在报告页撤回，再点“重试”；不要就丢弃",
            "The report of {day} was submitted elsewhere, so the one on this phone was not. To use this one, take the"
            " other back on the report's page and try again; else discard it",
        ),
        "report_drafted": (
            "{day} 的报告在别处改过草稿，手机上没有看到。请点“修改”核对后重新确认",
            "The draft of {day} was changed elsewhere and this phone has not seen it: touch Change, compare, and"
            " confirm again",
        ),
        "report_closed": ("截止时间已过，不能撤回；请写在批注里", "The deadline is over: add a comment instead"),
        "report_not_submitted": ("提交后才能批注", "It can be commented on once it is submitted"),
        "report_start": ("启用日须从今天起", "It begins today or later"),
        "plan_many": ("计划最多 {max} 项", "Too many items: a plan holds up to {max}"),
        "plan_over": ("这一期已结束，计划不能再改", "The time of this plan is over"),
        "plan_fixed": (
            "“{name}”已计入执行率，不能删除；做不了请注明取消原因",
            "Already counted: {name}. Drop it with a reason instead of taking it out",
        ),
        "plan_changed": (
            "这份计划刚有改动，请看过再批阅", "This plan has just been changed: look at it before you answer"
        ),
        "plan_own": ("自己的计划由上级批阅", "Your own plan is answered by your superior"),
        "plan_led_by_others": ("这份计划由别的主管批阅", "This plan is answered by another superior"),
        "event.report.plan_approved": ("同意{name} {day} 的计划", "approved the plan of {name}, {day}"),
        "event.report.plan_returned": ("退回{name} {day} 的计划", "gave back the plan of {name}, {day}"),
        "notify.report.plan_approved": (
            "{actor}同意了您 {day} 的计划 {text}",
            "{actor} approved your plan of {day} {text}",
        ),
        "notify.report.plan_returned": (
            "{actor}退回了您 {day} 的计划：{text}", "{actor} gave back your plan of {day}: {text}"
        ),
        "event.report.submitted": ("提交 {day} 的报告", "submitted the report of {day}"),
        "event.report.taken_back": ("撤回 {day} 的报告", "took back the report of {day}"),
        "event.report.commented": ("批注{name} {day} 的报告", "commented on the report of {name}, {day}"),
        "event.report.exported": ("导出{name} {day} 的报告", "exported the report of {name}, {day}"),
        "notify.report.mention": (
            "{actor}在{name} {day} 的报告里提到您：{text}",
            "{actor} mentioned you in the report of {name}, {day}: {text}",
        ),
        "notify.report.comment": ("{actor}批注了您 {day} 的报告：{text}", "{actor} on your report of {day}: {text}"),
        "notify.report.reminder_day": ("{day} 的日报 {due} 截止，请提交", "Your daily report of {day} is due {due}"),
        "notify.report.reminder_week": (
            "{day} 起的周报 {due} 截止，请提交", "Your report of the week of {day} is due {due}"
        ),
        "notify.report.reminder_month": (
            "{day} 起的月报 {due} 截止，请提交", "Your report of the month of {day} is due {due}"
        ),
        "report_sheet": ("销售日报表", "Sales daily report"),
        "report_sheet_week": ("销售周报表", "Sales weekly report"),
        "report_sheet_month": ("销售月报表", "Sales monthly report"),
        "report_member": ("姓名", "Name"), "report_team": ("部门", "Team"), "report_days": ("日期", "Date"),
        "report_weather": ("天气", "Weather"), "report_area": ("区域", "Area"),
        "report_judgement": ("分析判断", "Judgement"), "report_next_plan": ("下步计划", "What comes next"),
        "report_note": ("其他", "Other"), "report_comments": ("主管批注", "Comments"),
        "report_submitted_at": ("提交时间", "Submitted at"), "report_total": ("合计", "Total"),
    }
)  # fmt: skip
