// Asks for the routes of several weeks for one or several people.
import { App, Checkbox, Input, InputNumber, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { type Cycle, type Named, useRouteAct } from "@/api/routes";
import { addDays, today } from "@/domain/dates";
import { RefMany } from "@/ui/field/RefMany";
import { useGo } from "@/ui/nav";

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function monday(): string {
  const weekday = new Date(`${today()}T00:00:00Z`).getUTCDay() || 7;
  return addDays(today(), weekday === 1 ? 0 : 8 - weekday);
}

export function CycleDialog({ member, onClose }: { member: Named | null; onClose: () => void }) {
  const { t } = useTranslation("routes");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const go = useGo();
  const [people, setPeople] = useState<number[]>(member ? [member.id] : []);
  const [from, setFrom] = useState(monday);
  const [weeks, setWeeks] = useState(4);
  const [weekdays, setWeekdays] = useState<number[]>([1, 2, 3, 4, 5]);
  const [shared, setShared] = useState(false);
  const ask = useRouteAct(() =>
    api.post<Cycle>("/routes/cycles", { member_ids: people, starts_on: from, weeks, weekdays, shared }),
  );
  return (
    <Modal
      open
      title={t("cycleTitle")}
      okText={t("ask")}
      cancelText={tc("cancel")}
      okButtonProps={{ disabled: people.length === 0 || weekdays.length === 0, loading: ask.isPending }}
      onCancel={onClose}
      onOk={() =>
        ask.mutate(undefined, {
          onSuccess: (made) => go(`/routes/cycles/${made.id}`),
          onError: (error) => void message.error(asApiError(error).message, 6),
        })
      }
    >
      <div className="yd-stack">
        <p className="yd-muted">{t("cycleNote")}</p>
        <div className="yd-routes-field">
          <span>{t("people")}</span>
          <RefMany
            resource="member"
            aria-label={t("people")}
            value={people}
            onChange={(list) => setPeople(list.filter((one): one is number => typeof one === "number").slice(0, 10))}
          />
        </div>
        <div className="yd-toolbar">
          <span className="yd-routes-field">
            <span>{t("from")}</span>
            <Input
              type="date"
              step={7}
              aria-label={t("from")}
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          </span>
          <span className="yd-routes-field">
            <span>{t("weeks")}</span>
            <InputNumber aria-label={t("weeks")} min={1} max={4} value={weeks} onChange={(one) => setWeeks(one ?? 4)} />
          </span>
        </div>
        <Checkbox.Group
          aria-label={t("weekdays")}
          value={weekdays}
          options={DAYS.map((value) => ({ value, label: t(`weekday.d${value}`) }))}
          onChange={(list) => setWeekdays(list)}
        />
        {people.length > 1 && (
          <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
            {t("shared")}
          </Checkbox>
        )}
      </div>
    </Modal>
  );
}
