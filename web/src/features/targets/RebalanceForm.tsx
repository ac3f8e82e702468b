// What to rebalance: kind, whose target, from when, who takes or carries, and the limit of growth.
import { DatePicker, Form, Input, InputNumber, Segmented } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ref } from "@/api/resource";
import { today } from "@/domain/dates";
import type { RebalanceKind, RebalanceWish } from "@/features/targets/ahead";
import { RefMany } from "@/ui/field/RefMany";
import { RefPicker } from "@/ui/field/RefPicker";
import { useAmounts } from "@/ui/figure/Money";

const KINDS: readonly RebalanceKind[] = ["handover", "shortfall", "amount"];
const CARRIERS = ["person", "team", "all"] as const;

export interface RebalanceFormProps {
  wish: RebalanceWish;
  who: Ref | null;
  onChange: (wish: RebalanceWish) => void;
  note: string;
  onNote: (note: string) => void;
}

export function RebalanceForm({ wish, who, onChange, note, onNote }: RebalanceFormProps) {
  const { t } = useTranslation("targetAhead");
  const { read } = useAmounts();
  const [node, setNode] = useState<"member" | "team">(wish.team ? "team" : "member");
  const [ref, setRef] = useState<Ref | null>(who);
  const [amount, setAmount] = useState("");
  const set = (change: Partial<RebalanceWish>) => onChange({ ...wish, ...change });
  const pick = (next: Ref | null, kind = node) => {
    setRef(next);
    set({ member: kind === "member" ? (next?.id ?? null) : null, team: kind === "team" ? (next?.id ?? null) : null });
  };
  const kindOf = (kind: RebalanceKind) => {
    if (kind === "handover" && node === "team") {
      setNode("member");
      setRef(null);
      set({ kind, team: null });
    } else set({ kind });
  };
  return (
    <Form layout="vertical" className="yd-rebalance">
      <Segmented
        value={wish.kind}
        options={KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
        onChange={(next) => kindOf(next as RebalanceKind)}
      />
      <p className="yd-faint">{t(`kindHow.${wish.kind}`)}</p>
      <div className="yd-rebalance-fields">
        <Form.Item label={t("whom")}>
          {wish.kind !== "handover" && (
            <Segmented
              value={node}
              options={[
                { value: "member", label: t("person") },
                { value: "team", label: t("team") },
              ]}
              onChange={(next) => {
                setNode(next as "member" | "team");
                pick(null, next as "member" | "team");
              }}
            />
          )}
          <RefPicker key={node} resource={node} value={ref} onChange={(next) => pick(next)} aria-label={t("whom")} />
        </Form.Item>
        <Form.Item label={t("since")}>
          <DatePicker
            aria-label={t("since")}
            value={dayjs(wish.since)}
            minDate={dayjs(today())}
            allowClear={false}
            onChange={(day) => day && set({ since: day.format("YYYY-MM-DD") })}
          />
        </Form.Item>
        {wish.kind === "handover" && (
          <>
            <Form.Item label={t("until")}>
              <DatePicker
                aria-label={t("until")}
                value={wish.until ? dayjs(wish.until) : null}
                minDate={dayjs(wish.since)}
                onChange={(day) => set({ until: day ? day.format("YYYY-MM-DD") : null })}
              />
            </Form.Item>
            <Form.Item label={t("takers")}>
              <RefMany
                resource="member"
                value={wish.takers ?? []}
                aria-label={t("takers")}
                onChange={(next) => {
                  const takers = next.filter((one) => one !== "$me");
                  set({ takers: takers.length > 0 ? takers : null });
                }}
              />
            </Form.Item>
          </>
        )}
        {wish.kind === "shortfall" && (
          <Form.Item label={t("carriers")}>
            <Segmented
              value={wish.carriers ?? "team"}
              options={CARRIERS.map((one) => ({ value: one, label: t(`carry.${one}`) }))}
              onChange={(next) => set({ carriers: next as (typeof CARRIERS)[number] })}
            />
          </Form.Item>
        )}
        {wish.kind === "amount" && (
          <Form.Item label={t("newAmount")}>
            <Input
              value={amount}
              placeholder="350万"
              aria-label={t("newAmount")}
              onChange={(event) => {
                const fen = read(event.target.value);
                setAmount(event.target.value);
                set({ amount: fen !== null && fen >= 0 ? fen : null });
              }}
            />
          </Form.Item>
        )}
        <Form.Item label={t("growth")}>
          <InputNumber
            min={0}
            max={1000}
            precision={0}
            value={wish.growth ?? null}
            aria-label={t("growth")}
            onChange={(growth) => set({ growth })}
          />
        </Form.Item>
        <Form.Item label={t("note")}>
          <Input
            value={note}
            maxLength={2000}
            aria-label={t("note")}
            onChange={(event) => onNote(event.target.value)}
          />
        </Form.Item>
      </div>
    </Form>
  );
}
