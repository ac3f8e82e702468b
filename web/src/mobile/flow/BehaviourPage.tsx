// What I (or my people) did this month: against as many days before, and against peers.
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Behaviour, shareText, useBehaviour } from "@/api/flow";
import { useMe } from "@/api/me";
import { formatDay, today } from "@/domain/dates";
import { homeNode, periodKey, type Span } from "@/mobile/results/attainment";
import { useLanguage } from "@/ui/language";
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
  const [below, setBelow] = useState<{ key: string; name: string } | null>(null);
  if (!me) return null;
  if (!me.member) return <EmptyState title={t("behaviour.empty")} hint={t("behaviour.emptyHint")} />;
  const node = below?.key ?? homeNode(me.member, me.permissions);
  return (
    <>
      <header className="ph-head">
        <button
          type="button"
          className="ph-back"
          aria-label={tc("back")}
          onClick={() => (below ? setBelow(null) : back())}
        >
          <LeftOutline />
        </button>
        <h1>{below?.name ?? t("behaviour.title")}</h1>
      </header>
      <div className="ph-chips">
        {SPANS.map((one) => (
          <button key={one} type="button" aria-pressed={one === span} onClick={() => setSpan(one)}>
            {tp(`results.${one}`)}
          </button>
        ))}
      </div>
      <Figures node={node} period={periodKey(span, today())} onOpen={setBelow} />
    </>
  );
}

interface FiguresProps {
  node: string;
  period: string;
  onOpen: (below: { key: string; name: string }) => void;
}
function Figures({ node, period, onOpen }: FiguresProps) {
  const { t } = useTranslation("flow");
  const { language, label } = useLanguage();
  const found = useBehaviour(period, node);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={6} />;
  const data = found.data;
  return (
    <>
      <section className="ph-panel">
        <p className="yd-faint">
          {t("behaviour.against", {
            start: formatDay(data.before_start, language),
            end: formatDay(data.before_end, language),
          })}
        </p>
        <ul className="ph-rows">
          {data.metrics.map((one, place) => (
            <Metric key={one.code} name={label(one.label)} data={data} place={place} />
          ))}
          {data.rates.map((one, place) => (
            <Share key={one.code} name={label(one.label)} data={data} place={place} />
          ))}
        </ul>
      </section>
      {data.lines.length > 0 && (
        <section className="ph-panel">
          <ul className="ph-rows">
            {data.lines.map((line) => (
              <li key={line.key}>
                <button type="button" className="ph-row" onClick={() => onOpen({ key: line.key, name: line.name })}>
                  <span>
                    <strong>{line.name}</strong>
                    <small className="ph-words">
                      {[
                        ...data.metrics.map((one, place) => `${label(one.label)} ${line.figures[place]?.value ?? 0}`),
                        ...data.rates.map((one, place) => {
                          const share = line.rates[place];
                          return `${label(one.label)} ${shareText(share?.part ?? 0, share?.whole ?? 0)}`;
                        }),
                      ].join(" · ")}
                    </small>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Metric({ name, data, place }: { name: string; data: Behaviour; place: number }) {
  const { t } = useTranslation("flow");
  const figure = data.total.figures[place];
  const peers = data.peers[place];
  if (!figure) return null;
  const change = figure.value - figure.before;
  const standing = figure.standing === "low" || figure.standing === "high" ? figure.standing : null;
  return (
    <li>
      <div className="ph-row">
        <span>
          <strong>{name}</strong>
          <small>{peers ? `${t("behaviour.peers")} ${peers.median}` : t("behaviour.peersFew")}</small>
          {standing && (
            <small className={standing === "low" ? "yd-risk" : "yd-gain"}>{t(`behaviour.standing.${standing}`)}</small>
          )}
        </span>
        <span style={{ flex: "none", textAlign: "right" }}>
          <strong className="yd-num">{figure.value}</strong>
          <small className={change < 0 ? "yd-risk" : change > 0 ? "yd-gain" : "yd-faint"}>
            {change > 0 ? `+${change}` : change === 0 ? "±0" : change}
          </small>
        </span>
      </div>
    </li>
  );
}

function Share({ name, data, place }: { name: string; data: Behaviour; place: number }) {
  const { t } = useTranslation("flow");
  const figure = data.total.rates[place];
  const peers = data.rate_peers[place];
  if (!figure) return null;
  const standing = figure.standing === "low" || figure.standing === "high" ? figure.standing : null;
  return (
    <li>
      <div className="ph-row">
        <span>
          <strong>{name}</strong>
          <small>{peers ? `${t("behaviour.peers")} ${peers.median}%` : t("behaviour.peersFew")}</small>
          {standing && (
            <small className={standing === "low" ? "yd-risk" : "yd-gain"}>{t(`behaviour.standing.${standing}`)}</small>
          )}
        </span>
        <span style={{ flex: "none", textAlign: "right" }}>
          <strong className="yd-num">{shareText(figure.part, figure.whole)}</strong>
          <small className="yd-faint">
            {figure.part}/{figure.whole}
          </small>
        </span>
      </div>
    </li>
  );
}
