// All remedies within reach.
import { useTranslation } from "react-i18next";
import { Tabs } from "@/features/remedies/Tabs";
import { ListPage } from "@/ui/list/ListPage";

export function Page() {
  const { t } = useTranslation("gap");
  return (
    <>
      <Tabs at="remedies" />
      <ListPage resource="remedy" title={t("remedies")} quick={["status", "kind"]} />
    </>
  );
}
