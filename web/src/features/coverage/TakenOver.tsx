// Customers that came from somebody whose card says how they are visited: proposed for the own card.
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { MemberSheet } from "@/api/coverage";
import { useDraft } from "@/features/coverage/Head";

export function TakenOver({ sheet }: { sheet: MemberSheet }) {
  const { t } = useTranslation("coverageDesk");
  const draft = useDraft(sheet.member.id);
  return sheet.taken_over.map((one) => (
    <Alert
      key={one.id}
      type="info"
      showIcon
      title={t("takenOver", { name: one.name, count: one.count })}
      action={
        sheet.can_edit && (
          <Button
            size="small"
            loading={draft.isPending}
            onClick={() => draft.mutate({ source: "taken_over", member_id: one.id })}
          >
            {t("takeOver")}
          </Button>
        )
      }
    />
  ));
}
