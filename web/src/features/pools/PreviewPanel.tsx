// What rules would recycle tonight and in the next 30 days: days, owners, and the records behind each figure.
import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays, daysBetween, formatDay } from "@/domain/dates";
import { type Preview, type PreviewAsked, usePreview, usePreviewRecords } from "@/features/pools/queries";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";

const HEIGHT = 72;

export function PreviewPanel({ started }: { started: Preview }) {
  const { t } = useTranslation("pools");
  const { language } = useLanguage();
  const { data: found } = usePreview(started);
  const [asked, setAsked] = useState<PreviewAsked | null>(null);
  if (found.status === "waiting")
    return (
      <section className="yd-panel" role="status">
        {t("preview.waiting")} <Loading rows={2} />
      </section>
    );
  const counts = new Map(found.days.map((one) => [one.day, one.count]));
  const days = Array.from({ length: daysBetween(found.day, found.until) }, (_, n) => addDays(found.day, n + 1));
  const highest = Math.max(1, ...found.days.map((one) => one.count));
  const figure = (count: number, wanted: PreviewAsked) =>
    count ? (
      <Button size="small" type="link" onClick={() => setAsked(wanted)}>
        {count}
      </Button>
    ) : (
      "0"
    );
  return (
    <section className="yd-panel" aria-label={t("preview.title")}>
      <h2>{t("preview.title")}</h2>
      <p role="status">
        {t("preview.tonight")} <strong>{figure(found.tonight, { tonight: true })}</strong> ·{" "}
        {t("preview.total", { day: formatDay(found.until, language) })} <strong>{figure(found.total, {})}</strong>
      </p>
      <p className="yd-faint">{t(found.total === 0 ? "preview.nothing" : "preview.promise")}</p>
      {found.days.length > 0 && (
        <>
          <h3>{t("preview.byDay")}</h3>
          <div className="yd-pool-days">
            {days.map((day) => {
              const count = counts.get(day) ?? 0;
              const said = `${formatDay(day, language)}: ${count}`;
              return (
                <button
                  key={day}
                  type="button"
                  title={said}
                  aria-label={said}
                  disabled={count === 0}
                  style={{ height: count ? Math.max(4, (count / highest) * HEIGHT) : 1 }}
                  onClick={() => setAsked({ day })}
                />
              );
            })}
          </div>
        </>
      )}
      {found.owners.length > 0 && (
        <div className="yd-x-scroll">
          <table className="yd-figure-table yd-second-text">
            <thead>
              <tr>
                <th scope="col">{t("preview.owner")}</th>
                <th scope="col">{t("preview.team")}</th>
                <th scope="col">{t("preview.tonight")}</th>
                <th scope="col">{t("preview.total", { day: formatDay(found.until, language) })}</th>
              </tr>
            </thead>
            <tbody>
              {found.owners.map((one) => (
                <tr key={one.id}>
                  <td>{one.name}</td>
                  <td style={{ textAlign: "start" }}>{one.team}</td>
                  <td>{figure(one.tonight, { tonight: true, ...(one.id ? { owner: one.id } : {}) })}</td>
                  <td>{figure(one.total, one.id ? { owner: one.id } : {})}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked && <Behind id={found.id} kind={found.kind} asked={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

interface BehindProps {
  id: number;
  kind: "customer" | "lead";
  asked: PreviewAsked;
  onClose: () => void;
}

function Behind({ id, kind, asked, onClose }: BehindProps) {
  const { t } = useTranslation("pools");
  const { t: tc } = useTranslation();
  const records = usePreviewRecords(id, asked);
  return (
    <Modal open width={640} footer={null} title={t("preview.records")} onCancel={onClose}>
      {records.isPending ? (
        <Loading rows={4} />
      ) : (
        <div className="yd-report-scroll">
          <table className="yd-plain-table">
            <tbody>
              {(records.data?.pages ?? [])
                .flatMap((page) => page.items)
                .map((one) => (
                  <tr key={one.id}>
                    <td>
                      <a href={`/${kind}s/${one.id}`} target="_blank" rel="noreferrer">
                        {one.name}
                      </a>
                    </td>
                    <td>{one.owner}</td>
                    <td className="yd-num">{one.due_on}</td>
                    <td className="yd-faint">{one.rule}</td>
                  </tr>
                ))}
            </tbody>
          </table>
          {records.hasNextPage && (
            <Button block loading={records.isFetchingNextPage} onClick={() => void records.fetchNextPage()}>
              {tc("loadMore")}
            </Button>
          )}
        </div>
      )}
    </Modal>
  );
}
