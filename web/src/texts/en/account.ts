// One's own account.
import type { Texts } from "@/texts/types";
import type { account as source } from "@/texts/zh-CN/account";

export const account: Texts<typeof source> = {
  own: {
    title: "Account and security",
    name: "Name",
    username: "User name",
    team: "Team",
    roles: "Roles",
    password: "Password",
    sessions: "Devices",
    tokens: "API keys",
  },
  password: {
    current: "Current password",
    next: "New password",
    repeat: "New password again",
    differ: "The two new passwords differ",
    short: "At least 8 characters",
    save: "Change password",
    done: "Password changed; other devices were signed out",
    oneTime: "First set a password of your own",
    oneTimeHint: "The present one was given by the administrator for one use.",
  },
  sessions: {
    device: "Device",
    address: "Address",
    since: "Signed in",
    seen: "Last used",
    here: "this device",
    revoke: "Sign out",
    revokeSure: "Sign this device out?",
    web: "desktop",
    phone: "phone",
  },
  tokens: {
    lead: "A key lets a program call the API in your name, with no more rights than yours.",
    name: "Purpose",
    prefix: "Begins with",
    used: "Last used",
    never: "never",
    expires: "Expires",
    noExpiry: "never",
    create: "New key",
    revoke: "Revoke",
    revokeSure: "Revoke the key “{{name}}”? Programs that use it stop at once.",
    once: "Copy it now: the key is shown only this once",
    empty: "No keys yet",
    done: "I have saved it",
  },
};
