// Opens rebalancing for a published target.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import type { Target } from "@/features/targets/queries";
import { RebalanceDialog } from "@/features/targets/RebalanceDialog";

export function RebalanceButton({ target }: { target: Target }) {
  const { t } = useTranslation("targetAhead");
  const { data: me } = useMe();
  const [open, setOpen] = useState(false);
  const last = `${target.year}-12-31`;
  if (target.status !== "published" || today() > last || !may(me?.permissions, "target.edit")) return null;
  const first = `${target.year}-01-01`;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("rebalance")}</Button>
      {open && (
        <RebalanceDialog
          target={target.id}
          start={{ kind: "handover", since: today() > first ? today() : first }}
          who={null}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
