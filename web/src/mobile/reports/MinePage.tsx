// The own report on the phone, with and without a network: what the records say, what is still on this phone, a judgement,
// tomorrow's plan, and one tap to confirm. It waits in the queue until the server has it.
import "@/styles/phone-forms.css";
import "@/styles/phone-gap.css";
import "@/styles/phone-visits.css";
import "@/styles/reports.css";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { isTemporary } from "@/api/errors";
import { type Me, useMe } from "@/api/me";
import { KINDS, REPORTS, type Sheet, spanText, useMine } from "@/api/reports";
import { dayOf, formatMoment } from "@/domain/dates";
import { Head } from "@/mobile/record/Head";
import { Steps } from "@/mobile/record/Steps";
import { Confirmed, Standing } from "@/mobile/reports/Confirmed";
import { Here } from "@/mobile/reports/Here";
import { KindChips } from "@/mobile/reports/KindChips";
import { Shown } from "@/mobile/reports/ReportPage";
import { Write } from "@/mobile/reports/Words";
import { type Field, useField } from "@/mobile/visits/useField";
import { blankSheet, keepSheet, type ReportHere, reportHere } from "@/offline/report";
import { useLive } from "@/offline/useLive";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("reports");
  const { data: me } = useMe();
  const { search } = useAddress();
  const field = useField();
  const kind = KINDS.find((one) => one === search.get("kind")) ?? "day";
  const day = search.get("day");
  const here = useLive(`report ${field.db.userId} ${kind} ${day}`, () => reportHere(field.db, kind, day, dayOf));
  if (!here || !me) return <Loading rows={5} />;
  return (
    <>
      <Head title={t("mine", { kind: t(`kind.${kind}`) })}>
        {me.permissions["report.read"] !== "own" && (
          <Link to="/m/reports/team" className="ph-report-team">
            {t("tabs.team")}
          </Link>
        )}
      </Head>
      <KindChips kind={kind} of="kind" />
      <Mine key={`${kind}${here.start}`} kind={kind} here={here} field={field} me={me} />
    </>
  );
}

/** The server's sheet, and the one kept here until it has answered. */
function useSheet(kind: Sheet["kind"], here: ReportHere, { db, sync }: Field) {
  const client = useQueryClient();
  const found = useMine(kind, here.start);
  const { data } = found;
  useEffect(() => {
    if (data) void sync.keep(() => keepSheet(db, data));
  }, [data, db, sync]);
  // What was confirmed here has arrived, or is a draft again: the server says how the report stands now.
  const waits = here.item !== null;
  const waited = useRef(waits);
  useEffect(() => {
    if (waited.current && !waits) void client.invalidateQueries({ queryKey: REPORTS });
    waited.current = waits;
  }, [waits, client]);
  const newest = [data, here.sheet].reduce<Sheet | null>(
    (best, one) => (one && (!best || one.as_of > best.as_of) ? one : best),
    null,
  );
  return { found, newest };
}

function Mine({ kind, here, field, me }: { kind: Sheet["kind"]; here: ReportHere; field: Field; me: Me }) {
  const { t } = useTranslation("reports");
  const { language } = useLanguage();
  const { found, newest } = useSheet(kind, here, field);
  const away = found.isError && isTemporary(found.error);
  if (found.isError && !(away && (newest || kind === "day")))
    return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (!newest && !away) return <Loading rows={5} />;
  const sheet = newest ?? blankSheet(kind, here.start, { id: me.member?.id ?? 0, name: me.user.name });
  return (
    <>
      <Span sheet={sheet} today={here.today} />
      {here.item && <Standing item={here.item} />}
      {away && (
        <p className="ph-sync" role="status">
          {newest ? t("offline.asOf", { at: formatMoment(newest.as_of, language) }) : t("offline.none")}
        </p>
      )}
      <Here visits={here.visits} />
      <Shown
        sheet={sheet}
        words={
          here.item ? (
            <Confirmed item={here.item} kind={kind} />
          ) : (
            sheet.submitted_at === null && (
              <Write key={`${sheet.version}`} sheet={sheet} draft={here.draft} away={away} now={here.now} />
            )
          )
        }
      />
    </>
  );
}

function Span({ sheet, today }: { sheet: Sheet; today: string }) {
  const patch = usePatchSearch();
  return (
    <Steps
      last={sheet.after > today}
      onBack={() => patch({ day: sheet.before })}
      onOn={() => patch({ day: sheet.after })}
    >
      <b className="yd-num">{spanText(sheet.start, sheet.end)}</b>
    </Steps>
  );
}
