// Finds a product that is not on the sheet yet, in what the phone has with it.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { findProducts, type StepProduct } from "@/domain/outlet";

export function ProductSearch({
  products,
  without,
  onPick,
}: {
  products: readonly StepProduct[];
  without: readonly number[];
  onPick: (product: StepProduct) => void;
}) {
  const { t } = useTranslation("outletSteps");
  const [text, setText] = useState("");
  const hidden = new Set(without);
  const found = findProducts(
    products.filter((one) => !hidden.has(one.id)),
    text,
  );
  return (
    <div className="ph-product-search">
      <input
        type="search"
        className="ph-inline"
        aria-label={t("search")}
        placeholder={t("search")}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() !== "" && found.length === 0 && <p className="yd-muted">{t("notFound")}</p>}
      <ul className="ph-rows">
        {found.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="ph-row"
              onClick={() => {
                setText("");
                onPick(one);
              }}
            >
              <span>
                <strong>{one.name}</strong>
                <small>{[one.code, one.unit].filter(Boolean).join(" · ")}</small>
              </span>
              <span aria-hidden="true">+</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
