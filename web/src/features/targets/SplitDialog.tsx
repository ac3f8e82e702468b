// Proposes who carries what and when, with the reason for each share, before anything is written.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, InputNumber, Modal, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Target, verbs, type Wish } from "@/features/targets/queries";
import { FairnessLine, SplitEvidence, USUAL } from "@/features/targets/SplitEvidence";
import { Money } from "@/ui/figure/Money";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const PEOPLE: readonly Wish["people"][] = ["history", "equal", "manual"];
const MONTH_NUMBERS = Array.from({ length: 12 }, (_, index) => index + 1);
const DAYS = ["workdays", "history"] as const;
const MONTHS: readonly Wish["months"][] = ["history", "workdays", "equal", "manual"];

export function SplitDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const { t } = useTranslation("targets");
  const { message } = App.useApp();
  const client = useQueryClient();
  const [people, setPeople] = useState<Wish["people"]>("history");
  const [months, setMonths] = useState<Wish["months"]>("history");
  const [weights, setWeights] = useState<Record<number, number>>({});
  const [monthWeights, setMonthWeights] = useState<number[]>(Array(12).fill(1));
  const [days, setDays] = useState<(typeof DAYS)[number]>("workdays");
  const [blend, setBlend] = useState(USUAL);
  const [busy, setBusy] = useState(false);
  // By hand begins from the shares that history proposes.
  const basis = useQuery({
    queryKey: ["figures", "targets", "split", target.id, target.version, "basis"],
    queryFn: () => verbs(target.id).split(target.version, { people: "history", months: "history" }, true),
    retry: false,
  });
  const wish: Wish = {
    people,
    months,
    days,
    ...(people === "history" ? blend : {}),
    ...(people === "manual"
      ? {
          weights: (basis.data?.carriers ?? []).map((one) => ({
            member: one.member,
            weight: weights[one.member] ?? Math.round(one.share * 1000) / 10,
          })),
        }
      : {}),
    ...(months === "manual" ? { month_weights: monthWeights } : {}),
  };
  const preview = useQuery({
    queryKey: ["figures", "targets", "split", target.id, target.version, wish],
    queryFn: () => verbs(target.id).split(target.version, wish, true),
    enabled: people !== "manual" || basis.isSuccess,
    placeholderData: (before) => before,
    retry: false,
  });
  const store = async () => {
    setBusy(true);
    try {
      await verbs(target.id).split(target.version, wish, false);
      await client.invalidateQueries({ queryKey: ["figures", "targets"] });
      onClose();
    } catch (error) {
      void message.error(asApiError(error).message, 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={1040}
      title={t("splitNow")}
      onCancel={onClose}
      onOk={() => void store()}
      okText={t("apply")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !preview.isSuccess }}
    >
      <div className="yd-stack">
        <div className="yd-toolbar">
          <span>{t("overPeople")}</span>
          <Segmented
            value={people}
            options={PEOPLE.map((value) => ({ value, label: t(`by.${value}`) }))}
            onChange={setPeople}
          />
        </div>
        <div className="yd-toolbar">
          <span>{t("overMonths")}</span>
          <Segmented
            value={months}
            options={MONTHS.map((value) => ({ value, label: t(`by.${value}`) }))}
            onChange={setMonths}
          />
        </div>
        <div className="yd-toolbar">
          <span>{t("overDays")}</span>
          <Segmented
            value={days}
            options={DAYS.map((value) => ({ value, label: t(value === "history" ? "byWeekday" : "by.workdays") }))}
            onChange={setDays}
          />
        </div>
        {people === "history" && <SplitEvidence blend={blend} onChange={setBlend} />}
        {months === "manual" && (
          <div className="yd-toolbar">
            {MONTH_NUMBERS.map((month, index) => (
              <InputNumber
                key={month}
                min={0}
                value={monthWeights[index] ?? 0}
                aria-label={t("monthName", { month })}
                prefix={t("monthName", { month })}
                style={{ width: 110 }}
                onChange={(value) =>
                  setMonthWeights(monthWeights.map((one, at) => (at === index ? (value ?? 0) : one)))
                }
              />
            ))}
          </div>
        )}
        {preview.isError && <PageError compact error={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.isPending && !preview.isError && <Loading rows={4} />}
        {preview.data && (
          <>
            <FairnessLine fairness={preview.data.fairness} />
            <p className="yd-muted">{t("keepsLocks")}</p>
            <div className="yd-x-scroll" style={{ maxHeight: 380, overflowY: "auto" }}>
              <table className={preview.isPlaceholderData ? "yd-figure-table yd-stale" : "yd-figure-table"}>
                <thead>
                  <tr>
                    <th scope="col">{t("who")}</th>
                    {people === "manual" && <th scope="col">{t("weight")}</th>}
                    <th scope="col">{t("amount")}</th>
                    <th scope="col">{t("share")}</th>
                    <th scope="col">{t("record")}</th>
                    <th scope="col">{t("growth")}</th>
                    <th scope="col">{t("reason")}</th>
                  </tr>
                </thead>
                <tbody>
                  {preview.data.carriers.map((one) => (
                    <tr key={`${one.team}:${one.member}`}>
                      <td>{one.name}</td>
                      {people === "manual" && (
                        <td>
                          <InputNumber
                            min={0}
                            value={
                              weights[one.member] ??
                              Math.round(
                                (basis.data?.carriers.find((of) => of.member === one.member)?.share ?? 0) * 1000,
                              ) / 10
                            }
                            aria-label={`${one.name} ${t("weight")}`}
                            onChange={(value) => setWeights({ ...weights, [one.member]: value ?? 0 })}
                            style={{ width: 90 }}
                          />
                        </td>
                      )}
                      <td>
                        <Money fen={one.amount} />
                      </td>
                      <td className="yd-num">{(one.share * 100).toFixed(1)}%</td>
                      <td>{one.history > 0 ? <Money fen={one.history} /> : <span className="yd-faint">–</span>}</td>
                      <td className="yd-num">
                        {one.growth === null ? "–" : `${one.growth >= 0 ? "+" : ""}${Math.round(one.growth * 100)}%`}
                      </td>
                      <td style={{ textAlign: "left", whiteSpace: "normal", minWidth: 260 }} className="yd-muted">
                        {one.reason}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}
