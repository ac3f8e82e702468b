// Whose calendar: the company's, or that of a team, which inherits all that it does not say itself.
import { Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import { type CalendarYear, useCalendarTeam, useDifferingTeams } from "@/features/org/calendar/queries";
import { useTeams } from "@/features/org/queries";
import { usePatchSearch } from "@/ui/nav";

const COMPANY = 0;

export function TeamSwitch() {
  const { t } = useTranslation("calendar");
  const patch = usePatchSearch();
  const team = useCalendarTeam();
  const teams = useTeams(false);
  const differing = useDifferingTeams();
  const own = new Map((differing.data ?? []).map((one) => [one.id, one]));
  const options = [
    { value: COMPANY, label: t("teams.company") },
    ...(teams.data ?? []).map((one) => ({
      value: one.id,
      label: own.has(one.id) ? t("teams.differs", { name: one.name }) : one.name,
    })),
  ];
  return (
    <Select<number>
      showSearch={{ optionFilterProp: "label" }}
      aria-label={t("teams.whose")}
      style={{ minWidth: 180 }}
      loading={teams.isPending}
      value={team ?? COMPANY}
      options={options}
      onChange={(next) => patch({ team: next === COMPANY ? null : String(next) }, { replace: false })}
    />
  );
}

/** What is the team's own, and what comes from above. */
export function Inherited({ year }: { year: CalendarYear }) {
  const { t } = useTranslation("calendar");
  const team = useCalendarTeam();
  if (team === null) return null;
  const own = year.days.filter((one) => one.own !== null).length;
  return (
    <Space role="note" className="yd-faint">
      {t("teams.inherits", { days: own, rules: year.weekends.length })}
    </Space>
  );
}
