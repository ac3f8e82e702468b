// Texts of accounts: roles and permissions.
import type { Texts } from "@/texts/types";
import type { accounts as source } from "@/texts/zh-CN/accounts";

export const accounts: Texts<typeof source> = {
  title: "Accounts",
  roles: "Roles",
  rolesLead:
    "What each role may do, and how far it sees. Changes take effect at once for everybody with the role and are kept in the audit log.",
  rolesSaved: "Saved; in effect now",
  fixedRole:
    "The administrator always has every permission, so that nobody can lock everybody out; this role cannot be changed.",
  changes: "{{count}} unsaved changes",
  discard: "Discard",
  saveRole: "Save",
  hidden: {
    title: "Fields this role cannot see",
    lead: "A hidden field appears nowhere: lists, records, filters, sorting, search, exports, imports, history, API. Telephones can be masked instead (138****1234). Somebody with several roles sees what any of them may see.",
    add: "Add a field to hide",
    how: "{{name}}: how it is hidden",
    hidden: "Hidden",
    masked: "Masked",
    show: "Show again",
  },
  reach: { none: "None", own: "Own only", team: "Own team", below: "Team and below", all: "All" },
  group: {
    customer: "Customers",
    contact: "Contacts",
    followup: "Follow-ups",
    deal: "Deals",
    product: "Products",
    member: "Members",
    team: "Teams",
    target: "Targets",
    insight: "Analysis",
    role: "Roles",
    user: "Users",
    custom_field: "Custom fields",
    pipeline: "Pipelines",
    metric: "Metrics",
    audit: "Audit",
    import: "Import",
    view: "Views",
    company: "Company",
    leave: "Leave",
    calendar: "Calendar",
  },
};
