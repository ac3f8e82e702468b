// All remedies within reach.
import { useTranslation } from "react-i18next";
import { GapTabs } from "@/ui/gap/GapTabs";
import { ListPage } from "@/ui/list/ListPage";

export function Page() {
  const { t } = useTranslation("gap");
  return (
    <>
      <GapTabs at="remedies" />
      <ListPage resource="remedy" title={t("remedies")} quick={["status", "kind"]} />
    </>
  );
}
