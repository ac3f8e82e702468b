// New rows that resemble a record, or an earlier row of the file: beside it, with the reasons; decided one by one or all.
import { App, Button, Segmented, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useSpec } from "@/api/records";
import { type Decision, type TwinRow, useTwinDecision, useTwins } from "@/features/exchange/twins";
import type { ImportJob, StepReport } from "@/features/exchange/types";
import { useOpenRecord } from "@/ui/record/open";
import { Reasons, SideBySide } from "@/ui/record/SideBySide";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const DECISIONS: readonly Decision[] = ["skip", "add", "update"];

export interface TwinsPanelProps {
  job: ImportJob;
  index: number;
  report: StepReport;
}

export function TwinsPanel({ job, index, report }: TwinsPanelProps) {
  const { t } = useTranslation("exchange");
  const { message } = App.useApp();
  const [only, setOnly] = useState<Decision | "">("");
  const rows = useTwins(job.id, index, only);
  const decide = useTwinDecision(job.id, index);
  const spec = useSpec(report.resource);
  const fail = (error: unknown) => void message.error(asApiError(error).message, 8);
  const settle = (decision: Decision, lines: number[] | null) =>
    decide.mutate(
      { decision, lines },
      { onSuccess: () => lines === null && void message.success(t(`twinAllDone.${decision}`)), onError: fail },
    );
  if (rows.isError) return <PageError compact error={rows.error} onRetry={() => void rows.refetch()} />;
  if (!rows.data || !spec.data) return <Loading rows={4} />;
  const items = rows.data.pages.flatMap((page) => page.items);
  return (
    <section aria-label={t("twins")}>
      <h4>{t("twinsTitle", { count: report.counts.twin ?? 0 })}</h4>
      <p className="yd-faint">{t("twinsLead")}</p>
      <div className="yd-toolbar">
        <Segmented
          aria-label={t("twinsShown")}
          value={only}
          onChange={setOnly}
          options={[
            { value: "", label: t("twinsShow.all") },
            ...DECISIONS.map((value) => ({ value, label: t(`twinsShow.${value}`) })),
          ]}
        />
        <span className="yd-grow" />
        <Space wrap>
          {t("twinAll")}
          {DECISIONS.map((value) => (
            <Button key={value} size="small" loading={decide.isPending} onClick={() => settle(value, null)}>
              {t(`twinHow.${value}`)}
            </Button>
          ))}
        </Space>
      </div>
      {items.length === 0 && <p className="yd-faint">{t("twinsNone")}</p>}
      <ul className="yd-twin-list">
        {items.map((row) => (
          <TwinCard
            key={row.line}
            row={row}
            resource={report.resource}
            fields={spec.data.fields}
            onDecide={(decision) => settle(decision, [row.line])}
          />
        ))}
      </ul>
      {rows.hasNextPage && (
        <Button loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {t("twinsMore")}
        </Button>
      )}
    </section>
  );
}

interface TwinCardProps {
  row: TwinRow;
  resource: string;
  fields: Parameters<typeof SideBySide>[0]["fields"];
  onDecide: (decision: Decision) => void;
}

function TwinCard({ row, resource, fields, onDecide }: TwinCardProps) {
  const { t } = useTranslation("exchange");
  const { open } = useOpenRecord();
  const there = row.twin?.values ?? row.other ?? {};
  const shown = fields
    .filter((field) => field.name in row.values || field.name in (row.other ?? {}))
    .sort((one, other) => Number(other.name === "name") - Number(one.name === "name"));
  const { twin } = row;
  const name = String(row.values.name ?? "");
  return (
    <li className="yd-twin" aria-label={t("twinRow", { line: row.line, name })}>
      <div className="yd-twin-head">
        <Reasons reasons={row.reasons} />
      </div>
      <SideBySide
        fields={shown}
        sides={[
          {
            key: "row",
            head: (
              <>
                <small className="yd-faint">{t("twinRowHead", { line: row.line })}</small>
                <strong>{name}</strong>
              </>
            ),
            values: row.values,
          },
          {
            key: "there",
            head: (
              <>
                <small className="yd-faint">
                  {row.other_line ? t("twinRowHead", { line: row.other_line }) : t("twinThere")}
                </small>
                {twin ? (
                  <Button type="link" onClick={() => open(resource, twin.id)}>
                    {row.title}
                  </Button>
                ) : (
                  <strong>{row.title}</strong>
                )}
              </>
            ),
            values: there,
          },
        ]}
      />
      <div className="yd-twin-foot">
        <Segmented<Decision>
          aria-label={t("twinDecision", { line: row.line })}
          value={row.decision}
          onChange={onDecide}
          options={DECISIONS.map((value) => ({
            value,
            label: t(`twinHow.${value}`),
            disabled: value === "update" && !row.writable,
          }))}
        />
        {!row.writable && (
          <small className="yd-faint">
            {row.other_line ? t("twinOfFile") : t(twin ? "twinReadOnly" : "twinOutside")}
          </small>
        )}
      </div>
    </li>
  );
}
