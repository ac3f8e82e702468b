// Leave: everybody's within reach; requests are answered, and what is registered is cancelled, where they stand.
import { App, Button, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { isOpen, useLeaveSettings, useSetLeaveSettings } from "@/api/leave";
import { useMe } from "@/api/me";
import { useSaveRecord } from "@/api/records";
import type { Row } from "@/api/resource";
import { may } from "@/domain/permissions";
import { RequestsPanel } from "@/features/org/leave/RequestsPanel";
import { ListPage } from "@/ui/list/ListPage";

export function Page() {
  const { t } = useTranslation("calendar");
  const { t: tc } = useTranslation();
  const { message, modal } = App.useApp();
  const { data: me } = useMe();
  const save = useSaveRecord("leave");
  const fail = (error: unknown) => void message.error(asApiError(error).message, 8);
  const span = (row: Row) => ({ start: String(row.values.starts_on), end: String(row.values.ends_on) });
  const cancel = (row: Row) =>
    modal.confirm({
      title: t("leave.cancelSure", span(row)),
      okText: t("leave.cancel"),
      okButtonProps: { danger: true },
      cancelText: tc("close"),
      onOk: () => save.mutateAsync({ id: row.id, version: row.version, values: { status: "cancelled" } }).catch(fail),
    });
  return (
    <>
      <RequestsPanel />
      <ListPage
        resource="leave"
        quick={["kind", "status"]}
        actions={may(me?.permissions, "calendar.manage") && <ApprovalSwitch onFail={fail} />}
        rowActions={(row) =>
          row.can_edit && isOpen(row) ? (
            <Button type="link" size="small" onClick={() => cancel(row)}>
              {t("leave.cancel")}
            </Button>
          ) : null
        }
      />
    </>
  );
}

function ApprovalSwitch({ onFail }: { onFail: (error: unknown) => void }) {
  const { t } = useTranslation("calendar");
  const settings = useLeaveSettings();
  const set = useSetLeaveSettings();
  if (!settings.data) return null;
  return (
    <span title={t("leave.needsHow")}>
      <Switch
        size="small"
        aria-label={t("leave.needs")}
        checked={settings.data.needs_approval}
        loading={set.isPending}
        onChange={(needs_approval) => set.mutate({ needs_approval }, { onError: onFail })}
      />{" "}
      {t("leave.needs")}
    </span>
  );
}
