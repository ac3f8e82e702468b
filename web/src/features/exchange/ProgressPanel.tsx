// Work under way on the server: goes on when this page is closed.
import { App, Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useImportChange } from "@/features/exchange/queries";
import type { ImportJob } from "@/features/exchange/types";

export function ProgressPanel({ job }: { job: ImportJob }) {
  const { t } = useTranslation("exchange");
  const { message } = App.useApp();
  const { verb } = useImportChange(job.id);
  const share = job.total > 0 ? Math.min(100, Math.round((job.done / job.total) * 100)) : 0;
  return (
    <section className="yd-centre" aria-live="polite">
      <h2>{t(`statuses.${job.status}`)}</h2>
      <Progress percent={share} status="active" style={{ maxWidth: 480 }} />
      <p className="yd-num">{t("progress", { done: job.done.toLocaleString(), total: job.total.toLocaleString() })}</p>
      <p className="yd-faint">{t("goesOn")}</p>
      {job.status !== "undoing" && (
        <Button
          loading={verb.isPending}
          onClick={() => verb.mutate("cancel", { onError: (error) => void message.error(asApiError(error).message) })}
        >
          {t("stop")}
        </Button>
      )}
    </section>
  );
}
