// The funnel on the phone: what went through the stages of a period, and why the amount of open deals changed.
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Flow, type Selection, useFlow, useWaterfall } from "@/api/flow";
import { useMe } from "@/api/me";
import { today } from "@/domain/dates";
import { daysOf } from "@/domain/grid-period";
import { bars } from "@/domain/waterfall";
import { type Asked, ChangesSheet } from "@/mobile/flow/ChangesSheet";
import { homeNode, percentText, periodKey, type Span } from "@/mobile/results/attainment";
import { Money } from "@/ui/figure/Money";
import { useBack } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const SPANS: readonly Span[] = ["month", "quarter", "year"];

export function Page() {
  const { t } = useTranslation("flow");
  const { t: tp } = useTranslation("phone");
  const { t: tc } = useTranslation();
  const back = useBack();
  const { data: me } = useMe();
  const [span, setSpan] = useState<Span>("month");
  const [asked, setAsked] = useState<Asked | null>(null);
  if (!me) return null;
  if (!me.member) return <EmptyState title={t("empty")} hint={t("emptyHint")} />;
  const days = daysOf(periodKey(span, today()));
  const chosen: Selection = {
    first: days.start,
    last: days.end,
    node: homeNode(me.member, me.permissions),
    pipeline: null,
    source: null,
    product: null,
  };
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("funnel")}</h1>
      </header>
      <div className="ph-chips">
        {SPANS.map((one) => (
          <button key={one} type="button" aria-pressed={one === span} onClick={() => setSpan(one)}>
            {tp(`results.${one}`)}
          </button>
        ))}
      </div>
      <Through chosen={chosen} onAsk={setAsked} />
      <Changes chosen={chosen} onAsk={setAsked} />
      <ChangesSheet asked={asked} chosen={chosen} onClose={() => setAsked(null)} />
    </>
  );
}

interface PartProps {
  chosen: Selection;
  onAsk: (asked: Asked) => void;
}
function Through({ chosen, onAsk }: PartProps) {
  const { t } = useTranslation("flow");
  const found = useFlow("period", chosen);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={5} />;
  const flow = found.data;
  return (
    <>
      <Hero flow={flow} />
      <section className="ph-panel">
        <h2>{flow.pipeline_name}</h2>
        <ul className="ph-rows">
          {flow.stages.map((one) => {
            const came = Object.values(one.entered).reduce((sum, pile) => sum + pile.count, 0);
            const fell = one.left.lost.count + one.left.abandoned.count;
            return (
              <li key={one.stage}>
                <button
                  type="button"
                  className="ph-row"
                  disabled={!flow.opens || one.end.count === 0}
                  onClick={() => onAsk({ figure: `stage:${one.stage}:end`, what: one.name, pipeline: flow.pipeline })}
                >
                  <span>
                    <strong>{one.name}</strong>
                    <small>
                      {`${t("entered")} ${came} · ${t("passed")} ${one.left.passed.count + one.left.won.count} · ${t("fell")} ${fell}`}
                    </small>
                    <small>
                      {`${t("conversion")} ${percentText(one.conversion)}`}
                      {one.median !== null && ` · ${t("median")} ${t("days", { days: one.median })}`}
                    </small>
                  </span>
                  <span style={{ flex: "none", textAlign: "right" }}>
                    <strong className="yd-num">{one.end.count}</strong>
                    <small>
                      <Money fen={one.end.fen} />
                    </small>
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
        {flow.share > 1 && <p className="yd-faint">{t("sampled", { share: flow.share })}</p>}
      </section>
    </>
  );
}

function Hero({ flow }: { flow: Flow }) {
  const { t } = useTranslation("flow");
  return (
    <section className="ph-panel">
      <p className="yd-faint">{flow.node.name}</p>
      <dl className="ph-pair">
        <div>
          <dt>{t("newDeals")}</dt>
          <dd className="yd-num">{flow.new.count}</dd>
        </div>
        <div>
          <dt>{t("won")}</dt>
          <dd>
            <Money fen={flow.closed.won.fen} />
          </dd>
        </div>
        <div>
          <dt>{t("winRate")}</dt>
          <dd className="yd-num">{percentText(flow.win_rate)}</dd>
        </div>
        <div>
          <dt>{t("cycle")}</dt>
          <dd className="yd-num">{flow.cycle === null ? "–" : t("days", { days: flow.cycle })}</dd>
        </div>
        {flow.leads && flow.leads.leads > 0 && (
          <div>
            <dt>{t("leadRate")}</dt>
            <dd className="yd-num">{`${percentText(flow.leads.conversion)} (${flow.leads.deals}/${flow.leads.leads})`}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Changes({ chosen, onAsk }: PartProps) {
  const { t } = useTranslation("flow");
  const found = useWaterfall(chosen, false);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={5} />;
  const fall = found.data;
  const shown = bars(fall.start, fall.blocks, fall.end);
  return (
    <section className="ph-panel">
      <h2>{t("changes")}</h2>
      <ul className="ph-rows">
        {shown.map((bar) => (
          <li key={bar.block}>
            <button
              type="button"
              className="ph-row"
              disabled={!fall.opens || bar.count === 0}
              onClick={() => onAsk({ figure: `block:${bar.block}`, what: t(`block.${bar.block}`), pipeline: null })}
            >
              <span>
                <strong>{t(`block.${bar.block}`)}</strong>
                <small>{t("times", { count: bar.count })}</small>
              </span>
              <span style={{ flex: "none", textAlign: "right" }}>
                <Money fen={bar.fen} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
