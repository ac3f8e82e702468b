// On the deal's page: what it needs to leave its stage, open as long as something is missing.
import { Collapse } from "antd";
import { useTranslation } from "react-i18next";
import { useNeeds } from "@/api/gates";
import { NeedList } from "@/features/deals/gates/NeedList";
import { PageError } from "@/ui/state/PageError";
import "@/styles/gates.css";

export function GatePanel({ deal, canEdit }: { deal: number; canEdit: boolean }) {
  const { t } = useTranslation("gates");
  const needs = useNeeds(deal);
  if (needs.isError) return <PageError compact error={needs.error} onRetry={() => void needs.refetch()} />;
  const items = needs.data?.items ?? [];
  if (items.length === 0) return null;
  const left = items.filter((one) => !one.done);
  return (
    <Collapse
      className="yd-gate"
      size="small"
      items={[
        {
          key: "gate",
          label: left.length > 0 ? t("toLeave", { count: left.length }) : t("ready"),
          extra: (
            <span className="yd-num yd-faint">
              {t("doneOf", { done: items.length - left.length, count: items.length })}
            </span>
          ),
          children: <NeedList deal={deal} items={items} canEdit={canEdit} />,
        },
      ]}
    />
  );
}
