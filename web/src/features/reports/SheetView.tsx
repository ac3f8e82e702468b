// A report: what the records say, what was written, comments – and what may be done with it.
import "@/styles/reports.css";
import { App, Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { canWrite, HUE, type Sheet, saveWords, spanText, submitWords, takeBack, useReportAct } from "@/api/reports";
import { formatMoment } from "@/domain/dates";
import { Comments } from "@/features/reports/Comments";
import { SectionTable } from "@/features/reports/SectionTable";
import { WordsForm } from "@/features/reports/WordsForm";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { Arrived } from "@/ui/report/Arrived";
import { useWords, type Writing } from "@/ui/report/useWords";
import { EmptyState } from "@/ui/state/EmptyState";

export function SheetView({ sheet, title, steps }: { sheet: Sheet; title: string; steps?: ReactNode }) {
  const { t } = useTranslation("reports");
  const { language } = useLanguage();
  const writing = useWords(sheet);
  const filled = sheet.sections.filter((one) => one.count > 0);
  return (
    <article className="yd-stack">
      <header className="yd-toolbar">
        <h1>{title}</h1>
        <span className="yd-num">{spanText(sheet.start, sheet.end)}</span>
        <Tag color={HUE[sheet.standing]}>{t(`standing.${sheet.standing}`)}</Tag>
        <span className="yd-faint">
          {sheet.submitted_at
            ? t("submittedAt", { at: formatMoment(sheet.submitted_at, language) })
            : sheet.required && t("due", { at: formatMoment(sheet.due_at, language) })}
        </span>
        <Arrived sheet={sheet} />
        <span className="yd-grow" />
        {steps}
        {sheet.id !== null && <Link to={`/reports/${sheet.id}/print`}>{t("print")}</Link>}
        {sheet.id !== null && sheet.can_export && <a href={`/api/reports/${sheet.id}/export`}>{t("export")}</a>}
      </header>
      <p className="yd-faint">{t(sheet.submitted_at ? "kept" : "live")}</p>
      {filled.length === 0 && <EmptyState compact title={t("nothing")} hint={t("nothingHint")} />}
      {filled.map((one) => (
        <SectionTable key={one.name} section={one} />
      ))}
      {canWrite(sheet) ? <WordsForm kind={sheet.kind} writing={writing} /> : <Said sheet={sheet} />}
      {sheet.own && <Acts sheet={sheet} writing={writing} />}
      {sheet.submitted_at && sheet.id !== null && <Comments sheet={sheet} id={sheet.id} />}
    </article>
  );
}

export function Said({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("reports");
  const lines = [
    [t("judgement"), sheet.judgement],
    [t(`nextPlan.${sheet.kind}`), sheet.next_plan],
    [t("note"), sheet.note],
    [t("area"), sheet.area],
    [t("weather"), sheet.weather],
  ].filter(([, said]) => said);
  if (lines.length === 0) return null;
  return (
    <dl className="yd-panel yd-report-said">
      {lines.map(([label, said]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

function Acts({ sheet, writing }: { sheet: Sheet; writing: Writing }) {
  const { t } = useTranslation("reports");
  const { message } = App.useApp();
  const told = (text: string) => ({
    onSuccess: () => {
      writing.forget();
      void message.success(text);
    },
    onError: (error: Error) => void message.error(asApiError(error).message, 6),
  });
  const save = useReportAct(() => saveWords(sheet, writing.words));
  const submit = useReportAct(() => submitWords(sheet, writing.words));
  const back = useReportAct(() => takeBack(sheet));
  if (!canWrite(sheet))
    return sheet.can_take_back ? (
      <p className="yd-no-print">
        <Button loading={back.isPending} onClick={() => back.mutate(undefined, told(t("takenBack")))}>
          {t("takeBack")}
        </Button>
      </p>
    ) : null;
  return (
    <p className="yd-toolbar yd-no-print">
      {writing.dirty && <span className="yd-faint">{t("unsaved")}</span>}
      <Button
        loading={save.isPending}
        disabled={!writing.dirty}
        onClick={() => save.mutate(undefined, told(t("saved")))}
      >
        {t("save")}
      </Button>
      <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate(undefined, told(t("submitted")))}>
        {t(sheet.standing === "missing" ? "submitLate" : "submit")}
      </Button>
    </p>
  );
}
