"""What the targets app says to its users."""

from yingdan.kernel.texts import register_texts

register_texts(
    {
        "no_organisation": (
            "还没有组织架构，所以还没有业绩可看",
            "There is no organisation yet, so there are no figures",
        ),
        "not_in_organisation": (
            "您还没有加入部门，所以没有自己的业绩",
            "You are in no team yet, so you have no figures",
        ),
        "metric_too_slow": (
            "该指标统计超过 {seconds} 秒，已中止；请缩小条件或缩短期间",
            "Counting this metric took more than {seconds} seconds and was stopped; narrow its condition or the period",
        ),
        "metric_code_taken": ("代码“{code}”已被使用", "The code “{code}” is taken"),
        "metric_in_use": (
            "已有目标使用该指标，统计口径不能再改；请新建指标并归档此指标",
            "Targets are set in this metric, so what it counts stays; make a new metric and archive this one",
        ),
        "metric_not_additive": (
            "该指标不能相加（平均、去重计数、比率），不能分解和排名",
            "This metric does not add up (average, distinct count, rate), so it is neither split nor ranked",
        ),
        "target_levels_many": ("除目标外最多设 {most} 个档位", "At most {most} levels beside the target itself"),
        "target_level_range": ("档位应在 0.01% 到 {max}% 之间", "A level is between 0.01% and {max}%"),
        "target_levels_same": (
            "档位的名称和比例不能重复，也不能与目标本身（100%）相同",
            "Levels need different names and percentages, and none may equal the target itself (100%)",
        ),
        "target_levels_order": (
            "保底、目标、冲刺、挑战应依次提高要求",
            "Floor, target, stretch and challenge must ask for ever more",
        ),
        "target_infeasible": ("目标无法这样分解", "The target cannot be split this way"),
        "target_minimum_above": (
            "锁定值与下限之和超出了可分配的总额：{names}",
            "Locked values and minima exceed what there is to split: {names}",
        ),
        "target_maximum_below": (
            "锁定值与上限之和达不到目标总额：{names}",
            "Locked values and maxima cannot add up to the total: {names}",
        ),
        "target_no_room": (
            "在岗月份容纳不下应承担的目标：{names}",
            "The open months cannot hold what these should carry: {names}",
        ),
        "target_too_large": ("数额过大，无法精确分解", "The amount is too large to be split exactly"),
        "target_parts_differ": (
            "各部分的合计与要分解的总额不一致：{names}",
            "The totals of the parts do not add up to what there is to split: {names}",
        ),
        "target_margins_differ": (
            "给定的各项合计互相矛盾：{names}",
            "The totals given contradict each other: {names}",
        ),
        "target_cube_too_large": (
            "维度组合过多，无法一次分解；请减少维度或分批进行",
            "Too many combinations to split at once; use fewer dimensions or smaller groups",
        ),
        "target_cube_late": (
            "在限定时间内没有找到精确的分解；请减少维度或分批进行",
            "No exact split was found in time; use fewer dimensions or smaller groups",
        ),
        "target_no_siblings": (
            "没有同级可以分摊，请选择“调整上级”",
            "There is no sibling to share the difference; choose “change the parent”",
        ),
        "target_locked": ("已锁定，请先解锁：{names}", "Locked; please unlock first: {names}"),
        "target_not_draft": (
            "目标已发布或归档，不能修改；请新建版本",
            "The target is published or archived; make a new version to change it",
        ),
        "target_not_reconciled": (
            "分解合计与目标总额不一致，相差 {difference_text}",
            "The split does not add up to the target; the difference is {difference_text}",
        ),
        "target_overlap": (
            "同一年度、同一指标的“{name}”已发布并覆盖这些团队，请先归档它",
            "“{name}” is already published for these teams, this year and metric; archive it first",
        ),
        "target_nobody": (
            "该团队在这一年没有在岗的承担人",
            "Nobody below this team is in post that year to carry the target",
        ),
        "target_not_published": ("目标没有发布", "The target is not published"),
        "target_is_draft": (
            "草稿可以直接修改，不需要新建版本",
            "A draft can be changed as it is; it needs no new version",
        ),
        "target_nothing_to_undo": ("没有可以撤销的操作", "There is nothing to undo"),
        "target_nothing_to_redo": ("没有可以恢复的操作", "There is nothing to bring back"),
        "target_cells_changed_since": (
            "{name}刚刚修改了这些格子，已为您刷新，请核对后再改",
            "{name} has just changed these cells; they are refreshed, please look before you change them",
        ),
        "target_changed_since": (
            "目标刚被他人修改，请刷新后再试",
            "Somebody else has just changed this target; refresh and try again",
        ),
        "target_why_history": (
            "本人月均 {own}（{months} 个月），团队月均 {group}，历史采信度 {trust}%，全年在岗 {posts} 个月",
            "own monthly average {own} over {months} months, team average {group}, {trust}% trust in the own record,"
            " {posts} months in post",
        ),
        "target_why_new": (
            "没有历史，按团队月均 {group}，全年在岗 {posts} 个月",
            "no record yet: the team's monthly average {group}, {posts} months in post",
        ),
        "target_why_ability": (
            "历史达成率 {rate}，能力系数 {factor}",
            "past attainment {rate}, ability factor {factor}",
        ),
        "target_why_potential": (
            "在手商机与客户潜力占全体 {share}（按 {part} 计入）",
            "{share} of everybody's open deals and customer potential (counts for {part})",
        ),
        "target_why_territory": (
            "所负责区域（{names}）的客户潜力，均分到本人 {customers} 家，占全体 {share}（按 {part} 计入）",
            "potential of the territories served ({names}): {customers} customers on this person's part, {share} of"
            " everybody's (counts for {part})",
        ),
        "target_why_no_territory": (
            "没有负责的区域，区域潜力不影响本人",
            "serves no territory, so their potential does not count here",
        ),
        "target_why_load": (
            "在手客户 {customers} 家、进行中商机 {deals} 个，为平均的 {times} 倍，负荷系数 {factor}",
            "{customers} customers and {deals} open deals in hand, {times} times the average, load factor {factor}",
        ),
        "target_why_ramp": (
            "新人爬坡，{month} 月按 {share} 承担",
            "ramping up: month {month} at {share} of a full load",
        ),
        "target_why_cap": (
            "增长上限 {growth}，全年至多 {amount}",
            "growth capped at {growth}: at most {amount} a year",
        ),
        "target_parts_total": (
            "各细分项的金额合计必须等于目标总额",
            "The amounts of the parts must add up to the target",
        ),
        "target_why_equal": ("人人均分，全年在岗 {posts} 个月", "equal shares, {posts} months in post"),
        "target_why_manual": ("手工权重 {weight}", "weight {weight} set by hand"),
    }
)
