// Own leave in a few touches; the phone tells what it costs before it is registered.
import { Button, Toast } from "antd-mobile";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "@/api/client";
import { asApiError } from "@/api/errors";
import { type Half, isSpan, type LeaveSpan, useLeaveCost, useLeaveSettings } from "@/api/leave";
import { useMe } from "@/api/me";
import { useCreateRecord, useSpec } from "@/api/records";
import { today } from "@/domain/dates";
import { useLanguage } from "@/ui/language";

const HALVES = ["am", "pm"] as const;

export function LeaveSheet({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("calendar");
  const { t: tc } = useTranslation();
  const { label } = useLanguage();
  const { data: me } = useMe();
  const spec = useSpec("leave");
  const create = useCreateRecord("leave");
  const [kind, setKind] = useState("annual");
  const [note, setNote] = useState("");
  const [span, setSpan] = useState<LeaveSpan>({
    starts_on: today(),
    starts_half: "am",
    ends_on: today(),
    ends_half: "pm",
  });
  const key = useRef(newKey());
  const asks = useLeaveSettings().data?.needs_approval ?? false;
  const cost = useLeaveCost(span, null);
  const overlap = cost.data?.overlaps[0];
  const set = (change: Partial<LeaveSpan>) => {
    key.current = newKey();
    setSpan((known) => {
      const next = { ...known, ...change };
      return next.starts_on > next.ends_on && change.starts_on ? { ...next, ends_on: next.starts_on } : next;
    });
  };
  const problem = create.error && asApiError(create.error);
  const said = problem && (Object.values(problem.fields).flat()[0]?.message || problem.message || tc("error.network"));
  const store = () =>
    create.mutate(
      { values: { member: me?.member?.id ?? null, kind, note: note.trim(), ...span }, idempotencyKey: key.current },
      {
        onSuccess: (row) => {
          const asked = row.values.status === "requested";
          Toast.show({ icon: "success", content: t(asked ? "leave.asked" : "leave.registered") });
          onDone();
        },
      },
    );
  const when = (which: "starts" | "ends") => {
    const name = t(which === "starts" ? "leave.from" : "leave.until");
    return (
      <fieldset>
        <legend className="yd-faint">{name}</legend>
        <div className="ph-chips">
          <input
            type="date"
            aria-label={name}
            value={span[`${which}_on`]}
            onChange={(event) => event.target.value && set({ [`${which}_on`]: event.target.value })}
          />
          {HALVES.map((half: Half) => (
            <button
              key={half}
              type="button"
              aria-pressed={span[`${which}_half`] === half}
              onClick={() => set({ [`${which}_half`]: half })}
            >
              {t(`leave.${half}`)}
            </button>
          ))}
        </div>
      </fieldset>
    );
  };
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        store();
      }}
    >
      {said && (
        <p className="ph-alert" role="alert">
          {said}
        </p>
      )}
      <fieldset>
        <legend className="yd-faint">{t("leave.kind")}</legend>
        <div className="ph-chips">
          {(spec.data?.fields.find((field) => field.name === "kind")?.choices ?? []).map((one) => (
            <button key={one.value} type="button" aria-pressed={kind === one.value} onClick={() => setKind(one.value)}>
              {label(one.label)}
            </button>
          ))}
        </div>
      </fieldset>
      {when("starts")}
      {when("ends")}
      <input
        type="text"
        aria-label={t("leave.note")}
        placeholder={t("leave.note")}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <p role="status" className={overlap || !isSpan(span) ? "yd-risk" : undefined}>
        {!isSpan(span)
          ? t("leave.order")
          : overlap
            ? t("leave.overlaps", { start: overlap.start, end: overlap.end })
            : cost.data
              ? cost.data.days > 0
                ? t("leave.cost", { days: cost.data.days })
                : t("leave.free")
              : " "}
      </p>
      <Button
        block
        color="primary"
        size="large"
        type="submit"
        loading={create.isPending}
        disabled={!isSpan(span) || overlap !== undefined}
      >
        {t(asks ? "leave.ask" : "leave.register")}
      </Button>
    </form>
  );
}
