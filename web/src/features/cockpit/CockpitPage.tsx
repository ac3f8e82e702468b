// The cockpit: will we make it, who not, why, what now – one page, every figure opens.
import "@/styles/attainment.css";
import "@/styles/gap.css";
import { useTranslation } from "react-i18next";
import { type Cockpit, useCockpit } from "@/api/cockpit";
import { drillTo, FACTORS } from "@/api/remedies";
import { today } from "@/domain/dates";
import { periodAt } from "@/domain/period";
import { DealsPanel, PeoplePanel, RemediesPanel } from "@/features/cockpit/Panels";
import { Money, useAmounts } from "@/ui/figure/Money";
import { OutOfReach } from "@/ui/figure/OutOfReach";
import { PeriodPicker } from "@/ui/figure/PeriodPicker";
import { StatFigure } from "@/ui/figure/StatFigure";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { behindFactor } from "@/ui/remedy/behind";
import { Lack } from "@/ui/remedy/Lack";
import { useAnswer } from "@/ui/remedy/useAnswer";
import { percent } from "@/ui/remedy/words";
import { SeriousFigure } from "@/ui/risk/SeriousFigure";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("cockpit");
  const { t: tg } = useTranslation("gap");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const period = search.get("period") ?? periodAt("quarter", today());
  const found = useCockpit(search.get("node"), period);
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
        <span className="yd-grow" />
        <PeriodPicker value={period} onChange={(next) => patch({ period: next })} />
      </header>
      {found.error ? (
        <PageError error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <div className={found.isPlaceholderData ? "yd-stack yd-stale" : "yd-stack"}>
          <nav className="yd-crumbs" aria-label={tg("path")}>
            {search.get("node") && (
              <span>
                <button type="button" className="yd-text-button" onClick={() => patch({ node: null })}>
                  {tg("top")}
                </button>
              </span>
            )}
            <b>{found.data.gap.node.name}</b>
          </nav>
          <Answer data={found.data} />
          <Hidden gap={found.data.gap} />
          <Numbers data={found.data} period={period} />
          <div className="yd-gap-pair">
            <Why data={found.data} period={period} />
            <RemediesPanel data={found.data} />
          </div>
          <PeoplePanel data={found.data} period={period} />
          <DealsPanel data={found.data} />
        </div>
      ) : (
        <Loading shape="cards" />
      )}
    </div>
  );
}

function Hidden({ gap }: { gap: Cockpit["gap"] }) {
  return <OutOfReach node={gap.node.key} first={gap.period.start} last={gap.period.end} />;
}

function Answer({ data }: { data: Cockpit }) {
  const { word, tone, how } = useAnswer(data);
  return (
    <section className="yd-panel yd-cockpit-answer">
      <p className={tone}>
        <strong>{word}</strong>
      </p>
      {how.map((one) => (
        <p key={one} className="yd-faint">
          {one}
        </p>
      ))}
    </section>
  );
}

function Numbers({ data, period }: { data: Cockpit; period: string }) {
  const { t } = useTranslation("cockpit");
  const { t: tg } = useTranslation("gap");
  const { said } = useAmounts();
  const { node } = data.gap;
  const forecast = `/forecast?${new URLSearchParams({ node: node.key, period })}`;
  const share = (fen: number) => (node.target ? t("ofTarget", { share: percent(fen / node.target) }) : tg("noTarget"));
  const record = (one: Cockpit["numbers"][number]) =>
    one.mape === null || one.periods === 0
      ? t("noRecord")
      : t("record", {
          count: one.periods,
          mape: percent(one.mape),
          lean: t((one.bias ?? 0) >= 0 ? "high" : "low", { share: percent(Math.abs(one.bias ?? 0)) }),
        });
  return (
    <section className="yd-figures" aria-label={t("numbers")}>
      {data.numbers.map((one) => (
        <StatFigure
          key={one.method}
          label={t(one.method)}
          value={
            one.amount === null ? t(one.method === "commit" ? "notCalled" : "notWorked") : <Money fen={one.amount} />
          }
          to={forecast}
          tone={one.amount !== null && node.target > 0 && one.amount < node.target ? "risk" : "plain"}
          note={
            <>
              {one.amount !== null && <span>{share(one.amount)}</span>}
              {one.low !== null && one.high !== null && (
                <span> · {t("range", { low: said(one.low), high: said(one.high) })}</span>
              )}
              <br />
              {record(one)}
            </>
          }
        />
      ))}
      <StatFigure
        label={t("target")}
        value={<Money fen={node.target} />}
        to={`/attainment?${new URLSearchParams({ node: node.key, period })}`}
        note={
          <>
            {tg("won")} <Money fen={node.won} />
            <br />
            {node.chance !== null && `${tg("chance")} ${percent(node.chance)}`}
          </>
        }
        share={node.target ? node.won / node.target : null}
        now={data.gap.elapsed}
      />
      <SeriousFigure node={node.key} />
    </section>
  );
}

function Why({ data, period }: { data: Cockpit; period: string }) {
  const { t } = useTranslation("cockpit");
  const { t: tg } = useTranslation("gap");
  const { node } = data.gap;
  const most = Math.max(1, ...FACTORS.map((one) => Math.abs(node.parts[one])));
  return (
    <section className="yd-panel" aria-label={t("why")}>
      <h2>{t("why")}</h2>
      <ul className="yd-gap-list">
        {FACTORS.map((one) => {
          const to = drillTo(behindFactor(node, one));
          return (
            <li key={one}>
              <span>
                {to ? <Link to={to}>{tg(`factor.${one}`)}</Link> : tg(`factor.${one}`)}
                <span className="yd-gap-bar" aria-hidden="true">
                  <i
                    className={node.parts[one] > 0 ? "yd-gap-minus" : "yd-gap-plus"}
                    style={{ width: `${(Math.abs(node.parts[one]) / most) * 100}%` }}
                  />
                </span>
              </span>
              <Lack fen={node.parts[one]} />
            </li>
          );
        })}
      </ul>
      <p>
        <Link to={`/gaps?${new URLSearchParams({ node: node.key, period })}`}>{t("whyMore")}</Link>
      </p>
    </section>
  );
}
