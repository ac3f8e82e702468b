// The levels of a draft: stretch, challenge and others beside the target itself.
import { useQueryClient } from "@tanstack/react-query";
import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMetrics } from "@/api/metrics";
import { LevelFields } from "@/features/targets/LevelFields";
import { type LevelWish, levelWishes, type Target, verbs } from "@/features/targets/queries";

export function LevelsDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const { t } = useTranslation("levels");
  const client = useQueryClient();
  const [levels, setLevels] = useState<LevelWish[]>(() => levelWishes(target));
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const less = useMetrics().data?.find((one) => one.code === target.metric)?.less_is_better ?? false;
  const store = async () => {
    setBusy(true);
    try {
      await verbs(target.id).levels(target.version, levels);
      await client.invalidateQueries({ queryKey: ["figures"] });
      onClose();
    } catch (caught) {
      const problem = asApiError(caught);
      setError(problem.fields.levels?.[0]?.message ?? problem.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={640}
      title={t("change")}
      okText={t("save")}
      confirmLoading={busy}
      onOk={() => void store()}
      onCancel={onClose}
    >
      <LevelFields levels={levels} onChange={setLevels} total={target.amount} lessIsBetter={less} error={error} />
    </Modal>
  );
}
