"""What the customers app says to its users."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

register_texts(
    {
        "notify.customer.assigned": (
            "{actor} 把“{name}”等 {count} 个客户分配给您",
            "{actor} assigned you {count} customers, among them {name}",
        ),
        "notify.customer.assigned_one": ("{actor} 把客户“{name}”分配给您", "{actor} assigned you the customer {name}"),
        "notify.customer.shared": (
            "{actor} 邀请您协作跟进客户“{name}”",
            "{actor} shares the customer {name} with you",
        ),
        "notify.customer.shared_until": (
            "{actor} 邀请您协作跟进客户“{name}”，到 {until} 为止",
            "{actor} shares the customer {name} with you until {until}",
        ),
        "notify.customer.merged": (
            "{actor} 把“{names}”合并到了“{name}”",
            "{actor} merged {names} into {name}",
        ),
        "notify.customer.unmerged": (
            "{actor} 撤销了合并：“{names}”已从“{name}”中恢复",
            "{actor} undid a merge: {names} stands apart from {name} again",
        ),
        "notify.contact.merged": (
            "{actor} 把联系人“{names}”合并到了“{name}”",
            "{actor} merged the contact {names} into {name}",
        ),
        "notify.contact.unmerged": (
            "{actor} 撤销了联系人合并：“{names}”已从“{name}”中恢复",
            "{actor} undid a merge of contacts: {names} stands apart from {name} again",
        ),
        "notify.followup.mention": (
            "{actor} 在“{name}”的跟进中提到了您：{text}",
            "{actor} mentioned you in a follow-up with {name}: {text}",
        ),
        "duplicate_suspected": (
            "可能已有这个客户，请先核对；确认不是同一家再保存",
            "This customer may exist already; please check before you save it again",
        ),
        "duplicate_name": ("名称相同或相近", "Same or similar name"),
        "duplicate_phone": ("电话相同", "Same telephone"),
        "duplicate_credit_code": ("统一社会信用代码相同", "Same credit code"),
        "credit_code_invalid": (
            "统一社会信用代码不正确，请核对第 18 位校验码",
            "Not a valid credit code: the check digit does not match",
        ),
        "credit_code_taken": ("这个统一社会信用代码已属于“{name}”", "This credit code belongs to {name} already"),
        "external_id_taken": ("外部编号“{value}”已被使用", "The external ID {value} is taken"),
        "parent_circle": (
            "上级公司不能是自己或自己的下级",
            "A company cannot be its own parent, directly or through others",
        ),
        "superior_circle": (
            "上级不能是自己或自己的下属",
            "A contact cannot be their own superior, directly or through others",
        ),
        "superior_elsewhere": ("上级必须是同一客户的联系人", "The superior must be a contact of the same customer"),
        "contact_elsewhere": ("联系人不属于这个客户", "The contact belongs to another customer"),
        "new_owner_out_of_reach": (
            "“{name}”不在您的管理范围内，不能分配给他",
            "{name} is outside your area; you cannot assign to them",
        ),
        "member_has_left": ("“{name}”已离职", "{name} has left the company"),
        "in_the_future": ("时间不能晚于现在", "This cannot be in the future"),
        "in_the_past": ("日期不能早于今天", "This cannot be in the past"),
        "file_unknown": ("有附件不存在或不是您上传的", "Some of the files do not exist or are not yours"),
        "merge_count": ("一次合并 2 到 {most} 条", "Merge 2 to {most} records at a time"),
        "merge_gone": (
            "其中一条刚刚已被合并，请刷新后再看",
            "One of these was merged just now; please reload",
        ),
        "merge_changed": (
            "“{name}”在您查看后有改动，请重新核对再合并",
            "{name} was changed after you looked; please check again before merging",
        ),
        "merge_in_the_way": (
            "两条在“{what}”中都有记录，只能保留一份，请先处理再合并",
            "Both have entries in {what} where there can be only one; please settle these first",
        ),
        "merge_went_on": (
            "合并后的记录又并入了别的记录，请先撤销后一次合并",
            "The merged record has itself been merged since; undo that merge first",
        ),
        "unmerge_nowhere": (
            "“{name}”原来所属的客户已不存在，不能恢复",
            "The customer where {name} was is gone: there is nowhere to go back to",
        ),
        "already_owner": ("“{name}”就是客户的负责人", "{name} is the owner already"),
    }
)

groups.register("customer", ("客户", "Customers"))
groups.register("contact", ("联系人", "Contacts"))
groups.register("followup", ("跟进", "Follow-ups"))
