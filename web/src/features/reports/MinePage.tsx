// The own report of a day, a week or a month, written from the records.
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { KINDS, useMine } from "@/api/reports";
import { today } from "@/domain/dates";
import { SheetView } from "@/features/reports/SheetView";
import { Tabs } from "@/features/reports/Tabs";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("reports");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const kind = KINDS.find((one) => one === search.get("kind")) ?? "day";
  const found = useMine(kind, search.get("day"));
  const sheet = found.data;
  return (
    <div className="yd-page yd-stack">
      <Tabs at="mine" />
      <div className="yd-toolbar">
        <Segmented
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(next) => patch({ kind: next === "day" ? null : next, day: null })}
        />
      </div>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading shape="page" />}
      {sheet && (
        <SheetView
          key={`${sheet.kind}${sheet.start}:${sheet.version}`}
          sheet={sheet}
          title={t("mine", { kind: t(`kind.${kind}`) })}
          steps={
            <>
              <Button icon={<LeftOutlined />} aria-label={t("previous")} onClick={() => patch({ day: sheet.before })} />
              <Button
                icon={<RightOutlined />}
                aria-label={t("next")}
                disabled={sheet.after > today()}
                onClick={() => patch({ day: sheet.after })}
              />
            </>
          }
        />
      )}
    </div>
  );
}
