// Taking an order: stock and suggestion beside each product, the running total always in sight.
import "@/styles/outlet-steps.css";
import { useTranslation } from "react-i18next";
import { formatExact } from "@/domain/money";
import {
  belowFloor,
  listPrice,
  type OrderAnswer,
  type OrderLine,
  orderTotal,
  type StepInfo,
  type StepProduct,
  setLine,
  sheetOf,
  takeSuggested,
} from "@/domain/outlet";
import { Count } from "@/mobile/outlets/Count";
import { Price } from "@/mobile/outlets/Price";
import { ProductSearch } from "@/mobile/outlets/ProductSearch";

interface OrderStepProps {
  step: StepInfo;
  answer: OrderAnswer | null;
  products: readonly StepProduct[];
  onChange: (answer: OrderAnswer) => void;
}

export function OrderStep({ step, answer, products, onChange }: OrderStepProps) {
  const { t } = useTranslation("outletSteps");
  const now = answer ?? { lines: [], note: "" };
  const sheet = sheetOf(
    products,
    now.lines.map((one) => one.product_id),
  );
  const lineOf = (product: StepProduct) => now.lines.find((one) => one.product_id === product.id);
  const open = sheet.some((one) => (one.suggested ?? 0) > 0 && !lineOf(one)?.quantity);
  const total = orderTotal(now.lines);
  return (
    <section className="ph-panel" data-step={step.key}>
      {open && (
        <button type="button" className="ph-chip ph-wide" onClick={() => onChange(takeSuggested(now, products))}>
          {t("takeSuggested")}
        </button>
      )}
      {sheet.length === 0 && <p className="yd-muted">{t("nothingOrdered")}</p>}
      <ul className="ph-lines">
        {sheet.map((product) => (
          <li key={product.id}>
            <Line
              product={product}
              line={lineOf(product)}
              onChange={(line) => onChange({ ...now, lines: setLine(now.lines, line) })}
            />
          </li>
        ))}
      </ul>
      <ProductSearch
        products={products}
        without={sheet.map((one) => one.id)}
        onPick={(one) =>
          onChange({ ...now, lines: setLine(now.lines, { product_id: one.id, quantity: 1, price: listPrice(one) }) })
        }
      />
      <label className="ph-field">
        <span>{t("orderNote")}</span>
        <textarea
          className="ph-inline"
          maxLength={500}
          value={now.note}
          onChange={(event) => onChange({ ...now, note: event.target.value })}
        />
      </label>
      <p className="ph-total" aria-live="polite">
        <span>{t("totalOf", { kinds: total.kinds, pieces: total.pieces })}</span>
        <strong>¥{formatExact(total.fen)}</strong>
      </p>
      {total.unpriced > 0 && <p className="yd-risk">{t("unpriced", { count: total.unpriced })}</p>}
    </section>
  );
}

function Line({
  product,
  line,
  onChange,
}: {
  product: StepProduct;
  line: OrderLine | undefined;
  onChange: (line: OrderLine) => void;
}) {
  const { t } = useTranslation("outletSteps");
  const now: OrderLine = line ?? { product_id: product.id, quantity: 0, price: listPrice(product) };
  const facts = [
    typeof product.last_stock === "number" && t("last", { count: product.last_stock, unit: product.unit }),
    typeof product.suggested === "number" && t("suggested", { count: product.suggested }),
  ].filter(Boolean);
  return (
    <div className="ph-line">
      <span className="ph-line-name">
        <strong>{product.name}</strong>
        <small>{facts.join(" · ")}</small>
      </span>
      <Count
        label={t("quantityOf", { name: product.name })}
        value={now.quantity === 0 ? null : now.quantity}
        onChange={(quantity) => onChange({ ...now, quantity: quantity ?? 0 })}
      />
      {now.quantity > 0 && (
        <div className="ph-line-more">
          <span className="ph-field">
            <span>{t("price")}</span>
            <Price
              label={t("priceOf", { name: product.name })}
              value={now.price}
              onChange={(price) => onChange({ ...now, price })}
            />
          </span>
          <span className="ph-line-sum">¥{formatExact(now.quantity * (now.price ?? 0))}</span>
          {belowFloor(product, now.price) && (
            <small className="yd-risk ph-wide" role="alert">
              {t("belowFloor", { floor: product.floor_price ?? "" })}
            </small>
          )}
        </div>
      )}
    </div>
  );
}
