// Who has owned the customer, and who gave it to whom.
import { useTranslation } from "react-i18next";
import { formatMoment } from "@/domain/dates";
import { useOwners } from "@/features/customers/queries";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function OwnersTab({ id }: { id: number }) {
  const { t } = useTranslation("customers");
  const { language } = useLanguage();
  const owners = useOwners(id);
  if (owners.isError) return <PageError compact error={owners.error} onRetry={() => void owners.refetch()} />;
  if (owners.isPending) return <Loading rows={3} />;
  if (owners.data.items.length === 0) return <EmptyState compact title={t("ownerNeverChanged")} />;
  return (
    <table className="yd-plain-table">
      <tbody>
        {owners.data.items.map((one) => (
          <tr key={one.at}>
            <td className="yd-num">{formatMoment(one.at, language)}</td>
            <td>
              {one.from ?? t("noOwner")} → <b>{one.to ?? t("noOwner")}</b>
            </td>
            <td className="yd-faint">{[one.by, one.note].filter(Boolean).join(" · ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
