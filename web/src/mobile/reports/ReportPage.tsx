// The own report on the phone: what the records say in short, a judgement, tomorrow's plan, and one tap to confirm.
import "@/styles/phone-forms.css";
import "@/styles/phone-gap.css";
import "@/styles/reports.css";
import { LeftOutline, RightOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { canWrite, HUE, KINDS, type Sheet, spanText, useMine, useOfMember, useReport } from "@/api/reports";
import { formatMoment, today } from "@/domain/dates";
import { Head } from "@/mobile/record/Head";
import { Comments } from "@/mobile/reports/Comments";
import { Part } from "@/mobile/reports/Part";
import { Said, Write } from "@/mobile/reports/Words";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, useParam, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { NotFound } from "@/ui/state/NotFound";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("reports");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const { data: me } = useMe();
  const kind = KINDS.find((one) => one === search.get("kind")) ?? "day";
  const found = useMine(kind, search.get("day"));
  const sheet = found.data;
  return (
    <>
      <Head title={t("mine", { kind: t(`kind.${kind}`) })}>
        {me?.permissions["report.read"] !== "own" && (
          <Link to="/m/reports/team" className="ph-report-team">
            {t("tabs.team")}
          </Link>
        )}
      </Head>
      <div className="ph-chips">
        {KINDS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === kind}
            onClick={() => patch({ kind: one === "day" ? null : one, day: null })}
          >
            {t(`kind.${one}`)}
          </button>
        ))}
      </div>
      {sheet && (
        <div className="ph-steps">
          <button type="button" aria-label={t("previous")} onClick={() => patch({ day: sheet.before })}>
            <LeftOutline />
          </button>
          <b className="yd-num">{spanText(sheet.start, sheet.end)}</b>
          <button
            type="button"
            aria-label={t("next")}
            disabled={sheet.after > today()}
            onClick={() => patch({ day: sheet.after })}
          >
            <RightOutline />
          </button>
        </div>
      )}
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={5} />}
      {sheet && <Shown key={`${sheet.kind}${sheet.start}:${sheet.version}`} sheet={sheet} />}
    </>
  );
}

export function OnePage() {
  const text = useParam("id");
  return text && /^\d{1,15}$/.test(text) ? <One id={Number(text)} /> : <NotFound />;
}

function One({ id }: { id: number }) {
  const found = useReport(id);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  return found.isPending ? <Loading rows={5} /> : <Theirs sheet={found.data} />;
}

export function MemberPage() {
  const { search } = useAddress();
  const text = useParam("member");
  const kind = KINDS.find((one) => one === search.get("kind")) ?? "day";
  return text && /^\d{1,15}$/.test(text) ? (
    <OfMember id={Number(text)} kind={kind} day={search.get("day") ?? today()} />
  ) : (
    <NotFound />
  );
}

function OfMember({ id, kind, day }: { id: number; kind: Sheet["kind"]; day: string }) {
  const found = useOfMember(id, kind, day);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  return found.isPending ? <Loading rows={5} /> : <Theirs sheet={found.data} />;
}

function Theirs({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("reports");
  return (
    <>
      <Head title={t("of", { name: sheet.member.name, kind: t(`kind.${sheet.kind}`) })} />
      <p className="yd-num">{spanText(sheet.start, sheet.end)}</p>
      <Shown key={`${sheet.id}:${sheet.version}`} sheet={sheet} />
    </>
  );
}

function Shown({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("reports");
  const { language } = useLanguage();
  const filled = sheet.sections.filter((one) => one.count > 0);
  return (
    <>
      <p>
        <Tag color={HUE[sheet.standing]}>{t(`standing.${sheet.standing}`)}</Tag>{" "}
        <span className="yd-faint">
          {sheet.submitted_at
            ? t("submittedAt", { at: formatMoment(sheet.submitted_at, language) })
            : sheet.required && t("due", { at: formatMoment(sheet.due_at, language) })}
        </span>
      </p>
      {filled.length === 0 && (
        <section className="ph-panel">
          <EmptyState compact title={t("nothing")} hint={t("nothingHint")} />
        </section>
      )}
      {filled.map((one) => (
        <Part key={one.name} section={one} />
      ))}
      {canWrite(sheet) ? <Write sheet={sheet} /> : <Said sheet={sheet} />}
      {sheet.submitted_at && sheet.id !== null && <Comments sheet={sheet} id={sheet.id} />}
    </>
  );
}
