// Leads on the phone.
export const phoneLeads = {
  search: "名称、拼音、电话尾号",
  nothing: "没有找到线索",
  nothingDue: "今天没有要联系的线索",
  dueToday: "今天要联系",
  add: "新线索",
  save: "保存",
  saved: "线索已保存",
  sameTitle: "可能已有这条线索或客户",
  saveAnyway: "仍然保存",
  facts: "线索资料",
  due: "下次联系 {{at}}",
  score: "评分 {{score}}",
} as const;
