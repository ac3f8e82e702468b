// Leave that waits for the answer of this person: who, when, how long; one touch each.
import { Button, Dialog, Toast } from "antd-mobile";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useAnswerLeave, useLeaveRequests } from "@/api/leave";
import type { Row } from "@/api/resource";
import { type Kinds, LeaveSpanText } from "@/mobile/leave/LeaveSpanText";

export function Requests({ kinds }: { kinds: Kinds }) {
  const { t } = useTranslation("calendar");
  const mine = useLeaveRequests();
  if (mine.length === 0) return null; // nobody waits for this person
  return (
    <section className="ph-panel" aria-label={t("leave.waiting")}>
      <h2>{t("leave.waiting")}</h2>
      <ul className="ph-rows">
        {mine.map((row) => (
          <Request key={row.id} row={row} kinds={kinds} />
        ))}
      </ul>
    </section>
  );
}

function Request({ row, kinds }: { row: Row; kinds: Kinds }) {
  const { t } = useTranslation("calendar");
  const answer = useAnswerLeave();
  const decide = (approved: boolean) =>
    answer.mutate(
      { row, approved },
      {
        onSuccess: () => Toast.show({ icon: "success", content: t(approved ? "leave.approved" : "leave.refused") }),
        onError: (error) => Toast.show({ icon: "fail", content: asApiError(error).message }),
      },
    );
  const refuse = async () => {
    if (await Dialog.confirm({ content: t("leave.refuseSure"), confirmText: t("leave.refuse") })) decide(false);
  };
  return (
    <li>
      <div className="ph-row">
        <LeaveSpanText row={row} kinds={kinds} who={(row.values.member as { label: string } | null)?.label} />
      </div>
      <div className="ph-chips">
        <Button size="small" color="primary" loading={answer.isPending} onClick={() => decide(true)}>
          {t("leave.approve")}
        </Button>
        <Button size="small" fill="outline" disabled={answer.isPending} onClick={() => void refuse()}>
          {t("leave.refuse")}
        </Button>
      </div>
    </li>
  );
}
