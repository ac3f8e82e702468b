// What the warning is worth on the company's own data – said plainly, also when it is worth nothing or nobody can tell.
import { useTranslation } from "react-i18next";
import { formatDay } from "@/domain/dates";
import { countText } from "@/domain/standing";
import { type Check, useCheck } from "@/features/segments/queries";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const percent = (share: number | null) => (share === null ? "–" : `${Math.round(share * 100)}%`);
const points = (share: number | null) => String(Math.round((share ?? 0) * 100));

export function WorthPanel() {
  const { t } = useTranslation("segments");
  const found = useCheck();
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={2} />;
  return (
    <section className="yd-panel yd-stack" aria-label={t("check.title")}>
      <h2>{t("check.title")}</h2>
      {found.data.found ? <Found check={found.data.found} /> : <p className="yd-faint">{t("check.nothing")}</p>}
    </section>
  );
}

function Found({ check }: { check: Check }) {
  const { t } = useTranslation("segments");
  const { language } = useLanguage();
  const { verdict, warned, warned_bought, others, others_bought } = check;
  const row = (name: string, all: number, bought: number) => (
    <tr>
      <td>{name}</td>
      <td>{countText({ count: all })}</td>
      <td>{countText({ count: all - bought })}</td>
      <td>{percent(all ? (all - bought) / all : null)}</td>
    </tr>
  );
  return (
    <>
      <p>{t("check.lead", { day: formatDay(check.at, language), days: check.days })}</p>
      <div className="yd-x-scroll">
        <table className="yd-figure-table yd-segment-narrow">
          <thead>
            <tr>
              <th scope="col">{t("check.group")}</th>
              <th scope="col">{t("check.customers")}</th>
              <th scope="col" colSpan={2}>
                {t("check.stayed")}
              </th>
            </tr>
          </thead>
          <tbody>
            {row(t("check.warned"), warned, warned_bought)}
            {row(t("check.others"), others, others_bought)}
          </tbody>
        </table>
      </div>
      <p>
        <strong className={verdict === "wrong" ? "yd-risk" : undefined}>
          {t(`check.${verdict}`, {
            stayed: percent(check.stayed),
            base: percent(check.base),
            lift: (check.lift ?? 0).toFixed(1),
            least: points(check.least),
            most: points(check.most),
          })}
        </strong>
      </p>
      <p className="yd-faint">{t("check.note")}</p>
    </>
  );
}
