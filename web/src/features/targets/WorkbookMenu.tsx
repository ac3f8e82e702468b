// The button for Excel: export the grid, and import it again where something may be changed.
import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shown } from "@/features/targets/queries";
import type { View } from "@/features/targets/view";
import { WorkbookExport } from "@/features/targets/WorkbookExport";
import { WorkbookImport } from "@/features/targets/WorkbookImport";

export function WorkbookMenu({ grid, view }: { grid: Shown; view: View }) {
  const { t } = useTranslation("targetWorkbook");
  const input = useRef<HTMLInputElement>(null);
  const [exporting, setExporting] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const { target } = grid;
  const editable = target.can_edit || grid.rows.some((row) => row.editable);
  const items = [
    { key: "export", label: t("export"), onClick: () => setExporting(true) },
    ...(editable ? [{ key: "import", label: t("import"), onClick: () => input.current?.click() }] : []),
  ];
  return (
    <>
      <Dropdown trigger={["click"]} menu={{ items }}>
        <Button icon={<DownOutlined />} iconPlacement="end">
          Excel
        </Button>
      </Dropdown>
      <input
        ref={input}
        type="file"
        accept=".xlsx"
        hidden
        aria-label={t("import")}
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null);
          event.target.value = "";
        }}
      />
      {exporting && (
        <WorkbookExport
          target={target}
          view={view}
          parts={grid.dimensions.length > 0}
          onClose={() => setExporting(false)}
        />
      )}
      {file && <WorkbookImport target={target} file={file} onClose={() => setFile(null)} />}
    </>
  );
}
