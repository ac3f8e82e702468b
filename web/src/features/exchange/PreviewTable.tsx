// The first rows as they will be: what is new, what changes from what, what is refused and why.
import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { ROW_HUE } from "@/features/exchange/CountLine";
import type { PreviewRow, StepReport, Target } from "@/features/exchange/types";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(shown).join("、");
  if (typeof value === "object") return "label" in value ? String(value.label) : JSON.stringify(value);
  return String(value);
};

export function PreviewTable({ report, target }: { report: StepReport; target: Target | undefined }) {
  const { t } = useTranslation("exchange");
  const { label } = useLanguage();
  const names = [...new Set(report.preview.flatMap((row) => Object.keys(row.values)))];
  const fieldOf = (name: string) => target?.fields.find((one) => one.name === name);
  const textOf = (name: string, value: unknown) => {
    const choice = fieldOf(name)?.choices.find((one) => one.value === value);
    return choice ? label(choice.label) : shown(value);
  };
  return (
    <Table<PreviewRow>
      rowKey="line"
      size="small"
      dataSource={report.preview}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: "max-content" }}
      columns={[
        { title: t("line"), dataIndex: "line", width: 64, align: "right" },
        {
          title: t("status"),
          render: (_, row) => (
            <>
              <Tag color={ROW_HUE[row.status]}>{t(`counts.${row.status}`)}</Tag>
              {row.issues.map((one) => (
                <div key={`${one.field}:${one.code}`} className="yd-risk">
                  {label(fieldOf(one.field)?.label) || one.field}: {one.message ?? one.code}
                </div>
              ))}
            </>
          ),
        },
        ...names.map((name) => ({
          title: label(fieldOf(name)?.label) || name,
          key: name,
          render: (_: unknown, row: PreviewRow) => (
            <>
              {row.was && name in row.was && <del className="yd-faint">{textOf(name, row.was[name])} </del>}
              {textOf(name, row.values[name])}
            </>
          ),
        })),
      ]}
    />
  );
}
