// One field of a deal, filled in where it is missed.
import { App, Button, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { toApi, useRecord, useSaveRecord, useSpec } from "@/api/records";
import { FieldInput } from "@/ui/field/FieldInput";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";

export function FieldFill({ deal, name, onDone }: { deal: number; name: string; onDone: () => void }) {
  const { t } = useTranslation("gates");
  const { label } = useLanguage();
  const { message } = App.useApp();
  const spec = useSpec("deal");
  const record = useRecord("deal", deal);
  const save = useSaveRecord("deal");
  const [value, setValue] = useState<unknown>(null);
  const field = spec.data?.fields.find((one) => one.name === name);
  if (!field || !record.data) return <Loading rows={1} />;
  const { version } = record.data;
  const store = () =>
    save.mutate(
      { id: deal, version, values: toApi({ [name]: value }) },
      {
        onSuccess: onDone,
        onError: (error) => {
          const problem = asApiError(error);
          void message.error(problem.fields[name]?.[0]?.message ?? problem.message, 6);
        },
      },
    );
  return (
    <Space wrap align="start">
      <div className="yd-need-field">
        <FieldInput field={field} value={value} onChange={setValue} label={label(field.label)} autoFocus />
      </div>
      <Button
        type="primary"
        loading={save.isPending}
        disabled={value === null || value === undefined || value === ""}
        onClick={store}
      >
        {t("save")}
      </Button>
    </Space>
  );
}
