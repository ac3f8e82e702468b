// One target: its head, what can be done with it, and the grid of teams and people by month.
import "@/styles/attainment.css";
import "@/styles/target-life.css";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { LifeActions } from "@/features/targets/LifeActions";
import { STATUS_HUE, type Target, useGrid } from "@/features/targets/queries";
import { TargetActions } from "@/features/targets/TargetActions";
import { TargetGrid } from "@/features/targets/TargetGrid";
import { TargetTabs } from "@/features/targets/TargetTabs";
import { useView } from "@/features/targets/view";
import { WorkbookMenu } from "@/features/targets/WorkbookMenu";
import { useLevelList } from "@/ui/figure/Levels";
import { Money, UnitProvider, useAmounts } from "@/ui/figure/Money";
import { StatFigure } from "@/ui/figure/StatFigure";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link, useParam } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("targets");
  const id = Number(useParam("id"));
  const view = useView();
  const opened = useRef(new Set<number>()).current;
  const grid = useGrid(id, view, opened);
  if (grid.isError) return <PageError error={grid.error} onRetry={() => void grid.refetch()} />;
  if (grid.isPending) return <Loading />;
  const { target } = grid.data;
  return (
    <UnitProvider value={target.unit}>
      <div className="yd-stack">
        <header className="yd-toolbar">
          <Link to="/targets">{t("title")}</Link>
          <h1>{target.name}</h1>
          <Tag color={STATUS_HUE[target.status]}>{t(`statuses.${target.status}`)}</Tag>
          {target.revision > 1 && <span className="yd-faint">{t("revision", { number: target.revision })}</span>}
          <span className="yd-grow" />
          <LifeActions target={target} />
          <WorkbookMenu grid={grid.data} view={view} />
          <TargetActions target={target} />
        </header>
        <Head target={target} />
        <TargetTabs target={target}>
          <TargetGrid grid={grid.data} view={view} stale={grid.isPlaceholderData} opened={opened} />
        </TargetTabs>
      </div>
    </UnitProvider>
  );
}

function Head({ target }: { target: Target }) {
  const { t } = useTranslation("targets");
  const { label } = useAmounts();
  const { language } = useLanguage();
  const list = useLevelList();
  return (
    <section className="yd-figures">
      <StatFigure
        label={t("amount")}
        value={<Money fen={target.amount} />}
        note={
          <>
            {`${target.metric_label[language === "en" ? "en" : "zh"]} · ${target.team.name} · ${t("year", { year: target.year })}`}
            {target.levels.length > 0 && <div>{list(target.levels)}</div>}
          </>
        }
      />
      <StatFigure
        label={t("split")}
        value={<Money fen={target.total} />}
        share={target.amount > 0 ? target.total / target.amount : null}
        note={t("splitHow")}
      />
      <StatFigure
        label={target.gap === 0 ? t("exact") : target.gap > 0 ? t("missing") : t("tooMuch")}
        value={<Money fen={Math.abs(target.gap)} exact />}
        unit={label}
        tone={target.gap === 0 ? "gain" : "risk"}
        note={target.gap === 0 ? t("exactHow") : t("publishNeeds")}
      />
      <StatFigure
        label={t("publishedAt")}
        value={target.published_at ? target.published_at.slice(0, 10) : "–"}
        note={target.published_by ?? t("notPublished")}
        to={
          target.status === "published"
            ? `/attainment?metric=${target.metric}&period=${target.year}&node=team:${target.team.id}`
            : undefined
        }
      />
    </section>
  );
}
