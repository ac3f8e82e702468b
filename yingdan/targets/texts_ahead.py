"""What rebalancing, the reverse funnel and activity targets say."""

from yingdan.kernel.texts import register_texts

register_texts(
    {
        "target_no_taker": (
            "这些月份没有人可以接手，请选择接手的人：{names}",
            "Nobody is there to take over in these months; choose who should: {names}",
        ),
        "target_since": ("请选择目标年度内今天或以后的日期", "Choose a day of the target's year, today or later"),
        "target_nothing_over": ("这一天之前还没有结束的月份", "No month is over before that day"),
        "target_proposal_changed": (
            "目标或业绩刚有变化，方案与您看到的不同，请重新核对",
            "The target or the figures have changed, so the proposal is another one; please look at it again",
        ),
        "target_why_given": ("剩余目标 {amount} 转出", "hands over the remaining {amount}"),
        "target_why_taken": (
            "增加 {amount}（占 {share}%）：剩余 {days} 个工作日，近 12 个月本人月均 {own}、团队月均 {group}，"
            "本人记录采信度 {trust}%",
            "{amount} more ({share}% of it): {days} workdays left, own monthly average {own} and team average {group}"
            " over the last 12 months, {trust}% trust in the own record",
        ),
        "target_why_relieved": ("剩余月份减少 {amount}", "{amount} less for the rest"),
        "target_why_short": (
            "已结束月份目标 {target}、完成 {actual}，差 {gap}",
            "months that are over: target {target}, reached {actual}, short by {gap}",
        ),
        "target_why_over": (
            "已结束月份目标 {target}、完成 {actual}，超 {gap}",
            "months that are over: target {target}, reached {actual}, over by {gap}",
        ),
        "target_why_scaled": (
            "这些月份从 {before} 调整为 {after}，各月各人按原有比例",
            "these months go from {before} to {after}, in the proportions they had",
        ),
        "target_why_full": (
            "{months} 个月已到增长上限 {growth}%",
            "{months} months are at the limit of {growth}% growth",
        ),
        "target_need_left": ("{date} 离职，仍有 {amount} 的剩余目标", "left on {date}, still carries {amount}"),
        "target_need_away": (
            "{start} 至 {end} 休假 {days} 个工作日，期间目标 {amount}",
            "on leave {start} to {end} for {days} workdays, with a target of {amount} in that time",
        ),
        "target_need_short": (
            "已结束月份目标 {target}、完成 {actual}，差 {share}%",
            "months that are over: target {target}, reached {actual}, {share}% short",
        ),
        "activity_changed_since": (
            "之后又有人改过这些行动目标，不能撤销",
            "These activity targets have been changed since; that comes first",
        ),
        "notify.activity_target_set": (
            "{by} 设定了您 {since} 至 {until} 每周的行动目标",
            "{by} set your weekly activity targets from {since} to {until}",
        ),
        "notify.activity_target_undone": (
            "{by} 撤销了您 {since} 至 {until} 的行动目标，恢复为原来的",
            "{by} took back your activity targets from {since} to {until}; those before hold again",
        ),
    }
)
