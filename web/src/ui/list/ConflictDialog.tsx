// Two people changed one record: both values side by side, and a choice.
import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";
import type { ResourceSpec, Values } from "@/api/resource";
import { FieldValue } from "@/ui/field/FieldValue";
import { useLanguage } from "@/ui/language";

export interface ConflictDialogProps {
  spec: ResourceSpec;
  yours: Values;
  theirs: Values;
  onKeepMine: () => void;
  onKeepTheirs: () => void;
}

export function ConflictDialog({ spec, yours, theirs, onKeepMine, onKeepTheirs }: ConflictDialogProps) {
  const { t } = useTranslation("list");
  const { label } = useLanguage();
  const fields = spec.fields.filter((field) => field.name in yours);
  return (
    <Modal
      open
      title={t("conflict.title")}
      onCancel={onKeepTheirs}
      footer={[
        <Button key="theirs" onClick={onKeepTheirs}>
          {t("conflict.keepTheirs")}
        </Button>,
        <Button key="mine" type="primary" onClick={onKeepMine}>
          {t("conflict.keepMine")}
        </Button>,
      ]}
    >
      <p>{t("conflict.lead")}</p>
      <table className="yd-plain-table">
        <thead>
          <tr>
            <th scope="col">{t("conflict.field")}</th>
            <th scope="col">{t("conflict.yours")}</th>
            <th scope="col">{t("conflict.theirs")}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">{label(field.label)}</th>
              <td>
                <FieldValue field={field} value={yours[field.name]} plain />
              </td>
              <td>{field.name in theirs ? <FieldValue field={field} value={theirs[field.name]} plain /> : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
