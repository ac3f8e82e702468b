// What happened, in a timeline: one sentence for each verb of the event log.
import type { Texts } from "@/texts/types";
import type { event as source } from "@/texts/zh-CN/event";

export const event: Texts<typeof source> = {
  customer: {
    created: "created the customer “{{name}}”",
    updated: "changed the customer's details",
    deleted: "deleted the customer “{{name}}”",
    assigned: "moved the customer from {{from}} to {{to}}",
    shared: "invited {{member}}",
    unshared: "ended the work with {{member}}",
    became_existing: "became an existing customer with the first deal won",
  },
  contact: {
    created: "added the contact {{name}}",
    updated: "changed the contact {{name}}",
    deleted: "deleted the contact {{name}}",
  },
  followup: { created: "wrote a follow-up", updated: "changed a follow-up", deleted: "deleted a follow-up" },
  deal: {
    created: "opened the deal “{{name}}” in “{{stage}}”",
    updated: "changed the deal “{{name}}”",
    deleted: "deleted the deal “{{name}}”",
    stage_moved: "moved the deal “{{name}}” from “{{from}}” to “{{to}}”",
    won: "won “{{name}}” for {{amount}} CNY",
    lost: "lost “{{name}}”{{more}}",
    abandoned: "abandoned the deal “{{name}}”{{more}}",
    reopened: "reopened the deal “{{name}}” in “{{stage}}”",
    assigned: "moved the deal “{{name}}” from {{from}} to {{to}}",
    lines_changed: "changed the products of the deal “{{name}}”",
    member_added: "{{member}} joined the deal “{{name}}”",
    member_removed: "{{member}} left the deal “{{name}}”",
    shared: "{{member}} joined the deal “{{name}}”",
  },
  leave: {
    registered: "registered leave of {{name}}, {{start}} to {{end}}, {{days}} workdays",
    changed: "changed the leave of {{name}}: {{start}} to {{end}}, {{days}} workdays",
    cancelled: "cancelled the leave of {{name}}, {{start}} to {{end}}",
    deleted: "deleted the leave of {{name}}, {{start}} to {{end}}",
  },
  other: "something changed",
};
