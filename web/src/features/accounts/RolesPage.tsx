// Roles: who may do what, and how far. Changes are kept in the page until they are saved as a whole.
import "@/styles/settings.css";
import { Alert, App, Button, Segmented, Space } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { FieldTable } from "@/features/accounts/FieldTable";
import { GrantTable } from "@/features/accounts/GrantTable";
import {
  type Hiding,
  type Permission,
  type Reach,
  type ResourceFields,
  type Role,
  useFields,
  usePermissions,
  useRoles,
  useSaveGrants,
} from "@/features/accounts/queries";
import { useLanguage } from "@/ui/language";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const roles = useRoles();
  const permissions = usePermissions();
  const fields = useFields();
  const { label } = useLanguage();
  const { t } = useTranslation("accounts");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const error = roles.error ?? permissions.error ?? fields.error;
  if (error)
    return (
      <PageError
        error={error}
        onRetry={() => void Promise.all([roles.refetch(), permissions.refetch(), fields.refetch()])}
      />
    );
  if (!roles.data || !permissions.data || !fields.data) return <Loading />;
  const role = roles.data.find((one) => one.code === search.get("role")) ?? roles.data[0];
  if (!role) return null;
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("roles")}</h1>
        <p className="yd-faint">{t("rolesLead")}</p>
      </header>
      <div className="yd-x-scroll">
        <Segmented
          value={role.code}
          onChange={(code) => patch({ role: String(code) })}
          options={roles.data.map((one) => ({ value: one.code, label: `${label(one.label)} ${one.users}` }))}
        />
      </div>
      <RoleEditor
        key={`${role.code}:${role.version}`}
        role={role}
        permissions={permissions.data}
        catalogue={fields.data}
      />
    </div>
  );
}

interface EditorProps {
  role: Role;
  permissions: Permission[];
  catalogue: ResourceFields[];
}

function RoleEditor({ role, permissions, catalogue }: EditorProps) {
  const { t } = useTranslation("accounts");
  const { message } = App.useApp();
  const save = useSaveGrants();
  const [grants, setGrants] = useState(role.grants);
  const [fields, setFields] = useState(role.fields);
  const groups = useMemo(() => Map.groupBy(permissions, (one) => one.group), [permissions]);
  const paths = [...new Set([...Object.keys(fields), ...Object.keys(role.fields)])];
  const changes =
    permissions.filter((one) => grants[one.code] !== role.grants[one.code]).length +
    paths.filter((path) => fields[path] !== role.fields[path]).length;

  const set = (code: string, reach: Reach | null) =>
    setGrants(({ [code]: _before, ...rest }) => (reach ? { ...rest, [code]: reach } : rest));
  const hide = (path: string, way: Hiding | null) =>
    setFields(({ [path]: _before, ...rest }) => (way ? { ...rest, [path]: way } : rest));
  // The editor is made anew once the saved role arrives, so what follows must not hang on it.
  const store = () =>
    save.mutateAsync({ code: role.code, grants, fields, version: role.version }).then(
      () => void message.success(t("rolesSaved")),
      (error) => void message.error(asApiError(error).message),
    );

  return (
    <>
      {role.fixed && <Alert type="info" showIcon message={t("fixedRole")} />}
      {!role.fixed && (
        <FieldTable catalogue={catalogue} fields={fields} saved={role.fields} readOnly={false} onChange={hide} />
      )}
      <div className="yd-grant-groups">
        {[...groups].map(([group, ones]) => (
          <GrantTable
            key={group}
            group={group}
            permissions={ones}
            grants={grants}
            saved={role.grants}
            readOnly={role.fixed}
            onChange={set}
          />
        ))}
      </div>
      {changes > 0 && (
        <div className="yd-sticky-bar" role="status">
          <span>{t("changes", { count: changes })}</span>
          <Space>
            <Button
              onClick={() => {
                setGrants(role.grants);
                setFields(role.fields);
              }}
            >
              {t("discard")}
            </Button>
            <Button type="primary" loading={save.isPending} onClick={() => void store()}>
              {t("saveRole")}
            </Button>
          </Space>
        </div>
      )}
    </>
  );
}
