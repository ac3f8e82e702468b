// The report of bulk work: what was done, and every row that was not, with its reason and a way to it.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { save } from "@/api/client";
import type { BulkAnswer, ResourceSpec } from "@/api/resource";
import { toCsv } from "@/domain/table-text";

export function BulkReport({
  spec,
  answer,
  onRetry,
}: {
  spec: ResourceSpec;
  answer: BulkAnswer;
  onRetry: ((ids: number[]) => void) | null;
}) {
  const { t } = useTranslation("list");
  const { done, failed } = answer;
  const csv = () =>
    save(
      new Blob(
        [toCsv([["ID", t("bulk.record"), t("bulk.reason")], ...failed.map((one) => [one.id, one.title, one.message])])],
        { type: "text/csv;charset=utf-8" },
      ),
      `${spec.name}-failed.csv`,
    );
  return (
    <div role="alert">
      <p>
        <span className="yd-gain">{t("bulk.done", { count: done })}</span>
        {failed.length > 0 && (
          <>
            {" "}
            · <span className="yd-risk">{t("bulk.failed", { count: failed.length })}</span>
          </>
        )}
      </p>
      {failed.length > 0 && (
        <>
          <div className="yd-report-scroll">
            <table className="yd-plain-table">
              <thead>
                <tr>
                  <th scope="col">{t("bulk.record")}</th>
                  <th scope="col">{t("bulk.reason")}</th>
                  <th scope="col" />
                </tr>
              </thead>
              <tbody>
                {failed.map((one) => (
                  <tr key={one.id}>
                    <td>{one.title || `#${one.id}`}</td>
                    <td>{one.message || one.code}</td>
                    <td>
                      <a href={`${spec.path}/${one.id}`} target="_blank" rel="noreferrer">
                        {t("bulk.fix")}
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="yd-form-foot">
            <Button onClick={csv}>{t("bulk.saveReport")}</Button>
            {onRetry && (
              <Button type="primary" onClick={() => onRetry(failed.map((one) => one.id))}>
                {t("bulk.retryFailed", { count: failed.length })}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
}
