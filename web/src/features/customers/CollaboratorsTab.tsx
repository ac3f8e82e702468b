// Who beside the owner may see or edit the customer, and until when.
import { App, Button, Checkbox, DatePicker, Space } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { Ref } from "@/api/resource";
import { useCollaboratorChange, useCollaborators } from "@/features/customers/queries";
import { RefPicker } from "@/ui/field/RefPicker";
import { Tag } from "@/ui/figure/Tag";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function CollaboratorsTab({ id, canEdit }: { id: number; canEdit: boolean }) {
  const { t } = useTranslation("customers");
  const { message } = App.useApp();
  const found = useCollaborators(id);
  const { add, remove } = useCollaboratorChange(id);
  const [member, setMember] = useState<Ref | null>(null);
  const [edit, setEdit] = useState(false);
  const [until, setUntil] = useState<Dayjs | null>(null);
  const fail = (error: unknown) => void message.error(asApiError(error).message);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={3} />;
  return (
    <>
      {canEdit && (
        <Space wrap style={{ marginBottom: 12 }}>
          <span style={{ display: "inline-block", width: 180 }}>
            <RefPicker resource="member" value={member} onChange={setMember} aria-label={t("colleague")} />
          </span>
          <DatePicker aria-label={t("untilLabel")} placeholder={t("untilLabel")} value={until} onChange={setUntil} />
          <Checkbox checked={edit} onChange={(event) => setEdit(event.target.checked)}>
            {t("mayEdit")}
          </Checkbox>
          <Button
            disabled={!member}
            loading={add.isPending}
            onClick={() =>
              member &&
              add.mutate(
                { member_id: member.id, can_edit: edit, until: until?.format("YYYY-MM-DD") ?? null },
                { onSuccess: () => setMember(null), onError: fail },
              )
            }
          >
            {t("addCollaborator")}
          </Button>
        </Space>
      )}
      {found.data.items.length === 0 && (
        <EmptyState compact title={t("noCollaborators")} hint={t("noCollaboratorsHint")} />
      )}
      {found.data.items.map((one) => (
        <Space key={one.member.id} wrap style={{ display: "flex", marginBottom: 8 }}>
          <b>{one.member.label}</b>
          {one.can_edit && <Tag color="mark">{t("mayEdit")}</Tag>}
          {one.until && (
            <span className={one.expired ? "yd-risk" : "yd-faint"}>
              {t(one.expired ? "expired" : "until", { day: one.until })}
            </span>
          )}
          {canEdit && (
            <Button size="small" onClick={() => remove.mutate(one.member.id, { onError: fail })}>
              {t("removeCollaborator")}
            </Button>
          )}
        </Space>
      ))}
    </>
  );
}
