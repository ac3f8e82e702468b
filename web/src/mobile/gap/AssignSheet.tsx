// A superior assigns a remedy from the phone: how, against which cause, what, until when.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { assign, FACTORS, type Factor, KINDS, useRemedyAct } from "@/api/remedies";
import type { Ref } from "@/api/resource";
import { addDays, today } from "@/domain/dates";
import { RefSearch } from "@/mobile/record/RefSearch";
import { isWithWhom, type Wish } from "@/ui/remedy/suggest";
import { useDeal } from "@/ui/remedy/useDeal";

export function AssignSheet({ wish, period, onDone }: { wish: Wish; period: string; onDone: () => void }) {
  const { t } = useTranslation("gap");
  const [kind, setKind] = useState(wish.kind);
  const [cause, setCause] = useState(wish.cause);
  const [note, setNote] = useState(wish.note);
  const [due, setDue] = useState(addDays(today(), 7));
  const [deal, setDeal] = useDeal(wish, kind, period);
  const [customer, setCustomer] = useState<Ref | null>(null);
  const act = useRemedyAct(() =>
    assign({
      member_id: wish.member.id,
      period,
      kind,
      cause,
      note,
      due_on: due,
      deal_id: deal?.id ?? null,
      customer_id: customer?.id ?? null,
      gap: wish.gap,
    }),
  );
  const lacksWhom = isWithWhom(kind) && deal === null && customer === null;
  const ready = note.trim() !== "" && due !== "" && !lacksWhom;
  const problem = act.isError ? asApiError(act.error) : null;
  return (
    <form
      className="ph-sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || act.isPending) return;
        act.mutate(undefined, {
          onSuccess: () => {
            Toast.show({ icon: "success", content: t("assigned", { name: wish.member.label }) });
            onDone();
          },
        });
      }}
    >
      <h2>{t("assignTo", { name: wish.member.label })}</h2>
      <div className="ph-chips">
        {KINDS.map((one) => (
          <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
            {t(`kind.${one}`)}
          </button>
        ))}
      </div>
      <small className="yd-faint">{t(`kindHow.${kind}`)}</small>
      <label className="ph-entry">
        <span>{t("note")}</span>
        <textarea
          maxLength={1000}
          placeholder={t("noteHint")}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <label className="ph-entry">
        <span>{t("due")}</span>
        <input type="date" min={today()} value={due} onChange={(event) => setDue(event.target.value)} />
      </label>
      <label className="ph-entry">
        <span>{t("against")}</span>
        <select value={cause} onChange={(event) => setCause(event.target.value as Factor | "")}>
          <option value="">{t("noCause")}</option>
          {FACTORS.map((one) => (
            <option key={one} value={one}>
              {t(`lack.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <div className="ph-entry">
        <span>{t("deal")}</span>
        <RefSearch resource="deal" label={t("deal")} value={deal} onChange={setDeal} />
      </div>
      {deal === null && (
        <div className="ph-entry">
          <span>{t("customer")}</span>
          <RefSearch resource="customer" label={t("customer")} value={customer} onChange={setCustomer} />
        </div>
      )}
      {lacksWhom && <small className="yd-faint">{t("needsWhom")}</small>}
      {problem && (
        <p className="ph-alert" role="alert">
          {Object.values(problem.fields)[0]?.[0]?.message ?? problem.message}
        </p>
      )}
      <Button block color="primary" size="large" type="submit" disabled={!ready} loading={act.isPending}>
        {t("assign")}
      </Button>
    </form>
  );
}
