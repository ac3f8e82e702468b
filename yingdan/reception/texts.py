"""What the reception desk says to its users."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

groups.register("reception", ("前台接待", "Reception"))
register_texts(
    {
        "reception_nobody_free": (
            "“{name}”现在没有人能接待：都不在岗或忙碌，请另行指定",
            "Nobody of {name} can receive now: all are away or busy; choose somebody",
        ),
        "reception_off_duty": ("“{name}”现在不当班，请另行指定", "{name} is not on duty now; choose somebody"),
        "reception_nameless": ("请至少填写电话、姓名或公司", "Enter a telephone number, a name or a company"),
        "reception_member_left": ("这位同事已离职，请另行指定", "This colleague has left; choose somebody else"),
        "reception_rota_taken": ("已有值班组“{value}”", "There is a rota {value} already"),
        "reception_not_yours": ("这位访客不归您接待", "This visitor is not yours to receive"),
        "reception_answered": ("这条接待已经处理过了", "This was answered already"),
        "reception_no_turn": ("这次接待没有占用轮次", "No turn was used for this"),
        "reception_turn_returned": ("这个轮次已经退回过了", "This turn was given back already"),
        "reception_not_on_duty": (
            "只有前台和当班的人能登记访客",
            "Only the desk and who is on duty may register visitors",
        ),
        "reception_by_the_rules": ("另行指定由前台办理", "Somebody else is named by the desk only"),
        "reception_same_member": ("正是这位同事没有来", "This is the colleague who did not come"),
        "reception_too_late": (
            "超过 {days} 天，只能由主管退回",
            "After {days} days only a manager may give a turn back",
        ),
        "reception_shift_stranger": (
            "班次里有 {count} 个不在本组的人或团队",
            "{count} of those named in shifts are not on the rota",
        ),
        "reception_teams_overlap": ("团队之间不能有上下级关系", "One of these teams is a part of another"),
        "reception_swap_past": ("不能换过去的班", "Days in the past cannot be exchanged"),
        "reception_swap_stranger": ("两人须在同一个值班组", "Both must be on the same rota"),
        "reception_swap_taken": ("这一天的班已经在换了", "The shift of that day is being exchanged already"),
        "reception_swap_answered": ("这次换班已经处理过了", "This exchange was answered already"),
        "reception_proof": ("请写明情况或上传照片作为凭证", "Write what happened, or add a picture as proof"),
        "reception_case_own": ("访客已归申诉人", "The visitor is the claimant's already"),
        "reception_case_open": ("已有一件待裁决的申诉", "There is an open claim already"),
        "reception_case_decided": ("这件争议已经裁决", "This dispute was decided already"),
        "reception_sheet_totals": ("接待日报", "Day totals of reception"),
        "reception_sheet_deviations": ("偏离轮序", "Deviations from the rota"),
        "reception_sheet_channels": ("渠道", "Channel"),
        "reception_sheet_hours": ("时段", "Hour"),
        "reception_sheet_days": ("日期", "Day"),
        "reception_sheet_visits": ("来访", "Visits"),
        "reception_sheet_calls": ("来电", "Calls"),
        "reception_sheet_fresh": ("新客", "New"),
        "reception_sheet_persons": ("人数", "Persons"),
        "reception_sheet_sum": ("合计", "Total"),
        "reception_sheet_unasked": ("未问", "Not asked"),
        "reception_sheet_by": ("登记人", "Registered by"),
        "reception_sheet_count": ("偏离", "Deviations"),
        "reception_sheet_skipped": ("前台跳过", "Passed over by the desk"),
        "reception_sheet_passed": ("通知后未到", "Called, did not come"),
        "reception_sheet_total": ("共登记", "Registered"),
        "reception_sheet_reasons": ("原因", "Reasons"),
        "notify.reception.visit": (
            "访客到了：{name}，{persons} 人。{note}（{actor}登记）",
            "A visitor for you: {name}, {persons} person(s). {note} ({actor})",
        ),
        "notify.reception.call": (
            "客户来电：{name}。{note}（{actor}登记）",
            "A call for you: {name}. {note} ({actor})",
        ),
        "notify.reception.covered": (
            "您的客户{name}由{member}代为接待：{reason}",
            "{member} received your customer {name}: {reason}",
        ),
        "notify.reception.lapsed": (
            "{name}不再归您，已由{member}接待。{reason}",
            "{name} is no longer yours; {member} received them. {reason}",
        ),
        "notify.reception.swap_asked": (
            "{actor}想和您换班：{rota}，{day} ↔ {back_day}。{note}",
            "{actor} asks you to exchange shifts: {rota}, {day} ↔ {back_day}. {note}",
        ),
        "notify.reception.swap_agreed": (
            "{actor}同意换班：{rota}，{day} ↔ {back_day}",
            "{actor} agreed to exchange shifts: {rota}, {day} ↔ {back_day}",
        ),
        "notify.reception.swap_declined": (
            "{actor}不能换班：{rota}，{day} ↔ {back_day}",
            "{actor} cannot exchange shifts: {rota}, {day} ↔ {back_day}",
        ),
        "notify.reception.swap_cancelled": (
            "{actor}取消了换班：{rota}，{day} ↔ {back_day}",
            "{actor} cancelled the exchange of shifts: {rota}, {day} ↔ {back_day}",
        ),
        "notify.reception.case_opened": (
            "{actor}对{name}的归属提出争议：{claim}",
            "{actor} disputes whose {name} is: {claim}",
        ),
        "notify.reception.case_upheld": (
            "{actor}支持了对{name}归属的申诉：{reason}",
            "{actor} upheld the claim to {name}: {reason}",
        ),
        "notify.reception.case_rejected": (
            "{actor}驳回了对{name}归属的申诉：{reason}",
            "{actor} rejected the claim to {name}: {reason}",
        ),
    }
)
