// Who is due: longest overdue first; and the four-visit counter of prospects and new customers.
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ref } from "@/api/resource";
import { useDue, useFour } from "@/api/visits";
import { formatDay } from "@/domain/dates";
import { Tabs } from "@/features/visits/Tabs";
import { RefPicker } from "@/ui/field/RefPicker";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { usePicking } from "@/ui/visit/usePicking";
import "@/styles/list.css";
import "@/styles/visits.css";

const AHEAD = [0, 7, 14, 30];
const PAGE = 100;

export function Page() {
  const { t } = useTranslation("visitDesk");
  const [who, setWho] = useState<Ref | null>(null);
  const [ahead, setAhead] = useState(7);
  return (
    <>
      <Tabs at="due" />
      <div className="yd-page yd-stack">
        <h1>{t("due")}</h1>
        <div className="yd-toolbar">
          <div style={{ width: 180 }}>
            <RefPicker resource="member" value={who} onChange={setWho} aria-label={t("whose")} />
          </div>
          <span>{t("ahead")}</span>
          <Select
            aria-label={t("ahead")}
            value={ahead}
            onChange={setAhead}
            options={AHEAD.map((value) => ({ value, label: t("days", { count: value }) }))}
          />
        </div>
        <DueTable key={`${who?.id}/${ahead}`} member={who?.id ?? null} ahead={ahead} />
        <Four member={who?.id ?? null} />
      </div>
    </>
  );
}

function DueTable({ member, ahead }: { member: number | null; ahead: number }) {
  const { t } = useTranslation("visitDesk");
  const { language } = useLanguage();
  const [offset, setOffset] = useState(0);
  const found = useDue(member, ahead, offset);
  const picking = usePicking((found.data?.rows ?? []).map((one) => ({ id: one.customer_id, name: one.name })));
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={8} />;
  if (found.data.rows.length === 0) return <EmptyState title={t("dueNone")} hint={t("dueNoneHint")} />;
  return (
    <>
      {picking.bar}
      <div className="yd-table-scroll">
        <table className="yd-table">
          <thead>
            <tr>
              {picking.head}
              {[t("customer"), t("grade"), t("cycle"), t("last"), t("dueOn"), t("plannedOn")].map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.data.rows.map((one) => (
              <tr key={one.customer_id}>
                {picking.cell(one.customer_id, one.name)}
                <td>
                  <Link to={`/customers/${one.customer_id}`}>{one.name}</Link>
                </td>
                <td>{one.grade}</td>
                <td>{t("days", { count: one.cycle })}</td>
                <td>{one.last_visit_on ? formatDay(one.last_visit_on, language) : "–"}</td>
                <td>
                  {formatDay(one.due_on, language)}{" "}
                  {one.overdue_days > 0 && <span className="yd-risk">{t("overdue", { count: one.overdue_days })}</span>}
                </td>
                <td>{one.planned_on ? formatDay(one.planned_on, language) : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="yd-toolbar">
        {offset > 0 && <Button onClick={() => setOffset(offset - PAGE)}>{t("earlier")}</Button>}
        {found.data.more && <Button onClick={() => setOffset(offset + PAGE)}>{t("more")}</Button>}
      </div>
    </>
  );
}

function Four({ member }: { member: number | null }) {
  const { t } = useTranslation("visitDesk");
  const found = useFour(member);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={3} />;
  const { counts, given_up, silent } = found.data;
  return (
    <section className="yd-panel" aria-label={t("four")}>
      <h2>{t("four")}</h2>
      <p className="yd-faint">{t("fourNote")}</p>
      <ul className="yd-visit-four">
        {counts.map((count, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the number of visits is the name of the figure
          <li key={number}>
            <strong>{count}</strong>
            <span>{number === counts.length - 1 ? t("visitedMore") : t("visited", { count: number })}</span>
          </li>
        ))}
      </ul>
      <h3>{t("givenUp", { count: silent })}</h3>
      {given_up.length === 0 && <p>{t("noneGivenUp")}</p>}
      <ul>
        {given_up.slice(0, 50).map((one) => (
          <li key={one.customer_id}>
            <Link to={`/customers/${one.customer_id}`}>{one.name}</Link>{" "}
            <span className="yd-faint">{t("givenUpLine", { visits: one.visits, days: one.silent_days })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
