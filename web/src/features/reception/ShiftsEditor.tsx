// The hours in which a rota is on duty, by weekday.
import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Shift } from "@/api/reception";
import type { Ref } from "@/api/resource";

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const HOUR = 60;
const USUAL = { start: 9 * HOUR, end: 18 * HOUR };
const clock = (minutes: number) =>
  `${String(Math.floor((minutes % (24 * HOUR)) / HOUR)).padStart(2, "0")}:${String(minutes % HOUR).padStart(2, "0")}`;
const minutes = (text: string) => {
  const [hour = 0, minute = 0] = text.split(":").map(Number);
  return hour * HOUR + minute;
};

interface ShiftsEditorProps {
  shifts: Shift[];
  /** Who may be named in a shift: people or teams. */
  people: Ref[];
  onChange: (shifts: Shift[]) => void;
}

export function ShiftsEditor({ shifts, people, onChange }: ShiftsEditorProps) {
  const { t } = useTranslation("reception");
  const put = (at: number, change: Partial<Shift>) =>
    onChange(shifts.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const add = () => {
    const last = shifts.at(-1);
    onChange([...shifts, last ? { ...last, day: (last.day + 1) % 7 } : { day: 0, ...USUAL, who: [] }]);
  };
  const week = () => onChange([0, 1, 2, 3, 4].map((day) => ({ ...USUAL, who: [], ...shifts[0], day })));
  return (
    <div>
      <div className="yd-faint">{t("setup.shifts")}</div>
      {shifts.length === 0 && <p>{t("setup.always")}</p>}
      {shifts.map((shift, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shifts have no identity but their place
        <div className="yd-desk-acts" key={index}>
          <Select
            aria-label={t("setup.weekday")}
            value={shift.day}
            options={DAYS.map((day) => ({ value: day, label: t(`setup.days.d${day}`) }))}
            onChange={(day) => put(index, { day })}
          />
          {(["start", "end"] as const).map((which) => (
            <input
              key={which}
              type="time"
              className="yd-input"
              aria-label={t(`setup.${which}`)}
              value={clock(shift[which])}
              onChange={(event) => event.target.value && put(index, { [which]: minutes(event.target.value) })}
            />
          ))}
          <Select
            mode="multiple"
            aria-label={t("setup.shiftWho")}
            placeholder={t("setup.everybody")}
            className="yd-desk-who"
            maxTagCount="responsive"
            optionFilterProp="label"
            value={shift.who}
            options={people.map((one) => ({ value: one.id, label: one.label }))}
            onChange={(who) => put(index, { who })}
          />
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={t("setup.remove")}
            onClick={() => onChange(shifts.filter((_, other) => other !== index))}
          />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={add}>
        {t("setup.addShift")}
      </Button>{" "}
      <Button size="small" onClick={week}>
        {t("setup.week")}
      </Button>
    </div>
  );
}
