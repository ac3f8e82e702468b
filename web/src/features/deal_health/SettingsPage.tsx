// When signals are raised and what they take off the score: for the company, or for a pipeline that goes its own way.
import { App, Button, InputNumber, Select, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import {
  type Threshold,
  type Thresholds,
  usePipelineNames,
  useSaveThresholds,
  useThresholds,
} from "@/features/deal_health/queries";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/plays.css";

const NUMBERS = ["days", "percent", "count"] as const;

export function Page() {
  const { t } = useTranslation("playsDesk");
  const [pipeline, setPipeline] = useState<number | null>(null);
  const names = usePipelineNames();
  const found = useThresholds(pipeline);
  const options = [
    { value: 0, label: t("company") },
    ...(names.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className="yd-page yd-stack">
      <h1>{t("settings")}</h1>
      <p className="yd-muted">
        {t("lead")} {t("atNight")}
      </p>
      <div>
        <Select
          aria-label={t("pipeline")}
          style={{ minWidth: 220 }}
          value={pipeline ?? 0}
          options={options}
          onChange={(value) => setPipeline(value || null)}
        />
      </div>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={8} />}
      {found.data && <Form key={JSON.stringify(found.data)} known={found.data} />}
    </div>
  );
}

function Form({ known }: { known: Thresholds }) {
  const { t } = useTranslation("playsDesk");
  const { t: tc } = useTranslation();
  const { message, modal } = App.useApp();
  const { save, follow } = useSaveThresholds();
  const [items, setItems] = useState(known.items);
  const { pipeline } = known;
  const own = pipeline !== null && known.own_pipelines.includes(pipeline);
  const set = (kind: string, change: Partial<Threshold>) =>
    setItems((all) => all.map((one) => (one.kind === kind ? { ...one, ...change } : one)));
  const told = {
    onSuccess: () => void message.success(t("saved")),
    onError: (error: unknown) => void message.error(asApiError(error).message, 6),
  };
  return (
    <>
      <section className="yd-panel yd-x-scroll">
        {pipeline !== null && <p className="yd-faint">{t(own ? "own" : "follows")}</p>}
        <table className="yd-figure-table">
          <thead>
            <tr>
              <th scope="col">{t("signal")}</th>
              <th scope="col">{t("active")}</th>
              <th scope="col" className="yd-left">
                {t("when")}
              </th>
              <th scope="col">{t("weight")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <Row key={one.kind} item={one} onChange={(change) => set(one.kind, change)} />
            ))}
          </tbody>
        </table>
        <p className="yd-play-numbers yd-after-table">
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate({ pipeline, items }, told)}>
            {tc("save")}
          </Button>
          {own && (
            <Button
              loading={follow.isPending}
              onClick={() => modal.confirm({ title: t("followSure"), onOk: () => follow.mutate(pipeline, told) })}
            >
              {t("follow")}
            </Button>
          )}
        </p>
      </section>
      {known.stages.length > 0 && <Usual stages={known.stages} />}
    </>
  );
}

function Row({ item, onChange }: { item: Threshold; onChange: (change: Partial<Threshold>) => void }) {
  const { t } = useTranslation("playsDesk");
  const { t: tp } = useTranslation("plays");
  const words: Partial<Record<(typeof NUMBERS)[number], string>> = t(`field.${item.kind}`, { returnObjects: true });
  const name = tp(`kind.${item.kind}`);
  return (
    <tr>
      <td>{name}</td>
      <td>
        <Switch
          size="small"
          aria-label={`${name} ${t("active")}`}
          checked={item.active}
          onChange={(active) => onChange({ active })}
        />
      </td>
      <td className="yd-left">
        <span className="yd-play-numbers">
          {NUMBERS.filter((one) => words[one]).map((one) => (
            <span key={one}>
              {words[one]}{" "}
              <InputNumber
                aria-label={`${name} ${words[one]}`}
                style={{ width: 72 }}
                min={0}
                max={1000}
                precision={0}
                value={item[one]}
                onChange={(value) => value !== null && onChange({ [one]: value })}
              />
            </span>
          ))}
        </span>
      </td>
      <td>
        <InputNumber
          aria-label={`${name} ${t("weight")}`}
          style={{ width: 72 }}
          min={0}
          max={100}
          precision={0}
          value={item.weight}
          onChange={(weight) => weight !== null && onChange({ weight })}
        />
      </td>
    </tr>
  );
}

function Usual({ stages }: { stages: Thresholds["stages"] }) {
  const { t } = useTranslation("playsDesk");
  return (
    <section className="yd-panel yd-x-scroll">
      <h2>{t("usual")}</h2>
      <p className="yd-faint">{t("usualNote")}</p>
      <table className="yd-figure-table">
        <thead>
          <tr>
            {(["stage", "norm", "median", "stays"] as const).map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage.name}>
              <td>{stage.name}</td>
              <td>{stage.norm_days ?? "–"}</td>
              <td>{stage.median ?? "–"}</td>
              <td>{stage.stays}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
