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
        "reception_proof": ("请写明情况或上传照片作为凭证", "Write what happened, or add a picture as proof"),
        "reception_case_own": ("访客已归申诉人", "The visitor is the claimant's already"),
        "reception_case_open": ("已有一件待裁决的申诉", "There is an open claim already"),
        "reception_case_decided": ("这件争议已经裁决", "This dispute was decided already"),
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
