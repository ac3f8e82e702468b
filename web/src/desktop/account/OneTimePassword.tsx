// Before anything else: a person with a one-time password sets their own.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSignOut } from "@/api/me";
import { PasswordForm } from "@/desktop/account/PasswordForm";

export function OneTimePassword() {
  const { t } = useTranslation("account");
  const { t: ts } = useTranslation("shell");
  const signOut = useSignOut();
  // The phone has no form of its own for this and sends people here.
  const [fromPhone] = useState(() => new URLSearchParams(location.search).has("phone"));
  return (
    <main className="yd-page yd-narrow" style={{ padding: 24 }}>
      <h1>{t("password.oneTime")}</h1>
      <p className="yd-muted">{t("password.oneTimeHint")}</p>
      <section className="yd-panel">
        <PasswordForm onDone={() => fromPhone && location.assign("/m")} />
      </section>
      <Button type="link" onClick={() => signOut.mutate()}>
        {ts("menu.signOut")}
      </Button>
    </main>
  );
}
