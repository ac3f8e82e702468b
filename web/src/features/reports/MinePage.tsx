// The own report of a day, a week or a month, written from the records.
import { useTranslation } from "react-i18next";
import { KINDS, useMine } from "@/api/reports";
import { today } from "@/domain/dates";
import { SheetView } from "@/features/reports/SheetView";
import { KindPicker, Steps } from "@/features/reports/Spans";
import { Tabs } from "@/features/reports/Tabs";
import { useAddress } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("reports");
  const { search } = useAddress();
  const kind = KINDS.find((one) => one === search.get("kind")) ?? "day";
  const found = useMine(kind, search.get("day"));
  const sheet = found.data;
  return (
    <div className="yd-page yd-stack">
      <Tabs at="mine" />
      <div className="yd-toolbar">
        <KindPicker kind={kind} of="kind" />
      </div>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading shape="page" />}
      {sheet && (
        <SheetView
          key={`${sheet.kind}${sheet.start}:${sheet.version}`}
          sheet={sheet}
          title={t("mine", { kind: t(`kind.${kind}`) })}
          steps={<Steps before={sheet.before} after={sheet.after} last={sheet.after > today()} />}
        />
      )}
    </div>
  );
}
