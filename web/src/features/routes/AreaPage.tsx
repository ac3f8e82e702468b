// Outlets on the map: in the colours of people, teams, territories, routes or the state of their visits, with what is behind each number.
import { Button, Select } from "antd";
import { lazy, Suspense, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type AreaPeriod, PERIODS, useArea } from "@/api/area";
import { save } from "@/api/client";
import type { Ref } from "@/api/resource";
import { useRouteSetup } from "@/api/routes";
import { BY, type By, type Group, groups, SHOW } from "@/domain/area";
import { formatDay } from "@/domain/dates";
import { toCsv } from "@/domain/table-text";
import { listAddress } from "@/domain/view";
import { AreaGroups } from "@/features/routes/AreaGroups";
import { AreaList } from "@/features/routes/AreaList";
import { paletteOf } from "@/features/routes/palette";
import { RefPicker } from "@/ui/field/RefPicker";
import { useLanguage } from "@/ui/language";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { useOpenRecord } from "@/ui/record/open";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { useMode } from "@/ui/theme/preferences";
import "@/styles/outlets.css";
import "@/styles/routes.css";

const AreaMap = lazy(() => import("@/features/routes/AreaMap").then((one) => ({ default: one.AreaMap })));
const WHO = ["team", "member", "territory"] as const;
const LISTED: Partial<Record<By, string>> = { owner: "owner", team: "team", territory: "territory" };

const one = <T extends string>(all: readonly T[], value: string | null, otherwise: T): T =>
  all.find((each) => each === value) ?? otherwise;

export function Page() {
  const { t } = useTranslation("routes");
  const { language } = useLanguage();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const mode = useMode();
  const { open } = useOpenRecord();
  const by = one(BY, search.get("by"), "owner");
  const period = one<AreaPeriod>(PERIODS, search.get("period"), "month");
  const show = one(SHOW, search.get("show"), "outlets");
  const chosen = search.get("group");
  const off = search.get("off");
  const hidden = useMemo(() => new Set(off === null ? [] : off.split(",")), [off]);
  const who = Object.fromEntries(WHO.map((name) => [name, Number(search.get(name)) || undefined]));
  const asked = { period, team: who.team, member: who.member, territory: who.territory };
  const found = useArea(asked);
  const setup = useRouteSetup();
  const points = found.data?.points;
  const all = useMemo(() => groups(points ?? [], by), [points, by]);
  const shown = useMemo(() => all.filter((group) => !hidden.has(group.key)), [all, hidden]);
  const listed = useMemo(
    () =>
      chosen === null ? shown.flatMap((group) => group.points) : (all.find((g) => g.key === chosen)?.points ?? []),
    [shown, all, chosen],
  );
  const nameOf = useCallback(
    ({ key }: Pick<Group, "key">): string =>
      by === "state"
        ? t(`areaState.${key as "none"}`)
        : by === "grade"
          ? key || t("areaWithout.grade")
          : (found.data?.names[by][key] ?? t(`areaWithout.${by}`)),
    [by, found.data, t],
  );
  const hide = (key: string) => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    patch({ off: next.size > 0 ? [...next].join(",") : null });
  };
  const csv = () =>
    toCsv([
      [t(`areaBy.${by}`), ...SHOW.map((what) => t(`areaShow.${what}`))],
      ...all.map((each) => [nameOf(each), ...SHOW.map((what) => each.counts[what])]),
    ]);
  const group = { group: null, show: null, off: null };
  return (
    <div className="yd-page yd-stack">
      <h1>{t("areaMap")}</h1>
      <div className="yd-toolbar">
        {WHO.map((name) => (
          <div key={name} className="yd-routes-who">
            <RefPicker
              resource={name}
              aria-label={t(`areaPick.${name}`)}
              placeholder={t(`areaPick.${name}`)}
              value={who[name] ? { id: who[name], label: search.get(`${name}_name`) ?? String(who[name]) } : null}
              onChange={(picked: Ref | null) =>
                patch({ ...group, [name]: picked && String(picked.id), [`${name}_name`]: picked?.label ?? null })
              }
            />
          </div>
        ))}
        <Select<AreaPeriod>
          aria-label={t("areaPeriod")}
          value={period}
          options={PERIODS.map((value) => ({ value, label: t(`areaPeriods.${value}`) }))}
          onChange={(value) => patch({ period: value })}
        />
        <Select<By>
          aria-label={t("areaColour")}
          value={by}
          options={BY.map((value) => ({ value, label: t("areaColourBy", { what: t(`areaBy.${value}`) }) }))}
          onChange={(value) => patch({ ...group, by: value })}
        />
        <span className="yd-grow" />
        <Button
          disabled={all.length === 0}
          onClick={() => save(new Blob([csv()], { type: "text/csv;charset=utf-8" }), `${t("areaMap")}.csv`)}
        >
          {t("areaCsv")}
        </Button>
      </div>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading shape="page" />}
      {found.isSuccess && (
        <>
          <p className="yd-faint">
            {t("areaNote", { count: found.data.points.length, since: formatDay(found.data.since, language) })}{" "}
            {found.data.more && <strong className="yd-risk">{t("areaMore")}</strong>}{" "}
            {found.data.unplaced > 0 && t("areaUnplaced", { count: found.data.unplaced })}
            <br />
            {t("areaHow")}
          </p>
          {all.length === 0 ? (
            <EmptyState title={t("areaEmpty")} hint={t("areaEmptyHint")} />
          ) : (
            <>
              <div className="yd-routes">
                <section className="yd-panel" aria-label={t(`areaBy.${by}`)}>
                  <AreaGroups
                    groups={all}
                    by={by}
                    nameOf={nameOf}
                    palette={paletteOf(by, mode)}
                    hidden={hidden}
                    chosen={chosen}
                    show={show}
                    onHide={hide}
                    onChoose={(key, what) => patch({ group: key, show: what })}
                  />
                </section>
                <section className="yd-panel yd-routes-map" aria-label={t("map")}>
                  <Suspense fallback={<Loading rows={8} />}>
                    <AreaMap
                      groups={shown}
                      by={by}
                      chosen={chosen}
                      show={show}
                      view={`${JSON.stringify(who)}${found.data.points.length}`}
                      tiles={setup.data?.tiles ?? null}
                      onOpen={(id) => open("customer", id)}
                    />
                  </Suspense>
                </section>
              </div>
              {(chosen !== null || search.get("show") !== null) && (
                <section className="yd-panel">
                  <AreaList
                    title={`${chosen === null ? t("areaSum") : nameOf({ key: chosen })} · ${t(`areaShow.${show}`)}`}
                    points={listed}
                    show={show}
                    period={period}
                    more={chosen ? customersOf(by, chosen) : null}
                  />
                </section>
              )}
            </>
          )}
        </>
      )}
    </div>
  );
}

function customersOf(by: By, key: string): string | null {
  const field = LISTED[by];
  if (!field) return null;
  return listAddress("/customers", {
    scope: "all",
    filter: { combinator: "and", rules: [{ field, operator: "=", value: Number(key) }] },
  });
}
