// Offers the formats of an export under a button.
import { Dropdown } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ExportBody } from "@/api/records";
import { type Format, useExport } from "@/ui/list/useExport";

export interface ExportMenuProps {
  name: string;
  body: Omit<ExportBody, "format">;
  children: ReactElement;
}

export function ExportMenu({ name, body, children }: ExportMenuProps) {
  const { t } = useTranslation("list");
  const { save, busy } = useExport(name);
  return (
    <Dropdown
      trigger={["click"]}
      disabled={busy}
      menu={{
        items: [
          { key: "xlsx", label: t("export.xlsx") },
          { key: "csv", label: t("export.csv") },
        ],
        onClick: ({ key }) => void save({ ...body, format: key as Format }),
      }}
    >
      {children}
    </Dropdown>
  );
}
