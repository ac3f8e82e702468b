// Customers chosen on the map: the day is planned for these.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { type Day, type Plan, useRouteAct } from "@/api/routes";

export function Chosen({ data, ids, onDone }: { data: Day; ids: number[]; onDone: () => void }) {
  const { t } = useTranslation("routes");
  const { message } = App.useApp();
  const make = useRouteAct(() =>
    api.post<Plan>(`/routes/members/${data.member.id}/plans`, { day: data.day, customer_ids: ids }),
  );
  return (
    <div className="yd-toolbar" role="status">
      <span>{t("chosen", { count: ids.length })}</span>
      <Button
        type="primary"
        loading={make.isPending}
        onClick={() =>
          make.mutate(undefined, {
            onSuccess: onDone,
            onError: (error) => void message.error(asApiError(error).message, 6),
          })
        }
      >
        {t("planChosen")}
      </Button>
      <Button onClick={onDone}>{t("chooseNone")}</Button>
    </div>
  );
}
