// Who has submitted today, who is late, who is missing: for superiors on the phone.
import "@/styles/phone-gap.css";
import { Button } from "antd-mobile";
import { RightOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { HUE, KINDS, SHOWS, useTeam } from "@/api/reports";
import { addDays, today } from "@/domain/dates";
import { Head } from "@/mobile/record/Head";
import { Steps } from "@/mobile/record/Steps";
import { KindChips } from "@/mobile/reports/KindChips";
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
      <KindChips kind={kind} of="kind" />
      {span && (
        <Steps
          last={span.end >= today()}
          onBack={() => patch({ day: addDays(span.start, -1) })}
          onOn={() => patch({ day: addDays(span.end, 1) })}
        >
          <span>
            <b className="yd-num">{span.start}</b>{" "}
            <small className="yd-faint">
              {t("came")} {span.submitted}/{span.asked} · {t("onTime")} {span.on_time}
            </small>
          </span>
        </Steps>
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
