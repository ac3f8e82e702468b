// Takes a new member in; afterwards shows the one-time password, once.
import { Alert, DatePicker, Form, Input, Modal, Select, Typography } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { Ref } from "@/api/resource";
import { type OneTimePassword, type Team, useOrgChange, useRoles } from "@/features/org/queries";
import { MemberField } from "@/features/org/TeamDialog";
import { useLanguage } from "@/ui/language";

interface Values {
  name: string;
  username?: string;
  roles: string[];
  position?: string;
  phone?: string;
  staff_no?: string;
  manager: Ref | null;
  started_on: Dayjs | null;
}

export function MemberDialog({ team, onClose }: { team: Team; onClose: () => void }) {
  const { t } = useTranslation("org");
  const { label } = useLanguage();
  const [form] = Form.useForm<Values>();
  const roles = useRoles();
  const change = useOrgChange<OneTimePassword & { id: number }>();
  const [made, setMade] = useState<OneTimePassword | null>(null);
  const store = async () => {
    const entered = await form.validateFields().catch(() => null); // the form says what is missing
    if (!entered) return;
    const { manager, started_on, username, staff_no, ...values } = entered;
    change.mutate(
      {
        method: "post",
        path: "/members",
        body: {
          ...values,
          team_id: team.id,
          manager_id: manager?.id ?? null,
          started_on: started_on?.format("YYYY-MM-DD") ?? null,
          ...(username?.trim() ? { username: username.trim() } : {}),
          ...(staff_no?.trim() ? { staff_no: staff_no.trim() } : {}),
        },
      },
      {
        onSuccess: setMade,
        onError: (error) => {
          const problem = asApiError(error);
          const known = Object.entries(problem.fields).map(([name, all]) => ({
            name: name as keyof Values,
            errors: all.map((one) => one.message ?? one.code),
          }));
          form.setFields(known.length > 0 ? known : [{ name: "name", errors: [problem.message] }]);
        },
      },
    );
  };
  if (made) return <PasswordShown made={made} onClose={onClose} />;
  return (
    <Modal
      open
      title={t("addMemberTo", { name: team.name })}
      onCancel={onClose}
      onOk={() => void store()}
      confirmLoading={change.isPending}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          roles: ["rep"],
          manager: team.manager ? { id: team.manager.id, label: team.manager.name } : null,
          started_on: dayjs(),
        }}
      >
        <Form.Item name="name" label={t("name")} rules={[{ required: true, whitespace: true, message: t("needed") }]}>
          <Input autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item name="roles" label={t("roles")} rules={[{ required: true, message: t("needed") }]}>
          <Select
            mode="multiple"
            options={(roles.data ?? []).map((one) => ({ value: one.code, label: label(one.label) }))}
          />
        </Form.Item>
        <Form.Item name="username" label={t("username")} extra={t("usernameHint")}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="position" label={t("position")}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="phone" label={t("phone")}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="staff_no" label={t("staffNo")}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="manager" label={t("superior")}>
          <MemberField />
        </Form.Item>
        <Form.Item name="started_on" label={t("startedOn")}>
          <DatePicker />
        </Form.Item>
      </Form>
    </Modal>
  );
}

export function PasswordShown({ made, onClose }: { made: OneTimePassword; onClose: () => void }) {
  const { t } = useTranslation("org");
  return (
    <Modal
      open
      title={t("passwordTitle")}
      onCancel={onClose}
      onOk={onClose}
      cancelButtonProps={{ style: { display: "none" } }}
      mask={{ closable: false }}
    >
      <Alert type="warning" showIcon message={t("passwordOnce")} style={{ marginBottom: 12 }} />
      <p>
        {t("username")}: <Typography.Text copyable>{made.username}</Typography.Text>
      </p>
      <p>
        {t("password")}:{" "}
        <Typography.Text copyable code>
          {made.password}
        </Typography.Text>
      </p>
    </Modal>
  );
}
