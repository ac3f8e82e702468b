// The register of calls and visits.
import { useTranslation } from "react-i18next";
import { Tabs } from "@/features/reception/Tabs";
import { ListPage } from "@/ui/list/ListPage";

export function Page() {
  const { t } = useTranslation("reception");
  return (
    <>
      <Tabs at="entries" />
      <ListPage resource="reception" title={t("entries")} quick={["kind", "state"]} />
    </>
  );
}
