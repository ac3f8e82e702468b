// The person's own account: password, where they are signed in, and keys for programs.
import { Descriptions } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { PasswordForm } from "@/desktop/account/PasswordForm";
import { Sessions } from "@/desktop/account/Sessions";
import { Tokens } from "@/desktop/account/Tokens";
import { useLanguage } from "@/ui/language";

export function AccountPage() {
  const { t } = useTranslation("account");
  const { label } = useLanguage();
  const { data: me } = useMe();
  if (!me) return null;
  return (
    <div className="yd-page yd-narrow">
      <h1>{t("own.title")}</h1>
      <section className="yd-panel">
        <Descriptions
          column={{ xs: 1, md: 2 }}
          items={[
            { key: "name", label: t("own.name"), children: me.user.name },
            { key: "username", label: t("own.username"), children: me.user.username },
            { key: "team", label: t("own.team"), children: me.member?.team?.name ?? "–" },
            { key: "roles", label: t("own.roles"), children: me.roles.map((role) => label(role.label)).join(" · ") },
          ]}
        />
      </section>
      <section className="yd-panel">
        <h2>{t("own.password")}</h2>
        <PasswordForm />
      </section>
      <section className="yd-panel">
        <h2>{t("own.sessions")}</h2>
        <Sessions />
      </section>
      <section className="yd-panel">
        <h2>{t("own.tokens")}</h2>
        <Tokens />
      </section>
    </div>
  );
}
