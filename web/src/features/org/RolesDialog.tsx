// Sets the roles of a member.
import { App, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type TeamMember, useOrgChange, useRoles } from "@/features/org/queries";
import { useLanguage } from "@/ui/language";

export function RolesDialog({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const { t } = useTranslation("org");
  const { label } = useLanguage();
  const { message } = App.useApp();
  const roles = useRoles();
  const change = useOrgChange();
  const [chosen, setChosen] = useState(() => member.roles.map((one) => one.code));
  const store = () =>
    change.mutate(
      { method: "post", path: `/members/${member.id}/roles`, body: { roles: chosen } },
      { onSuccess: onClose, onError: (error) => void message.error(asApiError(error).message, 8) },
    );
  return (
    <Modal
      open
      title={t("rolesTitle", { name: member.name })}
      onCancel={onClose}
      onOk={store}
      confirmLoading={change.isPending}
    >
      <Select
        mode="multiple"
        aria-label={t("roles")}
        style={{ width: "100%" }}
        value={chosen}
        options={(roles.data ?? []).map((one) => ({ value: one.code, label: label(one.label) }))}
        onChange={setChosen}
      />
    </Modal>
  );
}
