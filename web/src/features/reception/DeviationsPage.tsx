// Who at the desk went another way than rules and rota, how often and why; below, each single case.
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { address, api } from "@/api/client";
import { useMe } from "@/api/me";
import { RECEPTION } from "@/api/reception";
import { type Condition, where } from "@/domain/conditions";
import { addDays, today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { listAddress } from "@/domain/view";
import { Span } from "@/features/reception/Span";
import { Tabs } from "@/features/reception/Tabs";
import { ListPage } from "@/ui/list/ListPage";
import { Link } from "@/ui/nav";
import { PageError } from "@/ui/state/PageError";

const USUAL = 30;
const COLUMNS = ["at", "kind", "who", "expected", "member", "reason", "by_name"];
interface Deviating {
  by: string;
  count: number;
  skipped: number;
  passed: number;
  total: number;
  reasons: string[];
}

export function Page() {
  const { t } = useTranslation("reception");
  const { data: me } = useMe();
  const [span, setSpan] = useState(() => ({ start: addDays(today(), -USUAL), end: today() }));
  const found = useQuery({
    queryKey: [...RECEPTION, "deviations", span],
    queryFn: ({ signal }) => api.get<{ items: Deviating[] }>("/reception/deviations", span, signal),
  });
  const open = (by: string, count: number, what: Condition) => {
    const days = where("at", "between", [span.start, span.end]).rules;
    const filter: Condition = {
      combinator: "and",
      rules: [...days, ...where("by_name", "=", by).rules, ...what.rules],
    };
    return count === 0 ? 0 : <Link to={listAddress("/reception/entries", { scope: "all", filter })}>{count}</Link>;
  };
  return (
    <div className="yd-page">
      <Tabs at="deviations" />
      <header className="yd-toolbar">
        <h1>{t("deviations")}</h1>
        <span className="yd-grow" />
        <Span {...span} onChange={(start, end) => setSpan({ start, end })} />
        {may(me?.permissions, "reception.export") && (
          <Button href={address("/reception/deviations/export", { ...span })}>{t("export")}</Button>
        )}
      </header>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && found.data.items.length > 0 && (
        <section className="yd-panel yd-x-scroll">
          <table className="yd-figure-table">
            <thead>
              <tr>
                <th scope="col">{t("byDesk")}</th>
                <th scope="col">{t("deviationCount")}</th>
                <th scope="col">{t("skippedByDesk")}</th>
                <th scope="col">{t("missed")}</th>
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
                  <td>{open(one.by, one.count, where("deviation", "=", true))}</td>
                  <td>{open(one.by, one.skipped, where("skipped", ">", 0))}</td>
                  <td>{open(one.by, one.passed, where("missed", ">", 0))}</td>
                  <td>{open(one.by, one.total, where("member", "notNull"))}</td>
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
