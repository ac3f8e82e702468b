// The part of a tile's form that chooses records: a list, a saved view of it, what is counted and how it is grouped.
import { useQuery } from "@tanstack/react-query";
import { Form, type FormInstance, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { useSpec, useViews } from "@/api/records";
import type { FieldSpec, ResourceSpec } from "@/api/resource";
import { BUCKETS, SHAPES } from "@/domain/tiles";
import type { Draft } from "@/features/dashboards/draft";
import { useLanguage } from "@/ui/language";

const KEPT = -1;
const ALL = 0;
const MOST_COLUMNS = 8;
const isTime = (field: FieldSpec | undefined) => field?.type === "date" || field?.type === "datetime";

interface RowsFieldsProps {
  kind: "number" | "chart" | "table";
  form: FormInstance<Draft>;
  /** The tile has a filter already. */
  kept: boolean;
}
export function RowsFields({ kind, form, kept }: RowsFieldsProps) {
  const { t } = useTranslation("dashboards");
  const { t: tc } = useTranslation();
  const { label } = useLanguage();
  const resource = Form.useWatch("resource", form) ?? form.getFieldValue("resource");
  const by = Form.useWatch("by", form);
  const [view, setView] = useState(kept ? KEPT : ALL);
  const all = useQuery({
    queryKey: ["resources"],
    queryFn: ({ signal }) =>
      api.get<{ items: ResourceSpec[] }>("/resources", undefined, signal).then((found) => found.items),
    staleTime: 5 * 60_000,
  });
  const spec = useSpec(resource).data;
  const views = useViews(resource).data ?? [];
  const options = (fields: FieldSpec[]) => fields.map((one) => ({ value: one.name, label: label(one.label) }));
  const sums = (spec?.fields ?? []).filter((one) => one.summable);
  const groups = (spec?.fields ?? []).filter((one) => one.groupable);
  const timed = isTime(groups.find((one) => one.name === by));
  const another = () => {
    setView(ALL);
    form.setFieldsValue({
      rows: { scope: "all", filter: null, q: "" },
      sum: null,
      by: null,
      bucket: null,
      columns: [],
      sort: [],
    });
  };
  const choose = (id: number) => {
    setView(id);
    const state = views.find((one) => one.id === id)?.state;
    form.setFieldsValue({
      rows: { scope: state?.scope ?? "all", filter: state?.filter ?? null, q: state?.q ?? "" },
      ...(state?.columns?.length
        ? { columns: state.columns.filter((one) => !one.includes(".")).slice(0, MOST_COLUMNS) }
        : {}),
      ...(state?.sort ? { sort: state.sort.slice(0, 3) } : {}),
    });
  };
  const group = (name: string) =>
    form.setFieldsValue({ bucket: isTime(groups.find((one) => one.name === name)) ? "month" : null });
  const needed = [{ required: true, message: tc("required") }];
  return (
    <>
      <Form.Item name="resource" label={t("list")}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          onChange={another}
          options={(all.data ?? []).map((one) => ({ value: one.name, label: label(one.label_plural) }))}
        />
      </Form.Item>
      <Form.Item name="rows" hidden>
        <Hidden />
      </Form.Item>
      <Form.Item name="sort" hidden>
        <Hidden />
      </Form.Item>
      <Form.Item label={t("view")} extra={t("viewHint")}>
        <Select
          aria-label={t("view")}
          value={view}
          onChange={choose}
          options={[
            ...(kept ? [{ value: KEPT, label: t("kept"), disabled: view !== KEPT }] : []),
            { value: ALL, label: t("viewAll") },
            ...views.map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
      </Form.Item>
      {kind === "chart" && (
        <Form.Item name="by" label={t("group")} rules={needed}>
          <Select showSearch={{ optionFilterProp: "label" }} onChange={group} options={options(groups)} />
        </Form.Item>
      )}
      {kind === "chart" && (
        <Form.Item name="bucket" label={t("bucket")} hidden={!timed}>
          <Select options={BUCKETS.map((value) => ({ value, label: t(`buckets.${value}`) }))} />
        </Form.Item>
      )}
      {kind !== "table" && (
        <Form.Item name="sum" label={t("measure")}>
          <Select
            options={[
              { value: null, label: t("count") },
              ...sums.map((one) => ({ value: one.name, label: t("sumOf", { field: label(one.label) }) })),
            ]}
          />
        </Form.Item>
      )}
      {kind === "chart" && (
        <Form.Item name="shape" label={t("shape")}>
          <Select options={SHAPES.map((value) => ({ value, label: t(`shapes.${value}`) }))} />
        </Form.Item>
      )}
      {kind === "table" && (
        <Form.Item name="columns" label={t("columns")} rules={needed}>
          <Select
            mode="multiple"
            maxCount={MOST_COLUMNS}
            showSearch={{ optionFilterProp: "label" }}
            options={options(spec?.fields ?? [])}
          />
        </Form.Item>
      )}
    </>
  );
}

/** A value that the form keeps without an input. */
const Hidden = () => null;
