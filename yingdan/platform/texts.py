"""What the platform says to users, in both languages."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

register_texts(
    {
        "unknown_resource": ("没有“{resource}”这类数据", "There is no kind of record called {resource}"),
        "version_conflict": (
            "保存期间有人改过这条记录，请对照后再保存",
            "Somebody changed this record meanwhile; compare both versions and save again",
        ),
        "not_offered": ("这类数据不支持此操作", "These records do not offer this action"),
        "not_editable": ("此字段不能直接修改", "This field cannot be edited"),
        "not_sortable": ("不能按“{field}”排序", "Cannot sort by {field}"),
        "not_filterable": ("不能按“{field}”筛选", "Cannot filter by {field}"),
        "not_groupable": ("不能按“{field}”分组", "Cannot group by {field}"),
        "not_summable": ("“{field}”不能合计", "Cannot sum {field}"),
        "bad_operator": ("“{field}”不支持运算符 {operator}", "{field} does not support the operator {operator}"),
        "too_deep": ("条件嵌套最多 {max} 层", "Conditions may be nested {max} deep at most"),
        "too_many_rules": ("条件最多 {max} 条", "At most {max} rules"),
        "too_many_values": ("最多 {max} 个值", "At most {max} values"),
        "too_precise": ("最多 {places} 位小数", "At most {places} decimal places"),
        "no_such_record": ("没有这条记录，或您看不到它", "No such record, or you cannot see it"),
        "bad_number": ("请输入数字", "Enter a number"),
        "bad_date": ("请输入日期，例如 2026-03-31", "Enter a date like 2026-03-31"),
        "bad_datetime": ("请输入日期和时间", "Enter a date and time"),
        "bad_email": ("邮箱格式不正确", "Not a valid e-mail address"),
        "bad_phone": ("电话号码格式不正确", "Not a valid phone number"),
        "bad_url": ("网址格式不正确", "Not a valid web address"),
        "not_your_view": ("只有视图的创建人可以修改它", "Only who made this view can change it"),
        "no_team": ("您不属于任何团队", "You belong to no team"),
        "bad_field_name": (
            "字段名须以 c_ 开头，只含小写字母、数字和下划线",
            "A field name begins with c_ and has small letters, digits and underscores only",
        ),
        "taken": ("已被使用", "Already taken"),
        "label_taken": ("已有同名字段，请换个名称", "There is a field of this name already"),
        "duplicate_choice": ("选项不能重复", "Choices must differ"),
        "file_too_large": ("文件不能超过 {megabytes} MB", "Files may have {megabytes} MB at most"),
        "file_kind": (
            "只接受图片、PDF、Office 文档和纯文本",
            "Only pictures, PDF, office documents and plain text are accepted",
        ),
        "storage_away": (
            "照片存储暂时无法访问，请稍后重试；仍不行请联系管理员",
            "The storage for photos cannot be reached; try again later, and tell the administrator if it stays so",
        ),
        "too_many_rows": (
            "一次最多处理 {max} 行，请先缩小筛选范围再分批处理",
            "At most {max} rows at a time; narrow the filter and work in parts",
        ),
        "undo_expired": ("已撤销过，或超过了可撤销的时间", "Already undone, or too late to undo"),
        "changed_since": ("之后又有人改过，未撤销", "Changed again since; left as it is"),
        "notify.import.done": (
            "“{name}”导入完成：新增 {new}，更新 {update}，有误 {error}",
            "Import of {name} is done: {new} added, {update} updated, {error} with mistakes",
        ),
        "notify.channel_test": (
            "渠道“{name}”的测试消息：收到即表示配置正确",
            "Test of the channel “{name}”: if you read this, it works",
        ),
        "notice_title": ("{count} 条提醒", "{count} notifications"),
        "notice_waits": ("稍后重试", "Will be tried again"),
        "notice_quiet_empty": ("开始和结束时间不能相同", "Must differ from the beginning"),
        "notice_https": ("地址须以 https:// 开头", "The address must begin with https://"),
        "notice_no_email": (
            "请先在“通知设置”里填写您自己的邮箱，测试邮件才有收件人",
            "Enter your own e-mail address under notification settings first: the test needs a recipient",
        ),
        "notice_no_phone": (
            "请先在成员资料里填写您自己的手机号，测试短信才有收件人",
            "Enter your own telephone number in your member record first: the test needs a recipient",
        ),
        "notice_sms_text": ("要有一个字段的值含 {{text}}（短信正文）", "One field must contain {{text}}, the message"),
        "notice_sms_phone": ("要有一个字段的值含 {{phone}}（手机号）", "One field must contain {{phone}}, the number"),
        "constraint": ("与其他数据冲突或仍被引用", "In conflict with other data, or still referred to"),
    }
)

groups.register("import", ("导入", "Imports"))
