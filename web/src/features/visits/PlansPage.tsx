// Plans as a list: by person, state, reason.
import { useTranslation } from "react-i18next";
import { Tabs } from "@/features/visits/Tabs";
import { ListPage } from "@/ui/list/ListPage";

export function Page() {
  const { t } = useTranslation("visitDesk");
  return (
    <>
      <Tabs at="plans" />
      <ListPage resource="visit_plan" title={t("plans")} quick={["status", "source", "purpose"]} />
    </>
  );
}
