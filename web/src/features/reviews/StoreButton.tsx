// Who has a review this month and how far it is, as a file.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { save } from "@/api/client";
import type { ReviewHead, ReviewPerson } from "@/api/reviews";
import { formatMoment } from "@/domain/dates";
import { toCsv } from "@/domain/table-text";
import { useLanguage } from "@/ui/language";

export function StoreButton({ people, month }: { people: ReviewPerson[]; month: string }) {
  const { t } = useTranslation("reviews");
  const { t: tr } = useTranslation("record");
  const { language } = useLanguage();
  const said = (head: ReviewHead | null) => (head ? t(head.status, { number: head.number }) : t("none"));
  const at = (moment: string | null | undefined) => (moment ? formatMoment(moment, language) : "");
  const head = [
    ...[t("person"), t("state"), t("target"), t("chanceMember"), t("chanceManager")],
    ...[`${t("member")} ${t("yes")}`, `${t("manager")} ${t("yes")}`, t("manager")],
  ];
  const rows = people.map((one) => {
    const shown = one.draft ?? one.signed;
    return [
      ...[one.name, said(shown), shown ? (shown.target / 100).toFixed(2) : ""],
      ...[shown?.chance_member, shown?.chance_manager].map((chance) => (chance == null ? "" : `${chance}%`)),
      ...[at(shown?.member_signed_at), at(shown?.manager_signed_at), shown?.manager ?? ""],
    ];
  });
  const store = () =>
    save(new Blob([toCsv([head, ...rows])], { type: "text/csv;charset=utf-8" }), `${t("title")} ${month}.csv`);
  return <Button onClick={store}>{tr("chart.csv")}</Button>;
}
