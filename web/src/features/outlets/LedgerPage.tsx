// The ledger of one outlet.
import { useTranslation } from "react-i18next";
import { useLedger } from "@/api/outlets";
import { Tabs } from "@/features/outlets/Tabs";
import { Link, useParam } from "@/ui/nav";
import { LedgerView } from "@/ui/outlet/LedgerView";

export function Page() {
  const { t } = useTranslation("outlets");
  const id = Number(useParam("id"));
  const found = useLedger(id);
  return (
    <>
      <Tabs at="stocks" />
      <div className="yd-page yd-stack">
        <header className="yd-toolbar">
          <h1>{found.data ? `${found.data.name} ${found.data.grade} · ${t("ledger")}` : t("ledger")}</h1>
          <span className="yd-grow" />
          <Link to={`/customers/${id}`}>{t("toCustomer")}</Link>
        </header>
        <LedgerView customer={id} />
      </div>
    </>
  );
}
