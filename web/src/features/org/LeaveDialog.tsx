// A member leaves: what is still open goes to a successor first, then the last day is set and the sign-in ends.
import { Alert, App, Button, DatePicker, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import type { Ref } from "@/api/resource";
import { may } from "@/domain/permissions";
import { type TeamMember, useOpenWork, useOrgChange } from "@/features/org/queries";
import { RefPicker } from "@/ui/field/RefPicker";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function LeaveDialog({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const { t } = useTranslation("org");
  const { label } = useLanguage();
  const { message } = App.useApp();
  const { data: me } = useMe();
  const work = useOpenWork(member.id);
  const change = useOrgChange();
  const [successor, setSuccessor] = useState<Ref | null>(null);
  const [day, setDay] = useState<Dayjs>(dayjs());
  const fail = (error: unknown) => void message.error(asApiError(error).message, 8);
  const give = () =>
    successor &&
    change.mutate(
      { method: "post", path: `/members/${member.id}/handover`, body: { to_id: successor.id } },
      { onSuccess: () => void work.refetch(), onError: fail },
    );
  const leave = () =>
    change.mutate(
      { method: "post", path: `/members/${member.id}/leave`, body: { ended_on: day.format("YYYY-MM-DD") } },
      { onSuccess: onClose, onError: fail },
    );
  const open = work.data?.rows.filter((one) => one.count > 0) ?? [];
  return (
    <Modal
      open
      title={t("leaveTitle", { name: member.name })}
      onCancel={onClose}
      onOk={leave}
      okText={t("leave")}
      okButtonProps={{ danger: true }}
      confirmLoading={change.isPending}
    >
      {work.isError && <PageError compact error={work.error} onRetry={() => void work.refetch()} />}
      {work.isPending && <Loading rows={3} />}
      {work.data && (
        <div className="yd-stack">
          {open.length > 0 ? (
            <>
              <Alert
                type="warning"
                showIcon
                message={t("stillOwns", { list: open.map((one) => `${label(one.label)} ${one.count}`).join("、") })}
              />
              <div className="yd-toolbar">
                <span style={{ width: 200 }}>
                  <RefPicker resource="member" value={successor} onChange={setSuccessor} aria-label={t("successor")} />
                </span>
                <Button disabled={!successor} loading={change.isPending} onClick={give}>
                  {t("giveAll")}
                </Button>
                {may(me?.permissions, "handover.manage") && (
                  <Link to={`/handovers?member=${member.id}`}>{t("handOver")}</Link>
                )}
              </div>
            </>
          ) : (
            <Alert type="success" showIcon message={t("nothingOpen")} />
          )}
          {work.data.teams.length > 0 && (
            <Alert
              type="info"
              showIcon
              message={t("stillManages", { list: work.data.teams.map((one) => one.name).join("、") })}
            />
          )}
          <span className="yd-inline">
            {t("lastDay")}{" "}
            <DatePicker
              aria-label={t("lastDay")}
              value={day}
              allowClear={false}
              onChange={(next) => next && setDay(next)}
            />
          </span>
        </div>
      )}
    </Modal>
  );
}
