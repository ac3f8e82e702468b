// The gates of a pipeline: by stage what it asks for, who moves on, ways back, tasks on entry; below, the kinds of evidence.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EvidenceKinds } from "@/features/deals/gates/EvidenceKinds";
import { type StageGate, useGateOptions, useGates } from "@/features/deals/gates/editing";
import { GateForm } from "@/features/deals/gates/GateForm";
import type { Pipeline } from "@/features/deals/queries";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/gates.css";

const HUE = { soft: "grey", overridable: "mark", hard: "risk" } as const;

export function GateEditor({ pipeline }: { pipeline: Pipeline }) {
  const { t } = useTranslation("gates");
  const { label } = useLanguage();
  const gates = useGates(pipeline.id);
  const options = useGateOptions();
  const [editing, setEditing] = useState<StageGate | null>(null);
  if (gates.isError) return <PageError compact error={gates.error} onRetry={() => void gates.refetch()} />;
  if (options.isError) return <PageError compact error={options.error} onRetry={() => void options.refetch()} />;
  if (gates.isPending || options.isPending) return <Loading rows={4} />;
  const roles = new Map(options.data.movers.map((one) => [one.value, label(one.label)]));
  const names = new Map(gates.data.map((one) => [one.stage_id, one.name]));
  const backOf = (gate: StageGate, first: boolean) =>
    first
      ? "–"
      : gate.back_to === null
        ? t("backAny")
        : gate.back_to.map((id) => names.get(id)).join(t("comma")) || t("backNone");
  return (
    <>
      <h2>{t("editor")}</h2>
      <p className="yd-muted">
        {t("editorLead")} <Link to={`/deals/gates?pipeline=${pipeline.id}`}>{t("report")} →</Link>
      </p>
      <section className="yd-panel yd-x-scroll">
        <table className="yd-plain-table">
          <thead>
            <tr>
              <th scope="col">{t("leave")}</th>
              <th scope="col">{t("criteria")}</th>
              <th scope="col">{t("movers")}</th>
              <th scope="col">{t("back")}</th>
              <th scope="col">{t("template")}</th>
              <th scope="col" aria-label={t("edit")} />
            </tr>
          </thead>
          <tbody>
            {gates.data.map((gate, index) => (
              <tr key={gate.stage_id}>
                <th scope="row">{gate.name}</th>
                <td>
                  {gate.criteria.length === 0 && <span className="yd-faint">{t("noCriteria")}</span>}
                  {gate.criteria.map((one) => (
                    <div key={one.id}>
                      <Tag color={HUE[one.strength]}>
                        {one.text} <small className="yd-faint">{t(`strength.${one.strength}`)}</small>
                      </Tag>
                    </div>
                  ))}
                </td>
                <td>{gate.movers.map((code) => roles.get(code) ?? code).join(t("comma")) || t("moversAll")}</td>
                <td>{backOf(gate, index === 0)}</td>
                <td>{options.data.templates.find((one) => one.id === gate.template_id)?.label ?? t("noTemplate")}</td>
                <td>
                  <Button
                    size="small"
                    onClick={() => setEditing(gate)}
                    aria-label={t("editGate", { stage: gate.name })}
                  >
                    {t("edit")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <h2>{t("evidenceKinds")}</h2>
      <EvidenceKinds />
      {editing && (
        <GateForm
          gate={editing}
          earlier={gates.data.slice(0, gates.data.indexOf(editing))}
          options={options.data}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
