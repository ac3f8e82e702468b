// One deal on the phone: where it stands, what it needs to go on, who decides, what happened.
import { useTranslation } from "react-i18next";
import { DealMap } from "@/mobile/deals/DealMap";
import { DealVerbs } from "@/mobile/deals/DealVerbs";
import { RecordPage } from "@/mobile/record/RecordPage";

export function Page() {
  const { t } = useTranslation("gates");
  return (
    <RecordPage
      resource="deal"
      path="/m/deals"
      facts={t("phone.facts")}
      verbs={(row) => <DealVerbs id={row.id} />}
      tab={{ title: t("phone.map"), body: (row) => <DealMap id={row.id} /> }}
      writes={(row) => row.values.customer !== null}
    />
  );
}
