// Deals on the phone: one's own open ones first, by when they should close.
import { useTranslation } from "react-i18next";
import { useSpec } from "@/api/records";
import { formatDay } from "@/domain/dates";
import { formatMoney, toFen } from "@/domain/money";
import { RecordList } from "@/mobile/record/RecordList";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";

const OPEN = { combinator: "and" as const, rules: [{ field: "status", operator: "=" as const, value: "open" }] };

export function Page() {
  const { t } = useTranslation("gates");
  const { language, label } = useLanguage();
  const spec = useSpec("deal");
  const stages = new Map(
    spec.data?.fields.find((one) => one.name === "stage")?.choices?.map((one) => [one.value, label(one.label)]),
  );
  return (
    <RecordList
      resource="deal"
      path="/m/deals"
      search={t("phone.search")}
      nothing={t("phone.nothing")}
      columns={["name", "customer", "stage", "amount", "expected_close"]}
      body={{ filter: OPEN, sort: [{ field: "expected_close", desc: false }] }}
      said={({ stage, amount, expected_close: close }) => [
        stages.get(String(stage)),
        amount ? formatMoney(toFen(String(amount)) ?? 0, language) : "",
        close ? formatDay(String(close), language, true) : "",
      ]}
    >
      <p className="ph-links">
        <Link to="/m/deal-requests">{t("requests")} →</Link>
      </p>
    </RecordList>
  );
}
