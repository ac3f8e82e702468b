// Duplicates to confirm: what the nightly comparison found, what was judged to be different, and merges to take back.
import { App, Button, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useDuplicateVerbs, usePairs } from "@/api/duplicates";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { formatMoment } from "@/domain/dates";
import { Merges } from "@/features/customers/duplicates/Merges";
import { Queue } from "@/features/customers/duplicates/Queue";
import { Settings } from "@/features/customers/duplicates/Settings";
import { useLanguage } from "@/ui/language";
import { useAddress, usePatchSearch } from "@/ui/nav";
import "@/styles/duplicates.css";

export function Page() {
  const { t } = useTranslation("duplicates");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const tab = search.get("tab") ?? "open";
  return (
    <div className="yd-stack">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
        <span className="yd-grow" />
        <SweepButton />
        <Settings />
      </header>
      <p className="yd-faint">{t("lead")}</p>
      <LastSweep />
      <Tabs
        activeKey={tab}
        onChange={(key) => patch({ tab: key === "open" ? null : key, level: null })}
        destroyOnHidden
        items={[
          { key: "open", label: t("tab.open"), children: <Queue state="open" /> },
          { key: "different", label: t("tab.different"), children: <Queue state="different" /> },
          { key: "merges", label: t("tab.merges"), children: <Merges /> },
        ]}
      />
    </div>
  );
}

function useSweep() {
  const { data } = usePairs("open", "");
  return data?.pages[0]?.sweep ?? null;
}

function SweepButton() {
  const { t } = useTranslation("duplicates");
  const { message } = App.useApp();
  const { sweep } = useDuplicateVerbs();
  const last = useSweep();
  const busy = sweep.isPending || (last !== null && !last.finished_at && !last.stalled);
  const start = () =>
    sweep.mutate(undefined, {
      onSuccess: () => void message.success(t("started")),
      onError: (error) => void message.error(asApiError(error).message, 8),
    });
  return (
    <Button onClick={start} loading={busy}>
      {busy ? t("sweeping") : t("sweep")}
    </Button>
  );
}

function LastSweep() {
  const { t } = useTranslation("duplicates");
  const { language } = useLanguage();
  const { data: me } = useMe();
  const last = useSweep();
  if (!last) return null;
  if (last.stalled) return <p className="yd-risk">{t("stalled", { at: formatMoment(last.started_at, language) })}</p>;
  // The figures are the company's: to somebody who sees a part of it they would say the wrong thing.
  if (!last.finished_at || me?.permissions["customer.merge"] !== "all") return null;
  const figures = { customers: last.customers, found: last.found, new: last.new };
  return (
    <p className="yd-faint" role="status">
      {t("last", { at: formatMoment(last.finished_at, language), ...figures })}
    </p>
  );
}
