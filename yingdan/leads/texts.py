"""What the leads app says to its users."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

groups.register("lead", ("线索", "Leads"))

register_texts(
    {
        "source_has_children": (
            "“{name}”下面还有来源，不能删除；可以停用",
            "{name} has sources below it and cannot be deleted; close it instead",
        ),
        "source_has_leads": (
            "已有线索来自“{name}”，不能删除；可以停用",
            "Leads came from {name}, so it cannot be deleted; close it instead",
        ),
        "source_name_taken": ("同一上级下已有来源“{value}”", "There is already a source {value} there"),
        "source_code_taken": ("来源编码“{value}”已被使用", "The source code {value} is taken"),
        "source_circle": ("上级来源不能是自己或自己的下级", "A source cannot be below itself"),
        "lead_is_converted": (
            "“{name}”已转化为客户，请到客户上修改；要改线索，先撤销转化",
            "{name} was converted; change the customer, or undo the conversion first",
        ),
        "lead_is_invalid": (
            "“{name}”已判为无效，请先恢复再转化",
            "{name} was given up; take it up again before you convert it",
        ),
        "lead_not_converted": ("“{name}”没有可撤销的转化", "{name} has no conversion to take back"),
        "conversion_stays": (
            "转化不能撤销，因为转化后又有了新的内容",
            "The conversion cannot be taken back: something new hangs on it",
        ),
        "conversion_customer_gone": ("客户已被删除", "The customer was deleted"),
        "conversion_contact_gone": ("联系人已被删除", "The contact was deleted"),
        "conversion_deal_gone": ("商机已被删除", "The deal was deleted"),
        "conversion_customer_changed": ("客户资料后来被改过", "The customer was changed since"),
        "conversion_contact_changed": ("联系人后来被改过", "The contact was changed since"),
        "conversion_deal_changed": ("商机后来被改过", "The deal was changed since"),
        "conversion_deal_closed": ("商机已经结束", "The deal is closed"),
        "conversion_deal_team": ("商机已有协作成员", "Colleagues work on the deal"),
        "conversion_followups": ("转化后又写了跟进", "Follow-ups were written since"),
        "conversion_contacts": ("客户又有了别的联系人", "The customer has further contacts"),
        "conversion_deals": ("客户又有了别的商机", "The customer has further deals"),
        "conversion_collaborators": ("客户已有协作人", "The customer has collaborators"),
        "conversion_subsidiaries": ("客户已有下级公司", "The customer has subsidiaries"),
        "conversion_leads": ("还有别的线索转化到这个客户", "Other leads were converted to this customer"),
        "route_does_not_fit": ("“{field}”的类型与目标字段不符", "{field} does not fit the field it shall go to"),
        "route_taken": ("“{field}”已由另一个字段填写", "{field} is filled by another field already"),
        "card_is_used": ("这张名片已存为线索", "This card was made a lead already"),
        "form_closed": ("这个表单已停用", "This form is closed"),
        "form_too_large": ("提交的内容太多了", "What was sent is too much"),
        "form_too_often": ("提交得太频繁了，请过一会儿再试", "Too many in a short time; please try again later"),
        "form_field_unknown": ("表单没有这个字段：{name}", "The form knows no field {name}"),
        "form_needs_contact": ("请至少放一个联系方式：电话、邮箱或微信", "Include telephone, e-mail or WeChat"),
        "submission_settled": ("这条提交已经处理过了", "This submission was dealt with already"),
        "notify.lead.from_form": ("网站表单“{form}”来了新线索：{name}", "A new lead from the web form {form}: {name}"),
        "lead_already_owner": ("“{name}”就是线索的负责人", "{name} is the owner already"),
        "notify.lead.assigned": (
            "{actor} 分配给您 {count} 条线索：{name}",
            "{actor} assigned {count} leads to you: {name}",
        ),
    }
)
