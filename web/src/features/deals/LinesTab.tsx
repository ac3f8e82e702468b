// What is sold in the deal: product, quantity, price; the deal's amount is their sum, exact to the fen.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, InputNumber, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, newKey } from "@/api/client";
import { asApiError } from "@/api/errors";
import type { RecordRow, Ref } from "@/api/resource";
import { type Fen, formatExact, sumFen, toFen } from "@/domain/money";
import { type DealLine, useLines, useSaveLines } from "@/features/deals/queries";
import { RefPicker } from "@/ui/field/RefPicker";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/deals.css";

interface Draft {
  key: string;
  product: Ref | null;
  quantity: string;
  price: string;
}
const draftOf = (line: DealLine): Draft => ({
  key: String(line.product.id),
  product: line.product,
  quantity: line.quantity,
  price: line.price,
});

/** Quantity has up to three places: whole thousandths times whole fen, rounded half up once. */
export function lineFen(quantity: string, price: string): Fen {
  const [whole = "0", part = ""] = quantity.split(".");
  const thousandths = BigInt(whole || "0") * 1000n + BigInt(part.slice(0, 3).padEnd(3, "0") || "0");
  return Number((thousandths * BigInt(toFen(price) ?? 0) + 500n) / 1000n);
}

export function LinesTab({ id, canEdit }: { id: number; canEdit: boolean }) {
  const lines = useLines(id);
  if (lines.isError) return <PageError compact error={lines.error} onRetry={() => void lines.refetch()} />;
  if (lines.isPending) return <Loading rows={3} />;
  return (
    <Editor key={lines.data.version} id={id} version={lines.data.version} saved={lines.data.items} canEdit={canEdit} />
  );
}

function Editor({ id, version, saved, canEdit }: { id: number; version: number; saved: DealLine[]; canEdit: boolean }) {
  const { t } = useTranslation("deals");
  const { message } = App.useApp();
  const save = useSaveLines(id);
  const [drafts, setDrafts] = useState(() => saved.map(draftOf));
  const dirty = JSON.stringify(drafts) !== JSON.stringify(saved.map(draftOf));
  const complete = drafts.every((one) => one.product && Number(one.quantity) > 0 && one.price !== "");
  const set = (key: string, patch: Partial<Draft>) =>
    setDrafts((before) => before.map((one) => (one.key === key ? { ...one, ...patch } : one)));
  const choose = async (key: string, product: Ref | null) => {
    const before = drafts.find((one) => one.key === key)?.price;
    set(key, { product });
    if (!product) return;
    const row = await api.get<RecordRow>(`/resources/product/${product.id}`).catch(() => null);
    const price = row?.values.list_price;
    // A price typed meanwhile stays.
    if (typeof price === "string")
      setDrafts((all) => all.map((one) => (one.key === key && one.price === before ? { ...one, price } : one)));
  };
  // Not by the callbacks of mutate: the saved version replaces this editor before they would run.
  const store = async () => {
    try {
      await save.mutateAsync({
        version,
        lines: drafts.map((one) => ({ product_id: one.product?.id ?? 0, quantity: one.quantity, price: one.price })),
      });
      void message.success(t("linesSaved"));
    } catch (error) {
      void message.error(asApiError(error).message, 6);
    }
  };
  return (
    <div className="yd-x-scroll">
      {drafts.length === 0 ? (
        <EmptyState compact title={t("noLines")} hint={canEdit ? t("noLinesHint") : undefined} />
      ) : (
        <table className="yd-plain-table">
          <thead>
            <tr>
              <th scope="col">{t("product")}</th>
              <th scope="col">{t("quantity")}</th>
              <th scope="col">{t("price")}</th>
              <th scope="col" className="yd-right">
                {t("lineAmount")}
              </th>
              {canEdit && <th scope="col" aria-label={t("removeLine")} />}
            </tr>
          </thead>
          <tbody>
            {drafts.map((one) => (
              <tr key={one.key}>
                <td style={{ minWidth: 180 }}>
                  {canEdit ? (
                    <RefPicker
                      resource="product"
                      value={one.product}
                      onChange={(product) => void choose(one.key, product)}
                      aria-label={t("product")}
                    />
                  ) : (
                    one.product?.label
                  )}
                </td>
                <td>
                  {canEdit ? (
                    <InputNumber<string>
                      stringMode
                      min="0.001"
                      max="99999999999"
                      precision={3}
                      aria-label={t("quantity")}
                      value={one.quantity}
                      onChange={(value) => set(one.key, { quantity: value ?? "" })}
                      formatter={(value) =>
                        String(value ?? "")
                          .replace(/(\.\d*?)0+$/, "$1")
                          .replace(/\.$/, "")
                      }
                      style={{ width: 100 }}
                    />
                  ) : (
                    one.quantity
                  )}
                </td>
                <td>
                  {canEdit ? (
                    <InputNumber<string>
                      stringMode
                      min="0"
                      precision={2}
                      aria-label={t("price")}
                      value={one.price}
                      onChange={(value) => set(one.key, { price: value ?? "" })}
                      style={{ width: 130 }}
                    />
                  ) : (
                    one.price
                  )}
                </td>
                <td className="yd-right yd-num">{formatExact(lineFen(one.quantity, one.price), true)}</td>
                {canEdit && (
                  <td>
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={t("removeLine")}
                      onClick={() => setDrafts(drafts.filter((other) => other.key !== one.key))}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {drafts.length > 0 && (
        <p className="yd-lines-total yd-num">
          {t("total", { amount: formatExact(sumFen(drafts.map((one) => lineFen(one.quantity, one.price))), true) })}
        </p>
      )}
      {canEdit && (
        <Space style={{ marginTop: 12 }}>
          <Button
            icon={<PlusOutlined />}
            onClick={() => setDrafts([...drafts, { key: newKey(), product: null, quantity: "1", price: "" }])}
          >
            {t("addLine")}
          </Button>
          {dirty && (
            <Button type="primary" disabled={!complete} loading={save.isPending} onClick={() => void store()}>
              {t("saveLines")}
            </Button>
          )}
          {dirty && <Button onClick={() => setDrafts(saved.map(draftOf))}>{t("discard")}</Button>}
        </Space>
      )}
    </div>
  );
}
