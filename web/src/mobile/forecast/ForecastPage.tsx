// The forecast on the phone: where the period may end, the own call, the deals that it is made of, the team below.
import { Button, Tabs } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { type Outlook, type OutlookLine, shareText, signedShare, useOutlook } from "@/api/outlook";
import { formatMoment, today } from "@/domain/dates";
import { periodLabel, shifted } from "@/domain/period";
import { CallSheet } from "@/mobile/forecast/CallSheet";
import { DealRows } from "@/mobile/forecast/DealRows";
import { Sheet } from "@/mobile/record/Sheet";
import { homeNode, periodKey } from "@/mobile/results/attainment";
import { Money, useAmounts } from "@/ui/figure/Money";
import { RangeBar } from "@/ui/figure/RangeBar";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function ForecastPage() {
  const { t } = useTranslation("forecast");
  const { language } = useLanguage();
  const { data: me } = useMe();
  const [picked, setPicked] = useState<string | null>(null);
  const [period, setPeriod] = useState<string | null>(null);
  if (!me) return null;
  const { member } = me;
  const own = member ? `member:${member.id}` : null;
  const home = member
    ? homeNode(member, { ...me.permissions, "target.read": me.permissions["forecast.read"] ?? "own" })
    : null;
  const node = picked ?? home;
  return (
    <>
      <header className="ph-head">
        <h1>{t("title")}</h1>
      </header>
      {own && home !== own && member && (
        <div className="ph-chips">
          <button type="button" aria-pressed={node === home} onClick={() => setPicked(home)}>
            {member.team?.name}
          </button>
          <button type="button" aria-pressed={node === own} onClick={() => setPicked(own)}>
            {me.user.name}
          </button>
        </div>
      )}
      <Shown node={node} period={period} language={language} onPeriod={setPeriod} onNode={setPicked} />
    </>
  );
}

interface ShownProps {
  node: string | null;
  period: string | null;
  language: "zh-CN" | "en";
  onPeriod: (period: string) => void;
  onNode: (node: string) => void;
}
function Shown({ node, period, language, onPeriod, onNode }: ShownProps) {
  const { t } = useTranslation("forecast");
  const found = useOutlook(node, period);
  if (found.isPending) return <Loading rows={4} />;
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  const { data } = found;
  const first = periodKey(data.cadence, today());
  const choices = [first, shifted(first, 1), shifted(first, 2)];
  return (
    <>
      <Tabs activeKey={data.period.key} onChange={onPeriod}>
        {choices.map((one) => (
          <Tabs.Tab key={one} title={periodLabel(one, language)} />
        ))}
      </Tabs>
      <div style={{ height: 12 }} />
      {data.at === null && <EmptyState compact title={t("waiting")} />}
      <Head line={data.node} />
      <CallPanel data={data} />
      {data.children.length > 0 && <People lines={data.children} onNode={onNode} />}
      <DealRows line={data.node} />
    </>
  );
}

function Head({ line }: { line: OutlookLine }) {
  const { t } = useTranslation("forecast");
  const pair = (label: string, fen: number | null) => (
    <div>
      <dt>{label}</dt>
      <dd>
        <Money fen={fen} />
      </dd>
    </div>
  );
  return (
    <section className="ph-panel">
      <h2>
        {line.name}
        <small>{line.target ? `${t("chance")} ${shareText(line.chance)}` : t("noTarget")}</small>
      </h2>
      {line.p10 !== null && line.p50 !== null && line.p90 !== null && (
        <RangeBar {...line} p10={line.p10} p50={line.p50} p90={line.p90} />
      )}
      <dl className="ph-pair">
        {pair(t("target"), line.target)}
        {pair(t("won"), line.won)}
        {pair(t("commit"), line.commit)}
        {pair(t("best"), line.best)}
        {pair(t("weighted"), line.weighted)}
        {pair(`${t("statistical")} P50`, line.p50)}
      </dl>
      {line.p10 !== null && line.p90 !== null && (
        <p className="yd-faint">
          {t("rangeHow")}: <Money fen={line.p10} /> – <Money fen={line.p90} />
        </p>
      )}
    </section>
  );
}

function CallPanel({ data }: { data: Outlook }) {
  const { t } = useTranslation("forecast");
  const { language } = useLanguage();
  const amounts = useAmounts();
  const [open, setOpen] = useState(false);
  const { node } = data;
  const score = node.scores.find((one) => one.method === "commit");
  return (
    <section className="ph-panel">
      <p>
        {node.own
          ? t("submittedAt", { by: node.own.by, at: formatMoment(node.own.at, language) })
          : node.kind === "member" && t("notSubmitted")}{" "}
        {node.own?.stale && data.callable && <b className="yd-risk">{t("stale")}</b>}
      </p>
      {node.override && (
        <p className="yd-risk">
          {t("overriddenBy", {
            by: node.override.by,
            amount: amounts.said(node.override.commit),
            note: node.override.note,
          })}
        </p>
      )}
      <p className="yd-faint ph-before-button">
        {score?.mape != null
          ? t("past", { mape: shareText(score.mape), bias: signedShare(score.bias) })
          : t("pastNone")}
      </p>
      {data.callable && data.can.submit && (
        <Button block color="primary" size="large" onClick={() => setOpen(true)}>
          {t(node.own ? "submitAgain" : "submit")}
        </Button>
      )}
      <Sheet open={open} onClose={() => setOpen(false)}>
        <CallSheet line={node} period={data.period.key} onDone={() => setOpen(false)} />
      </Sheet>
    </section>
  );
}

function People({ lines, onNode }: { lines: OutlookLine[]; onNode: (node: string) => void }) {
  const { t } = useTranslation("forecast");
  return (
    <section className="ph-panel">
      <ul className="ph-rows">
        {lines.map((line) => (
          <li key={line.key}>
            <button type="button" className="ph-row" onClick={() => onNode(line.key)}>
              <span>
                <strong>{line.name}</strong>
                <small>
                  {t("commit")} <Money fen={line.commit} /> · {t("statistical")} <Money fen={line.p50} />
                </small>
              </span>
              <span style={{ flex: "none", textAlign: "right" }}>
                <strong className="yd-num">{shareText(line.chance)}</strong>
                <small>{t("chance")}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
