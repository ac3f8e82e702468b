// How a pool works: who belongs to it, the limits, what is hidden, warnings.
import { App, Button, Checkbox, Drawer, Input, InputNumber, Segmented, Select, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Pool, PoolKind, PoolSettings } from "@/api/pools";
import { useSpec } from "@/api/records";
import { firstOf, Labelled } from "@/features/pools/Labelled";
import { PartiesEditor } from "@/features/pools/PartiesEditor";
import { type Party, useDetail, useSetup } from "@/features/pools/queries";
import { useLanguage } from "@/ui/language";

const FRESH: PoolSettings = {
  name: "",
  kind: "customer",
  note: "",
  active: true,
  position: 0,
  team_id: null,
  assign_only: false,
  hidden: [],
  max_held: null,
  free_held: [],
  claims_per_day: null,
  cooldown_days: null,
  protect_hours: null,
  views_per_day: null,
  max_locks: null,
  claim_reasons: [],
  release_reasons: [],
  fresh: "daily",
  undo_hours: 72,
  warn_days: 3,
  warn_superior_days: 1,
  onward_id: null,
  onward_days: null,
};
const LIMITS = [
  ["max_held", "maxHeld"],
  ["claims_per_day", "claimsPerDay"],
  ["cooldown_days", "cooldownDays"],
  ["protect_hours", "protectHours"],
  ["views_per_day", "viewsPerDay"],
  ["max_locks", "maxLocks"],
] as const;
const TIMES = [
  ["warn_days", "warnDays"],
  ["warn_superior_days", "warnSuperiorDays"],
  ["undo_hours", "undoHours"],
] as const;
const FRESH_NEWS = ["off", "daily", "hourly"] as const;
const FREE = ["won", "locked"] as const;

function settingsOf(pool: Pool): PoolSettings {
  const { id: _, version: _v, count: _c, admin: _a, member: _m, standing: _s, ...settings } = pool;
  return settings;
}

