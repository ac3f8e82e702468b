// Counting the stock at an outlet: last count beside each product, the rest zero with one tap.
import "@/styles/outlet-steps.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDay } from "@/domain/dates";
import {
  needsReason,
  othersZero,
  type StepInfo,
  type StepProduct,
  type StockAnswer,
  type StockLine,
  setLine,
  sheetOf,
} from "@/domain/outlet";
import { Count } from "@/mobile/outlets/Count";
import { Price } from "@/mobile/outlets/Price";
import { ProductSearch } from "@/mobile/outlets/ProductSearch";
import { useLanguage } from "@/ui/language";

interface StockStepProps {
  step: StepInfo;
  answer: StockAnswer | null;
  products: readonly StepProduct[];
  onChange: (answer: StockAnswer) => void;
}

export function StockStep({ step, answer, products, onChange }: StockStepProps) {
  const { t } = useTranslation("outletSteps");
  const now = answer ?? { lines: [] };
  const sheet = sheetOf(
    products,
    now.lines.map((one) => one.product_id),
  );
  const lineOf = (product: StepProduct) => now.lines.find((one) => one.product_id === product.id);
  const counted = sheet.filter((one) => typeof lineOf(one)?.stock === "number").length;
  return (
    <section className="ph-panel" data-step={step.key}>
      <p className="ph-step-state" aria-live="polite">
        {t("counted", { done: counted, all: sheet.length })}
      </p>
      {sheet.length === 0 && <p className="yd-muted">{t("nothingYet")}</p>}
      <ul className="ph-lines">
        {sheet.map((product) => (
          <li key={product.id}>
            <Line
              product={product}
              line={lineOf(product)}
              onChange={(line) => onChange({ lines: setLine(now.lines, line) })}
            />
          </li>
        ))}
      </ul>
      {counted < sheet.length && (
        <button type="button" className="ph-chip ph-wide" onClick={() => onChange(othersZero(now, sheet))}>
          {t("othersZero", { count: sheet.length - counted })}
        </button>
      )}
      <ProductSearch
        products={products}
        without={sheet.map((one) => one.id)}
        onPick={(one) => onChange({ lines: setLine(now.lines, { product_id: one.id, stock: null }) })}
      />
    </section>
  );
}

function Line({
  product,
  line,
  onChange,
}: {
  product: StepProduct;
  line: StockLine | undefined;
  onChange: (line: StockLine) => void;
}) {
  const { t } = useTranslation("outletSteps");
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const now: StockLine = line ?? { product_id: product.id, stock: null };
  const last =
    typeof product.last_stock === "number"
      ? [
          t("last", { count: product.last_stock, unit: product.unit }),
          product.last_at && formatDay(product.last_at.slice(0, 10), language, true),
        ]
          .filter(Boolean)
          .join(" · ")
      : t("neverCounted");
  const why = needsReason(product, now);
  return (
    <div className="ph-line">
      <button type="button" className="ph-line-name" aria-expanded={open} onClick={() => setOpen(!open)}>
        <strong>{product.name}</strong>
        <small>{last}</small>
      </button>
      <Count
        label={t("stockOf", { name: product.name })}
        value={now.stock}
        onChange={(stock) => onChange({ ...now, stock })}
      />
      {(open || why) && (
        <div className="ph-line-more">
          <span className="ph-field">
            <span>{t("received")}</span>
            <Count
              label={t("receivedOf", { name: product.name })}
              value={now.received ?? null}
              onChange={(received) => onChange({ ...now, received })}
            />
          </span>
          <span className="ph-field">
            <span>{t("returned")}</span>
            <Count
              label={t("returnedOf", { name: product.name })}
              value={now.returned ?? null}
              onChange={(returned) => onChange({ ...now, returned })}
            />
          </span>
          <span className="ph-field">
            <span>{t("priceSeen")}</span>
            <Price
              label={t("priceSeenOf", { name: product.name })}
              value={now.price_seen}
              onChange={(price_seen) => onChange({ ...now, price_seen })}
            />
          </span>
          {why && (
            <label className="ph-field ph-wide">
              <span className="yd-risk">{t("why")}</span>
              <input
                className="ph-inline"
                maxLength={200}
                value={now.explanation ?? ""}
                onChange={(event) => onChange({ ...now, explanation: event.target.value })}
              />
            </label>
          )}
        </div>
      )}
    </div>
  );
}
