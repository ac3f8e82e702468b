"""What the organisation says to its users."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

register_texts(
    {
        "team_not_empty": (
            "“{name}”还有未关闭的下级或在职成员，不能关闭：{left}",
            "{name} still has open teams or present members: {left}",
        ),
        "team_closed": ("“{name}”已关闭", "{name} is closed"),
        "team_cycle": ("“{name}”不能移到自己的下级", "{name} cannot be moved below itself"),
        "team_name_taken": ("同一上级下已有“{value}”", "There is already a {value} under the same parent"),
        "member_left": ("{name} 已离职", "{name} has left"),
        "staff_no_taken": ("工号“{value}”已被使用", "The staff number {value} is taken"),
        "external_id_taken": ("外部编号“{value}”已被使用", "The external ID {value} is taken"),
        "unknown_team": ("没有这个团队，或不在您的管理范围内", "No such team, or it is outside your scope"),
        "unknown_member": ("没有这位成员", "No such member"),
        "manager_cycle": ("上级不能是本人或本人的下属", "The manager cannot be the person or somebody below"),
        "end_before_start": ("结束日期早于开始日期", "The end is before the start"),
        "main_team": ("这已经是主属团队", "This is the main team already"),
        "not_siblings": ("排序必须列出同一上级下的全部团队", "Name all open teams under the same parent, each once"),
        "calendar_bad_date": ("日期不正确，例如 2027-01-01", "Not a date; write it like 2027-01-01"),
        "calendar_bad_span": (
            "起止日期不正确，或一行超过两个月",
            "First and last day do not fit, or one line is longer than two months",
        ),
        "calendar_bad_kind": (
            "类型应为：法定节假日、调休上班、公司放假、公司上班、备注",
            "The kind is one of: holiday, make-up, company holiday, company workday, note",
        ),
        "calendar_day_twice": ("与第 {line} 行是同一天", "The same day as in line {line}"),
        "calendar_year_range": ("年份应在 {first} 到 {last} 之间", "Years from {first} to {last} only"),
        "calendar_nothing_pasted": ("没有可以识别的内容", "Nothing that can be read"),
        "calendar_paste_wrong": (
            "有几行不能识别，请改正后再导入",
            "Some lines cannot be read; correct them and import again",
        ),
        "calendar_no_workday": ("一周至少要有一个工作日", "A week needs at least one workday"),
        "calendar_year_known": (
            "{year} 年的法定节假日已公布，无需确认",
            "The public holidays of {year} are gazetted; nothing to confirm",
        ),
        "calendar_sheet": ("{year} 年工作日历", "Working calendar {year}"),
        "calendar_date": ("日期", "Date"),
        "calendar_weekday": ("星期", "Weekday"),
        "calendar_kind": ("类型", "Kind"),
        "calendar_name": ("名称", "Name"),
        "calendar_kind_holiday": ("法定节假日", "Public holiday"),
        "calendar_kind_makeup": ("调休上班", "Make-up workday"),
        "calendar_kind_company_holiday": ("公司放假", "Company holiday"),
        "calendar_kind_company_workday": ("公司上班", "Company workday"),
        "calendar_kind_note": ("备注", "Note"),
        "leave_too_long": ("一次休假最多 {max} 天", "One leave lasts {max} days at most"),
        "leave_overlaps": (
            "与已登记的休假（{start} 至 {end}）重叠",
            "Overlaps leave that is registered already ({start} to {end})",
        ),
        "leave_own": ("自己的休假申请由上级审批", "A request of one's own is answered by the superior"),
        "leave_not_requested": ("这份休假申请已经处理过了", "This request has been answered already"),
        "notify.leave_requested": (
            "{name} 申请 {start} 至 {end} 休假（{days} 个工作日），请审批",
            "{name} asks for leave from {start} to {end} ({days} workdays)",
        ),
        "notify.leave_approved": (
            "{by} 批准了您 {start} 至 {end} 的休假 {answer}",
            "{by} approved your leave from {start} to {end} {answer}",
        ),
        "notify.leave_refused": (
            "{by} 没有批准您 {start} 至 {end} 的休假 {answer}",
            "{by} refused your leave from {start} to {end} {answer}",
        ),
        "notify.leave_cancelled": (
            "{by} 取消了 {name} {start} 至 {end} 的休假",
            "{by} cancelled the leave of {name} from {start} to {end}",
        ),
        "leave_after_last_day": ("休假晚于最后工作日 {day}", "The leave goes beyond the last day, {day}"),
        "leave_before_first_day": ("休假早于入职日期 {day}", "The leave begins before the first day, {day}"),
        "area_taken": (
            "“{area}”同时属于“{first}”和“{second}”；一个地区只能属于一个区域，或同一条上下级线上的区域",
            "{area} is claimed by both {first} and {second}; one must lie inside the other",
        ),
        "territory_cycle": ("“{name}”不能移到自己的下级", "{name} cannot be moved below itself"),
        "territory_not_empty": ("“{name}”还有下级区域：{left}", "{name} still has territories below: {left}"),
        "territory_taken": ("已有区域使用“{value}”", "Another territory has {value} already"),
        "unknown_territory": ("没有这个区域", "No such territory"),
        "unknown_area": ("没有“{value}”这个地区", "No such area: {value}"),
        "event.territory.added": ("新建了区域“{name}”", "added the territory {name}"),
        "event.territory.updated": ("修改了区域“{name}”", "changed the territory {name}"),
        "event.territory.renamed": ("把区域“{before}”改名为“{name}”", "renamed the territory {before} to {name}"),
        "event.territory.moved": ("移动了区域“{name}”", "moved the territory {name}"),
        "event.territory.closed": ("关闭了区域“{name}”", "closed the territory {name}"),
        "same_member": ("不能交接给本人", "The successor must be somebody else"),
    }
)

groups.register("leave", ("休假", "Leave"))
