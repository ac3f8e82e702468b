// Which days the distribution looks at: a month, a week, a quarter, or days of one's own choice.
import { DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { KINDS, type Kind } from "@/api/outlets";
import { today } from "@/domain/dates";
import { usePatchSearch } from "@/ui/nav";

const LONGEST = 92; // days of a free span, as on the server

interface PeriodProps {
  kind: Kind;
  /** YYYY-MM. */
  month: string;
  first: string;
  last: string;
}

export function Period({ kind, month, first, last }: PeriodProps) {
  const { t } = useTranslation("outlets");
  const patch = usePatchSearch();
  return (
    <>
      <Select<Kind>
        style={{ width: 110 }}
        aria-label={t("kind")}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={(value) => patch({ period: value === "month" ? null : value, month: null, first: null, last: null })}
      />
      {kind === "month" && (
        <input
          type="month"
          className="yd-outlet-month"
          aria-label={t("month")}
          value={month}
          max={today().slice(0, 7)}
          onChange={(event) => patch({ month: event.target.value || null })}
        />
      )}
      {(kind === "week" || kind === "quarter") && (
        <DatePicker
          picker={kind}
          allowClear={false}
          aria-label={t(`kinds.${kind}`)}
          value={dayjs(first)}
          disabledDate={(day) => day.isAfter(today(), "day")}
          onChange={(day) => patch({ first: day?.format("YYYY-MM-DD") ?? null })}
        />
      )}
      {kind === "free" && (
        <DatePicker.RangePicker
          allowClear={false}
          aria-label={t("span")}
          value={[dayjs(first), dayjs(last)]}
          disabledDate={(day, { from }) =>
            day.isAfter(today(), "day") || (from !== undefined && Math.abs(day.diff(from, "day")) >= LONGEST)
          }
          onChange={(days) =>
            patch({ first: days?.[0]?.format("YYYY-MM-DD") ?? null, last: days?.[1]?.format("YYYY-MM-DD") ?? null })
          }
        />
      )}
    </>
  );
}
