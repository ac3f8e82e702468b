// Who has submitted today, who is late, who is missing: for superiors on the phone.
import "@/styles/phone-gap.css";
import { Button } from "antd-mobile";
import { LeftOutline, RightOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { HUE, KINDS, SHOWS, useTeam } from "@/api/reports";
import { addDays, today } from "@/domain/dates";
import { Head } from "@/mobile/record/Head";
import { Tag } from "@/ui/figure/Tag";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("reports");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const kind = KINDS.find((one) => one === search.get("kind")) ?? "day";
  const show = SHOWS.find((one) => one === search.get("show")) ?? "";
  const found = useTeam(kind, search.get("day"), search.get("node"), show);
  const first = found.data?.pages[0];
  const span = first?.spans.at(-1);
  const people = found.data?.pages.flatMap((page) => page.people) ?? [];
  return (
    <>
      <Head title={t("tabs.team")} />
      <div className="ph-chips">
        {KINDS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === kind}
            onClick={() => patch({ kind: one === "day" ? null : one, day: null })}
          >
            {t(`kind.${one}`)}
          </button>
        ))}
      </div>
      {span && (
        <div className="ph-steps">
          <button type="button" aria-label={t("previous")} onClick={() => patch({ day: addDays(span.start, -1) })}>
            <LeftOutline />
          </button>
          <span>
            <b className="yd-num">{span.start}</b>{" "}
            <small className="yd-faint">
              {t("came")} {span.submitted}/{span.asked} · {t("onTime")} {span.on_time}
            </small>
          </span>
          <button
            type="button"
            aria-label={t("next")}
            disabled={span.end >= today()}
            onClick={() => patch({ day: addDays(span.end, 1) })}
          >
            <RightOutline />
          </button>
        </div>
      )}
      <div className="ph-chips">
        {SHOWS.map((one) => (
          <button key={one} type="button" aria-pressed={one === show} onClick={() => patch({ show: one || null })}>
            {one ? t(`standing.${one}`) : t("showAll")}
          </button>
        ))}
      </div>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={5} />}
      {first && people.length === 0 && <EmptyState title={t(show ? "nobodyShown" : "nobody")} hint={t("nobodyHint")} />}
      {people.length > 0 && (
        <section className={found.isPlaceholderData ? "ph-panel yd-stale" : "ph-panel"}>
          <ul className="ph-rows">
            {people.map((one) => {
              const cell = one.reports.find((report) => report.start === span?.start);
              return (
                <li key={one.id}>
                  <Link to={cell ? `/m/reports/${cell.id}` : `/m/reports/of/${one.id}?kind=${kind}`} className="ph-row">
                    <span>
                      <strong>{one.name}</strong>
                      <small>{one.team}</small>
                    </span>
                    {cell && <Tag color={HUE[cell.standing]}>{t(`standing.${cell.standing}`)}</Tag>}
                    <RightOutline />
                  </Link>
                </li>
              );
            })}
          </ul>
          {found.hasNextPage && (
            <Button block loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t("loadMore")}
            </Button>
          )}
        </section>
      )}
    </>
  );
}
