// One task of a template.
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { ASSIGNEES, PRIORITIES, type Priority, type SubjectKind, type TemplateLine } from "@/api/tasks";
import type { DraftLine } from "@/features/tasks/setup";
import { RefPicker } from "@/ui/field/RefPicker";
import { useLanguage } from "@/ui/language";

interface Props {
  line: DraftLine;
  place: number;
  last: boolean;
  roles: SubjectKind["roles"];
  onChange: (change: Partial<DraftLine>) => void;
  onMove: (by: number) => void;
  onDrop: (() => void) | null;
}

export function TemplateLineForm({ line, place, last, roles, onChange, onMove, onDrop }: Props) {
  const { t } = useTranslation("tasks");
  const { label } = useLanguage();
  const number = place + 1;
  const offered = ASSIGNEES.filter((one) => one !== "role" || roles.length > 0 || line.assignee === "role");
  return (
    <fieldset className={line.step ? "yd-template-line yd-template-step" : "yd-template-line"}>
      <div className="yd-template-row">
        <span className="yd-num yd-faint">{number}</span>
        <Input
          style={{ flex: "1 1 260px" }}
          maxLength={200}
          aria-label={`${t("lineTitle")} ${number}`}
          placeholder={t("lineTitle")}
          value={line.title}
          onChange={(event) => onChange({ title: event.target.value })}
        />
        <Button
          size="small"
          icon={<ArrowUpOutlined />}
          disabled={place === 0}
          aria-label={t("moveUp", { count: number })}
          onClick={() => onMove(-1)}
        />
        <Button
          size="small"
          icon={<ArrowDownOutlined />}
          disabled={last}
          aria-label={t("moveDown", { count: number })}
          onClick={() => onMove(1)}
        />
        <Button
          size="small"
          danger
          icon={<DeleteOutlined />}
          disabled={!onDrop}
          aria-label={t("removeLine", { count: number })}
          onClick={() => onDrop?.()}
        />
      </div>
      <div className="yd-template-row">
        <InputNumber<number>
          style={{ width: 150 }}
          min={0}
          max={3650}
          precision={0}
          aria-label={`${t("days")} ${number}`}
          placeholder={t("daysUnset")}
          suffix={t("dayUnit")}
          value={line.offset_days}
          onChange={(days) => onChange({ offset_days: days })}
        />
        <span className="yd-faint">{t("days")}</span>
        <Select<TemplateLine["assignee"]>
          popupMatchSelectWidth={false}
          aria-label={`${t("giveTo")} ${number}`}
          value={line.assignee}
          onChange={(assignee) =>
            onChange({ assignee, role: assignee === "role" ? (roles[0]?.value ?? "") : "", member: null })
          }
          options={offered.map((one) => ({ value: one, label: t(`assignee.${one}`) }))}
        />
        {line.assignee === "member" && (
          <div style={{ width: 200 }}>
            <RefPicker
              resource="member"
              aria-label={`${t("assignee.member")} ${number}`}
              value={line.member}
              onChange={(member) => onChange({ member })}
            />
          </div>
        )}
        {line.assignee === "role" && (
          <Select
            popupMatchSelectWidth={false}
            aria-label={`${t("assignee.role")} ${number}`}
            title={t("roleEmpty")}
            value={line.role}
            onChange={(role) => onChange({ role })}
            options={roles.map((one) => ({ value: one.value, label: label(one.label) }))}
          />
        )}
        <Select<Priority>
          popupMatchSelectWidth={false}
          aria-label={`${t("priorityOf")} ${number}`}
          value={line.priority}
          onChange={(priority) => onChange({ priority })}
          options={PRIORITIES.map((one) => ({ value: one, label: t(`priority.${one}`) }))}
        />
        {place > 0 && (
          <Checkbox checked={line.step} onChange={(event) => onChange({ step: event.target.checked })}>
            <span title={t("isStep")}>{t("step")}</span>
          </Checkbox>
        )}
      </div>
      <Input.TextArea
        style={{ marginTop: 6 }}
        autoSize={{ minRows: 1, maxRows: 6 }}
        aria-label={`${t("checksPerLine")} ${number}`}
        placeholder={t("checksPerLine")}
        value={line.checklist.join("\n")}
        onChange={(event) => onChange({ checklist: event.target.value ? event.target.value.split("\n") : [] })}
      />
    </fieldset>
  );
}
