// Plans as a list: by person, state, reason; many are put off, cancelled or given away at once.
import { useTranslation } from "react-i18next";
import { Tabs } from "@/features/visits/Tabs";
import { usePlanActions } from "@/features/visits/usePlanActions";
import { ListPage } from "@/ui/list/ListPage";

export function Page() {
  const { t } = useTranslation("visitDesk");
  const { actions, dialog } = usePlanActions();
  return (
    <>
      <Tabs at="plans" />
      <ListPage
        resource="visit_plan"
        title={t("plans")}
        quick={["status", "source", "purpose"]}
        bulkActions={actions}
      />
      {dialog}
    </>
  );
}
