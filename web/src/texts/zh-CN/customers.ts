// Texts of customers: 360° page, follow-ups, contacts.
export const customers = {
  title: "客户",
  method: { call: "电话", visit: "拜访", wechat: "微信", meeting: "会议", demo: "演示", email: "邮件", other: "其他" },
  followup: {
    new: "写跟进",
    text: "跟进内容",
    placeholder: "说了什么，对方什么态度，接下来怎么做？可直接粘贴图片，Ctrl+Enter 保存",
    next: "下次联系",
    nextAt: "下次联系 {{at}}",
    inDays: "{{count}} 天后",
    mention: "@同事",
    picture: "图片",
    pictureHint: "添加图片（也可以直接粘贴）",
    removeFile: "移除 {{name}}",
    save: "保存跟进",
    saved: "跟进已保存",
    failed: "没有保存成功，内容还在，请稍后再试",
    deal: "关联商机",
  },
} as const;
