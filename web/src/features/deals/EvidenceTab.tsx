// Files of the deal and what the customer did, latest first.
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useEvidence, useGateVerbs } from "@/api/gates";
import { formatDay } from "@/domain/dates";
import { EvidenceForm } from "@/features/deals/gates/EvidenceForm";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function EvidenceTab({ id, canEdit }: { id: number; canEdit: boolean }) {
  const { t } = useTranslation("gates");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const kept = useEvidence(id);
  const { removeEvidence } = useGateVerbs(id);
  const [adding, setAdding] = useState(false);
  if (kept.isError) return <PageError compact error={kept.error} onRetry={() => void kept.refetch()} />;
  if (kept.isPending) return <Loading rows={3} />;
  const { items } = kept.data;
  return (
    <>
      {canEdit &&
        (adding ? (
          <EvidenceForm deal={id} onDone={() => setAdding(false)} />
        ) : (
          <Button onClick={() => setAdding(true)}>{t("addEvidence")}</Button>
        ))}
      {items.length === 0 && <EmptyState compact title={t("noEvidence")} hint={t("noEvidenceHint")} />}
      {items.map((one) => (
        <div key={one.id} className="yd-outcome">
          <span className="yd-num yd-faint">{formatDay(one.happened_on, language)}</span>
          <Tag color={one.form === "file" ? "accent" : "gain"}>{one.kind.label}</Tag>
          {one.file && (
            <a href={one.file.url} target="_blank" rel="noreferrer">
              {one.file.name}
            </a>
          )}
          {one.contact && <span>{one.contact.label}</span>}
          {one.note && <span className="yd-muted">{one.note}</span>}
          <span className="yd-faint">{one.by}</span>
          {canEdit && (
            <Button
              size="small"
              type="text"
              onClick={() =>
                removeEvidence.mutate(one.id, { onError: (error) => void message.error(asApiError(error).message) })
              }
            >
              {t("remove")}
            </Button>
          )}
        </div>
      ))}
    </>
  );
}
