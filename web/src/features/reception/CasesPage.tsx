// Disputes about whose a visitor is; each is decided on the page of its reception.
import { useTranslation } from "react-i18next";
import { Tabs } from "@/features/reception/Tabs";
import { ListPage } from "@/ui/list/ListPage";
import { Link } from "@/ui/nav";

export function Page() {
  const { t } = useTranslation("reception");
  return (
    <>
      <Tabs at="cases" />
      <ListPage
        resource="reception_case"
        title={t("cases")}
        quick={["state"]}
        rowActions={(row) => {
          const of = row.values.reception as { id: number } | null;
          return of && <Link to={`/reception/entries/${of.id}`}>{t("open")}</Link>;
        }}
      />
    </>
  );
}
