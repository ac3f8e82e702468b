// One day: what it is, why, and – for those who keep the calendar – what it shall be.
import { Alert, Button, Input, Modal, Radio, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { weekdayOf } from "@/domain/calendar";
import type { CalendarDay, DayChange, MarkKind } from "@/features/org/calendar/queries";

const KINDS: MarkKind[] = ["company_holiday", "company_workday", "holiday", "makeup", "note"];

export interface DayDialogProps {
  day: CalendarDay;
  gazetted: boolean;
  editable: boolean;
  busy: boolean;
  problem: string | null;
  onSave: (change: DayChange) => void;
  onClose: () => void;
}

export function DayDialog({ day, gazetted, editable, busy, problem, onSave, onClose }: DayDialogProps) {
  const { t } = useTranslation("calendar");
  const { t: tc } = useTranslation();
  const free = day.kind === "weekend" || day.kind === "holiday" || day.kind === "company_holiday";
  const [kind, setKind] = useState<MarkKind>(day.own?.kind ?? (free ? "company_workday" : "company_holiday"));
  const [name, setName] = useState(day.own?.name ?? "");
  const version = day.own?.version ?? null;
  const missing = kind === "note" && !name.trim();
  // Where the gazette is known it says which days are public holidays; the company adds its own.
  const offered = KINDS.filter((one) => !gazetted || one === day.own?.kind || (one !== "holiday" && one !== "makeup"));
  const store = () => !missing && onSave({ day: day.day, mark: { kind, name: name.trim() }, version });
  const weekday = t(`weekdayLong.d${weekdayOf(day.day) as 1}`);
  return (
    <Modal
      open
      width={420}
      title={`${day.day} ${weekday}`}
      onCancel={onClose}
      footer={
        editable ? (
          <Space wrap>
            {day.own && (
              <Button loading={busy} onClick={() => onSave({ day: day.day, mark: null, version })}>
                {t("restore", { kind: t(`kind.${day.usual}`) })}
              </Button>
            )}
            <Button onClick={onClose}>{tc("cancel")}</Button>
            <Button type="primary" loading={busy} disabled={missing} onClick={store}>
              {tc("save")}
            </Button>
          </Space>
        ) : null
      }
    >
      <div className="yd-stack">
        <p>
          <strong>{t(`kind.${day.kind}`)}</strong> {day.name}
          {day.own && day.usual !== day.kind && (
            <span className="yd-muted"> {t("otherwise", { kind: t(`kind.${day.usual}`) })}</span>
          )}
        </p>
        {problem && <Alert type="error" showIcon role="alert" title={problem} />}
        {editable && (
          <>
            <Radio.Group
              className="yd-day-kinds"
              aria-label={t("kindOfDay")}
              value={kind}
              onChange={(event) => setKind(event.target.value as MarkKind)}
              options={offered.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
            <Input
              aria-label={t("name")}
              placeholder={kind === "note" ? t("noteHint") : t("nameHint")}
              maxLength={100}
              value={name}
              status={missing ? "error" : ""}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={store}
            />
          </>
        )}
      </div>
    </Modal>
  );
}
