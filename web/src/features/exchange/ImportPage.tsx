// One import: map the columns, check every row, write, see the result – and take it back.
import "@/styles/settings.css";
import { Alert, Steps } from "antd";
import { useTranslation } from "react-i18next";
import { CheckPanel } from "@/features/exchange/CheckPanel";
import { MappingPanel } from "@/features/exchange/MappingPanel";
import { ProgressPanel } from "@/features/exchange/ProgressPanel";
import { useImport, useTargets } from "@/features/exchange/queries";
import { ResultPanel } from "@/features/exchange/ResultPanel";
import type { ImportJob, ImportStatus, Target } from "@/features/exchange/types";
import { Link, useAddress, useParam, usePatchSearch } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const PLACE: Record<ImportStatus, number> = {
  draft: 0,
  checking: 1,
  ready: 1,
  running: 2,
  failed: 2,
  done: 3,
  cancelled: 3,
  undoing: 3,
  undone: 3,
};

export function Page() {
  const { t } = useTranslation("exchange");
  const job = useImport(Number(useParam("id")));
  const targets = useTargets();
  const error = job.error ?? targets.error;
  if (error) return <PageError error={error} onRetry={() => void Promise.all([job.refetch(), targets.refetch()])} />;
  if (!job.data || !targets.data) return <Loading />;
  const place = PLACE[job.data.status];
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <Link to="/imports">{t("title")}</Link>
        <h1>{job.data.name}</h1>
      </header>
      <Steps
        size="small"
        current={place}
        items={(["map", "check", "write", "result"] as const).map((one) => ({ title: t(`steps.${one}`) }))}
      />
      {job.data.problem && (
        <Alert
          type="error"
          showIcon
          message={job.data.problem.message ?? job.data.problem.code}
          style={{ margin: "12px 0" }}
        />
      )}
      <Panel job={job.data} targets={targets.data} />
    </div>
  );
}

function Panel({ job, targets }: { job: ImportJob; targets: Target[] }) {
  const { search } = useAddress();
  const patch = usePatchSearch();
  const edit = search.get("edit") !== null;
  switch (job.status) {
    case "draft":
      return <MappingPanel key={job.version} job={job} targets={targets} onChecked={() => patch({ edit: null })} />;
    case "ready":
      return edit ? (
        <MappingPanel key={job.version} job={job} targets={targets} onChecked={() => patch({ edit: null })} />
      ) : (
        <CheckPanel job={job} targets={targets} onEdit={() => patch({ edit: "1" })} />
      );
    case "checking":
    case "running":
    case "undoing":
      return <ProgressPanel job={job} />;
    default:
      return <ResultPanel job={job} targets={targets} />;
  }
}
