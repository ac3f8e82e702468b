// Splits every person's months further over products, customers or channels, by weights or by each one's own record.
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { App, Button, InputNumber, Modal, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { type Dimension, type PartWish, type Shown, verbs } from "@/features/targets/queries";
import { RefMany } from "@/ui/field/RefMany";

const DIMENSIONS: readonly Dimension[] = ["product", "customer", "channel"];
interface Item {
  key: string;
  wish: Omit<PartWish, "weight">;
  name: string;
}

export function PartsDialog({ grid, onClose }: { grid: Shown; onClose: () => void }) {
  const { t } = useTranslation("targetGrid");
  const { message } = App.useApp();
  const client = useQueryClient();
  const [dimension, setDimension] = useState<Dimension>(grid.dimensions[0] ?? "product");
  const [by, setBy] = useState<"weights" | "history">("weights");
  const [ids, setIds] = useState<number[]>([]);
  const [channels, setChannels] = useState<string[]>([]);
  const [weights, setWeights] = useState<Record<string, number>>({});
  const [busy, setBusy] = useState(false);
  const chosen = dimension === "channel" ? channels.length : ids.length;
  const items: Item[] =
    dimension === "channel"
      ? channels.map((name) => ({ key: name, name, wish: { channel: name } }))
      : ids.map((id) => ({
          key: String(id),
          name: "",
          wish: dimension === "product" ? { product: id } : { customer: id },
        }));
  const names = useNames(dimension, ids);
  const total = items.reduce((all, one) => all + (weights[one.key] ?? 1), 0);
  const send = async (wishes: PartWish[]) => {
    setBusy(true);
    try {
      await verbs(grid.target.id).parts(grid.target.version, wishes, by);
      await client.invalidateQueries({ queryKey: ["figures", "targets"] });
      onClose();
    } catch (error) {
      void message.error(asApiError(error).message, 8);
    } finally {
      setBusy(false);
    }
  };
  const store = () => send(items.map((one) => ({ ...one.wish, weight: weights[one.key] ?? 1 })));
  return (
    <Modal
      open
      width={640}
      title={t("divide")}
      onCancel={onClose}
      footer={[
        grid.parts.length > 0 && (
          <Button key="join" danger loading={busy} onClick={() => void send([])}>
            {t("join")}
          </Button>
        ),
        <Button key="cancel" onClick={onClose}>
          {t("cancel")}
        </Button>,
        <Button
          key="ok"
          type="primary"
          loading={busy}
          disabled={chosen === 0 || total <= 0}
          onClick={() => void store()}
        >
          {t("divideNow")}
        </Button>,
      ]}
    >
      <div className="yd-stack">
        <p className="yd-muted">{t("divideHow")}</p>
        <Segmented<Dimension>
          value={dimension}
          options={DIMENSIONS.map((value) => ({ value, label: t(`dimension.${value}`) }))}
          onChange={(value) => {
            setDimension(value);
            setIds([]);
            setChannels([]);
            setWeights({});
          }}
        />
        {dimension === "channel" ? (
          <Select
            mode="tags"
            aria-label={t("dimension.channel")}
            placeholder={t("channelHint")}
            value={channels}
            onChange={(value: string[]) => setChannels(value.map((one) => one.trim().slice(0, 40)).filter(Boolean))}
          />
        ) : (
          <RefMany
            key={dimension}
            resource={dimension}
            aria-label={t(`dimension.${dimension}`)}
            placeholder={t("choose")}
            value={ids}
            onChange={(value) => setIds(value.filter((one) => typeof one === "number"))}
          />
        )}
        <Segmented
          value={by}
          options={[
            { value: "weights", label: t("byWeights") },
            { value: "history", label: t("byHistory") },
          ]}
          onChange={setBy}
        />
        {by === "weights" && items.length > 0 && (
          <table className="yd-figure-table">
            <thead>
              <tr>
                <th scope="col">{t(`dimension.${dimension}`)}</th>
                <th scope="col">{t("weight")}</th>
                <th scope="col">{t("share")}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => {
                const name = one.name || (names.get(Number(one.key)) ?? `#${one.key}`);
                const weight = weights[one.key] ?? 1;
                return (
                  <tr key={one.key}>
                    <td>{name}</td>
                    <td>
                      <InputNumber
                        min={0}
                        value={weight}
                        aria-label={`${name} ${t("weight")}`}
                        onChange={(value) => setWeights({ ...weights, [one.key]: value ?? 0 })}
                      />
                    </td>
                    <td className="yd-num">{total > 0 ? `${((weight / total) * 100).toFixed(1)}%` : "–"}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </div>
    </Modal>
  );
}

/** Names of chosen records, by id. */
function useNames(resource: string, ids: readonly number[]): ReadonlyMap<number, string> {
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: ["resource", resource, "title", id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<{ title: string }>(`/resources/${resource}/${id}`, undefined, signal),
      enabled: resource !== "channel",
    })),
  });
  return new Map(ids.flatMap((id, at) => (found[at]?.data ? [[id, found[at].data.title] as const] : [])));
}
