// What a dashboard is called, and who sees it.
import { App, Form, Input, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { type Dashboard, useDashboardActs } from "@/api/dashboards";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import type { Visibility } from "@/api/resource";
import { may } from "@/domain/permissions";
import { useGo } from "@/ui/nav";

interface Draft {
  name: string;
  visibility: Visibility;
}
const SEEN: readonly Visibility[] = ["private", "team", "company"];

export function NameDialog({ known, onClose }: { known: Dashboard | null; onClose: () => void }) {
  const { t } = useTranslation("dashboards");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const me = useMe().data;
  const go = useGo();
  const { create, save } = useDashboardActs();
  const [form] = Form.useForm<Draft>();
  const shares = me !== undefined && me !== null && may(me.permissions, "view.share");
  const tell = (error: unknown) => {
    const problem = asApiError(error);
    void message.error(Object.values(problem.fields).flat()[0]?.message ?? problem.message);
  };
  const store = (draft: Draft) => {
    if (known) {
      save.mutate({ id: known.id, version: known.version, ...draft }, { onSuccess: onClose, onError: tell });
    } else {
      create.mutate(
        { ...draft, tiles: [] },
        { onSuccess: (made) => go(`/dashboards/${made.id}?edit=1`), onError: tell },
      );
    }
  };
  return (
    <Modal
      open
      title={known ? known.name : t("create")}
      okText={tc("save")}
      okButtonProps={{ loading: create.isPending || save.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form<Draft>
        form={form}
        layout="vertical"
        initialValues={known ?? { name: "", visibility: "private" }}
        onFinish={store}
      >
        <Form.Item
          name="name"
          label={t("name")}
          rules={[{ required: true, whitespace: true, message: tc("required") }]}
        >
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="visibility" label={t("share")}>
          <Radio.Group
            options={SEEN.map((value) => ({
              value,
              label: t(`visibility.${value}`),
              disabled: value !== "private" && !shares,
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
