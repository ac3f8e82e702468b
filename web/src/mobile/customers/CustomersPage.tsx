// Customers: one's own first, with the way to the public pools.
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { formatAgo } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { RecordList } from "@/mobile/record/RecordList";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";

export function CustomersPage() {
  const { t } = useTranslation("phone");
  const { t: tp } = useTranslation("pools");
  const { t: ts } = useTranslation("segments");
  const { data: me } = useMe();
  const { language } = useLanguage();
  return (
    <RecordList
      resource="customer"
      path="/m/customers"
      search={t("customers.search")}
      nothing={t("customers.nothing")}
      columns={["name", "grade", "city", "last_followup_at"]}
      body={{ sort: [{ field: "updated_at", desc: true }] }}
      said={({ grade, city, last_followup_at: last }) => [
        grade,
        city,
        last ? t("customers.last", { ago: formatAgo(String(last), language) }) : t("customers.never"),
      ]}
    >
      <p className="ph-links">
        {may(me?.permissions, "deal.read") && <Link to="/m/deals">{t("tabs.deals")} →</Link>}
        <Link to="/m/attention">{ts("attention.title")} →</Link>
        {may(me?.permissions, "pool.read") && <Link to="/m/pools">{tp("title")} →</Link>}
      </p>
    </RecordList>
  );
}
