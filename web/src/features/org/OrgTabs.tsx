// The two views of the organisation: who is where, and which part of the country is whose.
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useGo } from "@/ui/nav";

export function OrgTabs({ at }: { at: "/org" | "/org/territories" }) {
  const { t } = useTranslation("org");
  const go = useGo();
  return (
    <Segmented
      value={at}
      onChange={(path) => go(path)}
      options={[
        { value: "/org", label: t("territory.people") },
        { value: "/org/territories", label: t("territory.title") },
      ]}
    />
  );
}
