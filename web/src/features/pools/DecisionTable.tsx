// Each record with where it went or stayed, and what spoke for and against everybody.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { formatMoment } from "@/domain/dates";
import { useDecisions } from "@/features/pools/queries";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function DecisionTable({ pool, planned }: { pool: number; planned: boolean }) {
  const { t } = useTranslation("pools");
  const { t: tc } = useTranslation();
  const { language } = useLanguage();
  const found = useDecisions(pool, planned);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={4} />;
  const items = found.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState compact title={t(planned ? "dispatch.nothing" : "dispatch.noLog")} />;
  return (
    <div className="yd-x-scroll">
      <table className="yd-plain-table">
        <thead>
          <tr>
            <th scope="col">{t("dispatch.record")}</th>
            <th scope="col">{t("dispatch.to")}</th>
            <th scope="col">{t("dispatch.why")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <td>
                {one.record}
                {one.at && <small className="yd-faint"> {formatMoment(one.at, language)}</small>}
              </td>
              <td>
                {one.receiver ?? <span className="yd-risk">{t("dispatch.stays")}</span>}
                <br />
                <small className="yd-faint">{t(`dispatch.code.${one.why}`)}</small>
              </td>
              <td>
                <ul className="yd-why">
                  {one.reasons.map((reason) => (
                    <li key={reason.member}>
                      {reason.name}
                      <small className="yd-faint">
                        {" "}
                        {t(`dispatch.code.${reason.code}`)}, {t("dispatch.load", { count: reason.load })}
                      </small>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.hasNextPage && (
        <Button block loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {tc("loadMore")}
        </Button>
      )}
    </div>
  );
}
