// The gap of a team or person: how much is missing, why, who needs what, and what closes it.
import "@/styles/attainment.css";
import "@/styles/gap.css";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { address } from "@/api/client";
import { useMe } from "@/api/me";
import { drillTo, type Gap, type GapLine, useGap } from "@/api/remedies";
import { today } from "@/domain/dates";
import { periodAt } from "@/domain/period";
import { may } from "@/domain/permissions";
import { Causes } from "@/features/remedies/Causes";
import { IdeasPanels } from "@/features/remedies/IdeasPanels";
import { WhoTable } from "@/features/remedies/WhoTable";
import { Money, useAmounts } from "@/ui/figure/Money";
import { OutOfReach } from "@/ui/figure/OutOfReach";
import { PeriodPicker } from "@/ui/figure/PeriodPicker";
import { StatFigure } from "@/ui/figure/StatFigure";
import { GapTabs } from "@/ui/gap/GapTabs";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { AssignDialog } from "@/ui/remedy/AssignDialog";
import type { Wish } from "@/ui/remedy/suggest";
import { percent } from "@/ui/remedy/words";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("gap");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const period = search.get("period") ?? periodAt("quarter", today());
  const { data: me } = useMe();
  const found = useGap(search.get("node"), period);
  return (
    <>
      <GapTabs at="title" />
      <div className="yd-page">
        <header className="yd-toolbar">
          <h1>{t("title")}</h1>
          <span className="yd-grow" />
          {found.data && may(me?.permissions, "remedy.export") && (
            <Button href={address("/remedies/gap/export", { node: search.get("node"), period })}>{t("export")}</Button>
          )}
          <PeriodPicker value={period} onChange={(next) => patch({ period: next })} />
        </header>
        {found.error ? (
          <PageError error={found.error} onRetry={() => void found.refetch()} />
        ) : found.data ? (
          <Figures data={found.data} period={period} stale={found.isPlaceholderData} />
        ) : (
          <Loading shape="cards" />
        )}
      </div>
    </>
  );
}

function Figures({ data, period, stale }: { data: Gap; period: string; stale: boolean }) {
  const { t } = useTranslation("gap");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const [wish, setWish] = useState<Wish | null>(null);
  const { node } = data;
  return (
    <div className={stale ? "yd-stack yd-stale" : "yd-stack"}>
      <nav className="yd-crumbs" aria-label={t("path")}>
        {search.get("node") && (
          <span>
            <button type="button" className="yd-text-button" onClick={() => patch({ node: null })}>
              {t("top")}
            </button>
          </span>
        )}
        <b>{node.name}</b>
      </nav>
      <OutOfReach node={node.key} first={data.period.start} last={data.period.end} />
      <Heads data={data} />
      <Causes data={data} onAssign={data.can_assign && node.kind === "member" ? setWish : null} />
      {data.children.length > 0 ? (
        <WhoTable data={data} onAssign={data.can_assign ? setWish : null} />
      ) : (
        node.kind === "team" && <EmptyState compact title={t("nobody")} />
      )}
      {!data.over && (
        <IdeasPanels node={search.get("node")} period={period} onAssign={data.can_assign ? setWish : null} />
      )}
      {wish && <AssignDialog wish={wish} period={period} onClose={() => setWish(null)} />}
    </div>
  );
}

function Heads({ data }: { data: Gap }) {
  const { t } = useTranslation("gap");
  const { said } = useAmounts();
  const { node, outlook } = data;
  return (
    <section className="yd-figures" aria-label={node.name}>
      <StatFigure label={t("target")} value={<Money fen={node.target} />} note={node.target ? "" : t("noTarget")} />
      <StatFigure
        label={t("won")}
        value={<Money fen={node.won} />}
        to={drillTo(node.drills.won)}
        note={t("deals", { count: node.won_count })}
      />
      <StatFigure
        label={t("weighted")}
        value={<Money fen={node.weighted} />}
        to={drillTo(node.drills.open_in)}
        note={t("weightedHow", { count: node.open_in_count })}
      />
      <StatFigure
        label={t("expected")}
        value={<Money fen={node.expected} />}
        note={node.target ? t("expectedHow", { share: percent(node.expected / node.target) }) : t("noTarget")}
        share={node.target ? node.expected / node.target : null}
        now={data.elapsed}
      />
      <GapFigure node={node} data={data} />
      <StatFigure
        label={t("chance")}
        value={node.chance === null ? "–" : percent(node.chance)}
        tone={node.chance !== null && node.chance < 0.5 ? "risk" : "plain"}
        note={
          outlook.p10 === null || outlook.p90 === null
            ? t("chanceNone")
            : t("chanceHow", { low: said(outlook.p10), high: said(outlook.p90) })
        }
      />
    </section>
  );
}

function GapFigure({ node, data }: { node: GapLine; data: Gap }) {
  const { t } = useTranslation("gap");
  return (
    <StatFigure
      label={node.gap > 0 ? t("gap") : t("over")}
      value={<Money fen={Math.abs(node.gap)} />}
      tone={node.gap > 0 ? "risk" : "gain"}
      note={data.over ? t("periodOver") : t("gapHow", { count: data.days_left })}
    />
  );
}
