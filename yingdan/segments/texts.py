"""What the segments app says to its users."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

groups.register("segment", ("客户分级与预警", "Classes and warnings"))
register_texts(
    {
        "segment_name_taken": ("已有“{name}”", "There is {name} already"),
        "segment_shares": ("A、B 两类占比之和不能超过 100%", "A and B together cannot exceed 100 %"),
        "segment_points": ("B 类分数须低于 A 类", "B needs fewer points than A"),
        "segment_factor": ("预警倍数须大于 100%", "The warning must come above 100 %"),
        "segment_not_preview": ("只有未生效的预览可以生效", "Only a preview that was not applied can be applied"),
        "segment_stale": ("预览已超过一天，请重新预览", "The preview is more than a day old: look again"),
        "segment_not_applied": ("这次分级没有生效，无可撤销", "This run is not in force: nothing to undo"),
        "segment_undo_over": ("超过 {days} 天，不能再撤销", "More than {days} days ago: can no longer be undone"),
        "segment_not_lost": ("该客户并未流失", "The customer is not lost"),
        "event.segment.scheme_saved": ("保存分级方案“{name}”", "saved the scheme {name}"),
        "event.segment.scheme_removed": ("删除分级方案“{name}”", "deleted the scheme {name}"),
        "event.segment.applied": ("按“{name}”调整 {count} 家客户的分类", "classed {count} customers by {name}"),
        "event.segment.classed": (
            "客户分类由 {before} 变为 {after}：{note}",
            "class changed from {before} to {after}: {note}",
        ),
        "event.segment.pinned": ("把分类固定为 {grade}：{reason}", "fixed the class as {grade}: {reason}"),
        "event.segment.unpinned": ("取消了分类的固定", "released the class"),
        "event.segment.lost": (
            "标记为流失：{reason} {competitor} {note}",
            "marked as lost: {reason} {competitor} {note}",
        ),
        "event.segment.won_back": ("挽回了客户 {note}", "won the customer back {note}"),
        "event.segment.undone": ("撤销“{name}”的 {count} 家客户", "took {name} back for {count} customers"),
        "notify.segment.weekly_owner": (
            "您有 {count} 家客户要关注：超过拜访周期 {visits}，采购变慢 {buying}，联系中断 {contact}，休眠 {dormant}",
            "{count} of your customers need a word: visit overdue {visits}, buying late {buying}, contact late"
            " {contact}, dormant {dormant}",
        ),
        "notify.segment.weekly_superior": (
            "下属 {people} 人共有 {count} 家客户要关注：超过拜访周期 {visits}，采购变慢 {buying}，联系中断 {contact}，"
            "休眠 {dormant}",
            "{count} customers of {people} of your people need a word: visit overdue {visits}, buying late {buying},"
            " contact late {contact}, dormant {dormant}",
        ),
    }
)
