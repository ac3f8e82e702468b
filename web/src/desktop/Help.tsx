// All keys on one card.
import { Modal } from "antd";
import { useTranslation } from "react-i18next";

const KEYS = {
  general: [
    ["palette", "Ctrl K"],
    ["create", "C"],
    ["help", "?"],
    ["close", "Esc"],
  ],
  list: [
    ["search", "/"],
    ["rows", "↑ ↓"],
    ["open", "Enter"],
    ["select", "Space"],
    ["pages", "[ ]"],
    ["neighbours", "K J"],
  ],
  tables: [["grid", "F2"]],
} as const;

export function Help({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("shell");
  return (
    <Modal open title={t("help.title")} footer={null} onCancel={onClose}>
      {(Object.keys(KEYS) as (keyof typeof KEYS)[]).map((group) => (
        <section key={group}>
          <h3 className="yd-h3">{t(`help.${group}`)}</h3>
          <dl className="yd-keys">
            {KEYS[group].map(([name, key]) => (
              <div key={name}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(`help.${name}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
