// Why a deal was lost and to whom.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { useCompetitorNames } from "@/api/gates";
import { LossForm } from "@/mobile/record/LossForm";

export interface Said {
  reason_id: number | null;
  competitor: string | null;
  note: string;
}

export function LoseSheet({ busy, onDone }: { busy: boolean; onDone: (said: Said) => void }) {
  const { t } = useTranslation("gates");
  const reasons = useQuery({
    queryKey: ["close-reasons", false],
    queryFn: ({ signal }) =>
      api
        .get<{ items: { id: number; kind: string; name: string }[] }>("/close-reasons", undefined, signal)
        .then((answer) => answer.items),
    select: (all) => all.filter((one) => one.kind === "lost"),
  });
  const rivals = useCompetitorNames();
  return (
    <LossForm
      reasons={reasons}
      rivals={rivals.data ?? []}
      words={{ reason: t("phone.reason"), competitor: t("phone.competitor"), note: t("note"), lose: t("phone.lose") }}
      noteLength={5000}
      withoutReasons
      busy={busy}
      onDone={(loss) => onDone({ ...loss, competitor: loss.competitor || null })}
    />
  );
}
