// A count or an order written at the desk, for several products of an outlet at once.
import { App, Input, InputNumber, Modal } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { type Ledger, type LineIn, useOutletAct } from "@/api/outlets";
import type { Ref } from "@/api/resource";
import { momentOf, wallOf } from "@/domain/dates";
import { toFen } from "@/domain/money";
import { RefPicker } from "@/ui/field/RefPicker";

interface Draft {
  product_id: number;
  name: string;
  suggested: number;
  counted: number | null;
  ordered: number | null;
  returned: number | null;
  received: number | null;
  price: string;
  explanation: string;
}
const NUMBERS = ["counted", "received", "returned", "ordered"] as const;
const EMPTY = { counted: null, ordered: null, returned: null, received: null, price: "", explanation: "" };

const told = (one: Draft) => NUMBERS.some((name) => one[name] !== null);
const lineOf = (one: Draft): LineIn => ({
  product_id: one.product_id,
  counted: one.counted,
  ordered: one.ordered ?? 0,
  returned: one.returned ?? 0,
  received: one.received,
  price: toFen(one.price),
  explanation: one.explanation,
});

export function RecordDialog({ ledger, onClose }: { ledger: Ledger; onClose: () => void }) {
  const { t } = useTranslation("outlets");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  // The same uuid for every try until the server has refused one: an answer that was lost may belong to a write.
  const uuid = useRef(crypto.randomUUID());
  // To the second while nobody changes it: what a visit told in the same minute came before.
  const [opened] = useState(() => new Date().toISOString());
  const minute = wallOf(opened).slice(0, 16).replace(" ", "T");
  const [at, setAt] = useState(minute);
  const [lines, setLines] = useState<Draft[]>(
    ledger.products
      .filter((one) => one.active)
      .map((one) => ({ ...EMPTY, product_id: one.product_id, name: one.product, suggested: one.suggested })),
  );
  const filled = lines.filter(told);
  const save = useOutletAct(() =>
    api.post(`/outlets/${ledger.customer_id}/entries`, {
      uuid: uuid.current,
      at: at === minute ? opened : momentOf(at.replace("T", " ")),
      lines: filled.map(lineOf),
    }),
  );
  const set = (id: number, change: Partial<Draft>) =>
    setLines((last) => last.map((one) => (one.product_id === id ? { ...one, ...change } : one)));
  const add = (picked: Ref | null) => {
    if (picked && !lines.some((one) => one.product_id === picked.id))
      setLines((last) => [...last, { ...EMPTY, product_id: picked.id, name: picked.label, suggested: 0 }]);
  };
  return (
    <Modal
      open
      width={880}
      title={`${t("record")} · ${ledger.name}`}
      okText={tc("save")}
      cancelText={tc("cancel")}
      okButtonProps={{ disabled: filled.length === 0 || !at, loading: save.isPending }}
      onCancel={onClose}
      onOk={() =>
        save.mutate(undefined, {
          onSuccess: () => {
            void message.success(t("recorded"));
            onClose();
          },
          onError: (error) => {
            const problem = asApiError(error);
            if (problem.status >= 400 && problem.status < 500) uuid.current = crypto.randomUUID();
            void message.error(problem.message, 6);
          },
        })
      }
    >
      <div className="yd-stack">
        <div className="yd-toolbar">
          <span>{t("when")}</span>
          <Input
            type="datetime-local"
            aria-label={t("when")}
            style={{ width: 220 }}
            value={at}
            onChange={(event) => setAt(event.target.value)}
          />
        </div>
        <div className="yd-x-scroll">
          <table className="yd-plain-table yd-middle">
            <thead>
              <tr>
                <th scope="col">{t("product")}</th>
                {NUMBERS.map((one) => (
                  <th key={one} scope="col" title={one === "received" ? t("receivedHint") : undefined}>
                    {t(one)}
                  </th>
                ))}
                <th scope="col">{t("price")}</th>
                <th scope="col">{t("explanation")}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((one) => (
                <tr key={one.product_id}>
                  <td>{one.name}</td>
                  {NUMBERS.map((name) => (
                    <td key={name}>
                      <InputNumber
                        min={0}
                        max={9_999_999}
                        precision={0}
                        style={{ width: 88 }}
                        aria-label={`${one.name} ${t(name)}`}
                        {...(name === "ordered" && one.suggested > 0 ? { placeholder: String(one.suggested) } : {})}
                        value={one[name]}
                        onChange={(value) => set(one.product_id, { [name]: value })}
                      />
                    </td>
                  ))}
                  <td>
                    <Input
                      style={{ width: 96 }}
                      inputMode="decimal"
                      aria-label={`${one.name} ${t("price")}`}
                      status={one.price && toFen(one.price) === null ? "error" : ""}
                      value={one.price}
                      onChange={(event) => set(one.product_id, { price: event.target.value })}
                    />
                  </td>
                  <td>
                    <Input
                      maxLength={200}
                      aria-label={`${one.name} ${t("explanation")}`}
                      value={one.explanation}
                      onChange={(event) => set(one.product_id, { explanation: event.target.value })}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="yd-toolbar">
          <span>{t("addProduct")}</span>
          <div style={{ width: 280 }}>
            <RefPicker resource="product" value={null} onChange={add} aria-label={t("addProduct")} />
          </div>
          {filled.length === 0 && <span className="yd-faint">{t("nothingTold")}</span>}
        </div>
      </div>
    </Modal>
  );
}
