// Finishing a remedy with a touch, with the way back in sight for a while.
import { Button, Toast } from "antd-mobile";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { finish, type Remedy, reopen, useRemedyAct } from "@/api/remedies";

const SHOWN = 8_000;
const told = (error: unknown) => Toast.show({ icon: "fail", content: asApiError(error).message });
interface Seen {
  id: number;
  version: number;
}

export function useRemedyTick() {
  const { t } = useTranslation("gap");
  const [last, setLast] = useState<Remedy | null>(null);
  const end = useRemedyAct((one: Seen) => finish(one, ""));
  const begin = useRemedyAct((one: Seen) => reopen(one));
  useEffect(() => {
    if (!last) return;
    const timer = setTimeout(() => setLast(null), SHOWN);
    return () => clearTimeout(timer);
  }, [last]);
  const tick = (row: { id: number; version: number; values: { status?: unknown } }) =>
    row.values.status === "open"
      ? end.mutate(row, { onSuccess: setLast, onError: told })
      : begin.mutate(row, { onSuccess: () => setLast(null), onError: told });
  const bar = last && (
    <div className="ph-undo" role="status">
      <span>{t("finished", { note: last.note })}</span>
      <Button
        size="small"
        fill="none"
        color="primary"
        loading={begin.isPending}
        onClick={() => begin.mutate(last, { onSuccess: () => setLast(null), onError: told })}
      >
        {t("undo")}
      </Button>
    </div>
  );
  return { tick, bar, busy: end.isPending || begin.isPending };
}
