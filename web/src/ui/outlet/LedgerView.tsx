// The ledger of an outlet: each product as it stands today, what to order, and its chain of entries below.
import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Ledger, type ProductLine, useLedger } from "@/api/outlets";
import { formatDay } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { ChainPanel } from "@/ui/outlet/ChainPanel";
import { RecordDialog } from "@/ui/outlet/RecordDialog";
import { WarningTags } from "@/ui/outlet/WarningTags";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/outlets.css";

export function LedgerView({ customer }: { customer: number }) {
  const { t } = useTranslation("outlets");
  const found = useLedger(customer);
  const [recording, setRecording] = useState(false);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={6} />;
  const ledger = found.data;
  return (
    <div className="yd-stack">
      {ledger.can_record && (
        <div className="yd-toolbar">
          <span className="yd-grow" />
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setRecording(true)}>
            {t("record")}
          </Button>
        </div>
      )}
      {ledger.products.length === 0 ? (
        <EmptyState title={t("none")} hint={t("noneHint")} />
      ) : (
        <>
          <Products ledger={ledger} />
          <p className="yd-faint">
            {t("formula", {
              cycle: ledger.cycle_days,
              safety: ledger.safety_days,
              window: ledger.window_days,
              prior: ledger.prior_days,
            })}
          </p>
        </>
      )}
      {recording && <RecordDialog ledger={ledger} onClose={() => setRecording(false)} />}
    </div>
  );
}

function Products({ ledger }: { ledger: Ledger }) {
  const { t } = useTranslation("outlets");
  const [open, setOpen] = useState<number | null>(null);
  return (
    <div className="yd-x-scroll">
      <table className="yd-plain-table yd-middle yd-outlet-table">
        <thead>
          <tr>
            <th scope="col">{t("product")}</th>
            <th scope="col">{t("warnings")}</th>
            {(["stock", "incoming", "rate", "supply", "left", "suggested"] as const).map((one) => (
              <th key={one} scope="col" className="yd-right">
                {t(one)}
              </th>
            ))}
            <th scope="col">{t("lasts")}</th>
            <th scope="col">{t("last")}</th>
          </tr>
        </thead>
        <tbody>
          {ledger.products.map((line) => (
            <Fragment key={line.product_id}>
              <Line
                line={line}
                ledger={ledger}
                open={open === line.product_id}
                onOpen={() => setOpen(open === line.product_id ? null : line.product_id)}
              />
              {open === line.product_id && (
                <tr>
                  <td colSpan={10}>
                    <ChainPanel customer={ledger.customer_id} product={line} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({
  line,
  ledger,
  open,
  onOpen,
}: {
  line: ProductLine;
  ledger: Ledger;
  open: boolean;
  onOpen: () => void;
}) {
  const { language } = useLanguage();
  const gone = line.lasts_until !== null && line.lasts_until < ledger.today;
  return (
    <tr>
      <td>
        <button type="button" className="yd-link-button" aria-expanded={open} onClick={onOpen}>
          {line.product}
        </button>
        {line.unit && <small className="yd-faint"> {line.unit}</small>}
      </td>
      <td>
        <WarningTags line={line} ledger={ledger} />
      </td>
      <td className="yd-right yd-num">{line.stock}</td>
      <td className="yd-right yd-num">{line.incoming || <span className="yd-faint">0</span>}</td>
      <td className="yd-right yd-num">{line.rate.toFixed(2)}</td>
      <td className="yd-right yd-num">{line.supply_days === null ? "–" : Math.floor(line.supply_days)}</td>
      <td className="yd-right yd-num">{line.left}</td>
      <td className="yd-right yd-num">
        <strong>{line.suggested}</strong>
      </td>
      <td className={gone ? "yd-risk" : undefined}>{line.lasts_until ? formatDay(line.lasts_until, language) : "–"}</td>
      <td>{formatDay(line.day, language)}</td>
    </tr>
  );
}
