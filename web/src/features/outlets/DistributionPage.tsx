// Distribution 铺货率 of a week, month, quarter or free span: the two shares with their formula and universe, by product or dimension, the trend, and who lacks it.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { BY, type By, KINDS, useDistribution, type Wanted } from "@/api/outlets";
import { today } from "@/domain/dates";
import { Missing } from "@/features/outlets/Missing";
import { Period } from "@/features/outlets/Period";
import { ShareTable } from "@/features/outlets/ShareTable";
import { Tabs } from "@/features/outlets/Tabs";
import { Trend } from "@/features/outlets/Trend";
import { percent } from "@/features/outlets/words";
import { RefPicker } from "@/ui/field/RefPicker";
import { StatFigure } from "@/ui/figure/StatFigure";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("outlets");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const month = search.get("month") ?? today().slice(0, 7);
  const kind = KINDS.find((one) => one === search.get("period")) ?? "month";
  const first = search.get("first") ?? today();
  const last = search.get("last") ?? first;
  const by = BY.find((one) => one === search.get("by")) ?? "channel";
  const product = Number(search.get("product")) || undefined;
  const wanted: Wanted = {
    ...(kind === "month" ? { month: `${month}-01` } : { period: kind, first }),
    ...(kind === "free" ? { last } : {}),
    product,
    by,
    channel: search.get("channel") ?? undefined,
    province: search.get("province") ?? undefined,
  };
  const found = useDistribution(wanted);
  const choices = (values: readonly string[], known: string | undefined) =>
    [...new Set([...values, ...(known ? [known] : [])])].map((value) => ({ value, label: value }));
  return (
    <>
      <Tabs at="distribution" />
      <div className="yd-page yd-stack">
        <div className="yd-toolbar">
          <Period kind={kind} month={month} first={first} last={last} />
          <div style={{ width: 240 }}>
            <RefPicker
              resource="product"
              aria-label={t("product")}
              value={product ? { id: product, label: search.get("name") ?? String(product) } : null}
              onChange={(picked) => patch({ product: picked ? String(picked.id) : null, name: picked?.label ?? null })}
            />
          </div>
          {product && (
            <Select<By>
              style={{ width: 140 }}
              aria-label={t(`byWhat.${by}`)}
              value={by}
              options={BY.map((value) => ({ value, label: t(`byWhat.${value}`) }))}
              onChange={(value) => patch({ by: value })}
            />
          )}
          {(["channel", "province"] as const).map((name) => (
            <Select
              key={name}
              allowClear
              style={{ width: 150 }}
              aria-label={t(name)}
              placeholder={t(name === "channel" ? "allChannels" : "allProvinces")}
              value={wanted[name] ?? null}
              options={choices(found.data?.[name === "channel" ? "channels" : "provinces"] ?? [], wanted[name])}
              onChange={(value: string | undefined) => patch({ [name]: value ?? null })}
            />
          ))}
        </div>
        {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Loading rows={8} />}
        {found.isSuccess &&
          (found.data.total.universe === 0 ? (
            <EmptyState title={t("noUniverse")} hint={t("noUniverseHint")} />
          ) : (
            <>
              <section className="yd-figures">
                {product && (
                  <>
                    <StatFigure
                      label={t("numeric")}
                      value={percent(found.data.total.numeric)}
                      note={`${found.data.total.having} / ${found.data.total.universe}`}
                    />
                    <StatFigure label={t("weighted")} value={percent(found.data.total.weighted)} note={t("turnover")} />
                    <StatFigure
                      label={t("missing")}
                      value={found.data.total.missing}
                      note={t("missingTitle")}
                      tone={found.data.total.missing > 0 ? "risk" : "plain"}
                    />
                  </>
                )}
                <StatFigure
                  label={t("universe")}
                  value={found.data.total.universe}
                  note={t("spanOf", { first: found.data.first, last: found.data.last })}
                />
              </section>
              <ul className="yd-outlet-formula">
                <li>{t("universeText", { count: found.data.total.universe })}</li>
                <li>{t("formulaNumeric")}</li>
                <li>{t("formulaWeighted")}</li>
                {!product && <li>{t("pickProduct")}</li>}
              </ul>
              <ShareTable found={found.data} by={by} />
              {found.data.limited && <p className="yd-risk">{t("limited")}</p>}
              {product && <Trend found={found.data} />}
              {product && <Missing wanted={wanted} />}
            </>
          ))}
      </div>
    </>
  );
}
