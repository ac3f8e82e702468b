// Above a list with ticked customers: how many, and "plan visits".
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import "@/styles/list.css";

export interface PickBarProps {
  count: number;
  onArrange: () => void;
  onClear: () => void;
}

export function PickBar({ count, onArrange, onClear }: PickBarProps) {
  const { t } = useTranslation("visitDesk");
  return (
    <section className="yd-bulk" aria-label={t("arrangeSelected", { count })}>
      <strong>{t("arrangeSelected", { count })}</strong>
      <span className="yd-grow" />
      <Button type="primary" size="small" onClick={onArrange}>
        {t("arrange")}
      </Button>
      <Button type="text" size="small" onClick={onClear}>
        {t("unselect")}
      </Button>
    </section>
  );
}
