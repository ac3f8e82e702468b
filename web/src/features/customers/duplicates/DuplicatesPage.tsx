// Duplicates to confirm: what the nightly comparison found, what was judged to be different, and merges to take back.
import { App, Button, Segmented, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { type Twinned, useDuplicateVerbs, usePairs } from "@/api/duplicates";
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
  const resource: Twinned = search.get("of") === "contact" ? "contact" : "customer";
  return (
    <div className="yd-stack">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
        <Segmented
          aria-label={t("of")}
          value={resource}
          onChange={(value) => patch({ of: value === "contact" ? "contact" : null, level: null })}
          options={[
            { value: "customer", label: t("ofCustomers") },
            { value: "contact", label: t("ofContacts") },
          ]}
        />
        <span className="yd-grow" />
        <SweepButton resource={resource} />
        <Settings />
      </header>
      <p className="yd-faint">{t(`lead.${resource}`)}</p>
      <LastSweep resource={resource} />
      <Tabs
        activeKey={tab}
        onChange={(key) => patch({ tab: key === "open" ? null : key, level: null })}
        destroyOnHidden
        items={[
          { key: "open", label: t("tab.open"), children: <Queue key={resource} resource={resource} state="open" /> },
          {
            key: "different",
            label: t("tab.different"),
            children: <Queue key={resource} resource={resource} state="different" />,
          },
          { key: "merges", label: t("tab.merges"), children: <Merges /> },
        ]}
      />
    </div>
  );
}

function useSweep(resource: Twinned) {
  const { data } = usePairs(resource, "open", "");
  return data?.pages[0]?.sweep ?? null;
}

function SweepButton({ resource }: { resource: Twinned }) {
  const { t } = useTranslation("duplicates");
  const { message } = App.useApp();
  const { sweep } = useDuplicateVerbs(resource);
  const last = useSweep(resource);
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

function LastSweep({ resource }: { resource: Twinned }) {
  const { t } = useTranslation("duplicates");
  const { language } = useLanguage();
  const { data: me } = useMe();
  const last = useSweep(resource);
  if (!last) return null;
  if (last.stalled) return <p className="yd-risk">{t("stalled", { at: formatMoment(last.started_at, language) })}</p>;
  // The figures are the company's: to somebody who sees a part of it they would say the wrong thing.
  if (!last.finished_at || me?.permissions["customer.merge"] !== "all") return null;
  const figures = { count: last.records, changed: last.changed, found: last.found, new: last.new };
  return (
    <p className="yd-faint" role="status">
      {t("last", { at: formatMoment(last.finished_at, language), ...figures })}
    </p>
  );
}
