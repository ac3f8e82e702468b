// Lost customers: why, to whom, with what they had bought – and who came back.
import { useTranslation } from "react-i18next";
import { addDays, today } from "@/domain/dates";
import { type LossLine, useLossReport } from "@/features/segments/queries";
import { Money } from "@/ui/figure/Money";
import { ListPage } from "@/ui/list/ListPage";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/attainment.css";
import "@/styles/segments.css";

const YEAR = 365;

export function Page() {
  const { t } = useTranslation("segments");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const end = search.get("until") ?? today();
  const start = search.get("since") ?? addDays(end, -YEAR);
  const found = useLossReport(start, end);
  return (
    <>
      <div className="yd-page">
        <div className="yd-toolbar">
          <label>
            {t("lost.since")}{" "}
            <input
              type="date"
              className="yd-input"
              value={start}
              max={end}
              onChange={(event) => patch({ since: event.target.value || null })}
            />
          </label>
          <label>
            {t("lost.until")}{" "}
            <input
              type="date"
              className="yd-input"
              value={end}
              min={start}
              onChange={(event) => patch({ until: event.target.value || null })}
            />
          </label>
        </div>
        {found.isError && <PageError compact error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Loading rows={3} />}
        {found.data && found.data.reasons.length > 0 && (
          <div className="yd-segment-grid">
            <Lines title={t("lost.byReason")} lines={found.data.reasons} none={t("lost.noReason")} />
            {found.data.competitors.length > 0 && (
              <Lines title={t("lost.byCompetitor")} lines={found.data.competitors} none="" />
            )}
          </div>
        )}
        {found.data?.reasons.length === 0 && <p className="yd-faint">{t("lost.none")}</p>}
      </div>
      <ListPage resource="customer_loss" title={t("lost.title")} />
    </>
  );
}

function Lines({ title, lines, none }: { title: string; lines: LossLine[]; none: string }) {
  const { t } = useTranslation("segments");
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{t("lost.count")}</th>
            <th scope="col">{t("lost.back")}</th>
            <th scope="col">{t("lost.worth")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name}>
              <td>{line.name || none}</td>
              <td>{line.count}</td>
              <td>{line.back}</td>
              <td>
                <Money fen={line.fen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
