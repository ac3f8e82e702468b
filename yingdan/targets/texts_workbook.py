"""Texts of the target's Excel workbook, and of what is wrong in one that comes back."""

from yingdan.kernel.texts import register_texts

register_texts(
    {
        "target_workbook_name": ("目标", "Target"),
        "target_workbook_year": ("年度", "Year"),
        "target_workbook_revision": ("版本", "Version"),
        "target_workbook_metric": ("指标", "Metric"),
        "target_workbook_unit": ("单位", "Unit"),
        "target_workbook_columns": ("列", "Columns"),
        "target_workbook_by": ("导出人", "Exported by"),
        "target_workbook_at": ("导出时间", "Exported at"),
        "target_workbook_stamp": ("文件标识", "File mark"),
        "target_workbook_how": (
            "可以修改：白色的人员行（有细分时是人员的各细分行）。团队行、合计行（浅灰底）是公式，导入时不读取。\n"
            "深灰底是已锁定的格，修改后导入会被拒绝，请先在目标页解锁。\n"
            "空格表示不改；要清零请填 0。可写 12000、1.2万、1.2亿。\n"
            "编号列和表头请勿修改；可以排序、筛选、删除不需要的行和列、另加备注列或拆成几张工作表。\n"
            "导入前先看改动预览；导出之后他人改过、而文件中没有改动的格，保持系统中的值。",
            "To be changed: the white rows of people (with parts: their rows by part)."
            " Rows of teams and totals (light grey) are formulas and are not read.\n"
            "Dark grey cells are locked; changed ones are refused: unlock them on the target's page first.\n"
            "An empty cell changes nothing; write 0 for nothing.\n"
            "Leave the column of keys and the heads as they are; sort, filter, delete rows and columns,"
            " add columns of notes or spread the rows over several sheets as you like.\n"
            "Importing shows first what would change; cells that others have changed since the export,"
            " and you have not, stay as they are in the system.",
        ),
        "target_workbook_too_large": (
            "超过 {max} 格：请缩小期间（如一个季度）或改用更粗的列（如按月）",
            "More than {max} cells: take a shorter period (a quarter, say) or longer columns (months)",
        ),
        "target_bad_file": (
            "无法读取该文件，或其中没有“编号”列：请使用从目标页导出的 xlsx",
            "The file cannot be read or has no column “Key”: use an xlsx exported from a target",
        ),
        "target_file_other": (
            "这个文件是 {year} 年“{metric}”的目标，与当前目标的年度或指标不同：请导入到对应的目标",
            "This file is of a target of {year} in “{metric}”, another year or metric: import it into that target",
        ),
        "target_file_no_period": (
            "工作表“{sheet}”没有 {year} 年的期间列：请保留导出时的表头（如“1月”）",
            "Sheet “{sheet}” has no column for a period of {year}: keep the heads as exported",
        ),
        "target_file_overlap": (
            "工作表“{sheet}”的 {one} 列与 {other} 列有重叠的日期：请删去其中一列",
            "Sheet “{sheet}”: columns {one} and {other} share days: delete one of them",
        ),
        "target_row_key": (
            "编号“{key}”无法识别：请从导出的文件中恢复这一格",
            "“{key}” is no key: restore this cell from the exported file",
        ),
        "target_row_no_key": (
            "没有编号：只能修改导出的行；新成员请先在目标页分解时加入，再重新导出",
            "No key: only exported rows can be changed; add new people by splitting the target, then export again",
        ),
        "target_row_unknown": (
            "编号 {key} 不在这个目标里：请先在目标页加入该成员或细分，再重新导出",
            "{key} is not in this target: add the person or part on its page, then export again",
        ),
        "target_row_sum": (
            "团队行和合计行不读取，这一格却被改过：请改下面的人员行，或恢复公式",
            "Sums are not read, but this one was typed over: change the rows of people below, or restore the formula",
        ),
        "target_row_value": (
            "“{value}”不是金额或数量：请填数字，如 12000 或 1.2万",
            "“{value}” is no amount: type a number such as 12000",
        ),
        "target_row_locked": (
            "“{name}”已锁定，须保持 {before}，导入后会变为 {after}：请改回，或先在目标页解锁",
            "“{name}” is locked at {before} and would become {after}: put it back, or unlock it on the target's page",
        ),
        "target_row_beyond": (
            "你负责的“{name}”全年须保持 {before}，导入后会变为 {after}：请在本团队内调平",
            "The year of “{name}”, your part, must stay at {before} and would become {after}: even it out within",
        ),
        "target_row_forbidden": ("你不能修改这个团队的目标", "You may not change this team's targets"),
        "target_row_clash": (
            "导出之后 {name} 把它从 {then} 改成了 {now}，你也改了：请商定后在目标页修改，或选择“以文件为准”",
            "Since the export {name} changed it from {then} to {now}, and so did you: settle it on the target's page,"
            " or choose “the file is right”",
        ),
        "target_row_no_room": (
            "其中锁定的部分容不下这个数：请改大一些，或先在目标页解锁",
            "What is locked in it leaves no room for this amount: raise it, or unlock it on the target's page",
        ),
        "target_row_double": (
            "与第 {other} 行是同一个编号：请删去其中一行",
            "The same key as row {other}: delete one of them",
        ),
    }
)
