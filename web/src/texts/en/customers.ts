// Texts of customers: 360° page, follow-ups, contacts.
import type { Texts } from "@/texts/types";
import type { customers as source } from "@/texts/zh-CN/customers";

export const customers: Texts<typeof source> = {
  title: "Customers",
  method: {
    call: "Call",
    visit: "Visit",
    wechat: "WeChat",
    meeting: "Meeting",
    demo: "Demo",
    email: "E-mail",
    other: "Other",
  },
  followup: {
    new: "New follow-up",
    text: "Follow-up",
    placeholder: "What was said, how did they take it, what comes next? Paste pictures here; Ctrl+Enter saves",
    next: "Next contact",
    nextAt: "Next contact {{at}}",
    inDays: "in {{count}} d",
    mention: "@colleague",
    picture: "Picture",
    pictureHint: "Add a picture (or paste it)",
    removeFile: "Remove {{name}}",
    save: "Save",
    saved: "Follow-up saved",
    failed: "Not saved; your text is still here, try again shortly",
    deal: "Deal",
  },
};
