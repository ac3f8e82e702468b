// What competitors do at this outlet: product, price, promotion, display, photos.
import "@/styles/outlet-steps.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CompetitorAnswer, CompetitorRow, StepInfo, StepProduct } from "@/domain/outlet";
import { Price } from "@/mobile/outlets/Price";

interface CompetitorStepProps {
  step: StepInfo;
  answer: CompetitorAnswer | null;
  products: readonly StepProduct[];
  onChange: (answer: CompetitorAnswer) => void;
  /** Takes a photo for the visit and gives its uuid; without it there is no button. */
  takePhoto?: () => Promise<string | null>;
}

const EMPTY: CompetitorRow = {
  competitor: "",
  product: "",
  price: null,
  promotion: "",
  display: "",
  note: "",
  photos: [],
};
const TEXTS = ["competitor", "product", "promotion", "display", "note"] as const;

export function CompetitorStep({ step, answer, onChange, takePhoto }: CompetitorStepProps) {
  const { t } = useTranslation("outletSteps");
  const rows = answer?.rows ?? [];
  const put = (at: number, row: CompetitorRow) =>
    onChange({ rows: rows.map((known, index) => (index === at ? row : known)) });
  return (
    <section className="ph-panel" data-step={step.key}>
      {rows.length === 0 && <p className="yd-muted">{t("noCompetitors")}</p>}
      {rows.map((row, at) => (
        <Card
          // A row has no name of its own until it is written down.
          key={`row-${String(at)}`}
          row={row}
          number={at + 1}
          onChange={(next) => put(at, next)}
          onRemove={() => onChange({ rows: rows.filter((_, index) => index !== at) })}
          {...(takePhoto ? { takePhoto } : {})}
        />
      ))}
      <button
        type="button"
        className="ph-chip ph-wide"
        onClick={() => onChange({ rows: [...rows, { ...EMPTY, competitor: rows.at(-1)?.competitor ?? "" }] })}
      >
        {t("addCompetitor")}
      </button>
    </section>
  );
}

function Card({
  row,
  number,
  onChange,
  onRemove,
  takePhoto,
}: {
  row: CompetitorRow;
  number: number;
  onChange: (row: CompetitorRow) => void;
  onRemove: () => void;
  takePhoto?: () => Promise<string | null>;
}) {
  const { t } = useTranslation("outletSteps");
  const [taking, setTaking] = useState(false);
  const photo = async () => {
    setTaking(true);
    try {
      const uuid = await takePhoto?.();
      if (uuid) onChange({ ...row, photos: [...row.photos, uuid] });
    } finally {
      setTaking(false);
    }
  };
  return (
    <fieldset className="ph-competitor">
      <legend>{t("competitorNumber", { number })}</legend>
      {TEXTS.map((field) => (
        <label key={field} className="ph-field">
          <span>{t(`field.${field}`)}</span>
          <input
            className="ph-inline"
            maxLength={field === "note" ? 500 : 100}
            value={row[field]}
            onChange={(event) => onChange({ ...row, [field]: event.target.value })}
          />
        </label>
      ))}
      <span className="ph-field">
        <span>{t("price")}</span>
        <Price
          label={t("competitorPrice", { number })}
          value={row.price}
          onChange={(price) => onChange({ ...row, price })}
        />
      </span>
      <div className="ph-acts">
        {takePhoto && (
          <button type="button" className="ph-chip" disabled={taking} onClick={() => void photo()}>
            {t("photo", { count: row.photos.length })}
          </button>
        )}
        <button type="button" className="ph-chip" onClick={onRemove}>
          {t("remove")}
        </button>
      </div>
    </fieldset>
  );
}
