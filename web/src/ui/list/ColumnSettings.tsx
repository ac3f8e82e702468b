// Which columns a list shows and in which order, related fields too.
import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Drawer, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ResourceSpec } from "@/api/resource";
import { type FieldBook, fieldLabel } from "@/ui/field/fields";
import { useLanguage } from "@/ui/language";

export interface ColumnSettingsProps {
  spec: ResourceSpec;
  book: FieldBook;
  columns: string[];
  onApply: (columns: string[]) => void;
  onClose: () => void;
}

export function ColumnSettings({ spec, book, columns, onApply, onClose }: ColumnSettingsProps) {
  const { t } = useTranslation("list");
  const { t: tc } = useTranslation();
  const { label } = useLanguage();
  const [draft, setDraft] = useState(columns);
  const [text, setText] = useState("");
  const name = (path: string) => {
    const field = book.find(path);
    return field ? fieldLabel(field, label) : path;
  };
  const move = (from: number, step: 1 | -1) => {
    const next = [...draft];
    const [one] = next.splice(from, 1);
    if (one !== undefined) next.splice(from + step, 0, one);
    setDraft(next);
  };
  const rest = [...book.own, ...book.related].filter(
    (field) => !draft.includes(field.path) && fieldLabel(field, label).toLowerCase().includes(text.toLowerCase()),
  );
  return (
    <Drawer
      open
      size={360}
      title={t("columns.title")}
      onClose={onClose}
      footer={
        <div className="yd-form-foot">
          <Button type="text" onClick={() => setDraft(spec.default_columns)}>
            {t("columns.reset")}
          </Button>
          <span className="yd-grow" />
          <Button onClick={onClose}>{tc("cancel")}</Button>
          <Button type="primary" disabled={draft.length === 0} onClick={() => onApply(draft)}>
            {tc("apply")}
          </Button>
        </div>
      }
    >
      <h3 className="yd-h3">{t("columns.shown")}</h3>
      <ul className="yd-pick-list">
        {draft.map((path, index) => (
          <li key={path}>
            <span className="yd-grow">{name(path)}</span>
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={`${t("columns.up")} ${name(path)}`}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={`${t("columns.down")} ${name(path)}`}
              disabled={index === draft.length - 1}
              onClick={() => move(index, 1)}
            />
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={`${tc("remove")} ${name(path)}`}
              onClick={() => setDraft(draft.filter((one) => one !== path))}
            />
          </li>
        ))}
      </ul>
      <h3 className="yd-h3">{t("columns.available")}</h3>
      <Input
        allowClear
        placeholder={t("columns.search")}
        aria-label={t("columns.search")}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="yd-pick-list">
        {rest.map((field) => (
          <li key={field.path}>
            <button type="button" className="yd-pick" onClick={() => setDraft([...draft, field.path])}>
              <PlusOutlined />
              {fieldLabel(field, label)}
            </button>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
