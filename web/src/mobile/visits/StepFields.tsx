// The fields of a step by its kind; stock, order, competitors and display are those of the outlet.
import { useTranslation } from "react-i18next";
import {
  type CompetitorAnswer,
  type DisplayAnswer,
  type OrderAnswer,
  type StockAnswer,
  withLedger,
} from "@/domain/outlet";
import { type Given, METHODS } from "@/domain/visit-steps";
import { CompetitorStep } from "@/mobile/outlets/CompetitorStep";
import { DisplayStep } from "@/mobile/outlets/DisplayStep";
import { OrderStep } from "@/mobile/outlets/OrderStep";
import { Price } from "@/mobile/outlets/Price";
import { StockStep } from "@/mobile/outlets/StockStep";
import { SurveyFields } from "@/mobile/visits/SurveyFields";
import { useCamera } from "@/mobile/visits/useCamera";
import type { LocalVisit, Pack, Step } from "@/offline/types";

interface StepFieldsProps {
  visit: LocalVisit;
  step: Step;
  given: Given | null;
  pack: Pack | null;
  onChange: (given: Given) => void;
}

export function StepFields({ visit, step, given, pack, onChange }: StepFieldsProps) {
  const products = withLedger(pack?.products ?? [], pack?.ledger?.[String(visit.customer_id)]);
  const change = (answer: object) => onChange(answer as Given);
  const shared = { step, products, onChange: change };
  switch (step.kind) {
    case "stock":
      return <StockStep {...shared} answer={given as unknown as StockAnswer | null} />;
    case "order":
      return <OrderStep {...shared} answer={given as unknown as OrderAnswer | null} />;
    case "display":
      return <DisplayStep {...shared} answer={given as unknown as DisplayAnswer | null} />;
    case "competitor":
      return <Competitors visit={visit} step={step} given={given} pack={pack} onChange={onChange} />;
    case "survey":
      return <SurveyFields step={step} given={given} onChange={onChange} />;
    case "collection":
      return <CollectionFields given={given} onChange={onChange} />;
    default:
      return <NoteFields given={given} onChange={onChange} />;
  }
}

function Competitors({ visit, step, given, pack, onChange }: StepFieldsProps) {
  const { take, input, problem } = useCamera(visit.uuid, step.key, pack, false);
  return (
    <>
      <CompetitorStep
        step={step}
        answer={given as unknown as CompetitorAnswer | null}
        products={pack?.products ?? []}
        onChange={(answer) => onChange(answer as unknown as Given)}
        takePhoto={() => take("camera")}
      />
      {problem && (
        <p className="ph-alert" role="alert">
          {problem}
        </p>
      )}
      {input}
    </>
  );
}

interface FieldsProps {
  given: Given | null;
  onChange: (given: Given) => void;
}

function NoteFields({ given, onChange }: FieldsProps) {
  const { t } = useTranslation("phoneVisits");
  return (
    <section className="ph-panel ph-sheet">
      <label>
        {t("note")}
        <textarea
          maxLength={2000}
          value={String(given?.text ?? "")}
          onChange={(event) => onChange({ text: event.target.value })}
        />
      </label>
    </section>
  );
}

function CollectionFields({ given, onChange }: FieldsProps) {
  const { t } = useTranslation("phoneVisits");
  const now = { amount: null, method: "", note: "", ...given } as {
    amount: number | null;
    method: string;
    note: string;
  };
  return (
    <section className="ph-panel ph-sheet">
      <div className="ph-entry">
        {t("amount")}
        <Price label={t("amount")} value={now.amount} onChange={(amount) => onChange({ ...now, amount })} />
      </div>
      <div className="ph-entry">
        {t("method")}
        <div className="ph-chips ph-wrap">
          {METHODS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === now.method}
              onClick={() => onChange({ ...now, method: one })}
            >
              {t(`methods.${one}`)}
            </button>
          ))}
        </div>
      </div>
      <label>
        {t("note")}
        <textarea
          maxLength={2000}
          value={now.note}
          onChange={(event) => onChange({ ...now, note: event.target.value })}
        />
      </label>
    </section>
  );
}
