// The life of a version: every step with who, when and why.
import { useTranslation } from "react-i18next";
import { formatMoment } from "@/domain/dates";
import { type Step, useSide } from "@/features/targets/life";
import type { Target } from "@/features/targets/queries";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Panel({ target }: { target: Target }) {
  const { t } = useTranslation("targetLife");
  const { language } = useLanguage();
  const steps = useSide<{ items: Step[] }>(target.id, "steps");
  if (steps.isError) return <PageError error={steps.error} onRetry={() => void steps.refetch()} />;
  if (steps.isPending) return <Loading />;
  if (steps.data.items.length === 0) return <EmptyState title={t("noSteps")} />;
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("when")}</th>
            <th scope="col" className="yd-words">
              {t("who")}
            </th>
            <th scope="col" className="yd-words">
              {t("what")}
            </th>
            <th scope="col" className="yd-words">
              {t("comment")}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.data.items.map((one) => (
            <tr key={`${one.at}${one.kind}`}>
              <td>{formatMoment(one.at, language)}</td>
              <td className="yd-words">{one.by}</td>
              <td className="yd-words">
                {t(`steps.${one.kind}`)}
                {one.count ? <small className="yd-faint"> {t("told", { count: one.count })}</small> : null}
              </td>
              <td className="yd-words">{one.comment}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
