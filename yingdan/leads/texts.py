"""What the leads app says to its users."""

from yingdan.kernel.texts import register_texts

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
        "lead_already_owner": ("“{name}”就是线索的负责人", "{name} is the owner already"),
        "notify.lead.assigned": (
            "{actor} 分配给您 {count} 条线索：{name}",
            "{actor} assigned {count} leads to you: {name}",
        ),
    }
)
