"""What the people app says to its users."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

groups.register("handover", ("交接", "Handover"))
register_texts(
    {
        "handover_wrong_status": ("交接的状态已变，请刷新后再试", "The handover has moved on; please reload"),
        "handover_not_shared_out": (
            "还有 {count} 条没有接手人，请先分配完",
            "{count} records have nobody to go to yet: share them out first",
        ),
        "handover_not_signed": ("还有人没有签字", "Not everybody has signed yet"),
        "handover_changed": (
            "签字后又新增 {count} 条，请撤回签字、重新分配",
            "{count} records came since it was signed: withdraw it and share them out",
        ),
        "handover_undo_over": ("超过 7 天，不能再撤回", "More than 7 days ago: can no longer be taken back"),
        "handover_open_already": ("{name} 已有一份未完成的交接", "{name} has a handover under way already"),
        "handover_stand_in_running": (
            "{name} 已有人代管，请先结束或等到期",
            "Somebody stands in for {name} already: end that first",
        ),
        "handover_not_yours_to_sign": ("没有需要您签字的内容", "There is nothing for you to sign"),
        "handover_reason_leaving": ("{name} 离职交接", "handover of {name}, who leaves"),
        "handover_reason_moving": ("{name} 调岗交接", "handover of {name}, who gets other work"),
        "handover_reason_leave": ("{name} 休假代管", "stand-in for {name}"),
        "handover_reason_undo": ("撤回 {name} 的交接", "handover of {name} taken back"),
        "handover_title": ("名称", "Name"),
        "handover_kind": ("类型", "Kind"),
        "handover_hint": ("说明", "Hint"),
        "handover_contact": ("联系人与电话", "Contact and telephone"),
        "handover_from": ("原负责人", "So far with"),
        "handover_to": ("接手人", "Goes to"),
        "handover_note": ("交接备注", "Note"),
        "handover_last_contact": ("最近跟进", "Last contact"),
        "handover_checked": ("已完成事项", "Done"),
        "event.handover.created": ("发起{name}的交接", "began the handover of {name}"),
        "event.handover.submitted": ("提交{name}的交接签字", "asked to sign the handover of {name}"),
        "event.handover.withdrawn": ("撤回{name}的交接签字", "withdrew the handover of {name} to change it"),
        "event.handover.signed": ("签字确认{name}的交接", "signed the handover of {name}"),
        "event.handover.done": ("完成{name}的交接，共 {count} 条", "handed over {count} records of {name}"),
        "event.handover.undone": ("撤回{name}的交接", "took back the handover of {name}"),
        "event.handover.ended": ("结束{name}的代管", "ended standing in for {name}"),
        "event.handover.cancelled": ("取消{name}的交接", "cancelled the handover of {name}"),
        "event.handover.exported": (
            "导出{name}的交接清单，共 {count} 条",
            "exported the handover of {name}, {count} records",
        ),
        "event.customer.handover_note": ("{giver}的交接备注：{note}", "note from {giver}, handing over: {note}"),
        "event.deal.handover_note": ("{giver}的交接备注：{note}", "note from {giver}, handing over: {note}"),
        "event.lead.handover_note": ("{giver}的交接备注：{note}", "note from {giver}, handing over: {note}"),
        "notify.handover.to_sign": ("请签字确认 {giver} 的交接", "Please sign the handover of {giver}"),
        "notify.handover.signed": (
            "{giver} 的交接已全部签字，可以交接",
            "Everybody has signed the handover of {giver}",
        ),
        "notify.handover.done": (
            "{actor} 把 {giver} 的 {count} 条记录交接给您",
            "{actor} handed {count} records of {giver} over to you",
        ),
        "notify.handover.stand_in": (
            "您代管 {giver} 的 {count} 条记录，到 {until} 为止",
            "You stand in for {giver} until {until}: {count} records",
        ),
        "notify.handover.undone": ("{actor} 撤回了 {giver} 的交接", "{actor} took the handover of {giver} back"),
        "notify.handover.ended": ("{actor} 提前结束了对 {giver} 的代管", "{actor} ended standing in for {giver}"),
    }
)
