"""What people are told about the life of a target, and what can be refused there."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

register_texts(
    {
        "target_not_proposed": (
            "目标不在待审批状态，请刷新后再看",
            "The target is not waiting for a decision; refresh and look again",
        ),
        "target_not_to_confirm": (
            "目标还没有提交或发布，现在不能确认",
            "The target is neither proposed nor published, so there is nothing to confirm yet",
        ),
        "target_not_collecting": ("目标没有在征集自报", "The target does not collect offers now"),
        "target_no_offers": ("这里没有待处理的自报", "There is no open offer here"),
        "target_answered": ("已经答复过了", "This has been answered already"),
        "target_same_amount": ("与现在的目标相同", "This is the target as it is now"),
        "target_months_differ": ("各月之和与全年不一致", "The months do not add up to the year"),
        "target_past_day": ("日期已经过去", "This day is over"),
        "target_nothing_owed": ("请先填写该团队的承诺额", "Say first what the team owes"),
        "target_other_metric": ("两个目标的指标不同，不能比较", "Targets of different metrics cannot be compared"),
        "notify.target_to_decide": (
            "{by} 提交了目标“{name}”，请审批{comment}",
            "{by} proposed the target “{name}”; please decide {comment}",
        ),
        "notify.target_to_confirm": (
            "“{name}”里有您的目标，请确认或提出异议{comment}",
            "“{name}” has a target for you; please confirm it or make a counter-offer {comment}",
        ),
        "notify.target_published": (
            "“{name}”已发布，请查看并确认您的目标{comment}",
            "“{name}” is published; please look at your target and confirm it {comment}",
        ),
        "notify.target_approved": ("{by} 批准了“{name}”{comment}", "{by} approved “{name}” {comment}"),
        "notify.target_sent_back": ("{by} 退回了“{name}”：{comment}", "{by} sent “{name}” back: {comment}"),
        "notify.target_reminder": (
            "{by} 提醒您确认“{name}”里的目标{comment}",
            "{by} reminds you to confirm your target in “{name}” {comment}",
        ),
        "notify.target_countered": (
            "{by} 对“{name}”里的目标提出异议：{comment}",
            "{by} made a counter-offer to the target in “{name}”: {comment}",
        ),
        "notify.target_counter_accepted": (
            "{by} 采纳了您对“{name}”的异议{comment}",
            "{by} accepted your counter-offer to “{name}” {comment}",
        ),
        "notify.target_counter_kept": (
            "{by} 维持“{name}”里的目标：{comment}",
            "{by} keeps your target in “{name}”: {comment}",
        ),
        "notify.target_to_offer": (
            "请为“{name}”自报 {year} 年的目标{comment}",
            "Please offer your number for {year} in “{name}” {comment}",
        ),
        "notify.target_offer_accepted": (
            "{by} 采纳了您在“{name}”的自报{comment}",
            "{by} took your offer in “{name}” {comment}",
        ),
        "notify.target_offer_kept": (
            "{by} 没有采纳您在“{name}”的自报，维持原目标{comment}",
            "{by} keeps the target in “{name}” instead of your offer {comment}",
        ),
        "notify.target_offer_middle": (
            "{by} 在“{name}”里取了您的自报与原目标的中间值{comment}",
            "{by} went half-way between your offer and the target in “{name}” {comment}",
        ),
        "notify.target_offer_own": (
            "{by} 参考您的自报，在“{name}”里另定了目标{comment}",
            "{by} set a number of their own after your offer in “{name}” {comment}",
        ),
        "notify.target_passed_down": (
            "{by} 下达了“{name}”，请调整并继续下达{comment}",
            "{by} passed “{name}” down to you; please adjust it and pass it on {comment}",
        ),
    }
)

groups.register("target", ("目标", "Targets"))
groups.register("activity", ("活动目标", "Activity targets"))
