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
  const { t } = useTranslation("record");
  const { t: tc } = useTranslation();
  return (
    <Modal
      open
      title={t("duplicate.title")}
      onCancel={onCancel}
      footer={[
        <Button key="go" onClick={onGoOn} loading={busy}>{t("duplicate.goOn")}</Button>,
        <Button key="back" type="primary" onClick={onCancel}>{tc("back")}</Button>,
      ]}
    >
      <p>{t("duplicate.lead")}</p>
      <ul className="yd-pick-list">
        {candidates.map((one) => (
          <li key={one.id}>
            <span className="yd-grow">
              <strong>{one.title ?? one.label ?? `#${one.id}`}</strong>
              {(one.hint ?? one.reason) && <small className="yd-faint"> {one.hint ?? one.reason}</small>}
            </span>
            <a href={`${spec.path}/${one.id}`} target="_blank" rel="noreferrer">{t("duplicate.open")}</a>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
