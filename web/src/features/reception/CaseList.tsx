// Disputes about a reception: claim, evidence, decision.
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Case, type Entry, firstOf, useReceptionVerbs } from "@/api/reception";
import { formatMoment } from "@/domain/dates";
import { ProofLinks } from "@/features/reception/Proofs";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";

const COLORS = { open: "gold", upheld: "green", rejected: "red" } as const;

export function CaseList({ entry }: { entry: Entry }) {
  const { t } = useTranslation("reception");
  const { language } = useLanguage();
  if (entry.cases.length === 0) return null;
  return (
    <section className="yd-panel" aria-label={t("cases")}>
      <h2>{t("cases")}</h2>
      {entry.cases.map((one) => (
        <article key={one.id}>
          <p className="yd-desk-acts">
            <strong>{one.claimant?.label}</strong> <Tag color={COLORS[one.state]}>{t(`caseStates.${one.state}`)}</Tag>{" "}
            <span className="yd-faint">{formatMoment(one.created_at, language)}</span>
          </p>
          <p>{one.claim}</p>
          <ProofLinks files={one.files} />
          {one.decision && <p>{t("decidedBy", { who: one.decided_by?.label ?? "", reason: one.decision })}</p>}
          {one.state === "open" && entry.may.decide && <Decision one={one} />}
        </article>
      ))}
    </section>
  );
}

function Decision({ one }: { one: Case }) {
  const { t } = useTranslation("reception");
  const { message } = App.useApp();
  const { decide } = useReceptionVerbs();
  const [reason, setReason] = useState("");
  const send = (upheld: boolean) =>
    decide.mutate(
      { id: one.id, version: one.version, upheld, reason },
      { onError: (error) => void message.error(firstOf(error)) },
    );
  const idle = !reason.trim() || decide.isPending;
  return (
    <div className="yd-desk-acts">
      <Input
        aria-label={t("decision")}
        placeholder={t("decision")}
        maxLength={500}
        style={{ maxWidth: 360 }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="primary" disabled={idle} onClick={() => send(true)}>
        {t("decideUp")}
      </Button>
      <Button danger disabled={idle} onClick={() => send(false)}>
        {t("decideDown")}
      </Button>
    </div>
  );
}
