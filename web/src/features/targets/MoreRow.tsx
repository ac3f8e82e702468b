// The last line of a table that goes on.
import { Button } from "antd";
import { useTranslation } from "react-i18next";

export interface MoreRowProps {
  columns: number;
  busy: boolean;
  onMore: () => void;
}

export function MoreRow({ columns, busy, onMore }: MoreRowProps) {
  const { t } = useTranslation("targetLife");
  return (
    <tr className="yd-more">
      <td colSpan={columns}>
        <Button size="small" loading={busy} onClick={onMore}>
          {t("loadMore")}
        </Button>
      </td>
    </tr>
  );
}