export function PoolForm({ pool, pools, onClose }: { pool: Pool | null; pools: Pool[]; onClose: () => void }) {
  const { t } = useTranslation("pools");
  const { t: tc } = useTranslation();
  const { label } = useLanguage();
  const { message } = App.useApp();
  const detail = useDetail(pool?.id ?? null);
  const { pool: store } = useSetup();
  const [draft, setDraft] = useState<PoolSettings>(pool ? settingsOf(pool) : FRESH);
  const [edited, setEdited] = useState<Party[] | null>(null);
  const parties = edited ?? detail.data?.parties ?? [];
  const spec = useSpec(`pool_${draft.kind}`);
  const set = (change: Partial<PoolSettings>) => setDraft((known) => ({ ...known, ...change }));
  const hideable = (detail.data?.hideable ?? HIDEABLE[draft.kind]).map((name) => ({
    value: name,
    label: label(spec.data?.fields.find((field) => field.name === name)?.label) || name,
  }));
  const others = pools.filter((one) => one.kind === draft.kind && one.id !== pool?.id);
  const save = () =>
    store.mutate(
      {
        ...draft,
        ...(pool ? { id: pool.id, version: pool.version } : {}),
        parties: parties.map(({ admin, member_id, team_id, role_id }) => ({ admin, member_id, team_id, role_id })),
      },
      { onSuccess: onClose, onError: (error) => void message.error(firstOf(error)) },
    );
  const number = (name: (typeof LIMITS)[number][0] | (typeof TIMES)[number][0], text: string, empty: boolean) => (
    <Labelled key={name} text={text}>
      <InputNumber
        min={0}
        precision={0}
        aria-label={text}
        value={draft[name]}
        placeholder={empty ? t("form.noLimit") : undefined}
        onChange={(value) => set({ [name]: value ?? (empty ? null : 0) } as Partial<PoolSettings>)}
      />
    </Labelled>
  );
  const words = (name: "claim_reasons" | "release_reasons", text: string) => (
    <Labelled text={text}>
      <Select
        mode="tags"
        aria-label={text}
        style={{ width: "100%" }}
        placeholder={t("form.addWord")}
        open={false}
        value={draft[name]}
        onChange={(value: string[]) => set({ [name]: value } as Partial<PoolSettings>)}
      />
    </Labelled>
  );
  return (
    <Drawer
      open
      size={640}
      title={t(pool ? "form.edit" : "new")}
      onClose={onClose}
      footer={
        <div className="yd-form-foot">
          <span className="yd-grow" />
          <Button onClick={onClose}>{tc("cancel")}</Button>
          <Button
            type="primary"
            loading={store.isPending}
            disabled={!draft.name.trim() || (pool !== null && !detail.isSuccess)}
            onClick={save}
          >
            {tc("save")}
          </Button>
        </div>
      }
    >
      <div className="yd-stack">
        <Labelled text={t("form.name")}>
          <Input
            aria-label={t("form.name")}
            maxLength={60}
            value={draft.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Labelled>
        {!pool && (
          <Segmented<PoolKind>
            value={draft.kind}
            options={[
              { value: "customer", label: t("customers") },
              { value: "lead", label: t("leads") },
            ]}
            onChange={(kind) => set({ kind, hidden: [], onward_id: null })}
          />
        )}
        <Labelled text={t("form.note")}>
          <Input
            aria-label={t("form.note")}
            maxLength={300}
            value={draft.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        </Labelled>
        <Labelled text={t("form.active")}>
          <Switch aria-label={t("form.active")} checked={draft.active} onChange={(active) => set({ active })} />
        </Labelled>
        <Labelled text={t("form.fresh")}>
          <Segmented<PoolSettings["fresh"]>
            value={draft.fresh}
            options={FRESH_NEWS.map((one) => ({ value: one, label: t(`form.freshHow.${one}`) }))}
            onChange={(fresh) => set({ fresh })}
          />
        </Labelled>
        <PartiesEditor text={t("form.members")} admin={false} parties={parties} onChange={setEdited} />
        <PartiesEditor text={t("form.admins")} admin parties={parties} onChange={setEdited} />
        <h3>{t("form.limits")}</h3>
        <Checkbox checked={draft.assign_only} onChange={(event) => set({ assign_only: event.target.checked })}>
          {t("form.assignOnly")}
        </Checkbox>
        <div className="yd-pool-grid">{LIMITS.map(([name, text]) => number(name, t(`form.${text}`), true))}</div>
        <Labelled text={t("form.freeHeld")}>
          <Checkbox.Group
            value={draft.free_held}
            options={FREE.map((one) => ({ value: one, label: t(`form.free.${one}`) }))}
            onChange={(free_held) => set({ free_held })}
          />
        </Labelled>
        <Labelled text={t("form.hidden")}>
          <Select
            mode="multiple"
            aria-label={t("form.hidden")}
            style={{ width: "100%" }}
            value={draft.hidden}
            options={hideable}
            onChange={(hidden: string[]) => set({ hidden })}
          />
        </Labelled>
        <h3>{t("form.words")}</h3>
        {words("claim_reasons", t("form.claimReasons"))}
        {words("release_reasons", t("form.releaseReasons"))}
        <h3>{t("form.recycling")}</h3>
        <div className="yd-pool-grid">
          {TIMES.map(([name, text]) => number(name, t(`form.${text}`), false))}
          <Labelled text={t("form.onward")}>
            <Select
              allowClear
              aria-label={t("form.onward")}
              style={{ width: "100%" }}
              value={draft.onward_id}
              options={others.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(value: number | undefined) =>
                set({ onward_id: value ?? null, onward_days: value ? (draft.onward_days ?? 30) : null })
              }
            />
          </Labelled>
          {draft.onward_id !== null && (
            <Labelled text={t("form.onwardDays")}>
              <InputNumber
                min={1}
                precision={0}
                aria-label={t("form.onwardDays")}
                value={draft.onward_days}
                onChange={(value) => set({ onward_days: value ?? 1 })}
              />
            </Labelled>
          )}
        </div>
      </div>
    </Drawer>
  );
}

const HIDEABLE = {
  customer: ["short_name", "address", "phone", "website", "credit_code", "annual_revenue", "note"],
  lead: ["company", "contact_name", "phone", "email", "wechat", "address", "note"],
} as const;
