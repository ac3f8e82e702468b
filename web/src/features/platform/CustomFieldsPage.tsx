// The company's own fields: defined here, at once in forms, lists, filters, imports and exports.
import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Segmented, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { CustomFieldForm } from "@/features/platform/CustomFieldForm";
import { type CustomField, useCustomFieldChange, useCustomFields, useResources } from "@/features/platform/queries";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const WITH_FIELDS = ["customer", "contact", "deal", "followup", "product", "member"];

export function Page() {
  const { t } = useTranslation("platform");
  const { label } = useLanguage();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const resources = useResources();
  const [editing, setEditing] = useState<CustomField | "new" | null>(null);
  const resource = search.get("resource") ?? "customer";
  if (resources.error) return <PageError error={resources.error} onRetry={() => void resources.refetch()} />;
  if (!resources.data) return <Loading />;
  const shown = resources.data.filter((one) => WITH_FIELDS.includes(one.name));
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("customFields")}</h1>
        <span className="yd-grow" />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>
          {t("newField")}
        </Button>
      </header>
      <p className="yd-faint">{t("customFieldsLead")}</p>
      <div className="yd-x-scroll">
        <Segmented
          value={resource}
          options={shown.map((one) => ({ value: one.name, label: label(one.label) }))}
          onChange={(value) => patch({ resource: value })}
        />
      </div>
      <FieldTable resource={resource} onEdit={setEditing} />
      {editing && (
        <CustomFieldForm
          resource={resource}
          field={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

function FieldTable({ resource, onEdit }: { resource: string; onEdit: (field: CustomField) => void }) {
  const { t } = useTranslation("platform");
  const { label } = useLanguage();
  const { message } = App.useApp();
  const fields = useCustomFields(resource);
  const { update } = useCustomFieldChange(resource);
  if (fields.error) return <PageError error={fields.error} onRetry={() => void fields.refetch()} compact />;
  if (!fields.data) return <Loading rows={4} />;
  if (fields.data.length === 0) return <EmptyState title={t("noFields")} hint={t("noFieldsHint")} />;
  const change = (field: CustomField, patch: Partial<CustomField>) =>
    update
      .mutateAsync({ id: field.id, version: field.version, ...patch })
      .catch((error: unknown) => void message.error(asApiError(error).message));
  const swap = async (first: CustomField, second: CustomField, at: number) => {
    await change(first, { position: at + 1 });
    await change(second, { position: at });
  };
  const rows = fields.data;
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-plain-table">
        <thead>
          <tr>
            <th scope="col">{t("label")}</th>
            <th scope="col">{t("type")}</th>
            <th scope="col">{t("traits")}</th>
            <th scope="col" aria-label={t("action")} />
          </tr>
        </thead>
        <tbody>
          {rows.map((field, index) => (
            <tr key={field.id}>
              <td>
                {label(field.label)} <small className="yd-faint">{field.name}</small>
              </td>
              <td>{t(`types.${field.type}` as "types.text")}</td>
              <td>
                <span className="yd-tags">
                  {field.required && <Tag color="mark">{t("required")}</Tag>}
                  {field.indexed && <Tag color="accent">{t("indexed")}</Tag>}
                  {field.archived && <Tag color="grey">{t("archived")}</Tag>}
                  {field.choices?.map((one) => label(one.label)).join("、")}
                </span>
              </td>
              <td>
                <Space>
                  <Button
                    size="small"
                    icon={<ArrowUpOutlined />}
                    aria-label={t("up")}
                    disabled={index === 0}
                    onClick={() => rows[index - 1] && void swap(rows[index - 1] as CustomField, field, index - 1)}
                  />
                  <Button
                    size="small"
                    icon={<ArrowDownOutlined />}
                    aria-label={t("down")}
                    disabled={index === rows.length - 1}
                    onClick={() => rows[index + 1] && void swap(field, rows[index + 1] as CustomField, index)}
                  />
                  <Button size="small" onClick={() => onEdit(field)}>
                    {t("edit")}
                  </Button>
                  <Button size="small" onClick={() => void change(field, { archived: !field.archived })}>
                    {field.archived ? t("restore") : t("archive")}
                  </Button>
                </Space>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
