// The company's own metrics: which records count, by which date; targets, attainment and boards offer them at once.
import { PlusOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMetrics } from "@/api/metrics";
import { MetricForm } from "@/features/metrics/MetricForm";
import { type Definition, useDefinitionChange, useDefinitions } from "@/features/metrics/queries";
import { useResources } from "@/features/metrics/resources";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("metrics");
  const found = useDefinitions();
  const [editing, setEditing] = useState<Definition | "new" | null>(null);
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
        <span className="yd-grow" />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>
          {t("new")}
        </Button>
      </header>
      <p className="yd-faint">{t("lead")}</p>
      {found.isError ? (
        <PageError error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Loading />
      ) : found.data.items.length === 0 ? (
        <EmptyState compact title={t("none")} hint={t("noneHint")} />
      ) : (
        <Defined items={found.data.items} onEdit={setEditing} />
      )}
      <BuiltIn defined={found.data?.items ?? []} />
      {editing && found.data && (
        <MetricForm
          definition={editing === "new" ? null : editing}
          resources={found.data.resources}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

function Defined({ items, onEdit }: { items: Definition[]; onEdit: (one: Definition) => void }) {
  const { t } = useTranslation("metrics");
  const { language, label } = useLanguage();
  const { message } = App.useApp();
  const { archive } = useDefinitionChange();
  const names = useResources();
  const put = (one: Definition) =>
    archive.mutate(
      { id: one.id, archived: one.archived_at === null },
      { onError: (error) => void message.error(asApiError(error).message) },
    );
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col" className="yd-left">
              {t("resource")}
            </th>
            <th scope="col" className="yd-left">
              {t("aggregate")}
            </th>
            <th scope="col" className="yd-left">
              {t("unit")}
            </th>
            <th scope="col">{t("acts")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <td>
                {language === "en" ? one.name_en : one.name_zh} <small className="yd-faint">{one.code}</small>{" "}
                {one.archived_at && <Tag color="grey">{t("archived")}</Tag>}
              </td>
              <td className="yd-left">{label(names.get(one.resource)?.label) || one.resource}</td>
              <td className="yd-left">{t(`aggregates.${one.aggregate}`)}</td>
              <td className="yd-left">{t(`units.${one.unit}`)}</td>
              <td>
                <Button size="small" type="text" onClick={() => onEdit(one)}>
                  {t("edit")}
                </Button>
                <Button size="small" type="text" onClick={() => put(one)}>
                  {t(one.archived_at ? "restore" : "archive")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What comes with the product, so that nobody defines it a second time. */
function BuiltIn({ defined }: { defined: Definition[] }) {
  const { t } = useTranslation("metrics");
  const { label } = useLanguage();
  const all = useMetrics();
  const own = new Set(defined.map((one) => one.code));
  const shown = (all.data ?? []).filter((one) => !own.has(one.code));
  return (
    <section className="yd-panel yd-x-scroll">
      <h2>{t("builtIn")}</h2>
      <table className="yd-figure-table">
        <tbody>
          {shown.map((one) => (
            <tr key={one.code}>
              <td>{label(one.label)}</td>
              <td className="yd-left">{label(one.definition)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
