// What people did: by team and person, against as many days before and against peers; each number opens its records.
import "@/styles/attainment.css";
import "@/styles/flow.css";
import { DownloadOutlined, UpOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { save, send } from "@/api/client";
import { asApiError } from "@/api/errors";
import { type Behaviour, type BehaviourFigure, type BehaviourLine, useBehaviour } from "@/api/flow";
import { formatDay, today } from "@/domain/dates";
import { BehaviourTrend } from "@/features/insight/flow/BehaviourTrend";
import { RateCell } from "@/features/insight/flow/RateCell";
import { drillTo } from "@/features/insight/queries";
import { NodePicker } from "@/ui/figure/NodePicker";
import { PeriodPicker } from "@/ui/figure/PeriodPicker";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("flow");
  const { language } = useLanguage();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const { message } = App.useApp();
  const [saving, setSaving] = useState(false);
  const period = search.get("period") ?? today().slice(0, 7);
  const node = search.get("node");
  const found = useBehaviour(period, node);
  const metric = search.get("metric") ?? found.data?.metrics[0]?.code ?? "";
  const write = async () => {
    setSaving(true);
    try {
      const answer = await send("GET", "/behaviour/export", undefined, { query: { period, node } });
      save(await answer.blob(), `${t("behaviour.title")}-${period}.csv`);
    } catch (error) {
      void message.error(asApiError(error).message);
    } finally {
      setSaving(false);
    }
  };
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("behaviour.title")}</h1>
        <NodePicker value={node} name={found.data?.node.name ?? ""} onChange={(next) => patch({ node: next })} />
        {node && (
          <Button icon={<UpOutlined />} onClick={() => history.back()}>
            {t("behaviour.back")}
          </Button>
        )}
        <span className="yd-grow" />
        <PeriodPicker value={period} onChange={(next) => patch({ period: next })} />
        <Button icon={<DownloadOutlined />} loading={saving} onClick={() => void write()}>
          {t("behaviour.export")}
        </Button>
      </header>
      <p className="yd-faint">{t("behaviour.lead")}</p>
      {found.isError ? (
        <PageError error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Loading />
      ) : (
        <div className={found.isPlaceholderData ? "yd-stack yd-stale" : "yd-stack"}>
          <p className="yd-faint">
            {t("behaviour.against", {
              start: formatDay(found.data.before_start, language),
              end: formatDay(found.data.before_end, language),
            })}
          </p>
          <Table data={found.data} metric={metric} onMetric={(code) => patch({ metric: code })} />
          {metric && <BehaviourTrend data={found.data} metric={metric} node={node} />}
        </div>
      )}
    </div>
  );
}

interface TableProps {
  data: Behaviour;
  metric: string;
  onMetric: (code: string) => void;
}
function Table({ data, metric, onMetric }: TableProps) {
  const { t } = useTranslation("flow");
  const { label } = useLanguage();
  const lines = [data.total, ...data.lines];
  const still = (line: BehaviourLine) =>
    line.figures.every((one) => one.value + one.before === 0) && line.rates.every((one) => one.whole === 0);
  if (lines.every(still)) return <EmptyState title={t("behaviour.empty")} hint={t("behaviour.emptyHint")} />;
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("behaviour.title")}>
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("behaviour.who")}</th>
            {data.metrics.map((one) => (
              <th key={one.code} scope="col" title={label(one.definition)}>
                <button
                  type="button"
                  className={one.code === metric ? "yd-flow-cell yd-chosen" : "yd-flow-cell"}
                  aria-pressed={one.code === metric}
                  onClick={() => onMetric(one.code)}
                >
                  <b>{label(one.label)}</b>
                </button>
              </th>
            ))}
            {data.rates.map((one) => (
              <th key={one.code} scope="col" title={label(one.definition)}>
                {label(one.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.lines.map((line) => (
            <Row key={line.key} line={line} linked />
          ))}
          <Row line={data.total} total />
          <tr>
            <td title={t("behaviour.peers")}>{t("behaviour.peers")}</td>
            {data.metrics.map((one, place) => {
              const peers = data.peers[place];
              return (
                <td key={one.code} className="yd-num" title={peers ? t("behaviour.peersHow", { ...peers }) : undefined}>
                  {peers ? peers.median : <span title={t("behaviour.peersFew")}>–</span>}
                </td>
              );
            })}
            {data.rates.map((one, place) => {
              const peers = data.rate_peers[place];
              return (
                <td key={one.code} className="yd-num">
                  {peers ? `${peers.median}%` : <span title={t("behaviour.peersFew")}>–</span>}
                </td>
              );
            })}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Row({ line, linked, total }: { line: BehaviourLine; linked?: boolean; total?: boolean }) {
  const { t } = useTranslation("flow");
  const { search } = useAddress();
  const period = search.get("period");
  const to = `/behaviour?node=${line.key}${period ? `&period=${period}` : ""}`;
  return (
    <tr className={total ? "yd-total" : ""}>
      <td>
        {linked ? <Link to={to}>{line.name}</Link> : total ? `${t("behaviour.total")} · ${line.name}` : line.name}
        {line.people > 1 && <small className="yd-faint"> {t("behaviour.people", { count: line.people })}</small>}
      </td>
      {line.figures.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the figures stand in the order of the metrics
        <Figure key={place} one={one} />
      ))}
      {line.rates.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shares stand in the order of the rates
        <RateCell key={place} one={one} />
      ))}
    </tr>
  );
}

const whole = (value: number) => value.toLocaleString("en");

function Figure({ one }: { one: BehaviourFigure }) {
  const { t } = useTranslation("flow");
  const to = drillTo(one.drill);
  const change = one.value - one.before;
  const standing = one.standing === "low" || one.standing === "high" ? t(`behaviour.standing.${one.standing}`) : "";
  return (
    <td title={[t("behaviour.before", { count: one.before }), standing].filter(Boolean).join(" · ")}>
      {to && one.value > 0 ? (
        <Link to={to} className="yd-num">
          {whole(one.value)}
        </Link>
      ) : (
        <span className="yd-num">{whole(one.value)}</span>
      )}
      <small className={change < 0 ? "yd-change yd-risk" : change > 0 ? "yd-change yd-gain" : "yd-change yd-faint"}>
        {change > 0 ? `+${whole(change)}` : change === 0 ? "±0" : `−${whole(-change)}`}
      </small>
      {one.standing === "low" && <i className="yd-standing yd-risk" role="img" aria-label={standing} />}
      {one.standing === "high" && <i className="yd-standing yd-gain" role="img" aria-label={standing} />}
    </td>
  );
}
