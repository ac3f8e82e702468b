// What an import did, the rows it refused, and the way back.
import { Alert, App, Button, Card, Space } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { CountLine } from "@/features/exchange/CountLine";
import { download, useImportChange } from "@/features/exchange/queries";
import type { ImportJob, Target } from "@/features/exchange/types";
import { Link } from "@/ui/nav";

const PAGES: Record<string, string> = {
  customer: "/customers",
  contact: "/contacts",
  deal: "/deals",
  followup: "/followups",
  member: "/members",
  product: "/products",
  team: "/org",
};

export function ResultPanel({ job, targets }: { job: ImportJob; targets: Target[] }) {
  const { t } = useTranslation("exchange");
  const { message, modal } = App.useApp();
  const { verb } = useImportChange(job.id);
  const fail = (error: unknown) => void message.error(asApiError(error).message, 8);
  const undo = () =>
    modal.confirm({
      title: t("undoTitle"),
      content: t("undoText"),
      okText: t("undo"),
      okButtonProps: { danger: true },
      onOk: () => verb.mutateAsync("undo").catch(fail),
    });
  const resources = [...new Set(job.recipe.steps.map((one) => one.resource))].filter((one) =>
    targets.some((of) => of.name === one),
  );
  const refused = job.refused.write ?? 0;
  const kept = job.refused.undo ?? 0;
  return (
    <Card size="small" style={{ marginTop: 16 }} title={t(`statuses.${job.status}`)}>
      <div>
        <CountLine counts={job.counts} />
      </div>
      {refused > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginTop: 12 }}
          message={t("refused", { count: refused })}
          action={
            <Space direction="vertical">
              {job.recipe.steps.map((step, index) => (
                <Button
                  // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place, a file may come twice
                  key={`${index}:${step.file}`}
                  size="small"
                  onClick={() =>
                    void download(
                      `/imports/${job.id}/errors.xlsx?phase=write&step=${index}`,
                      `import-${job.id}-${index + 1}.xlsx`,
                    )
                  }
                >
                  {t("errorFileOf", { file: step.file })}
                </Button>
              ))}
            </Space>
          }
        />
      )}
      {kept > 0 && (
        <Alert type="warning" showIcon style={{ marginTop: 12 }} message={t("notUndone", { count: kept })} />
      )}
      <Space wrap style={{ marginTop: 16 }}>
        {job.status === "done" &&
          resources.map((one) => (
            <Link key={one} to={PAGES[one] ?? "/"}>
              {t(`see.${one}` as "see.deal", { defaultValue: one })}
            </Link>
          ))}
        {job.status === "failed" && (
          <Button type="primary" loading={verb.isPending} onClick={() => verb.mutate("commit", { onError: fail })}>
            {t("goOn")}
          </Button>
        )}
        {job.can_undo && (
          <Button danger onClick={undo}>
            {t("undo")}
          </Button>
        )}
        <Link to="/imports">{t("back")}</Link>
      </Space>
    </Card>
  );
}
