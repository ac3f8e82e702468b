// One remedy: what was assigned, how it ended, and what it was worth.
import "@/styles/gap.css";
import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { finish, type Remedy, reopen, useRemedy, useRemedyAct, withdraw } from "@/api/remedies";
import { formatDay } from "@/domain/dates";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import type { RecordBodyProps } from "@/ui/module";
import { Link } from "@/ui/nav";
import { FieldList } from "@/ui/record/FieldList";
import { useOpenRecord } from "@/ui/record/open";
import { Timeline } from "@/ui/record/Timeline";
import { EffectLines } from "@/ui/remedy/EffectLines";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const ENDS = { completion: finish, withdrawal: withdraw };
type Act = keyof typeof ENDS;

export function RecordBody({ row, spec }: RecordBodyProps) {
  const { t } = useTranslation("gap");
  const found = useRemedy(row.id);
  const [act, setAct] = useState<Act | null>(null);
  const again = useRemedyAct((one: Remedy) => reopen(one));
  const { message } = App.useApp();
  const { language } = useLanguage();
  const { link } = useOpenRecord();
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={4} />;
  const one = found.data;
  return (
    <div className="yd-stack">
      <p className="yd-gap-verb">
        <Tag color={one.status === "open" ? "accent" : one.status === "done" ? "gain" : "grey"}>
          {t(`status.${one.status}`)}
        </Tag>
        <span className="yd-faint">{t("by", { by: one.by, day: formatDay(one.assigned_on, language) })}</span>
      </p>
      <p className="yd-gap-verb">
        {one.status === "open" && one.can_finish && (
          <Button type="primary" onClick={() => setAct("completion")}>
            {t("complete")}
          </Button>
        )}
        {one.status === "open" && one.can_drop && <Button onClick={() => setAct("withdrawal")}>{t("withdraw")}</Button>}
        {one.status !== "open" && one.can_finish && (
          <Button
            loading={again.isPending}
            onClick={() => again.mutate(one, { onError: (error) => void message.error(asApiError(error).message, 6) })}
          >
            {t("reopen")}
          </Button>
        )}
        {one.task_id !== null && <a {...link("task", one.task_id)}>{t("task")}</a>}
        <Link to={`/gaps?node=member:${one.member.id}&period=${one.period}`}>{t("gap")}</Link>
      </p>
      <FieldList row={row} spec={spec} without={["outcome", "measured_on", "ended_at"]} />
      <EffectLines remedy={one} />
      <Timeline resource="remedy" id={row.id} />
      {act && <EndDialog remedy={one} act={act} onClose={() => setAct(null)} />}
    </div>
  );
}

function EndDialog({ remedy, act, onClose }: { remedy: Remedy; act: Act; onClose: () => void }) {
  const { t } = useTranslation("gap");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const [result, setResult] = useState("");
  const end = useRemedyAct(() => ENDS[act](remedy, result));
  const word = act === "completion" ? "result" : "reason_";
  return (
    <Modal
      open
      title={t(act === "completion" ? "completeTitle" : "withdrawTitle")}
      okText={t(act === "completion" ? "complete" : "withdraw")}
      cancelText={tc("cancel")}
      okButtonProps={{ loading: end.isPending, disabled: act === "withdrawal" && !result.trim() }}
      onCancel={onClose}
      onOk={() =>
        end.mutate(undefined, {
          onSuccess: () => {
            void message.success(t("done"));
            onClose();
          },
          onError: (error) => void message.error(asApiError(error).message, 6),
        })
      }
    >
      <Input.TextArea
        aria-label={t(word)}
        placeholder={t(word)}
        rows={3}
        maxLength={1000}
        value={result}
        onChange={(event) => setResult(event.target.value)}
      />
    </Modal>
  );
}
