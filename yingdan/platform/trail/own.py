"""Audited tables of the platform and of accounts below it."""

from yingdan.platform.resources import spec
from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.saying import rewritten, rights
from yingdan.platform.trail.words import describe

NAME = Field("name", ("名称", "Name"))
ORDER = Field("position", ("顺序", "Order"), "integer")
TYPES = {
    "text": ("单行文字", "Text"), "longtext": ("多行文字", "Long text"), "integer": ("整数", "Integer"),
    "decimal": ("小数", "Decimal"), "money": ("金额", "Amount"), "percent": ("百分比", "Percent"),
    "date": ("日期", "Date"), "datetime": ("日期时间", "Date and time"), "boolean": ("是否", "Yes or no"),
    "choice": ("单选", "Choice"), "multichoice": ("多选", "Several choices"), "tags": ("标签", "Tags"),
    "phone": ("电话", "Phone"), "email": ("邮箱", "E-mail"), "url": ("网址", "Web address"),
    "ref": ("关联", "Reference"),
}  # fmt: skip


def kinds() -> list[Choice]:
    """The kinds of records, by what they are called."""
    return [Choice(one.name, one.label) for one in spec.all_resources()]


def account(name: str = "user_id", label: tuple[str, str] = ("账号", "Account")) -> Field:
    """A reference to an account."""
    return Field(name, label, "ref", ref="accounts_user")


describe(
    "accounts_user", ("账号", "Account"),
    Field("username", ("登录名", "Sign-in name")),
    Field("name", ("姓名", "Name")),
    Field("email", ("邮箱", "E-mail"), "email"),
    Field("password", ("密码", "Password")),
    Field("locale", ("语言", "Language"), "choice",
          choices=(Choice("zh-CN", ("中文", "Chinese")), Choice("en", ("英文", "English")))),
    Field("preferences", ("个人偏好", "Preferences")),
    Field("is_active", ("可以登录", "May sign in"), "boolean"),
    Field("must_change_password", ("下次登录须改密码", "Must change password"), "boolean"),
    title="name", words={"password": rewritten, "preferences": rewritten},
)  # fmt: skip
describe(
    "accounts_role", ("角色", "Role"),
    Field("code", ("代码", "Code")),
    Field("zh", ("中文名称", "Chinese name")),
    Field("en", ("英文名称", "English name")),
    Field("grants", ("权限", "Rights")),
    Field("fields", ("看不到的字段", "Hidden fields")),
    Field("decided", ("已定夺的权限", "Rights decided on")),
    ORDER,
    Field("builtin", ("系统自带", "Built in"), "boolean"),
    title=("zh", "en"), words={"grants": rights, "fields": rewritten, "decided": rewritten},
)  # fmt: skip
describe(
    "accounts_userrole", ("账号的角色", "Role of an account"),
    account(),
    Field("role_id", ("角色", "Role"), "ref", ref="accounts_role"),
    title="user__name",
)  # fmt: skip
describe(
    "accounts_apitoken", ("接口令牌", "API token"),
    account(),
    NAME,
    Field("prefix", ("前几位", "First characters")),
    Field("permissions", ("限定的权限", "Narrowed to"), "tags"),
    Field("expires_at", ("有效期至", "Valid until"), "datetime"),
    Field("revoked_at", ("作废时间", "Revoked at"), "datetime"),
    title="name",
)  # fmt: skip
describe(
    "platform_company", ("公司", "Company"),
    NAME,
    Field("currency", ("币种", "Currency")),
    Field("is_demo", ("演示公司", "Demo company"), "boolean"),
    Field("settings", ("公司设置", "Company settings")),
    title="name", words={"settings": rewritten},
)  # fmt: skip
describe(
    "platform_customfield", ("自定义字段", "Custom field"),
    Field("resource", ("对象", "Record type"), "choice", choices=kinds),
    Field("name", ("内部名", "Internal name")),
    Field("zh", ("中文名称", "Chinese name")),
    Field("en", ("英文名称", "English name")),
    Field("type", ("类型", "Type"), "choice", choices=tuple(Choice(*pair) for pair in TYPES.items())),
    Field("choices", ("选项", "Choices")),
    Field("unit", ("单位", "Unit")),
    Field("required", ("必填", "Required"), "boolean"),
    Field("indexed", ("常用筛选", "Often filtered"), "boolean"),
    ORDER,
    Field("archived_at", ("停用时间", "Archived at"), "datetime"),
    title=("zh", "en"), words={"choices": rewritten},
)  # fmt: skip
describe(
    "platform_savedview", ("视图", "Saved view"),
    Field("resource", ("对象", "Record type"), "choice", choices=kinds),
    NAME,
    account("owner_id", ("创建人", "Made by")),
    Field("visibility", ("谁能看到", "Who sees it"), "choice", choices=(
        Choice("private", ("只有我", "Only me")), Choice("team", ("我的团队", "My team")),
        Choice("company", ("全公司", "The company")),
    )),
    Field("team_ids", ("可见的团队", "Teams that see it")),
    Field("pinned", ("固定", "Pinned"), "boolean"),
    ORDER,
    Field("state", ("筛选、列和排序", "Filter, columns and order")),
    title="name", words={"state": rewritten, "team_ids": rewritten},
)  # fmt: skip
describe(
    "platform_noticechannel", ("通知渠道", "Notification channel"),
    NAME,
    Field("kind", ("类型", "Type"), "choice", choices=(
        Choice("email", ("邮件", "E-mail")), Choice("wecom", ("企业微信", "WeCom")),
        Choice("dingtalk", ("钉钉", "DingTalk")), Choice("feishu", ("飞书", "Feishu")),
        Choice("sms", ("短信", "Text message")),
    )),
    Field("settings", ("服务器设置", "Server settings")),
    Field("password", ("地址与密钥", "Address and keys")),
    Field("team_ids", ("适用团队", "Teams it serves")),
    Field("groups", ("通知内容", "What about"), "tags"),
    Field("by_default", ("默认开启", "On unless switched off"), "boolean"),
    Field("enabled", ("启用", "In use"), "boolean"),
    title="name", words={"settings": rewritten, "password": rewritten, "team_ids": rewritten},
)  # fmt: skip
describe(
    "platform_noticepreference", ("通知偏好", "Notification preference"),
    account(),
    Field("choices", ("通知内容", "What about")),
    Field("quiet_from", ("免打扰开始", "Quiet from")),
    Field("quiet_to", ("免打扰结束", "Quiet until")),
    Field("quiet_weekend", ("周末免打扰", "Quiet at weekends"), "boolean"),
    Field("digest", ("汇总发送", "Collected"), "choice", choices=(
        Choice("at_once", ("即时", "At once")), Choice("hourly", ("每小时", "Hourly")),
        Choice("daily", ("每天", "Daily")),
    )),
    Field("digest_at", ("每天几点", "Daily at")),
    title="user__name", words={"choices": rewritten},
)  # fmt: skip
describe(
    "platform_import_recipe", ("导入方案", "Import recipe"),
    NAME,
    Field("recipe", ("对应关系", "Mapping")),
    account(),
    title="name", words={"recipe": rewritten},
)  # fmt: skip
