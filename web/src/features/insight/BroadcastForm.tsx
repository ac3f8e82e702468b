// One broadcast: when, which boards, by which ways; with a look at what people would get.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Checkbox, Input, InputNumber, Select, Switch } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import {
  type BoardLine,
  type Broadcast,
  BYS,
  CUMULATIVES,
  type Plan,
  type PlanAsk,
  useBroadcastActs,
} from "@/features/insight/broadcasts";
import { MetricPicker } from "@/ui/field/MetricPicker";

const MOST_BOARDS = 5;
const WAYS = ["email", "robot", "sms"] as const;

export interface BroadcastFormProps {
  name: string;
  teamId: number | null;
  known: Broadcast | null;
  start: Plan;
  onDone?: () => void;
}
export function BroadcastForm({ name, teamId, known, start, onDone }: BroadcastFormProps) {
  const { t } = useTranslation("boards");
  const { t: tc } = useTranslation();
  const { message, modal } = App.useApp();
  const acts = useBroadcastActs();
  const [draft, setDraft] = useState<Plan>(start);
  const set = (change: Partial<Plan>) => setDraft((last) => ({ ...last, ...change }));
  const ask: PlanAsk = { ...draft, team_id: teamId, version: known?.version ?? 0 };
  const tell = (error: unknown) => {
    const problem = asApiError(error);
    void message.error(Object.values(problem.fields).flat()[0]?.message ?? problem.message, 6);
  };
  const save = () =>
    acts.save.mutate(ask, {
      onSuccess: () => {
        void message.success(t("saved"));
        onDone?.();
      },
      onError: tell,
    });
  const look = () =>
    acts.preview.mutate(ask, {
      onSuccess: (found) =>
        modal.info({
          title: t("preview"),
          width: 560,
          content: (
            <div className="yd-broadcast-preview">
              <p className="yd-faint">{t("previewNote")}</p>
              <b>{t("previewOwn")}</b>
              <pre>{found.own}</pre>
              <b>{t("previewBrief")}</b>
              <pre>{found.brief}</pre>
              <b>{t("previewGroup")}</b>
              <pre>{found.group}</pre>
            </div>
          ),
        }),
      onError: tell,
    });
  const drop = (row: Broadcast) =>
    modal.confirm({
      title: t("removeSure", { name }),
      okText: tc("delete"),
      okButtonProps: { danger: true },
      onOk: () => acts.remove.mutateAsync(row.id).catch(tell),
    });
  return (
    <section className="yd-panel yd-broadcast" aria-label={name}>
      <div className="yd-toolbar">
        <h2>{name}</h2>
        <Switch
          checked={draft.enabled}
          aria-label={`${t("enabled")} ${name}`}
          onChange={(enabled) => set({ enabled })}
        />
        <span className="yd-faint">{t(draft.enabled ? "enabled" : "off")}</span>
        <span className="yd-grow" />
        {known?.team && (
          <Button danger type="text" onClick={() => drop(known)}>
            {tc("delete")}
          </Button>
        )}
        <Button onClick={look} loading={acts.preview.isPending}>
          {t("preview")}
        </Button>
        <Button type="primary" onClick={save} loading={acts.save.isPending}>
          {tc("save")}
        </Button>
      </div>
      <div className="yd-broadcast-grid">
        <Field label={t("morning")} hint={t("morningHow")}>
          <Hour label={t("morning")} value={draft.morning} onChange={(morning) => set({ morning })} />
        </Field>
        <Field label={t("evening")} hint={t("eveningHow")}>
          <Hour label={t("evening")} value={draft.evening} onChange={(evening) => set({ evening })} />
        </Field>
        <Field label={t("channels")}>
          <span className="yd-broadcast-ways">
            <Checkbox checked disabled>
              {t("inApp")}
            </Checkbox>
            {WAYS.map((way) => (
              <Checkbox key={way} checked={draft[way]} onChange={(event) => set({ [way]: event.target.checked })}>
                {t(way)}
              </Checkbox>
            ))}
          </span>
        </Field>
        <Field label={t("top")}>
          <InputNumber
            aria-label={t("top")}
            min={3}
            max={20}
            precision={0}
            value={draft.top}
            onChange={(top) => top !== null && set({ top })}
          />
        </Field>
      </div>
      <Field label={t("boards")}>
        <Lines lines={draft.boards} onChange={(boards) => set({ boards })} />
      </Field>
      <span className="yd-broadcast-ways">
        <Checkbox checked={draft.workdays_only} onChange={(event) => set({ workdays_only: event.target.checked })}>
          {t("workdays")}
        </Checkbox>
        {teamId !== null && (
          <Checkbox checked={draft.own_team} onChange={(event) => set({ own_team: event.target.checked })}>
            {t("ownTeam")}
          </Checkbox>
        )}
      </span>
    </section>
  );
}

function Field({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="yd-broadcast-field">
      <span>{label}</span>
      {children}
      {hint && <small className="yd-faint">{hint}</small>}
    </div>
  );
}

interface HourProps {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
}
function Hour({ label, value, onChange }: HourProps) {
  return (
    <Input
      type="time"
      allowClear
      aria-label={label}
      style={{ maxWidth: 160 }}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || null)}
    />
  );
}

function Lines({ lines, onChange }: { lines: BoardLine[]; onChange: (lines: BoardLine[]) => void }) {
  const { t } = useTranslation("boards");
  const { t: ti } = useTranslation("insight");
  const { t: tc } = useTranslation();
  const change = (at: number, values: Partial<BoardLine>) =>
    onChange(lines.map((one, n) => (n === at ? { ...one, ...values } : one)));
  return (
    <div className="yd-stack">
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place alone
        <div key={at} className="yd-toolbar">
          <MetricPicker
            additive={line.by === "region"}
            value={line.metric}
            onChange={(metric) => change(at, { metric })}
          />
          <Select
            aria-label={t("by")}
            style={{ minWidth: 100 }}
            value={line.by}
            options={BYS.map((value) => ({ value, label: ti(`by.${value}`) }))}
            onChange={(by) => change(at, { by })}
          />
          <Select
            aria-label={t("cumulative")}
            style={{ minWidth: 130 }}
            value={line.cumulative}
            options={CUMULATIVES.map((value) => ({
              value,
              label: `${t("cumulative")} · ${t(`cumulatives.${value}`)}`,
            }))}
            onChange={(cumulative) => change(at, { cumulative })}
          />
          {lines.length > 1 && (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={`${tc("remove")} ${at + 1}`}
              onClick={() => onChange(lines.filter((_, n) => n !== at))}
            />
          )}
        </div>
      ))}
      {lines.length < MOST_BOARDS && (
        <Button
          type="dashed"
          icon={<PlusOutlined />}
          style={{ justifySelf: "start" }}
          onClick={() => onChange([...lines, { metric: "deals_won", by: "person", cumulative: "month" }])}
        >
          {t("addBoard")}
        </Button>
      )}
    </div>
  );
}
