"""What the organisation says to its users."""

from yingdan.kernel.texts import register_texts

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
        "same_member": ("不能交接给本人", "The successor must be somebody else"),
    }
)
