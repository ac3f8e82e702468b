// A draft is put in force: from which day, and why.
import { App, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { type Card, useCoverageAct, useMemberSheet } from "@/api/coverage";
import { asApiError } from "@/api/errors";
import { formatDay, today } from "@/domain/dates";
import { Labelled } from "@/features/coverage/fields";
import { useLanguage } from "@/ui/language";

export function IssueDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const { t } = useTranslation("coverageDesk");
  const { t: tc } = useTranslation();
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [startsOn, setStartsOn] = useState(today());
  const [why, setWhy] = useState("");
  const sheet = useMemberSheet(card.member.id);
  const act = useCoverageAct(() =>
    api.post(`/coverage/cards/${card.id}/issue`, { version: card.version, starts_on: startsOn, why }),
  );
  const gone = sheet.data?.versions.filter(
    (one) => (one.state === "planned" || one.state === "in_force") && one.starts_on && one.starts_on >= startsOn,
  );
  return (
    <Modal
      open
      title={t("issueTitle")}
      okText={t("issueTitle")}
      cancelText={tc("cancel")}
      okButtonProps={{ disabled: !why.trim() || !startsOn, loading: act.isPending }}
      onCancel={onClose}
      onOk={() =>
        act.mutate(undefined, {
          onSuccess: () => {
            void message.success(t("issued", { number: card.number }));
            onClose();
          },
          onError: (error) => void message.error(asApiError(error).message, 6),
        })
      }
    >
      <div className="yd-stack">
        <Labelled text={t("startsOn")}>
          <Input
            type="date"
            aria-label={t("startsOn")}
            min={today()}
            value={startsOn}
            onChange={(event) => setStartsOn(event.target.value)}
          />
        </Labelled>
        <Labelled text={t("why")}>
          <Input aria-label={t("why")} maxLength={200} value={why} onChange={(event) => setWhy(event.target.value)} />
        </Labelled>
        <p className="yd-faint">{t("whyNote")}</p>
        {gone?.map((one) => (
          <p key={one.id} className="yd-risk">
            {t("replaces", { number: one.number, day: formatDay(one.starts_on ?? "", language) })}
          </p>
        ))}
      </div>
    </Modal>
  );
}
