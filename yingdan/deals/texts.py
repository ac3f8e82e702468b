"""What the deals app says to its users."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

register_texts(
    {
        "notify.deal.assigned": (
            "{actor} 把“{name}”等 {count} 个商机分配给您",
            "{actor} assigned you {count} deals, among them {name}",
        ),
        "notify.deal.assigned_one": ("{actor} 把商机“{name}”分配给您", "{actor} assigned you the deal {name}"),
        "notify.deal.help_asked": (
            "{actor} 请您支持商机“{name}”，请接受或婉拒",
            "{actor} asks for your help on the deal {name}: accept or decline",
        ),
        "notify.deal.help_accepted": (
            "{actor} 接受了您在商机“{name}”上的支持请求",
            "{actor} accepted to help on the deal {name}",
        ),
        "notify.deal.help_declined": (
            "{actor} 婉拒了您在商机“{name}”上的支持请求：{text}",
            "{actor} declined to help on the deal {name}: {text}",
        ),
        "notify.deal.help_waits": (
            "{actor} 在商机“{name}”上请您支持，还在等您答复",
            "{actor} still waits for your answer about the deal {name}",
        ),
        "request_answered": ("请求已处理过", "The request was settled already"),
        "credit_not_whole": (
            "业绩分成合计必须正好 100%，现在是 {total}%",
            "Shares must be exactly 100% together, not {total}%",
        ),
        "credit_outside_team": (
            "只能分给负责人和商机团队的成员",
            "Only the owner and members of the deal team can have a share",
        ),
        "competitor_taken": ("已有名为“{name}”的竞争对手", "There is a competitor called {name} already"),
        "competitor_in_use": (
            "还有商机提到“{name}”，不能删除",
            "Deals name {name}, so it cannot be deleted",
        ),
        "notify.deal.shared": (
            "{actor} 请您加入商机“{name}”的团队",
            "{actor} took you into the team of the deal {name}",
        ),
        "deal_changed": (
            "商机已被他人修改，请刷新后再试",
            "Someone else changed this deal; refresh and try again",
        ),
        "deal_closed": ("商机已关闭，重新打开后才能修改阶段", "The deal is closed; reopen it to move it"),
        "deal_already_owner": ("“{name}”就是商机的负责人", "{name} is the owner already"),
        "evidence_kind_taken": ("已有名为“{name}”的佐证类型", "There is a kind of evidence called {name} already"),
        "gate_closed": ("还不能离开“{stage}”，还缺：{names}", "Cannot leave {stage} yet; missing: {names}"),
        "gate_mover": (
            "离开“{stage}”需要由上级或指定角色推进",
            "Leaving {stage} takes the superior or one of the roles named for it",
        ),
        "gate_back": ("不能从“{stage}”退回“{to}”", "Deals do not go back from {stage} to {to}"),
        "gate_needs_field": ("填写“{field}”", "Fill in {field}"),
        "gate_needs_file": ("上传{name}", "Attach: {name}"),
        "gate_needs_act": ("客户{name}", "Customer: {name}"),
        "gate_needs_followup": ("{method} {count} 次", "{method}: {count}"),
        "gate_needs_followup_here": ("本阶段{method} {count} 次", "{method} in this stage: {count}"),
        "gate_needs_contact": ("决策地图上有{role}", "A {role} on the decision map"),
        "gate_needs_team": ("商机团队里有{role}", "{role} in the deal team"),
        "gate_method_any": ("跟进", "Follow-ups"),
        "gate_method_call": ("电话", "Calls"),
        "gate_method_visit": ("拜访", "Visits"),
        "gate_method_wechat": ("微信沟通", "WeChat talks"),
        "gate_method_email": ("邮件", "E-mails"),
        "gate_method_meeting": ("会议", "Meetings"),
        "gate_method_demo": ("演示", "Demos"),
        "gate_method_other": ("其他跟进", "Other follow-ups"),
        "gate_part_decision_maker": ("决策人", "decision maker"),
        "gate_part_influencer": ("影响人", "influencer"),
        "gate_part_user": ("使用者", "user"),
        "gate_part_gatekeeper": ("把关人", "gatekeeper"),
        "gate_part_coach": ("内线", "coach"),
        "gate_role_presales": ("售前", "Pre-sales"),
        "gate_role_delivery": ("交付", "Delivery"),
        "gate_role_partner": ("伙伴", "Partner"),
        "gate_role_support": ("支持", "Support"),
        "deal_open": ("商机还在进行中", "The deal is open already"),
        "deal_amount_from_lines": (
            "金额由产品明细合计得出，请修改明细",
            "The amount is the sum of the product lines; change the lines",
        ),
        "deal_of_other_customer": ("商机不属于这个客户", "The deal belongs to another customer"),
        "customer_has_deals": (
            "客户名下还有 {count} 个商机，不能删除；可以先转移或删除商机",
            "The customer has {count} deals and cannot be deleted; move or delete these first",
        ),
        "stage_other_pipeline": ("阶段不属于这个销售流程", "The stage belongs to another pipeline"),
        "stage_archived": ("阶段“{name}”已停用", "The stage {name} is archived"),
        "stage_in_use": (
            "还有 {count} 个进行中的商机在“{name}”，请先移走",
            "{count} open deals are in {name}; move them first",
        ),
        "stage_last": ("销售流程至少要有一个阶段", "A pipeline needs at least one stage"),
        "stage_name_taken": ("已有名为“{name}”的阶段", "There is a stage called {name} already"),
        "stage_order_incomplete": ("排序必须包含全部阶段", "The order must name every stage once"),
        "pipeline_name_taken": ("已有名为“{name}”的销售流程", "There is a pipeline called {name} already"),
        "pipeline_in_use": (
            "流程“{name}”还有 {count} 个进行中的商机，不能停用",
            "{count} open deals are in the pipeline {name}; it cannot be archived",
        ),
        "pipeline_last": ("至少要保留一个销售流程", "At least one pipeline must remain"),
        "pipeline_archived": ("销售流程“{name}”已停用", "The pipeline {name} is archived"),
        "reason_taken": ("已有名为“{name}”的原因", "There is a reason called {name} already"),
        "reason_of_other_kind": ("原因与结果不符", "The reason does not fit the outcome"),
        "closed_before_opened": (
            "关闭日期不能早于开始日期 {opened_on}",
            "Cannot be closed before it was opened ({opened_on})",
        ),
        "deal_closed_in_future": ("关闭日期不能晚于今天", "The closing date cannot be in the future"),
        "line_duplicate": ("同一产品只能有一行", "A product may have one line only"),
    }
)

groups.register("deal", ("商机", "Deals"))
