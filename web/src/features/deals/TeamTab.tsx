// Who works on the deal beside the owner: role, may edit, until when.
import { App, Button, Checkbox, DatePicker, Select, Space } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { Ref } from "@/api/resource";
import { useTeam, useTeamChange } from "@/features/deals/queries";
import { RefPicker } from "@/ui/field/RefPicker";
import { Tag } from "@/ui/figure/Tag";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const ROLES = ["presales", "delivery", "partner", "support"] as const;

export function TeamTab({ id, canEdit }: { id: number; canEdit: boolean }) {
  const { t } = useTranslation("deals");
  const { message } = App.useApp();
  const team = useTeam(id);
  const { remove } = useTeamChange(id);
  if (team.isError) return <PageError compact error={team.error} onRetry={() => void team.refetch()} />;
  if (team.isPending) return <Loading rows={3} />;
  return (
    <>
      {canEdit && <AddMember id={id} />}
      {team.data.items.length === 0 && <EmptyState compact title={t("noTeam")} hint={t("noTeamHint")} />}
      {team.data.items.map((one) => (
        <div key={one.member.id} className="yd-outcome">
          <b>{one.member.label}</b>
          <Tag color="accent">{t(`role.${one.role}`)}</Tag>
          {one.can_edit && <Tag color="mark">{t("mayEdit")}</Tag>}
          {one.until && (
            <span className={one.expired ? "yd-risk" : "yd-faint"}>
              {t(one.expired ? "expired" : "until", { day: one.until })}
            </span>
          )}
          {canEdit && (
            <Button
              size="small"
              onClick={() =>
                remove.mutate(one.member.id, { onError: (error) => void message.error(asApiError(error).message) })
              }
            >
              {t("removeMember")}
            </Button>
          )}
        </div>
      ))}
    </>
  );
}

function AddMember({ id }: { id: number }) {
  const { t } = useTranslation("deals");
  const { message } = App.useApp();
  const { add } = useTeamChange(id);
  const [member, setMember] = useState<Ref | null>(null);
  const [role, setRole] = useState<string>("presales");
  const [edit, setEdit] = useState(false);
  const [until, setUntil] = useState<Dayjs | null>(null);
  const store = () =>
    member &&
    add.mutate(
      { member_id: member.id, role, can_edit: edit, until: until?.format("YYYY-MM-DD") ?? null },
      { onSuccess: () => setMember(null), onError: (error) => void message.error(asApiError(error).message) },
    );
  return (
    <Space wrap style={{ marginBottom: 12 }}>
      <span style={{ display: "inline-block", width: 180 }}>
        <RefPicker resource="member" value={member} onChange={setMember} aria-label={t("colleague")} />
      </span>
      <Select
        aria-label={t("roleLabel")}
        value={role}
        style={{ width: 120 }}
        options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        onChange={setRole}
      />
      <DatePicker aria-label={t("untilLabel")} placeholder={t("untilLabel")} value={until} onChange={setUntil} />
      <Checkbox checked={edit} onChange={(event) => setEdit(event.target.checked)}>
        {t("mayEdit")}
      </Checkbox>
      <Button disabled={!member} loading={add.isPending} onClick={store}>
        {t("addMember")}
      </Button>
    </Space>
  );
}
