// How often, how long and when some outlets are visited; what differs between them stays unless it is filled in.
import { App, InputNumber, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { type Card, clockText, type OutletLine, useCoverageAct } from "@/api/coverage";
import { asApiError } from "@/api/errors";
import { Labelled, TimeInput } from "@/features/coverage/fields";

export function HowDialog({ card, rows, onClose }: { card: Card; rows: OutletLine[]; onClose: () => void }) {
  const { t } = useTranslation("coverageDesk");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const [first] = useState(() => {
    const same = <T,>(read: (row: OutletLine) => T, empty: T): T =>
      rows.every((row) => row && read(row) === (rows[0] && read(rows[0]))) && rows[0] ? read(rows[0]) : empty;
    return {
      cycle_days: same((row) => row.own_cycle, null),
      minutes: same((row) => row.minutes, null),
      window_from: same((row) => clockText(row.window_from), ""),
      window_to: same((row) => clockText(row.window_to), ""),
    };
  });
  const [draft, setDraft] = useState(first);
  const act = useCoverageAct(() => {
    const changed = Object.entries(draft).filter(([name, value]) => value !== first[name as keyof typeof first]);
    const windows =
      draft.window_from !== first.window_from || draft.window_to !== first.window_to
        ? { window_from: draft.window_from || null, window_to: draft.window_to || null }
        : {};
    return api.patch(`/coverage/cards/${card.id}/outlets`, {
      ...Object.fromEntries(changed),
      ...windows,
      version: card.version,
      outlet_ids: rows.map((row) => row.id),
    });
  });
  const number = (name: "cycle_days" | "minutes", text: string, empty: string, max: number) => (
    <Labelled text={text}>
      <InputNumber
        aria-label={text}
        min={1}
        max={max}
        precision={0}
        placeholder={empty}
        style={{ width: "100%" }}
        value={draft[name]}
        onChange={(value) => setDraft({ ...draft, [name]: value })}
      />
    </Labelled>
  );
  return (
    <Modal
      open
      title={`${t("how")} · ${t("picked", { count: rows.length })}`}
      okText={tc("save")}
      cancelText={tc("cancel")}
      okButtonProps={{ loading: act.isPending }}
      onCancel={onClose}
      onOk={() =>
        act.mutate(undefined, {
          onSuccess: onClose,
          onError: (error) => void message.error(asApiError(error).message, 6),
        })
      }
    >
      <div className="yd-stack">
        <p className="yd-faint">{t("howNote")}</p>
        <div className="yd-coverage-grid">
          {number("cycle_days", t("ownCycle"), t("asCard"), 1000)}
          {number("minutes", t("ownMinutes"), t("asTimes"), 600)}
          <Labelled text={t("windowFrom")}>
            <TimeInput
              label={t("windowFrom")}
              value={draft.window_from}
              onChange={(window_from) => setDraft({ ...draft, window_from })}
            />
          </Labelled>
          <Labelled text={t("windowTo")}>
            <TimeInput
              label={t("windowTo")}
              value={draft.window_to}
              onChange={(window_to) => setDraft({ ...draft, window_to })}
            />
          </Labelled>
        </div>
      </div>
    </Modal>
  );
}
