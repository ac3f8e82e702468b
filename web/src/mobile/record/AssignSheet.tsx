// Gives a record to another owner, and takes it back as long as the sheet is open.
import { Button } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Assignable, useAssign, useAssignUndo } from "@/api/assigning";
import { asApiError } from "@/api/errors";
import type { Ref } from "@/api/resource";
import { RefSearch } from "@/mobile/record/RefSearch";

export interface AssignSheetProps {
  resource: Assignable;
  id: number;
  /** Whether it is somebody else's now. */
  onMoved: (moved: boolean) => void;
  onClose: () => void;
}

export function AssignSheet({ resource, id, onMoved, onClose }: AssignSheetProps) {
  const { t } = useTranslation("list");
  const { t: tc } = useTranslation();
  const assign = useAssign(resource);
  const undo = useAssignUndo(resource);
  const [owner, setOwner] = useState<Ref | null>(null);
  const failed = assign.data?.failed[0] ?? undo.data?.failed[0];
  const error = assign.error ?? undo.error;
  const problem = failed?.message ?? (error ? asApiError(error).message || tc("error.network") : "");
  const token = assign.data?.undo_token;
  const send = () => {
    if (!owner) return;
    assign.mutate(
      { ids: [id], owner_id: owner.id, ...(resource === "customer" ? { with_deals: true } : {}) },
      { onSuccess: ({ done }) => onMoved(done > 0) },
    );
  };
  return (
    <div className="ph-sheet">
      <h2>{t("assign.label")}</h2>
      {problem && (
        <p className="ph-alert" role="alert">
          {problem}
        </p>
      )}
      {token && !undo.isSuccess ? (
        <p role="status">
          {t("assign.done")} {owner?.label}
        </p>
      ) : (
        <RefSearch resource="member" label={t("assign.newOwner")} value={owner} onChange={setOwner} />
      )}
      {token && !undo.isSuccess ? (
        <>
          <Button block color="primary" size="large" onClick={onClose}>
            {tc("close")}
          </Button>
          <Button
            block
            size="large"
            loading={undo.isPending}
            onClick={() =>
              undo.mutate(
                { token },
                {
                  onSuccess: ({ done }) => {
                    if (done === 0) return;
                    onMoved(false);
                    onClose();
                  },
                },
              )
            }
          >
            {tc("undo")}
          </Button>
        </>
      ) : (
        <Button block color="primary" size="large" disabled={!owner} loading={assign.isPending} onClick={send}>
          {t("assign.label")}
        </Button>
      )}
    </div>
  );
}
