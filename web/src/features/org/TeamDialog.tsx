// Adds a team or changes one.
import { Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { Ref } from "@/api/resource";
import { type Team, useOrgChange } from "@/features/org/queries";
import { RefPicker } from "@/ui/field/RefPicker";

interface Values {
  name: string;
  kind: Team["kind"];
  manager: Ref | null;
}

export function TeamDialog({ team, parent, onClose }: { team: Team | null; parent: Team | null; onClose: () => void }) {
  const { t } = useTranslation("org");
  const [form] = Form.useForm<Values>();
  const change = useOrgChange();
  const store = async () => {
    const values = await form.validateFields().catch(() => null); // the form says what is missing
    if (!values) return;
    const body = { name: values.name.trim(), kind: values.kind, manager_id: values.manager?.id ?? null };
    change.mutate(
      team
        ? { method: "patch", path: `/teams/${team.id}`, body: { ...body, version: team.version } }
        : { method: "post", path: "/teams", body: { ...body, parent_id: parent?.id ?? null } },
      {
        onSuccess: onClose,
        onError: (error) => {
          const problem = asApiError(error);
          const said = Object.values(problem.fields).flatMap((all) => all.map((one) => one.message ?? one.code));
          form.setFields([{ name: "name", errors: said.length > 0 ? said : [problem.message] }]);
        },
      },
    );
  };
  return (
    <Modal
      open
      title={team ? t("editTeam") : parent ? t("addUnder", { name: parent.name }) : t("addTeam")}
      onCancel={onClose}
      onOk={() => void store()}
      confirmLoading={change.isPending}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          name: team?.name,
          kind: team?.kind ?? (parent ? (parent.kind === "company" ? "region" : "team") : "company"),
          manager: team?.manager ? { id: team.manager.id, label: team.manager.name } : null,
        }}
      >
        <Form.Item
          name="name"
          label={t("teamName")}
          rules={[{ required: true, whitespace: true, message: t("needed") }]}
        >
          <Input autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item name="kind" label={t("kindLabel")}>
          <Select
            options={(["company", "region", "team"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="manager" label={t("manager")}>
          <MemberField />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** The form gives value and onChange. */
export function MemberField({ value, onChange }: { value?: Ref | null; onChange?: (value: Ref | null) => void }) {
  const { t } = useTranslation("org");
  return (
    <RefPicker
      resource="member"
      value={value ?? null}
      onChange={(next) => onChange?.(next)}
      aria-label={t("manager")}
    />
  );
}
