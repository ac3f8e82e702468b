// A report on paper, in the form of the sales daily report 销售日报表.
import "@/styles/reports.css";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { type Sheet, spanText, useReport } from "@/api/reports";
import { formatMoment } from "@/domain/dates";
import { SectionTable } from "@/features/reports/SectionTable";
import { useLanguage } from "@/ui/language";
import { Link, useParam } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { NotFound } from "@/ui/state/NotFound";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const id = Number(useParam("id"));
  return Number.isInteger(id) && id > 0 ? <Found id={id} /> : <NotFound />;
}

function Found({ id }: { id: number }) {
  const found = useReport(id);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  return found.isPending ? <Loading shape="page" /> : <Paper sheet={found.data} />;
}

function Paper({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("reports");
  const { language } = useLanguage();
  const { data: me } = useMe();
  const words = [
    [t("judgement"), sheet.judgement],
    [t(`nextPlan.${sheet.kind}`), sheet.next_plan],
    [t("note"), sheet.note],
    [t("boss"), sheet.comments.map((one) => `${one.by_name}：${one.text}`).join("\n")],
  ];
  return (
    <article className="yd-page yd-report-paper">
      <p className="yd-toolbar yd-no-print">
        <Link to={`/reports/${sheet.id}`}>{t("back")}</Link>
        <span className="yd-grow" />
        <Button type="primary" onClick={() => window.print()}>
          {t("print")}
        </Button>
      </p>
      <h1>{t(`paper.${sheet.kind}`)}</h1>
      <p className="yd-report-head">
        <span>{me?.company.name}</span>
        <span>
          {t("team")}：{sheet.team.name}
        </span>
        <span>
          {t("signed")}：{sheet.member.name}
        </span>
        <span>
          {t("date")}：{spanText(sheet.start, sheet.end)}
        </span>
        <span>
          {t("weather")}：{sheet.weather || "　　"}
        </span>
        <span>
          {t("area")}：{sheet.area || "　　　"}
        </span>
      </p>
      {sheet.sections
        .filter((one) => one.count > 0 || one.name === "visits")
        .map((one) => (
          <SectionTable key={one.name} section={one} plain />
        ))}
      <table className="yd-plain-table yd-report-foot">
        <tbody>
          {words.map(([label, said]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{said}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="yd-faint">
        {sheet.submitted_at && t("submittedAt", { at: formatMoment(sheet.submitted_at, language) })}
      </p>
    </article>
  );
}
