// The person's own menu: account, language, appearance, help, the phone version, sign out.
import { App, Button, Dropdown, type MenuProps } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Me, useSaveMe, useSignOut } from "@/api/me";
import { type Language, setLanguage } from "@/texts/i18n";
import { useLanguage } from "@/ui/language";
import { useGo } from "@/ui/nav";
import { type FigureColours, setPreferences, type ThemeChoice, usePreferences } from "@/ui/theme/preferences";

export function UserMenu({ me, onHelp }: { me: Me; onHelp: () => void }) {
  const { t } = useTranslation("shell");
  const { language, label } = useLanguage();
  const { theme, figures } = usePreferences();
  const { message } = App.useApp();
  const go = useGo();
  const saveMe = useSaveMe();
  const signOut = useSignOut();
  const roles = me.roles.map((role) => label(role.label)).join(" · ");

  const items: MenuProps["items"] = [
    { key: "account", label: t("menu.account") },
    {
      key: "language",
      label: t("menu.language"),
      children: [
        { key: "language:zh-CN", label: "中文" },
        { key: "language:en", label: "English" },
      ],
    },
    {
      key: "theme",
      label: t("menu.theme"),
      children: (["light", "dark", "system"] as const).map((one) => ({ key: `theme:${one}`, label: t(`menu.${one}`) })),
    },
    {
      key: "figures",
      label: t("menu.figures"),
      children: (["redGood", "greenGood"] as const).map((one) => ({ key: `figures:${one}`, label: t(`menu.${one}`) })),
    },
    { key: "help", label: t("menu.help") },
    { key: "phone", label: t("menu.phone") },
    { type: "divider" },
    { key: "out", label: t("menu.signOut") },
  ];

  function choose(key: string) {
    const [kind, value = ""] = key.split(":");
    if (kind === "account") go("/account");
    else if (kind === "language") {
      void setLanguage(value as Language);
      saveMe.mutate({ locale: value });
    } else if (kind === "theme") setPreferences({ theme: value as ThemeChoice });
    else if (kind === "figures") setPreferences({ figures: value as FigureColours });
    else if (kind === "help") onHelp();
    else if (kind === "phone") location.assign("/m");
    else if (kind === "out")
      signOut.mutate(undefined, {
        onSuccess: () => go("/"),
        onError: (error) => message.error(asApiError(error).message),
      });
  }

  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items,
        selectedKeys: [`language:${language}`, `theme:${theme}`, `figures:${figures}`],
        onClick: ({ key }) => choose(key),
      }}
      popupRender={(menu) => (
        <div className="yd-user-popup">
          <div className="yd-user-card">
            <strong>{me.user.name}</strong>
            <small>{[me.member?.team?.name, roles].filter(Boolean).join(" · ")}</small>
          </div>
          {menu}
        </div>
      )}
    >
      <Button type="text" className="yd-user" aria-label={t("menu.label", { name: me.user.name })}>
        <span className="yd-avatar" aria-hidden="true">
          {me.user.name.slice(language === "en" ? 0 : -2).slice(0, 2)}
        </span>
        <span className="yd-user-name">{me.user.name}</span>
      </Button>
    </Dropdown>
  );
}
