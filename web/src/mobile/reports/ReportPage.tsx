// Somebody's report on the phone: what the records say in short, what was written, comments.
import "@/styles/phone-forms.css";
import "@/styles/phone-gap.css";
import "@/styles/reports.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { HUE, KINDS, type Sheet, spanText, useOfMember, useReport } from "@/api/reports";
import { formatMoment, today } from "@/domain/dates";
import { Head } from "@/mobile/record/Head";
import { Comments } from "@/mobile/reports/Comments";
import { Part } from "@/mobile/reports/Part";
import { Said } from "@/mobile/reports/Words";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { useAddress, useParam } from "@/ui/nav";
import { Arrived } from "@/ui/report/Arrived";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { NotFound } from "@/ui/state/NotFound";
import { PageError } from "@/ui/state/PageError";

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

/** `words`: what stands for what was written, while it is not submitted. */
export function Shown({ sheet, words }: { sheet: Sheet; words?: ReactNode }) {
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
        <Arrived sheet={sheet} />
      </p>
      {filled.length === 0 && (
        <section className="ph-panel">
          <EmptyState compact title={t("nothing")} hint={t("nothingHint")} />
        </section>
      )}
      {filled.map((one) => (
        <Part key={one.name} section={one} />
      ))}
      {words || <Said sheet={sheet} />}
      {sheet.submitted_at && sheet.id !== null && <Comments sheet={sheet} id={sheet.id} />}
    </>
  );
}
