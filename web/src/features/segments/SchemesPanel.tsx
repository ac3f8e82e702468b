// Schemes by which customers are classed, and the runs: looked at first, then applied, and taken back if need be.
import { PlusOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { formatMoment } from "@/domain/dates";
import { countText } from "@/domain/standing";
import { type Run, type Scheme, useRuns, useSchemes, useSegmentSetup } from "@/features/segments/queries";
import { RunPanel } from "@/features/segments/RunPanel";
import { SchemeForm } from "@/features/segments/SchemeForm";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function SchemesPanel() {
  const { t } = useTranslation("segments");
  const { message } = App.useApp();
  const schemes = useSchemes();
  const { preview } = useSegmentSetup();
  const [editing, setEditing] = useState<Scheme | "new" | null>(null);
  const [shown, setShown] = useState<number | null>(null);
  if (schemes.isError) return <PageError error={schemes.error} onRetry={() => void schemes.refetch()} />;
  if (schemes.isPending) return <Loading rows={4} />;
  const look = (id: number) =>
    preview.mutate(id, {
      onSuccess: (run) => setShown(run.id),
      onError: (error) => void message.error(asApiError(error).message),
    });
  return (
    <div className="yd-stack">
      <div className="yd-toolbar">
        <p className="yd-faint">{t("schemes.lead")}</p>
        <span className="yd-grow" />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>
          {t("schemes.new")}
        </Button>
      </div>
      {schemes.data.items.length === 0 && <EmptyState compact title={t("schemes.none")} />}
      {schemes.data.items.map((one) => (
        <section className="yd-panel" key={one.id} aria-label={one.name}>
          <div className="yd-toolbar">
            <h2>{one.name}</h2>
            {one.nightly && <Tag color="green">{t("schemes.nightly")}</Tag>}
            <span className="yd-grow" />
            <Button onClick={() => setEditing(one)}>{t("schemes.edit")}</Button>
            <Button
              type="primary"
              loading={preview.isPending && preview.variables === one.id}
              onClick={() => look(one.id)}
            >
              {t("schemes.preview")}
            </Button>
          </div>
          <p className="yd-muted">
            {t(`method.${one.method}`)} · <Said scheme={one} />
          </p>
        </section>
      ))}
      {shown !== null && <RunPanel key={shown} id={shown} onClose={() => setShown(null)} />}
      <Runs shown={shown} onShow={setShown} />
      {editing && <SchemeForm scheme={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </div>
  );
}

function Said({ scheme }: { scheme: Scheme }) {
  const { t } = useTranslation("segments");
  const { months, share_a, share_b, points_a, points_b } = scheme;
  const rest = scheme.rest === "keep" ? t("rest.keep") : t("rest.to", { grade: scheme.rest || t("none") });
  const how = {
    value: t("said.value", { months, a: share_a, b: share_b, c: 100 - share_a - share_b }),
    rfm: t("said.rfm", { months, a: points_a, b: points_b }),
    rule: t("said.rule", { count: scheme.rules.length }),
  };
  return (
    <>
      {how[scheme.method]} · {rest}
    </>
  );
}

function Runs({ shown, onShow }: { shown: number | null; onShow: (id: number | null) => void }) {
  const { t } = useTranslation("segments");
  const { language } = useLanguage();
  const runs = useRuns();
  if (runs.isError) return <PageError compact error={runs.error} onRetry={() => void runs.refetch()} />;
  if (runs.isPending) return <Loading rows={3} />;
  const count = (run: Run) => (run.status === "preview" ? run.changes : run.applied);
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("runs.title")}>
      <h2>{t("runs.title")}</h2>
      {runs.data.items.length === 0 ? (
        <EmptyState compact title={t("runs.none")} />
      ) : (
        <table className="yd-figure-table yd-second-text">
          <thead>
            <tr>
              <th scope="col">{t("runs.at")}</th>
              <th scope="col">{t("runs.scheme")}</th>
              <th scope="col">{t("runs.status")}</th>
              <th scope="col">{t("runs.changes")}</th>
              <th scope="col">{t("runs.by")}</th>
              <th scope="col">
                <span className="yd-visually-hidden">{t("runs.open")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.data.items.map((run) => (
              <tr key={run.id}>
                <td>{formatMoment(run.made_at, language)}</td>
                <td>{run.scheme_name}</td>
                <td>{t(`runs.is.${run.status}`)}</td>
                <td>{countText({ count: count(run) })}</td>
                <td>{run.nightly ? t("schemes.nightly") : run.by_name}</td>
                <td>
                  <Button
                    size="small"
                    type="text"
                    aria-expanded={shown === run.id}
                    onClick={() => onShow(shown === run.id ? null : run.id)}
                  >
                    {t("runs.open")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
