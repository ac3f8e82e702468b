// Which signals become risks, from which numbers on, how likely and how bad they are taken to be.
import { App, Button, InputNumber, Select, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { formatMoment } from "@/domain/dates";
import { listAddress } from "@/domain/view";
import { NUMBERS, type Rule, type Setup, useRules, useRuleVerbs } from "@/features/risks/queries";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { all, OPEN } from "@/ui/risk/address";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/plays.css";

const STEPS = [1, 2, 3, 4, 5] as const;

export function Page() {
  const { t } = useTranslation("risks");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [since, setSince] = useState<string | null | undefined>(undefined);
  const found = useRules(since);
  const { look } = useRuleVerbs();
  const at = found.data?.setup.looked_at ?? null;
  const looking = look.isPending || (since !== undefined && since === at);
  const start = () => {
    look.mutate(undefined, {
      onSuccess: () => setSince(at),
      onError: (error) => void message.error(asApiError(error).message, 6),
    });
  };
  return (
    <div className="yd-page yd-stack">
      <h1>{t("settings")}</h1>
      <p className="yd-muted">
        {t("lead")} {t("receivables")}
      </p>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={9} />}
      {found.data && (
        <>
          <p className="yd-play-numbers">
            <Button loading={looking} onClick={start}>
              {t(looking ? "looking" : "look")}
            </Button>
            <span className="yd-faint">{at ? t("looked", { at: formatMoment(at, language) }) : t("neverLooked")}</span>
          </p>
          <section className="yd-panel yd-x-scroll">
            <table className="yd-figure-table">
              <thead>
                <tr>
                  <th scope="col">{t("byRule")}</th>
                  <th scope="col">{t("active")}</th>
                  <th scope="col" className="yd-left">
                    {t("when")}
                  </th>
                  <th scope="col">{t("probability")}</th>
                  <th scope="col">{t("impact")}</th>
                  <th scope="col">{t("found")}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {found.data.rules.map((rule) => (
                  <Line key={`${rule.code}.${rule.version}`} known={rule} />
                ))}
              </tbody>
            </table>
          </section>
          <SetupForm key={found.data.setup.version} known={found.data.setup} />
        </>
      )}
    </div>
  );
}

function Line({ known }: { known: Rule }) {
  const { t } = useTranslation("risks");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const { save } = useRuleVerbs();
  const [rule, setRule] = useState(known);
  const name = t(`rule.${rule.code as "deal_health"}`);
  const words = t(`number.${rule.code as "deal_health"}`, { returnObjects: true }) as Partial<
    Record<(typeof NUMBERS)[number], string>
  >;
  const set = (change: Partial<Rule>) => setRule((one) => ({ ...one, ...change }));
  const steps = (kind: "probabilities" | "impacts") =>
    STEPS.map((value) => ({ value: value as number, label: `${value} ${t(`${kind}.s${value}`)}` }));
  const changed = JSON.stringify(rule) !== JSON.stringify({ ...known, found: rule.found });
  return (
    <tr>
      <td>{name}</td>
      <td>
        <Switch
          size="small"
          aria-label={`${name} ${t("active")}`}
          checked={rule.active}
          onChange={(active) => set({ active })}
        />
      </td>
      <td className="yd-left">
        <span className="yd-play-numbers">
          {NUMBERS.filter((one) => words[one]).map((one) => (
            <span key={one}>
              {words[one]}{" "}
              <InputNumber
                aria-label={`${name} ${words[one]}`}
                style={{ width: one === "amount" ? 120 : 72 }}
                min={one === "amount" ? 0 : 1}
                precision={0}
                value={rule[one] === null ? null : Number(rule[one])}
                onChange={(value) =>
                  value !== null && set(one === "amount" ? { amount: String(value) } : { [one]: value })
                }
              />
            </span>
          ))}
        </span>
      </td>
      <td>
        <Select
          aria-label={`${name} ${t("probability")}`}
          style={{ width: 150 }}
          value={rule.probability}
          options={steps("probabilities")}
          onChange={(probability) => set({ probability })}
        />
      </td>
      <td>
        <Select
          aria-label={`${name} ${t("impact")}`}
          style={{ width: 150 }}
          value={rule.impact ?? 0}
          options={[{ value: 0, label: t("fromAmount") }, ...steps("impacts")]}
          onChange={(impact) => set({ impact: impact || null })}
        />
      </td>
      <td>
        <Link
          to={listAddress("/risks", {
            scope: "all",
            filter: all(OPEN, { field: "rule", operator: "in", value: [rule.code] }),
          })}
        >
          {known.found}
        </Link>
      </td>
      <td>
        <Button
          size="small"
          type="primary"
          aria-label={`${name} ${tc("save")}`}
          disabled={!changed}
          loading={save.isPending}
          onClick={() =>
            save.mutate(rule, {
              onSuccess: () => void message.success(t("saved")),
              onError: (error) => void message.error(asApiError(error).message, 6),
            })
          }
        >
          {tc("save")}
        </Button>
      </td>
    </tr>
  );
}

function SetupForm({ known }: { known: Setup }) {
  const { t } = useTranslation("risks");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const { set: save } = useRuleVerbs();
  const [setup, setSetup] = useState(known);
  const set = (change: Partial<Setup>) => setSetup((one) => ({ ...one, ...change }));
  return (
    <section className="yd-panel">
      <h2>{t("setup")}</h2>
      <p className="yd-faint">{t("setupHow")}</p>
      <p className="yd-play-numbers">
        {([2, 3, 4, 5] as const).map((n) => (
          <span key={n}>
            {t("edge", { n })}{" "}
            <InputNumber
              aria-label={t("edge", { n })}
              min={0}
              precision={0}
              style={{ width: 130 }}
              value={Number(setup[`impact_${n}`])}
              onChange={(value) => value !== null && set({ [`impact_${n}`]: String(value) })}
            />
          </span>
        ))}
      </p>
      <p className="yd-play-numbers">
        <span>
          {t("reviewDays")}{" "}
          <InputNumber
            aria-label={t("reviewDays")}
            min={1}
            max={365}
            precision={0}
            value={setup.review_days}
            onChange={(value) => value !== null && set({ review_days: value })}
          />
        </span>
        <span>
          {t("tellDays")}{" "}
          <InputNumber
            aria-label={t("tellDays")}
            min={1}
            max={365}
            precision={0}
            value={setup.tell_days}
            onChange={(tell_days) => set({ tell_days })}
          />
        </span>
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() =>
            save.mutate(setup, {
              onSuccess: () => void message.success(t("saved")),
              onError: (error) => void message.error(asApiError(error).message, 6),
            })
          }
        >
          {tc("save")}
        </Button>
      </p>
    </section>
  );
}
