// The ledger of an outlet on the phone: what stands there, what to order, what to ask about.
import { LeftOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { type Ledger, type ProductLine, useLedger } from "@/api/outlets";
import { formatDay } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { useBack, useParam } from "@/ui/nav";
import { useWhy } from "@/ui/outlet/WarningTags";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("outlets");
  const { t: tc } = useTranslation();
  const back = useBack();
  const found = useLedger(Number(useParam("id")));
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{found.data?.name ?? t("ledger")}</h1>
      </header>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading shape="page" />}
      {found.isSuccess &&
        (found.data.products.length === 0 ? (
          <EmptyState title={t("none")} hint={t("noneHint")} />
        ) : (
          <section className="ph-panel" aria-label={t("ledger")}>
            <ul className="ph-rows">
              {found.data.products.map((line) => (
                <li key={line.product_id}>
                  <Product line={line} ledger={found.data} />
                </li>
              ))}
            </ul>
            <p className="yd-faint">
              {t("formula", {
                cycle: found.data.cycle_days,
                safety: found.data.safety_days,
                window: found.data.window_days,
                prior: found.data.prior_days,
              })}
            </p>
          </section>
        ))}
    </>
  );
}

function Product({ line, ledger }: { line: ProductLine; ledger: Ledger }) {
  const { t } = useTranslation("outlets");
  const { language } = useLanguage();
  const why = useWhy(ledger);
  const facts = [
    `${t("stock")} ${line.stock}${line.unit && ` ${line.unit}`}`,
    line.incoming > 0 && `${t("incoming")} ${line.incoming}`,
    line.supply_days !== null && `${t("supply")} ${Math.floor(line.supply_days)}`,
    formatDay(line.day, language, true),
  ].filter(Boolean);
  return (
    <div className="ph-row">
      <span>
        <strong>{line.product}</strong>
        <small className="ph-words">{facts.join(" · ")}</small>
        {line.warnings.map((one) => (
          <small key={one} className="ph-words yd-risk">
            {t(`warning.${one}`)} – {why(line, one)}
          </small>
        ))}
      </span>
      <small>
        {t("suggested")} <b className="yd-num">{line.suggested}</b>
      </small>
    </div>
  );
}
