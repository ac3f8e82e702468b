// The open deals due in the period: their category is set here, in place.
import { useTranslation } from "react-i18next";
import type { OutlookLine } from "@/api/outlook";
import { ListPage } from "@/ui/list/ListPage";

export function DealsPanel({ line }: { line: OutlookLine }) {
  const { t } = useTranslation("forecast");
  return (
    <section className="yd-stack" aria-label={t("deals")}>
      <h2>{t("deals")}</h2>
      <ListPage
        key={line.key}
        resource="deal"
        embedded
        creates={false}
        fixedFilter={line.open_drill.filter}
        defaults={{
          scope: "all",
          columns: ["name", "category", "amount", "stage", "probability", "expected_close", "owner", "customer"],
          sort: [{ field: "amount", desc: true }],
        }}
      />
    </section>
  );
}
