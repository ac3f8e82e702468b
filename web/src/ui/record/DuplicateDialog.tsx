// Records that are probably the same one; look before creating a second.
import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";
import type { DuplicateCandidate, ResourceSpec } from "@/api/resource";

export interface DuplicateDialogProps {
  spec: ResourceSpec;
  candidates: DuplicateCandidate[];
  busy: boolean;
  onCancel: () => void;
  onGoOn: () => void;
}

export function DuplicateDialog({ spec, candidates, busy, onCancel, onGoOn }: DuplicateDialogProps) {
  const { t, i18n } = useTranslation("record");
  const reasonText = (reason: string | null | undefined) =>
    reason && i18n.exists(`record:duplicate.reason.${reason}`)
      ? t(`duplicate.reason.${reason}` as "duplicate.reason.name")
      : reason;
  const { t: tc } = useTranslation();
  return (
    <Modal
      open
      title={t("duplicate.title")}
      onCancel={onCancel}
      footer={[
        <Button key="go" onClick={onGoOn} loading={busy}>
          {t("duplicate.goOn")}
        </Button>,
        <Button key="back" type="primary" onClick={onCancel}>
          {tc("back")}
        </Button>,
      ]}
    >
      <p>{t("duplicate.lead")}</p>
      <ul className="yd-pick-list">
        {candidates.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several hidden candidates may look the same
          <li key={index}>
            <span className="yd-grow">
              <strong>{one.name}</strong>{" "}
              <small className="yd-faint">
                {[reasonText(one.reason), one.owner ? t("duplicate.owner", { name: one.owner }) : null]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </span>
            {one.id === null ? (
              <small className="yd-faint">{t("duplicate.hidden")}</small>
            ) : (
              <a href={`${one.resource ? `/${one.resource}s` : spec.path}/${one.id}`} target="_blank" rel="noreferrer">
                {t("duplicate.open")}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
