// The four numbers side by side, each with how good it has been; below them where the period may end, and the call.
import { EditOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Method, type Outlook, shareText, signedShare } from "@/api/outlook";
import { formatMoment } from "@/domain/dates";
import { listAddress } from "@/domain/view";
import { CallDialog } from "@/features/forecast/CallDialog";
import { Money, useAmounts } from "@/ui/figure/Money";
import { RangeBar } from "@/ui/figure/RangeBar";
import { StatFigure } from "@/ui/figure/StatFigure";
import { useLanguage } from "@/ui/language";

export function Figures({ data }: { data: Outlook }) {
  const { t } = useTranslation("forecast");
  const { t: td } = useTranslation("forecastDesk");
  const amounts = useAmounts();
  const { node } = data;
  const gap = node.target - (node.p50 ?? node.won);
  const past = (method: Method) => {
    const score = node.scores.find((one) => one.method === method);
    return score?.mape != null
      ? t("past", { mape: shareText(score.mape), bias: signedShare(score.bias) })
      : t("pastNone");
  };
  const money = (fen: number | null) => (fen === null ? "–" : <Money fen={fen} />);
  const to = (drill: typeof node.drill) => listAddress("/deals", { scope: "all", filter: drill.filter });
  return (
    <>
      <section className="yd-figures">
        <StatFigure
          label={t("commit")}
          value={money(node.commit)}
          note={
            <>
              {node.people > 0 && <div>{td("calledOf", { called: node.called, people: node.people })}</div>}
              {past("commit")}
            </>
          }
        />
        <StatFigure label={t("weighted")} value={money(node.weighted)} note={past("weighted")} />
        <StatFigure
          label={td("p50")}
          value={money(node.p50)}
          note={
            node.p10 !== null && node.p90 !== null ? (
              <>
                <div title={t("rangeHow")}>
                  <Range low={node.p10} high={node.p90} />
                </div>
                {past("statistical")}
              </>
            ) : (
              past("statistical")
            )
          }
        />
        <StatFigure
          label={t("target")}
          value={node.target ? money(node.target) : t("noTarget")}
          tone={node.chance !== null && node.chance < 0.5 ? "risk" : "plain"}
          note={
            node.target
              ? `${t("chance")} ${shareText(node.chance)} · ${td(gap > 0 ? "gapBy" : "overBy", { amount: amounts.said(Math.abs(gap)) })}`
              : td("noTargetNote")
          }
        />
        <StatFigure label={t("won")} value={money(node.won)} to={to(node.drill)} note={td("wonHow")} />
        <StatFigure
          label={td("openDue")}
          value={money(node.open_fen)}
          to={to(node.open_drill)}
          note={td("dueCount", { count: node.open_count })}
        />
      </section>
      {node.p10 !== null && node.p50 !== null && node.p90 !== null && (
        <section className="yd-panel yd-stack">
          <RangeBar
            won={node.won}
            p10={node.p10}
            p50={node.p50}
            p90={node.p90}
            commit={node.commit}
            target={node.target}
          />
          <p className="yd-legend yd-faint">{td("legend")}</p>
        </section>
      )}
      <CallLine data={data} />
    </>
  );
}

function Range({ low, high }: { low: number; high: number }) {
  const { t } = useTranslation("forecast");
  const amounts = useAmounts();
  return <>{t("range", { low: amounts.said(low), high: amounts.said(high) })}</>;
}

function CallLine({ data }: { data: Outlook }) {
  const { t } = useTranslation("forecast");
  const { t: td } = useTranslation("forecastDesk");
  const { language } = useLanguage();
  const amounts = useAmounts();
  const [open, setOpen] = useState<"calls" | "overrides" | null>(null);
  const { node, can } = data;
  return (
    <section className="yd-panel yd-toolbar">
      <span>
        {node.own
          ? t("submittedAt", { by: node.own.by, at: formatMoment(node.own.at, language) })
          : node.kind === "member"
            ? t("notSubmitted")
            : td("rolled", { amount: amounts.said(node.rolled_commit ?? 0) })}{" "}
        {node.own?.stale && data.callable && <b className="yd-risk">{t("stale")}</b>}
        {node.override && (
          <span className="yd-risk">
            {t("overriddenBy", {
              by: node.override.by,
              amount: amounts.said(node.override.commit),
              note: node.override.note,
            })}
          </span>
        )}
      </span>
      <span className="yd-grow" />
      {!data.callable && <span className="yd-faint">{td(`cadence.${data.cadence}`)}</span>}
      {data.callable && can.submit && (
        <Button type="primary" onClick={() => setOpen("calls")}>
          {t(node.own ? "submitAgain" : "submit")}
        </Button>
      )}
      {data.callable && can.override && (
        <Button icon={<EditOutlined />} onClick={() => setOpen("overrides")}>
          {td("override")}
        </Button>
      )}
      {data.at && <span className="yd-faint">{td("asOf", { at: formatMoment(data.at, language) })}</span>}
      {open && <CallDialog line={node} period={data.period.key} path={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
