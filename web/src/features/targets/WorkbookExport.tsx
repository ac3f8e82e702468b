// Export to Excel: which columns over which period, and what the file holds.
import { App, Modal, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { pathTo, ZOOMS, type Zoom, zoomOf } from "@/domain/grid-period";
import { usePeriodName } from "@/features/targets/columns";
import type { Target } from "@/features/targets/queries";
import type { View } from "@/features/targets/view";
import { download } from "@/features/targets/workbook";
import { useAmounts } from "@/ui/figure/Money";

const two = (number: number) => String(number).padStart(2, "0");
const periodsOf = (year: number) => [
  String(year),
  ...[1, 2, 3, 4].flatMap((quarter) => [
    `${year}Q${quarter}`,
    ...[2, 1, 0].map((back) => `${year}-${two(quarter * 3 - back)}`),
  ]),
];

interface Props {
  target: Target;
  view: View;
  parts: boolean;
  onClose: () => void;
}

export function WorkbookExport({ target, view, parts, onClose }: Props) {
  const { t } = useTranslation("targetWorkbook");
  const { message } = App.useApp();
  const name = usePeriodName();
  const { label } = useAmounts();
  const [zoom, setZoom] = useState<Zoom>(view.zoom);
  const [within, setWithin] = useState(startOf(target, view));
  const [busy, setBusy] = useState(false);
  const zooms = ZOOMS.slice(ZOOMS.indexOf(zoomOf(within)));
  const columns = zooms.includes(zoom) ? zoom : (zooms[0] ?? "month");
  const run = async () => {
    setBusy(true);
    try {
      await download(target, columns, within);
      onClose();
    } catch (error) {
      const problem = asApiError(error);
      void message.error(Object.values(problem.fields).flat()[0]?.message ?? problem.message, 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t("export")}
      okText={t("download")}
      onOk={() => void run()}
      confirmLoading={busy}
      onCancel={onClose}
    >
      <div className="yd-stack">
        <div className="yd-inline">
          <span className="yd-muted">{t("period")}</span>
          <Select
            value={within}
            aria-label={t("period")}
            popupMatchSelectWidth={false}
            options={periodsOf(target.year).map((key) => ({
              value: key,
              label: zoomOf(key) === "year" ? t("wholeYear") : name(key),
            }))}
            onChange={setWithin}
          />
        </div>
        <div className="yd-inline">
          <span className="yd-muted">{t("columns")}</span>
          <Segmented
            value={columns}
            options={zooms.map((value) => ({ value, label: t(`zoom.${value}`) }))}
            onChange={(value) => setZoom(value)}
          />
        </div>
        <p className="yd-muted">{t("holds", { parts: parts ? t("holdsParts") : "", unit: label || "1" })}</p>
        <p className="yd-faint">{t("comesBack")}</p>
      </div>
    </Modal>
  );
}

/** What is on the screen; a week is shown in its quarter. */
function startOf(target: Target, view: View): string {
  const found = view.within || String(target.year);
  return zoomOf(found) === "week" ? (pathTo(found)[1] ?? String(target.year)) : found;
}
