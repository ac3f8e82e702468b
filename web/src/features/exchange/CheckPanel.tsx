// What the check of every row found: how many of what, what is wrong and how to mend it, how the rows will look.
import { App, Button, Card, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { CountLine } from "@/features/exchange/CountLine";
import { PreviewTable } from "@/features/exchange/PreviewTable";
import { download, useImportChange } from "@/features/exchange/queries";
import { TwinsPanel } from "@/features/exchange/TwinsPanel";
import type { ImportJob, Recipe, StepReport, Target } from "@/features/exchange/types";
import { useLanguage } from "@/ui/language";

type Meanings = Record<string, string>;

export function CheckPanel({ job, targets, onEdit }: { job: ImportJob; targets: Target[]; onEdit: () => void }) {
  const { t } = useTranslation("exchange");
  const { message } = App.useApp();
  const { map, verb } = useImportChange(job.id);
  const [meanings, setMeanings] = useState<Record<number, Record<string, Meanings>>>({});
  const steps = job.report.steps ?? [];
  const chosen = Object.keys(meanings).length > 0;
  const written = steps.reduce((sum, one) => sum + (one.counts.new ?? 0) + (one.counts.update ?? 0), 0);
  const total = written + job.twins.add + job.twins.update;
  const fail = (error: unknown) => void message.error(asApiError(error).message, 8);

  const again = async () => {
    try {
      await map.mutateAsync({ recipe: withMeanings(job.recipe, meanings), version: job.version });
      await verb.mutateAsync("validate");
    } catch (error) {
      fail(error);
    }
  };
  return (
    <>
      {steps.map((report, index) => (
        <StepResult
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place, a file may come twice
          key={`${index}:${report.file}`}
          job={job}
          index={index}
          report={report}
          target={targets.find((one) => one.name === report.resource)}
          meanings={meanings[index] ?? {}}
          onMean={(field, value, meaning) =>
            setMeanings({
              ...meanings,
              [index]: { ...meanings[index], [field]: { ...meanings[index]?.[field], [value]: meaning } },
            })
          }
        />
      ))}
      <div className="yd-sticky-bar">
        <Button onClick={onEdit}>{t("backToMapping")}</Button>
        {job.twins.skip > 0 && <small className="yd-faint">{t("twinsLeft", { count: job.twins.skip })}</small>}
        <Space>
          {chosen && (
            <Button loading={map.isPending} onClick={() => void again()}>
              {t("checkAgain")}
            </Button>
          )}
          <Button
            type="primary"
            size="large"
            disabled={chosen || total === 0}
            loading={verb.isPending}
            onClick={() => verb.mutate("commit", { onError: fail })}
          >
            {total === 0 ? t("nothingToWrite") : t("commit", { count: total })}
          </Button>
        </Space>
      </div>
    </>
  );
}

function withMeanings(recipe: Recipe, meanings: Record<number, Record<string, Meanings>>): Recipe {
  return {
    ...recipe,
    steps: recipe.steps.map((step, index) => ({
      ...step,
      fields: Object.fromEntries(
        Object.entries(step.fields).map(([name, rule]) => {
          const more = meanings[index]?.[name];
          return [name, more ? { ...rule, values: { ...rule.values, ...more } } : rule];
        }),
      ),
    })),
  };
}

interface StepResultProps {
  job: ImportJob;
  index: number;
  report: StepReport;
  target: Target | undefined;
  meanings: Record<string, Meanings>;
  onMean: (field: string, value: string, meaning: string) => void;
}

function StepResult({ job, index, report, target, meanings, onMean }: StepResultProps) {
  const { t } = useTranslation("exchange");
  const { label } = useLanguage();
  const nameOf = (field: string) => label(target?.fields.find((one) => one.name === field)?.label) || field;
  return (
    <Card
      size="small"
      title={`${report.file} → ${label(target?.label) || report.resource}`}
      style={{ marginTop: 12 }}
      extra={<CountLine counts={report.counts} />}
    >
      {report.reasons.length > 0 && (
        <>
          <h4>{t("wrong")}</h4>
          <ul>
            {report.reasons.map((one) => (
              <li key={`${one.field}:${one.code}`}>
                {nameOf(one.field)}: {one.message ?? one.code} – {t("rows", { count: one.count })}
              </li>
            ))}
          </ul>
          <Button
            size="small"
            onClick={() =>
              void download(`/imports/${job.id}/errors.xlsx?phase=check&step=${index}`, `import-${job.id}.xlsx`)
            }
          >
            {t("errorFile")}
          </Button>
        </>
      )}
      {Object.entries(report.unknown).map(([field, values]) => (
        <div key={field}>
          <h4>{t("unknownValues", { field: nameOf(field) })}</h4>
          <table className="yd-plain-table">
            <tbody>
              {values.map((one) => (
                <tr key={one.value}>
                  <td>“{one.value}”</td>
                  <td className="yd-faint">{t("rows", { count: one.count })}</td>
                  <td>
                    <Select
                      aria-label={t("means", { value: one.value })}
                      allowClear
                      showSearch
                      placeholder={t("choose")}
                      style={{ width: 220 }}
                      value={meanings[field]?.[one.value]}
                      options={optionsFor(
                        one.suggestions,
                        target?.fields.find((of) => of.name === field)?.choices ?? [],
                        label,
                      )}
                      onChange={(value: string) => onMean(field, one.value, value)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
      {(report.counts.twin ?? 0) > 0 && <TwinsPanel job={job} index={index} report={report} />}
      <h4>{t("preview")}</h4>
      <PreviewTable report={report} target={target} />
    </Card>
  );
}

function optionsFor(
  suggestions: string[],
  choices: Target["fields"][number]["choices"],
  label: (text: { zh: string; en: string }) => string,
) {
  const all = new Map<string, string>(choices.map((one) => [one.value, label(one.label)]));
  const first = suggestions.map((value) => ({ value, label: all.get(value) ?? value }));
  return [
    ...first,
    ...[...all].filter(([value]) => !suggestions.includes(value)).map(([value, text]) => ({ value, label: text })),
  ];
}
