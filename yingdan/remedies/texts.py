"""What the remedies app says to its users."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups
from yingdan.remedies.resources import KINDS

groups.register("remedy", ("补救措施", "Remedies"))
groups.register("plan_review", ("计划与评估", "Plan reviews"))
register_texts({f"remedy_kind_{one.value}": one.label for one in KINDS})
register_texts(
    {
        "remedy_task": ("补救·{kind}（{name}）：{note}", "Remedy, {kind} ({name}): {note}"),
        "remedy_left": ("{name}已离职", "{name} has left"),
        "remedy_due": ("截止日须在今天起一年之内", "It is due today or within a year"),
        "remedy_with_whom": ("请选择商机或客户", "Choose a deal or a customer"),
        "remedy_over": ("该措施已结束", "It is over already"),
        "remedy_open": ("该措施仍在进行", "It is still open"),
        "event.remedy.assigned": ("对{name}布置补救措施：{note}", "assigned a remedy to {name}: {note}"),
        "event.remedy.done": ("完成补救措施：{note}", "finished a remedy: {note}"),
        "event.remedy.dropped": ("撤回补救措施：{note}（{result}）", "took back a remedy: {note} ({result})"),
        "event.remedy.reopened": ("重新打开补救措施：{note}", "opened a remedy again: {note}"),
        "event.remedy.measured": ("评估了补救措施的效果", "measured what a remedy was worth"),
        "notify.remedy.assigned": ("给您的补救措施，{day} 前：{note}", "A remedy for you, by {day}: {note}"),
        "notify.remedy.done": ("{name}的补救措施已完成：{note}", "Done for {name}: {note}"),
        "notify.remedy.dropped": ("已撤回：{note}（{result}）", "Taken back: {note} ({result})"),
        "review_signed": ("双方已签字，不能再改；请修订出新版本", "Both have signed: revise it to change something"),
        "review_month": ("只能评估本月及下月", "Reviews are of this month or the next one"),
        "review_unpredicted": ("还有 {count} 个商机未作预测", "Not signed: {count} deals without a prediction yet"),
        "review_chance": ("请先填写对完成目标的把握", "Say first how likely the target is"),
        "review_twice": ("您已签字", "You have signed already"),
        "review_own": ("本人签“销售”一方，上级签“主管”一方", "The rep signs as rep, the superior as superior"),
        "gap_sheet_title": ("缺口", "Gaps"),
        "gap_sheet_name": ("名称", "Name"),
        "gap_sheet_target": ("目标（元）", "Target (yuan)"),
        "gap_sheet_won": ("已成交（元）", "Won (yuan)"),
        "gap_sheet_won_count": ("成交数", "Deals won"),
        "gap_sheet_weighted": ("加权待成交（元）", "Weighted, still open (yuan)"),
        "gap_sheet_expected": ("预计达成（元）", "Expected (yuan)"),
        "gap_sheet_gap": ("缺口（元）", "Gap (yuan)"),
        "gap_sheet_activity": ("商机不足", "Too few deals"),
        "gap_sheet_cycle": ("决策过慢", "Decided too late"),
        "gap_sheet_conversion": ("赢率偏低", "Win rate too low"),
        "gap_sheet_size": ("单额偏小", "Deals too small"),
        "gap_sheet_chance": ("完成可能性（%）", "Chance to reach it (%)"),
        "gap_sheet_open_count": ("在手商机", "Open deals"),
        "gap_sheet_verb": ("怎么做", "What to do"),
        "gap_sheet_cause": ("主要原因", "Main cause"),
        "gap_sheet_open_remedies": ("进行中的措施", "Remedies under way"),
        "gap_sheet_none": ("正常", "Fine"),
        "gap_sheet_urge": ("督促", "Urge"),
        "gap_sheet_coach": ("辅导", "Coach"),
        "gap_sheet_step_in": ("介入", "Step in"),
        "review_not_signed": ("双方签字后才能修订或检查", "Revise and check it after both have signed"),
        "review_deal_twice": ("该商机已在清单中", "This deal is on the list already"),
        "review_not_theirs": ("该商机不归本人负责", "This deal is not the rep's"),
        "review_visit_day": ("陪访日须在当月之内", "Joint visits lie in the month"),
        "review_many": ("一次评估最多 {max} 个商机", "A review holds {max} deals at most"),
        "review_draft": ("{name}当月已有待签的评估", "There is a review of {name} to be signed already"),
        "event.plan_review.made": (
            "准备了{name} {month} 的计划与评估",
            "prepared the plan review of {name} for {month}",
        ),
        "event.plan_review.revised": (
            "修订了{name} {month} 的计划与评估（第 {number} 版）",
            "revised the plan review of {name} for {month} (version {number})",
        ),
        "event.plan_review.signed_member": (
            "签署了 {month} 的计划与评估（本人）",
            "signed the plan review of {month} as the rep",
        ),
        "event.plan_review.signed_manager": (
            "签署了{name} {month} 的计划与评估（主管）",
            "signed the plan review of {name} for {month} as superior",
        ),
        "event.plan_review.checked": (
            "做了{name} {month} 计划的周检查",
            "checked the plan of {name} for {month} this week",
        ),
        "event.plan_review.dropped": (
            "丢弃了{name} {month} 的计划与评估草案",
            "discarded the draft of the plan review of {name} for {month}",
        ),
        "notify.plan_review.to_sign": (
            "{name} {month} 的计划与评估待您签字",
            "The plan review of {name} for {month} awaits your signature",
        ),
        "notify.plan_review.signed": (
            "{name} {month} 的计划与评估双方已签字",
            "Both have signed the plan review of {name} for {month}",
        ),
    }
)
