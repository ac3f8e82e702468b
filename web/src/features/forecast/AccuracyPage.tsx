// How good calls have been: scores by method, each period with what was said of it, and what the figures rest on.
import "@/styles/attainment.css";
import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { OUTLOOK, type Score, shareText, signedShare } from "@/api/outlook";
import { formatDay } from "@/domain/dates";
import { toDecimal } from "@/domain/money";
import { periodLabel } from "@/domain/period";
import { type Basis, BasisPanel } from "@/features/forecast/BasisPanel";
import { Tabs } from "@/features/forecast/Tabs";
import { Money } from "@/ui/figure/Money";
import { NodePicker } from "@/ui/figure/NodePicker";
import { useLanguage } from "@/ui/language";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

interface PastCall {
  day: string;
  commit: number;
  best: number;
  weighted: number;
  p10: number;
  p50: number;
  p90: number;
}
interface Past {
  period: string;
  won: number;
  due: number;
  slipped: number;
  committed: number;
  missed: number;
  calls: PastCall[];
}
interface Accuracy {
  node: { key: string; name: string };
  kind: string;
  periods: Past[];
  scores: Score[];
  basis: Basis | null;
}
const KINDS = ["month", "quarter", "year"] as const;

export function Page() {
  const { t } = useTranslation("forecastDesk");
  const { t: ti } = useTranslation("insight");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const node = search.get("node");
  const kind = KINDS.find((one) => one === search.get("kind")) ?? "month";
  const found = useQuery({
    queryKey: [...OUTLOOK, "accuracy", node, kind],
    queryFn: ({ signal }) => api.get<Accuracy>("/outlook/accuracy", { node, kind }, signal),
  });
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("accuracy")}</h1>
        <NodePicker value={node} name={found.data?.node.name ?? ""} onChange={(next) => patch({ node: next })} />
        <Tabs at="accuracy" />
        <span className="yd-grow" />
        <Segmented
          value={kind}
          options={KINDS.map((value) => ({ value, label: ti(`period.${value}`) }))}
          onChange={(value) => patch({ kind: value })}
        />
      </header>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={6} />}
      {found.isSuccess && (
        <div className="yd-stack">
          {found.data.scores.length === 0 ? (
            <EmptyState title={t("noScores")} hint={t("noScoresHint")} />
          ) : (
            <Scores scores={found.data.scores} />
          )}
          {found.data.periods.map((one) => (
            <PastPanel key={one.period} past={one} />
          ))}
          {found.data.basis && <BasisPanel basis={found.data.basis} />}
        </div>
      )}
    </div>
  );
}

function Scores({ scores }: { scores: Score[] }) {
  const { t } = useTranslation("forecast");
  const { t: td } = useTranslation("forecastDesk");
  return (
    <section className="yd-panel yd-x-scroll">
      <h2>{td("scores")}</h2>
      <table className="yd-figure-table">
        <thead>
          <tr>
            {(["method", "mape", "bias", "inside", "slip", "periods", "calls"] as const).map((one) => (
              <th key={one} scope="col" title={td(`head.${one}How`)}>
                {td(`head.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scores.map((one) => (
            <tr key={one.method}>
              <td>{t(one.method)}</td>
              <td>{shareText(one.mape)}</td>
              <td>{signedShare(one.bias)}</td>
              <td>{shareText(one.inside)}</td>
              <td>{shareText(one.slip)}</td>
              <td>{one.periods}</td>
              <td>{one.calls}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="yd-faint yd-after-table">{td("scoresHow")}</p>
    </section>
  );
}

function PastPanel({ past }: { past: Past }) {
  const { t } = useTranslation("forecast");
  const { t: td } = useTranslation("forecastDesk");
  const { language } = useLanguage();
  const off = (said: number) => (past.won > 0 ? signedShare((said - past.won) / past.won) : "–");
  const cell = (said: number) => (
    <td title={toDecimal(said)}>
      <Money fen={said} /> <small className="yd-faint">{off(said)}</small>
    </td>
  );
  return (
    <section className="yd-panel yd-x-scroll">
      <h2>
        {periodLabel(past.period, language)} · {td("came")} <Money fen={past.won} />
      </h2>
      <p className="yd-faint">
        {td("slipped", { slipped: past.slipped, due: past.due })}{" "}
        {past.committed > 0 && td("missed", { missed: past.missed, committed: past.committed })}
      </p>
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{td("saidOn")}</th>
            <th scope="col">{t("commit")}</th>
            <th scope="col">{t("best")}</th>
            <th scope="col">{t("weighted")}</th>
            <th scope="col">{td("p50")}</th>
            <th scope="col">P10 – P90</th>
          </tr>
        </thead>
        <tbody>
          {past.calls.map((one) => (
            <tr key={one.day}>
              <td>{formatDay(one.day, language)}</td>
              {cell(one.commit)}
              {cell(one.best)}
              {cell(one.weighted)}
              {cell(one.p50)}
              <td className={past.won < one.p10 || past.won > one.p90 ? "yd-risk" : undefined}>
                <Money fen={one.p10} /> – <Money fen={one.p90} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
