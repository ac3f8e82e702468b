// Leave: everybody's within reach; what is registered can be cancelled where it stands.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useSaveRecord } from "@/api/records";
import type { Row } from "@/api/resource";
import { ListPage } from "@/ui/list/ListPage";

export function Page() {
  const { t } = useTranslation("calendar");
  const { t: tc } = useTranslation();
  const { message, modal } = App.useApp();
  const save = useSaveRecord("leave");
  const cancel = (row: Row) =>
    modal.confirm({
      title: t("leave.cancelSure", { start: String(row.values.starts_on), end: String(row.values.ends_on) }),
      okText: t("leave.cancel"),
      okButtonProps: { danger: true },
      cancelText: tc("close"),
      onOk: () =>
        save
          .mutateAsync({ id: row.id, version: row.version, values: { status: "cancelled" } })
          .catch((error: unknown) => void message.error(asApiError(error).message, 8)),
    });
  return (
    <ListPage
      resource="leave"
      quick={["kind", "status"]}
      rowActions={(row) =>
        row.can_edit && row.values.status === "registered" ? (
          <Button type="link" size="small" onClick={() => cancel(row)}>
            {t("leave.cancel")}
          </Button>
        ) : null
      }
    />
  );
}
