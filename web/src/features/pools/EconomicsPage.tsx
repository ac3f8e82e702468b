// What pools are worth: waiting, claimed, won afterwards; who hoards and who revives. Also as a workbook.
import { Button, Segmented } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { address } from "@/api/client";
import type { PoolKind } from "@/api/pools";
import { where } from "@/domain/conditions";
import { addDays, today } from "@/domain/dates";
import { listAddress } from "@/domain/view";
import { PoolTabs } from "@/features/pools/PoolTabs";
import { type PersonWorth, type PoolWorth, useEconomics } from "@/features/pools/queries";
import { Money } from "@/ui/figure/Money";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/attainment.css";
import "@/styles/pools.css";

const USUAL = 90;
const days = (value: number | null) => (value === null ? "–" : value.toFixed(1));

export function Page() {
  const { t } = useTranslation("pools");
  const [kind, setKind] = useState<PoolKind>("customer");
  const [start, setStart] = useState(() => addDays(today(), -USUAL));
  const [end, setEnd] = useState(today);
  const found = useEconomics(kind, start, end);
  const date = (text: string, value: string, set: (day: string) => void) => (
    <label>
      {text}{" "}
      <input
        type="date"
        className="yd-input"
        value={value}
        onChange={(event) => event.target.value && set(event.target.value)}
      />
    </label>
  );
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("economy.title")}</h1>
        <span className="yd-grow" />
        <Button href={address(`/pools/economics/${kind}/export`, { start, end })}>{t("economy.export")}</Button>
      </header>
      <PoolTabs at="economics" />
      <p className="yd-faint">{t("economy.lead")}</p>
      <div className="yd-pool-acts">
        <Segmented
          value={kind}
          options={[
            { value: "customer", label: t("customers") },
            { value: "lead", label: t("leads") },
          ]}
          onChange={setKind}
        />
        {date(t("economy.from"), start, setStart)}
        {date(t("economy.to"), end, setEnd)}
      </div>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      {found.isSuccess && <Pools rows={found.data.pools} />}
      {found.isSuccess && <People rows={found.data.people} kind={kind} />}
    </div>
  );
}

function Table({ head, second, children }: { head: readonly string[]; second?: boolean; children: ReactNode }) {
  return (
    <section className="yd-panel yd-x-scroll">
      <table className={second ? "yd-figure-table yd-second-text" : "yd-figure-table"}>
        <thead>
          <tr>
            {head.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

function Pools({ rows }: { rows: PoolWorth[] }) {
  const { t } = useTranslation("pools");
  const head = [
    "pool",
    "lying",
    "lyingDays",
    "came",
    "recycled",
    "went",
    "waited",
    "revived",
    "wins",
    "amount",
  ] as const;
  if (rows.length === 0) return <EmptyState compact title={t("none")} />;
  return (
    <Table head={head.map((one) => t(`economy.${one}`))}>
      {rows.map((one) => (
        <tr key={one.id}>
          <td>
            <Link to={`/pools/${one.id}`}>{one.name}</Link>
          </td>
          <td>{one.lying}</td>
          <td>{days(one.lying_days)}</td>
          <td>{moves(one.came, where("pool", "=", one.id))}</td>
          <td>{one.recycled}</td>
          <td>{one.went}</td>
          <td>{days(one.waited_days)}</td>
          <td>{one.revived}</td>
          <td>{one.wins}</td>
          <td>
            <Money amount={one.amount} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

const moves = (count: number, filter: ReturnType<typeof where>) => (
  <Link to={listAddress("/pools/moves", { scope: "all", filter })}>{count}</Link>
);

function People({ rows, kind }: { rows: PersonWorth[]; kind: PoolKind }) {
  const { t } = useTranslation("pools");
  const head = [
    "person", "team", "held", "idle", "claimed", "recycled", "released", "revived", "wins", "amount",
  ] as const; // biome-ignore format: one line a page
  if (rows.length === 0) return <EmptyState compact title={t("economy.none")} />;
  return (
    <Table second head={head.map((one) => t(`economy.${one}`))}>
      {rows.map((one) => (
        <tr key={one.id}>
          <td>{one.name}</td>
          <td style={{ textAlign: "start" }}>{one.team}</td>
          <td>
            <Link to={listAddress(`/${kind}s`, { scope: "all", filter: where("owner", "=", one.id) })}>{one.held}</Link>
          </td>
          <td className={one.idle > 0 ? "yd-risk" : undefined}>{one.idle}</td>
          <td>{moves(one.claimed, where("to_owner", "=", one.id))}</td>
          <td>{moves(one.recycled, where("from_owner", "=", one.id))}</td>
          <td>{one.released}</td>
          <td>{one.revived}</td>
          <td>{one.wins}</td>
          <td>
            <Money amount={one.amount} />
          </td>
        </tr>
      ))}
    </Table>
  );
}
