// Which weekdays are free, from when on; every second week too (大小周). Rules before stay for the days before.
import { Alert, Button, DatePicker, Modal, Popconfirm, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type CalendarYear, useWeekend, type WeekendRule } from "@/features/org/calendar/queries";

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const DAY = "YYYY-MM-DD";

export function useWeekendText() {
  const { t } = useTranslation("calendar");
  return (rule: Pick<WeekendRule, "free" | "alternate"> | undefined) => {
    const names = (days: number[]) => days.map((day) => t(`weekdayLong.d${day as 1}`)).join(t("listMark"));
    const { free, alternate } = rule ?? { free: [6, 7], alternate: [] };
    const always = free.length > 0 ? t("freeAlways", { days: names(free) }) : t("freeNever");
    return alternate.length > 0 ? `${always}${t("andSometimes", { days: names(alternate) })}` : always;
  };
}

export function WeekendDialog({ year, onClose }: { year: CalendarYear; onClose: () => void }) {
  const { t } = useTranslation("calendar");
  const { t: tc } = useTranslation();
  const change = useWeekend();
  const text = useWeekendText();
  const last = year.weekends.at(-1);
  const [free, setFree] = useState<number[]>(last?.free ?? [6, 7]);
  const [alternate, setAlternate] = useState<number[]>(last?.alternate ?? []);
  const [starts, setStarts] = useState<Dayjs>(dayjs().add(1, "month").startOf("month"));
  const [anchor, setAnchor] = useState<Dayjs | null>(last?.anchor ? dayjs(last.anchor) : null);
  const options = WEEK.map((value) => ({ value: value as number, label: t(`weekdayLong.d${value}`) }));
  const problem = change.error && asApiError(change.error);
  const store = () =>
    change.mutate(
      {
        starts_on: starts.format(DAY),
        free,
        alternate: alternate.filter((day) => !free.includes(day)),
        anchor: alternate.length > 0 ? (anchor ?? starts).format(DAY) : null,
      },
      { onSuccess: onClose },
    );
  return (
    <Modal
      open
      title={t("weekend")}
      onCancel={onClose}
      onOk={store}
      okText={tc("save")}
      cancelText={tc("cancel")}
      confirmLoading={change.isPending}
    >
      <div className="yd-stack">
        <ul className="yd-rules">
          {year.weekends.length === 0 && <li>{text(undefined)}</li>}
          {year.weekends.map((rule) => (
            <li key={rule.id}>
              <span>{t("from", { day: rule.starts_on, rule: text(rule) })}</span>
              <Popconfirm title={t("dropRule")} onConfirm={() => change.mutate(rule.id)}>
                <Button type="text" size="small" danger>
                  {tc("delete")}
                </Button>
              </Popconfirm>
            </li>
          ))}
        </ul>
        {problem && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={Object.values(problem.fields).flat()[0]?.message ?? problem.message}
          />
        )}
        <label className="yd-field" htmlFor="wk-start">
          {t("startsOn")}
          <DatePicker id="wk-start" value={starts} allowClear={false} onChange={(next) => next && setStarts(next)} />
        </label>
        <label className="yd-field" htmlFor="wk-free">
          {t("alwaysFree")}
          <Select id="wk-free" mode="multiple" value={free} options={options} onChange={setFree} />
        </label>
        <label className="yd-field" htmlFor="wk-alternate">
          {t("sometimesFree")}
          <Select
            id="wk-alternate"
            mode="multiple"
            value={alternate}
            options={options.filter((one) => !free.includes(one.value))}
            onChange={setAlternate}
          />
        </label>
        {alternate.length > 0 && (
          <label className="yd-field" htmlFor="wk-anchor">
            {t("anchor")}
            <DatePicker
              id="wk-anchor"
              value={anchor ?? starts}
              allowClear={false}
              onChange={(next) => next && setAnchor(next)}
            />
          </label>
        )}
      </div>
    </Modal>
  );
}
