"""What the pools app says to its users."""

from yingdan.kernel.texts import register_texts

register_texts(
    {
        "pool_assign_only": ("这个公海只能由管理员分配，不能领取", "Records of this pool are assigned, not claimed"),
        "pool_protected": ("新入池保护中，{until} 后可领取", "Protected while fresh; can be claimed after {until}"),
        "pool_cooling": (
            "您之前负责过，{days} 天内不能再领取（{until} 后可领取）",
            "You had it before: not again within {days} days (from {until})",
        ),
        "pool_full_hands": (
            "您的持有数已到上限 {max} 条，请先退回一些",
            "You hold {max} already, the most allowed; release some first",
        ),
        "pool_day_used": ("今天已领取 {max} 条，达到每日上限", "You have claimed {max} today, the most allowed a day"),
        "pool_views_used": ("今天已查看 {max} 条，达到每日上限", "You have opened {max} today, the most allowed a day"),
        "pool_taken": ("{name} 已在 {at} 领取", "{name} was quicker: claimed at {at}"),
        "pool_yours": ("已在您名下", "It is yours already"),
        "pool_not_there": ("已不在这个公海", "No longer in this pool"),
        "pool_lies_in": ("已在“{name}”", "Lies in {name} already"),
        "pool_busy": (
            "有进行中的商机（或已转化），请先了结再放入公海",
            "An open deal hangs on it (or it was converted): settle that first",
        ),
        "pool_off": ("公海“{name}”已停用", "The pool {name} is switched off"),
        "pool_not_member": ("您不是公海“{name}”的成员", "You are no member of the pool {name}"),
        "pool_not_admin": ("您不是公海“{name}”的管理员", "You are no administrator of the pool {name}"),
        "pool_not_a_member": ("请选择这个公海的成员", "Choose a member of this pool"),
        "pool_undone_already": ("这一步已撤销过", "This was undone already"),
        "pool_undo_over": ("超过 {hours} 小时，不能再撤销", "More than {hours} hours ago: can no longer be undone"),
        "pool_name_taken": ("同类公海中已有“{name}”", "There is a pool named {name} already"),
        "pool_kind_fixed": ("公海类型不能更改", "What a pool holds cannot be changed"),
        "pool_in_use": ("公海里还有 {count} 条记录，请先领取、分配或转移", "The pool still holds {count} records"),
        "pool_other_kind": ("请选择同类的公海", "Choose a pool of the same kind"),
        "pool_circle": ("转入的公海会绕回自己", "The next pool would lead back to this one"),
        "event.pool.claimed": ("从“{name}”领取 {count} 条", "claimed {count} from {name}"),
        "event.pool.assigned": ("从“{name}”分配 {count} 条给{to}", "assigned {count} from {name} to {to}"),
        "event.pool.released": ("退回 {count} 条到“{name}”：{reason}", "released {count} to {name}: {reason}"),
        "event.pool.filled": ("放入“{name}” {count} 条", "put {count} into {name}"),
        "event.pool.undone": ("撤销“{name}”的 {count} 条移动", "took back {count} moves of {name}"),
        "notify.pool.assigned": (
            "{actor} 从公海“{pool}”分配给您 {count} 条记录",
            "{actor} assigned {count} records of the pool {pool} to you",
        ),
        "notify.pool.released": (
            "{actor} 把您的 {count} 条记录退回公海“{pool}”：{reason}",
            "{actor} released {count} of your records to the pool {pool}: {reason}",
        ),
        "pool_move_put": ("放入公海", "Put into the pool"),
        "pool_move_claim": ("领取", "Claimed"),
        "pool_move_assign": ("分配", "Assigned"),
        "pool_move_release": ("退回公海", "Released"),
        "pool_move_recycle": ("自动回收", "Recycled"),
        "pool_move_onward": ("转入下一公海", "Moved on"),
        "pool_move_direct": ("直接指定负责人", "Given an owner directly"),
        "pool_clause_days": ("请填 1 到 {max}", "From 1 to {max}"),
        "pool_lock_own": ("只能锁定自己负责的记录", "Only what is yours can be locked"),
        "pool_locks_used": ("最多锁定 {max} 条，请先解锁一些", "You may lock {max} at most; unlock some first"),
        "pool_sweep_runs": ("回收正在进行，完成后再撤销", "The sweep is still running"),
        "event.pool.created": ("新建公海“{name}”", "created the pool {name}"),
        "event.pool.changed": ("修改公海“{name}”", "changed the pool {name}"),
        "event.pool.rule_changed": ("修改公海“{name}”的规则“{rule}”", "changed the rule {rule} of {name}"),
        "event.pool.swept": ("自动回收 {count} 条", "recycled {count}"),
        "event.pool.sweep_undone": ("撤销回收 {count} 条", "took back the recycling of {count}"),
        "notify.pool.warning_owner_customer": (
            "您有 {count} 个客户快到回收期限（最早 {first}），请及时跟进",
            "{count} of your customers are about to go to the public pool (first on {first})",
        ),
        "notify.pool.warning_owner_lead": (
            "您有 {count} 条线索快到回收期限（最早 {first}），请及时跟进",
            "{count} of your leads are about to go to the public pool (first on {first})",
        ),
        "notify.pool.warning_superior_customer": (
            "{people} 位下属的 {count} 个客户快到回收期限（最早 {first}）",
            "{count} customers of {people} of your people are about to go to the public pool (first on {first})",
        ),
        "notify.pool.warning_superior_lead": (
            "{people} 位下属的 {count} 条线索快到回收期限（最早 {first}）",
            "{count} leads of {people} of your people are about to go to the public pool (first on {first})",
        ),
        "notify.pool.recycled_customer": (
            "您有 {count} 个客户被自动回收到公海",
            "{count} of your customers went to the public pool",
        ),
        "notify.pool.recycled_lead": (
            "您有 {count} 条线索被自动回收到公海",
            "{count} of your leads went to the public pool",
        ),
        "event.pool_put": ("放入公海“{pool}” {reason}", "put into the pool {pool} {reason}"),
        "event.pool_claim": ("从公海“{pool}”领取 {reason}", "claimed from the pool {pool} {reason}"),
        "event.pool_assign": ("从公海“{pool}”分配给{to} {reason}", "assigned from the pool {pool} to {to} {reason}"),
        "event.pool_release": ("退回公海“{pool}”：{reason}", "released to the pool {pool}: {reason}"),
        "event.pool_recycle": (
            "从{from}自动回收到公海“{pool}”：{reason}",
            "recycled from {from} to the pool {pool}: {reason}",
        ),
        "event.pool_onward": ("转入公海“{pool}”", "moved on to the pool {pool}"),
        "event.pool_undone": (
            "公海“{pool}”的一次流转（已撤销）{reason}",
            "a move of the pool {pool}, taken back {reason}",
        ),
    }
)
