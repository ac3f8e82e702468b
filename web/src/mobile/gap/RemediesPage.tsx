// Remedies for me, those that I assigned, and all within reach; done with a touch, and taken back with another.
import "@/styles/phone-gap.css";
import "@/styles/tasks.css";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import type { Row } from "@/api/resource";
import { formatDay, today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { useRemedyTick } from "@/mobile/gap/useRemedyTick";
import { Head } from "@/mobile/record/Head";
import { Rows, useFound } from "@/mobile/record/Rows";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";

const SHOWS = { mine: "mine", assigned: "shared", all: "all" } as const;
type Show = keyof typeof SHOWS;

export function Page() {
  const { t } = useTranslation("gap");
  const { data: me } = useMe();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const leads = may(me?.permissions, "remedy.edit");
  const asked = search.get("show") as Show | null;
  const show: Show = asked && asked in SHOWS ? asked : leads ? "assigned" : "mine";
  const over = search.get("over") === "1";
  const found = useFound("remedy", {
    scope: SHOWS[show],
    filter: { combinator: "and", rules: [{ field: "status", operator: over ? "!=" : "=", value: "open" }] },
    sort: [{ field: "due_on", desc: over }],
    columns: ["note", "member", "kind", "status", "due_on", "outcome", "by"],
  });
  const { tick, bar, busy } = useRemedyTick();
  return (
    <>
      <Head title={t("remedies")} />
      <div className="ph-chips">
        {(Object.keys(SHOWS) as Show[])
          .filter((one) => leads || one === "mine")
          .map((one) => (
            <button key={one} type="button" aria-pressed={show === one} onClick={() => patch({ show: one })}>
              {t(`show.${one}`)}
            </button>
          ))}
        <button type="button" aria-pressed={over} onClick={() => patch({ over: over ? null : "1" })}>
          {t("show.over")}
        </button>
      </div>
      <Rows found={found} nothing={t(over ? "noneOver" : "noneOpen")}>
        {(row) => <Line row={row} busy={busy} onTick={() => void tick(row)} mine={show === "mine"} />}
      </Rows>
      {bar}
    </>
  );
}

function Line({ row, busy, mine, onTick }: { row: Row; busy: boolean; mine: boolean; onTick: () => void }) {
  const { t } = useTranslation("gap");
  const { language } = useLanguage();
  const { values } = row;
  const open = values.status === "open";
  const late = open && String(values.due_on) < today();
  const who = (values[mine ? "by" : "member"] as { label: string } | null)?.label;
  return (
    <div className={open ? "ph-task" : "ph-task yd-task-closed"}>
      <span className="ph-task-box">
        <input
          type="checkbox"
          className="yd-task-box"
          checked={values.status === "done"}
          disabled={busy || values.status === "dropped"}
          aria-label={t(open ? "completeOf" : "reopenOf", { note: String(values.note) })}
          onChange={onTick}
        />
      </span>
      <Link to={`/m/remedies/${row.id}`} className="yd-task-body">
        <span className="yd-task-title">{String(values.note)}</span>
        <span className="yd-task-marks">
          {who && <span>{who}</span>}
          <span>{t(`kind.${values.kind as "urge"}`)}</span>
          {open ? (
            <span className={late ? "yd-risk" : undefined}>
              {t("until", { day: formatDay(String(values.due_on), language, true) })}
            </span>
          ) : (
            <span>{t(`status.${values.status as "done"}`)}</span>
          )}
          {values.outcome ? <span>{t(`outcome.${values.outcome as "helped"}`)}</span> : null}
        </span>
      </Link>
    </div>
  );
}
