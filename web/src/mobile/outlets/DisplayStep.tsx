// Checking the display: faces per product, where it stands, as agreed or not.
import "@/styles/outlet-steps.css";
import { useTranslation } from "react-i18next";
import {
  type DisplayAnswer,
  type DisplayFace,
  type StepInfo,
  type StepProduct,
  setLine,
  sheetOf,
} from "@/domain/outlet";
import { Count } from "@/mobile/outlets/Count";
import { ProductSearch } from "@/mobile/outlets/ProductSearch";

interface DisplayStepProps {
  step: StepInfo;
  answer: DisplayAnswer | null;
  products: readonly StepProduct[];
  onChange: (answer: DisplayAnswer) => void;
}

const POSITIONS = ["eye", "middle", "low", "end", "counter"] as const;

export function DisplayStep({ step, answer, products, onChange }: DisplayStepProps) {
  const { t } = useTranslation("outletSteps");
  const now = answer ?? { faces: [], ok: null, note: "" };
  const sheet = sheetOf(
    products,
    now.faces.map((one) => one.product_id),
  );
  return (
    <section className="ph-panel" data-step={step.key}>
      <div className="ph-chips">
        {([true, false] as const).map((ok) => (
          <button key={String(ok)} type="button" aria-pressed={now.ok === ok} onClick={() => onChange({ ...now, ok })}>
            {t(ok ? "displayOk" : "displayNotOk")}
          </button>
        ))}
      </div>
      <ul className="ph-lines">
        {sheet.map((product) => (
          <li key={product.id}>
            <Face
              product={product}
              face={now.faces.find((one) => one.product_id === product.id)}
              onChange={(face) => onChange({ ...now, faces: setLine(now.faces, face) })}
            />
          </li>
        ))}
      </ul>
      <ProductSearch
        products={products}
        without={sheet.map((one) => one.id)}
        onPick={(one) =>
          onChange({ ...now, faces: setLine(now.faces, { product_id: one.id, faces: 1, position: "" }) })
        }
      />
      <label className="ph-field">
        <span>{t("field.note")}</span>
        <textarea
          className="ph-inline"
          maxLength={500}
          value={now.note}
          onChange={(event) => onChange({ ...now, note: event.target.value })}
        />
      </label>
    </section>
  );
}

function Face({
  product,
  face,
  onChange,
}: {
  product: StepProduct;
  face: DisplayFace | undefined;
  onChange: (face: DisplayFace) => void;
}) {
  const { t } = useTranslation("outletSteps");
  const now: DisplayFace = face ?? { product_id: product.id, faces: 0, position: "" };
  return (
    <div className="ph-line">
      <span className="ph-line-name">
        <strong>{product.name}</strong>
      </span>
      <Count
        label={t("facesOf", { name: product.name })}
        value={face ? now.faces : null}
        onChange={(faces) => onChange({ ...now, faces: faces ?? 0 })}
      />
      {now.faces > 0 && (
        <div className="ph-chips ph-wide">
          {POSITIONS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={now.position === one}
              onClick={() => onChange({ ...now, position: now.position === one ? "" : one })}
            >
              {t(`position.${one}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
