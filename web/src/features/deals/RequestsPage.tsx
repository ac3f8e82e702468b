// Requests for help on deals: those to me, those from me.
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useRequests } from "@/api/gates";
import { RequestLine } from "@/features/deals/gates/RequestLine";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/gates.css";

export function Page() {
  const { t } = useTranslation("gates");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const box = search.get("box") === "out" ? "out" : "in";
  const status = search.get("status") === "all" ? "all" : "open";
  const found = useRequests(box, status);
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("requests")}</h1>
        <span className="yd-grow" />
        <Segmented
          value={box}
          options={[
            { value: "in", label: t("requestsIn") },
            { value: "out", label: t("requestsOut") },
          ]}
          onChange={(value) => patch({ box: value === "out" ? "out" : null })}
        />
        <Segmented
          value={status}
          options={[
            { value: "open", label: t("requestsOpen") },
            { value: "all", label: t("requestsAll") },
          ]}
          onChange={(value) => patch({ status: value === "all" ? "all" : null })}
        />
      </header>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={4} />}
      {found.data?.items.length === 0 && <EmptyState title={t("noRequests")} hint={t("noRequestsHint")} />}
      {found.data && found.data.items.length > 0 && (
        <section className="yd-panel">
          {found.data.items.map((one) => (
            <RequestLine key={one.id} request={one} />
          ))}
        </section>
      )}
    </div>
  );
}
