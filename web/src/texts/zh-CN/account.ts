// One's own account.
export const account = {
  own: {
    title: "账号与安全", name: "姓名", username: "用户名", team: "团队", roles: "角色",
    password: "修改密码", sessions: "登录的设备", tokens: "接口密钥",
  },
  password: {
    current: "当前密码", next: "新密码", repeat: "再输入一次新密码", differ: "两次输入的新密码不一致", short: "至少 8 个字符", save: "修改密码",
    done: "密码已修改，其他设备已退出登录", oneTime: "请先设置您自己的密码", oneTimeHint: "现在的密码是管理员给的一次性密码。",
  },
  sessions: { device: "设备", address: "地址", since: "登录于", seen: "最近使用", here: "本机", revoke: "退出", revokeSure: "让这台设备退出登录？", web: "电脑版", phone: "手机版" },
  tokens: {
    lead: "密钥让程序以您的身份调用接口，权限不超过您自己的。", name: "用途", prefix: "开头", used: "最近使用", never: "从未", expires: "到期", noExpiry: "不到期",
    create: "新建密钥", revoke: "作废", revokeSure: "作废密钥“{{name}}”？使用它的程序会立即失效。", once: "请现在复制：密钥只显示这一次", empty: "还没有密钥", done: "我已保存",
  },
} as const;
