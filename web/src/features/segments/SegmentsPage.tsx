// Settings of classes: schemes with preview and runs, changes of class, visits and warnings, reasons of loss.
import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { ReasonsPanel } from "@/features/segments/ReasonsPanel";
import { SchemesPanel } from "@/features/segments/SchemesPanel";
import { SetupPanel } from "@/features/segments/SetupPanel";
import { ListPage } from "@/ui/list/ListPage";
import { useAddress, usePatchSearch } from "@/ui/nav";
import "@/styles/attainment.css";
import "@/styles/segments.css";

export function Page() {
  const { t } = useTranslation("segments");
  const { search } = useAddress();
  const patch = usePatchSearch();
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
      </header>
      <Tabs
        activeKey={search.get("tab") ?? "schemes"}
        destroyOnHidden
        onChange={(tab) => patch({ tab: tab === "schemes" ? null : tab })}
        items={[
          { key: "schemes", label: t("schemes.title"), children: <SchemesPanel /> },
          { key: "changes", label: t("changes"), children: <ListPage resource="class_change" embedded /> },
          { key: "setup", label: t("setup.title"), children: <SetupPanel /> },
          { key: "reasons", label: t("reasons.title"), children: <ReasonsPanel /> },
        ]}
      />
    </div>
  );
}
