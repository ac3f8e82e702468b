// Every visit that was begun, newest first.
import { useTranslation } from "react-i18next";
import { Tabs } from "@/features/visits/Tabs";
import { ListPage } from "@/ui/list/ListPage";

export function Page() {
  const { t } = useTranslation("visitDesk");
  return (
    <>
      <Tabs at="visits" />
      <ListPage
        resource="visit"
        title={t("visits")}
        quick={["status", "purpose", "within"]}
        none={{ title: t("none"), hint: t("noneHint") }}
      />
    </>
  );
}
