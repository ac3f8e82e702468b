// Opens rebalancing for a published target.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { useRecord } from "@/api/records";
import { today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import type { Target } from "@/features/targets/queries";
import { RebalanceDialog } from "@/features/targets/RebalanceDialog";
import { useAddress } from "@/ui/nav";

export function RebalanceButton({ target }: { target: Target }) {
  const { t } = useTranslation("targetAhead");
  const { data: me } = useMe();
  const asked = Number(useAddress().search.get("rebalance")) || null;
  const member = useRecord("member", asked);
  const [opened, setOpened] = useState<boolean | null>(null);
  const last = `${target.year}-12-31`;
  if (target.status !== "published" || today() > last || !may(me?.permissions, "target.edit")) return null;
  const first = `${target.year}-01-01`;
  const who = member.data ? { id: member.data.id, label: member.data.title } : null;
  // A handover leads here with whose target it is about.
  const open = opened ?? who !== null;
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t("rebalance")}</Button>
      {open && (
        <RebalanceDialog
          target={target.id}
          start={{ kind: "handover", since: today() > first ? today() : first, member: who?.id ?? null }}
          who={who}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  );
}
