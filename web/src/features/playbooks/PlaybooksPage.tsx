// What won deals did in each stage and lost ones did not, by kind of deal; from here a stage's playbook is written.
import { Button, Drawer, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { formatDay } from "@/domain/dates";
import { formatMoney, toFen } from "@/domain/money";
import { may } from "@/domain/permissions";
import { BookEditor } from "@/features/playbooks/BookEditor";
import {
  type EvidencePage,
  type Facets,
  type StageEvidence,
  useEvidence,
  usePipelineNames,
} from "@/features/playbooks/queries";
import { StageTable } from "@/features/playbooks/StageTable";
import { StageTag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/plays.css";

export function Page() {
  const { t } = useTranslation("playsDesk");
  const { search } = useAddress();
  const names = usePipelineNames();
  const pipeline = Number(search.get("pipeline")) || names.data?.items[0]?.id;
  const facets: Facets = {
    size: search.get("size") ?? "",
    source: search.get("source") ?? "",
    industry: search.get("industry") ?? "",
  };
  const found = useEvidence(pipeline, facets);
  const failed = names.isError ? names : found.isError ? found : null;
  return (
    <div className="yd-page yd-stack">
      <h1>{t("books")}</h1>
      <p className="yd-muted">
        {t("booksLead")} {t("notProof")}
      </p>
      {failed && <PageError error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && !found.data && <Loading rows={8} />}
      {found.data && <Evidence page={found.data} facets={facets} pipelines={names.data?.items ?? []} />}
    </div>
  );
}

interface EvidenceProps {
  page: EvidencePage;
  facets: Facets;
  pipelines: { id: number; name: string }[];
}

function Evidence({ page, facets, pipelines }: EvidenceProps) {
  const { t } = useTranslation("playsDesk");
  const { language } = useLanguage();
  const { data: me } = useMe();
  const patch = usePatchSearch();
  const [editing, setEditing] = useState<StageEvidence | null>(null);
  const money = (amount: string | undefined) => formatMoney(toFen(amount) ?? 0, language);
  const { low, high } = page.sizes ?? {};
  const sizes: Record<string, string> = {
    S: t("sizeUnder", { low: money(low) }),
    M: t("sizeBetween", { low: money(low), high: money(high) }),
    L: t("sizeOver", { high: money(high) }),
  };
  const pick = (name: keyof Facets, any: string, label = (one: string) => one) => (
    <Select
      aria-label={any}
      style={{ minWidth: 170 }}
      value={facets[name]}
      options={[{ value: "", label: any }, ...page.options[name].map((one) => ({ value: one, label: label(one) }))]}
      onChange={(value) => patch({ [name]: value || null })}
    />
  );
  const manages = may(me?.permissions, "pipeline.manage");
  return (
    <>
      <div className="yd-play-numbers">
        <Select
          aria-label={t("pipeline")}
          style={{ minWidth: 170 }}
          value={page.pipeline.id}
          options={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => patch({ pipeline: String(value), size: null, source: null, industry: null })}
        />
        {pick("size", t("anySize"), (one) => sizes[one] ?? one)}
        {pick("source", t("anySource"))}
        {pick("industry", t("anyIndustry"))}
        {page.since && (
          <span className="yd-faint">
            {t("from", { since: formatDay(page.since, language), won: page.won, lost: page.lost })}
          </span>
        )}
      </div>
      {page.stages.map((stage) => (
        <section key={stage.id} className="yd-panel yd-x-scroll" aria-label={stage.name}>
          <h2 className="yd-play-numbers">
            <StageTag name={stage.name} color={stage.color} />
            <Button size="small" onClick={() => setEditing(stage)}>
              {t(manages ? "edit" : "view")}
            </Button>
          </h2>
          {stage.lines.length === 0 ? (
            <EmptyState art="filter" title={t("noEvidence")} hint={t("noEvidenceHint")} />
          ) : (
            <StageTable stage={stage} />
          )}
        </section>
      ))}
      <Drawer
        open={editing !== null}
        size={860}
        title={editing ? t("editing", { stage: editing.name }) : ""}
        onClose={() => setEditing(null)}
        destroyOnHidden
      >
        {editing && <BookEditor stage={editing} manages={manages} />}
      </Drawer>
    </>
  );
}
