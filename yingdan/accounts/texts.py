"""What the accounts app says to its users."""

from yingdan.kernel.texts import register_texts

register_texts(
    {
        "wrong_password": ("用户名或密码不正确", "Wrong user name or password"),
        "wrong_current_password": ("当前密码不正确", "The current password is wrong"),
        "locked_out": (
            "登录失败次数过多，请在 {minutes} 分钟后再试",
            "Too many failed sign-ins; please try again in {minutes} minutes",
        ),
        "must_change_password": (
            "请先把一次性密码换成您自己的密码",
            "Please replace your one-time password with your own first",
        ),
        "token_reads_only": ("这个接口密钥只能读取", "This API token may only read"),
        "not_by_token": (
            "此操作不能用接口密钥完成，请登录后操作",
            "An API token cannot do this; please sign in",
        ),
        "role_fixed": ("管理员角色始终拥有全部权限，不能修改", "The administrator role always holds every permission"),
        "last_administrator": ("至少要保留一位在职的管理员", "At least one active administrator must remain"),
        "username_taken": ("用户名“{value}”已被使用", "The user name {value} is taken"),
        "unknown_permission": ("没有“{value}”这个权限", "No such permission: {value}"),
        "field_not_hideable": ("字段“{value}”不能隐藏", "The field {value} cannot be hidden"),
        "unknown_role": ("没有“{value}”这个角色", "No such role: {value}"),
        "unknown_scope": ("没有“{value}”这个数据范围", "No such data scope: {value}"),
        "password_too_short": ("密码至少 {min_length} 位", "At least {min_length} characters"),
        "password_too_common": ("这个密码太常见，容易被猜到", "This password is too common"),
        "password_entirely_numeric": ("密码不能全是数字", "The password must not be all digits"),
        "password_too_similar": ("密码与您的用户名或姓名太相似", "Too similar to your user name or name"),
        "password_unchanged": ("新密码不能与当前密码相同", "The new password is the same as the current one"),
        "past_date": ("时间已过", "This moment has passed"),
    }
)
