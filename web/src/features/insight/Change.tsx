// Ranks won or lost since the period before.
import { ArrowDownOutlined, ArrowUpOutlined, MinusOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

export function Change({ by, isNew }: { by: number | null; isNew: boolean }) {
  const { t } = useTranslation("insight");
  if (isNew || by === null) return <span className="yd-faint">{t("newcomer")}</span>;
  if (by === 0) return <MinusOutlined className="yd-faint" aria-label={t("unchanged")} />;
  return (
    <span className={by > 0 ? "yd-up yd-num" : "yd-down yd-num"}>
      {by > 0 ? <ArrowUpOutlined aria-label={t("up")} /> : <ArrowDownOutlined aria-label={t("down")} />} {Math.abs(by)}
    </span>
  );
}
