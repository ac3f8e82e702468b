// All dashboards that the reader sees, and making one.
import "@/styles/dashboards.css";
import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDashboards } from "@/api/dashboards";
import { NameDialog } from "@/features/dashboards/NameDialog";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("dashboards");
  const found = useDashboards();
  const [naming, setNaming] = useState(false);
  return (
    <div className="yd-page yd-stack">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
        <span className="yd-grow" />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setNaming(true)}>
          {t("create")}
        </Button>
      </header>
      <p className="yd-faint">{t("lead")}</p>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      {found.data?.length === 0 && <EmptyState title={t("none")} hint={t("noneHint")} />}
      {found.data && found.data.length > 0 && (
        <ul className="yd-dashboards">
          {found.data.map((one) => (
            <li key={one.id} className="yd-panel">
              <Link to={`/dashboards/${one.id}`}>{one.name}</Link>
              <small className="yd-faint">
                {t(`visibility.${one.visibility}`)}
                {!one.mine && ` · ${t("by", { name: one.owner })}`}
              </small>
            </li>
          ))}
        </ul>
      )}
      {naming && <NameDialog known={null} onClose={() => setNaming(false)} />}
    </div>
  );
}
