// One table and what its rows become: entity, how existing records are found, where each field comes from.
import { ArrowUpOutlined, DeleteOutlined } from "@ant-design/icons";
import { App, Button, Card, InputNumber, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { FieldRule } from "@/features/exchange/FieldRule";
import { suggest, type Wanted } from "@/features/exchange/queries";
import type { FileTable, ImportJob, Mode, Rule, Step, Target } from "@/features/exchange/types";
import { useLanguage } from "@/ui/language";

const ENCODINGS = ["utf-8", "gb18030", "utf-16", "big5"];

export interface StepCardProps {
  job: ImportJob;
  step: Step;
  targets: Target[];
  onChange: (step: Step) => void;
  onRemove: () => void;
  onUp: (() => void) | undefined;
}

export function StepCard({ job, step, targets, onChange, onRemove, onUp }: StepCardProps) {
  const { t } = useTranslation("exchange");
  const { message } = App.useApp();
  const { label } = useLanguage();
  const file = job.files.find((one) => one.name === step.file);
  const described = file?.tables.find((one) => !step.sheet || one.sheet === step.sheet) ?? file?.tables[0];
  const [reread, setReread] = useState<FileTable | null>(null);
  const table = reread ?? described;
  const target = targets.find((one) => one.name === step.resource);

  const ask = (wanted: Partial<Wanted>) =>
    void suggest(job.id, {
      resource: step.resource,
      file: step.file,
      sheet: step.sheet ?? "",
      header: step.header ?? 0,
      encoding: step.encoding ?? "",
      delimiter: step.delimiter ?? "",
      ...wanted,
    })
      .then((answer) => {
        setReread(answer.table);
        onChange(answer.step);
      })
      .catch((error: unknown) => void message.error(asApiError(error).message));

  if (!table || !target) {
    return (
      <Card
        size="small"
        title={step.file}
        extra={<Button icon={<DeleteOutlined />} onClick={onRemove} aria-label={t("removeStep")} />}
        style={{ marginBottom: 12 }}
      >
        {t(table ? "noSuchTarget" : "noSuchFile", { name: table ? step.resource : step.file })}
      </Card>
    );
  }
  const setRule = (name: string, rule: Rule | null) => {
    const { [name]: _before, ...rest } = step.fields;
    const fields = rule ? { ...rest, [name]: rule } : rest;
    onChange({ ...step, fields, key: (step.key ?? []).filter((one) => one in fields) });
  };
  const keys = target.fields.filter((one) => one.name in step.fields);
  return (
    <Card
      size="small"
      style={{ marginBottom: 12 }}
      title={
        <>
          {step.file}
          {step.sheet ? ` – ${step.sheet}` : ""} → {label(target.label)}{" "}
          <small className="yd-faint">{t("rows", { count: table.rows })}</small>
        </>
      }
      extra={
        <Space>
          {onUp && <Button size="small" icon={<ArrowUpOutlined />} onClick={onUp} aria-label={t("stepUp")} />}
          <Button size="small" icon={<DeleteOutlined />} onClick={onRemove} aria-label={t("removeStep")} />
        </Space>
      }
    >
      <Space wrap>
        <span className="yd-inline">
          {t("becomes")}{" "}
          <Select
            aria-label={t("becomes")}
            value={step.resource}
            style={{ width: 140 }}
            options={targets.map((one) => ({ value: one.name, label: label(one.label) }))}
            onChange={(resource) => ask({ resource })}
          />
        </span>
        <span className="yd-inline">
          {t("mode")}{" "}
          <Select
            value={step.mode ?? "upsert"}
            style={{ width: 180 }}
            options={(["upsert", "add", "update"] as Mode[]).map((value) => ({ value, label: t(`modes.${value}`) }))}
            onChange={(mode) => onChange({ ...step, mode })}
          />
        </span>
        {step.mode !== "add" && (
          <span className="yd-inline">
            {t("key")}{" "}
            <Select
              mode="multiple"
              value={step.key ?? []}
              style={{ minWidth: 180 }}
              placeholder={t("keyHint")}
              options={keys.map((one) => ({ value: one.name, label: label(one.label) }))}
              onChange={(key) => onChange({ ...step, key })}
            />
          </span>
        )}
        <span className="yd-inline">
          {t("blank")}{" "}
          <Select
            value={step.blank ?? "keep"}
            style={{ width: 160 }}
            options={(["keep", "clear"] as const).map((value) => ({ value, label: t(`blanks.${value}`) }))}
            onChange={(blank) => onChange({ ...step, blank })}
          />
        </span>
        {["customer", "contact"].includes(step.resource) && step.mode !== "update" && (
          <span className="yd-inline">
            {t("twins")}{" "}
            <Select
              aria-label={t("twins")}
              value={step.twins ?? "add"}
              style={{ width: 160 }}
              options={(["skip", "add", "update"] as const).map((value) => ({ value, label: t(`twinsHow.${value}`) }))}
              onChange={(twins) => onChange({ ...step, twins })}
            />
          </span>
        )}
        <span className="yd-inline">
          {t("header")}{" "}
          <InputNumber
            min={1}
            max={1000}
            value={step.header || table.header}
            onChange={(header) => header && ask({ header })}
            style={{ width: 72 }}
          />
        </span>
        {table.encoding && (
          <span className="yd-inline">
            {t("encoding")}{" "}
            <Select
              value={step.encoding || table.encoding}
              style={{ width: 120 }}
              options={[...new Set([table.encoding, ...ENCODINGS])].map((value) => ({
                value,
                label: value.toUpperCase(),
              }))}
              onChange={(encoding) => ask({ encoding })}
            />
          </span>
        )}
      </Space>
      <div className="yd-x-scroll">
        <table className="yd-plain-table">
          <thead>
            <tr>
              <th>{t("field")}</th>
              <th>{t("comesFrom")}</th>
              <th>{t("sample")}</th>
              <th>{t("options")}</th>
            </tr>
          </thead>
          <tbody>
            {target.fields.map((field) => (
              <FieldRule
                key={field.name}
                field={field}
                rule={step.fields[field.name]}
                table={table}
                isKey={(step.key ?? []).includes(field.name)}
                onChange={(rule) => setRule(field.name, rule)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <UnusedColumns step={step} table={table} />
    </Card>
  );
}

function UnusedColumns({ step, table }: { step: Step; table: FileTable }) {
  const { t } = useTranslation("exchange");
  const said = JSON.stringify(step.fields);
  const unused = table.columns.filter((one) => !said.includes(JSON.stringify(one)) && !said.includes(`{${one}}`));
  return unused.length > 0 ? <p className="yd-faint">{t("unused", { columns: unused.join("、") })}</p> : null;
}
