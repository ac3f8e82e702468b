// Settings of leads: web forms, what was held back, where fields go on conversion, how good the score is.
import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { FormsPanel } from "@/features/leads/FormsPanel";
import { MappingPanel } from "@/features/leads/MappingPanel";
import { SpamPanel } from "@/features/leads/SpamPanel";
import { WorthPanel } from "@/features/leads/WorthPanel";
import { useAddress, usePatchSearch } from "@/ui/nav";

export function Page() {
  const { t } = useTranslation("leads");
  const { search } = useAddress();
  const patch = usePatchSearch();
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("settings")}</h1>
      </header>
      <Tabs
        activeKey={search.get("tab") ?? "forms"}
        onChange={(tab) => patch({ tab: tab === "forms" ? null : tab })}
        items={[
          { key: "forms", label: t("forms.title"), children: <FormsPanel /> },
          { key: "spam", label: t("forms.review"), children: <SpamPanel /> },
          { key: "mapping", label: t("mapping.title"), children: <MappingPanel /> },
          { key: "score", label: t("worth.title"), children: <WorthPanel /> },
        ]}
      />
    </div>
  );
}
