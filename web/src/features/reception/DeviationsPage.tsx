// Who at the desk went another way than rules and rota, how often and why; below, each single case.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { RECEPTION } from "@/api/reception";
import { where } from "@/domain/conditions";
import { addDays, today } from "@/domain/dates";
import { Span } from "@/features/reception/Span";
import { Tabs } from "@/features/reception/Tabs";
import { ListPage } from "@/ui/list/ListPage";
import { PageError } from "@/ui/state/PageError";

const USUAL = 30;
const COLUMNS = ["at", "kind", "name", "company", "expected", "member", "reason", "by_name"];
interface Deviating {
  by: string;
  count: number;
  total: number;
  reasons: string[];
}

export function Page() {
  const { t } = useTranslation("reception");
  const [span, setSpan] = useState(() => ({ start: addDays(today(), -USUAL), end: today() }));
  const found = useQuery({
    queryKey: [...RECEPTION, "deviations", span],
    queryFn: ({ signal }) => api.get<{ items: Deviating[] }>("/reception/deviations", span, signal),
  });
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("deviations")}</h1>
        <span className="yd-grow" />
        <Span {...span} onChange={(start, end) => setSpan({ start, end })} />
      </header>
      <Tabs at="deviations" />
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && found.data.items.length > 0 && (
        <section className="yd-panel yd-x-scroll">
          <table className="yd-figure-table">
            <thead>
              <tr>
                <th scope="col">{t("byDesk")}</th>
                <th scope="col">{t("deviationCount")}</th>
                <th scope="col">{t("total")}</th>
                <th scope="col">{t("share")}</th>
                <th scope="col" style={{ textAlign: "start" }}>
                  {t("reasons")}
                </th>
              </tr>
            </thead>
            <tbody>
              {found.data.items.map((one) => (
                <tr key={one.by}>
                  <td>{one.by}</td>
                  <td className={one.count > 0 ? "yd-risk" : undefined}>{one.count}</td>
                  <td>{one.total}</td>
                  <td>{((one.count / one.total) * 100).toFixed(1)}%</td>
                  <td style={{ textAlign: "start" }}>{one.reasons.join(" · ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <ListPage
        key={`${span.start}/${span.end}`}
        embedded
        resource="reception"
        defaults={{ columns: COLUMNS }}
        fixedFilter={{
          combinator: "and",
          rules: [...where("deviation", "=", true).rules, ...where("at", "between", [span.start, span.end]).rules],
        }}
      />
    </div>
  );
}
