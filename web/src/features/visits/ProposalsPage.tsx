// Positions that check-ins propose for customers: old and new with the distance on the map, accepted or declined one by one or many.
import { App, Button, Checkbox, Segmented } from "antd";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Decided, type Proposal, useDecide, useProposals } from "@/api/proposals";
import { useRouteSetup } from "@/api/routes";
import { formatDay } from "@/domain/dates";
import { Tabs } from "@/features/visits/Tabs";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { allToggled, stateOf, toggled } from "@/ui/visit/ticks";
import "@/styles/outlets.css";
import "@/styles/routes.css";

const ProposalMap = lazy(() => import("@/features/visits/ProposalMap").then((one) => ({ default: one.ProposalMap })));

export function Page() {
  const { t } = useTranslation("visitDesk");
  const mine = useAddress().search.get("whose") === "mine";
  const patch = usePatchSearch();
  const found = useProposals(mine);
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.rows) ?? [], [found.data]);
  return (
    <>
      <Tabs at="proposals" />
      <div className="yd-page yd-stack">
        <h1>{t("proposals")}</h1>
        <div className="yd-toolbar">
          <Segmented
            aria-label={t("whose")}
            value={mine ? "mine" : "team"}
            options={(["team", "mine"] as const).map((value) => ({ value, label: t(`proposalWhose.${value}`) }))}
            onChange={(value) => patch({ whose: value === "mine" ? "mine" : null })}
          />
        </div>
        {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Loading rows={8} />}
        {found.isSuccess && rows.length === 0 && <EmptyState title={t("proposalNone")} hint={t("proposalNoneHint")} />}
        {rows.length > 0 && <Shown rows={rows} />}
        {found.hasNextPage && (
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t("more")}
          </Button>
        )}
      </div>
    </>
  );
}

function Shown({ rows }: { rows: Proposal[] }) {
  const { t } = useTranslation("visitDesk");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const setup = useRouteSetup();
  const decide = useDecide();
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const [seen, setSeen] = useState<number | null>(null);
  const [left, setLeft] = useState<Decided["left"]>([]);
  const ids = rows.map((one) => one.id);
  const picked = ids.filter((id) => ticked.includes(id));
  const { all, some } = stateOf(ticked, ids);
  const onMap = useMemo(() => rows.filter((one) => seen === null || one.id === seen), [rows, seen]);
  const act = (wanted: number[], accepted: boolean) =>
    decide.mutate(
      { ids: wanted, accepted },
      {
        onSuccess: (answer) => {
          setLeft(answer.left);
          setTicked([]);
          setSeen(null);
          void message.success(t(accepted ? "proposalAccepted" : "proposalDeclined", { count: answer.done }));
        },
        onError: (error) => void message.error(asApiError(error).message, 6),
      },
    );
  return (
    <>
      {picked.length > 0 && (
        <div className="yd-toolbar" role="status">
          <span>{t("proposalPicked", { count: picked.length })}</span>
          <Button type="primary" loading={decide.isPending} onClick={() => act(picked, true)}>
            {t("accept")}
          </Button>
          <Button disabled={decide.isPending} onClick={() => act(picked, false)}>
            {t("decline")}
          </Button>
        </div>
      )}
      {left.length > 0 && (
        <ul className="yd-risk" role="alert">
          {left.map((one) => (
            <li key={one.id}>
              {one.name}: {one.message}
            </li>
          ))}
        </ul>
      )}
      <div className="yd-routes">
        <section className="yd-panel yd-x-scroll" aria-label={t("proposals")}>
          <table className="yd-plain-table yd-middle">
            <thead>
              <tr>
                <th scope="col" className="yd-tick">
                  <Checkbox
                    aria-label={t("proposalAll")}
                    checked={all}
                    indeterminate={some}
                    onChange={() => setTicked(allToggled(ticked, ids))}
                  />
                </th>
                <th scope="col">{t("customer")}</th>
                <th scope="col" className="yd-right">
                  {t("proposalMoved")}
                </th>
                <th scope="col">{t("proposalBy")}</th>
                <th scope="col" aria-label={t("changes")} />
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.id} aria-selected={seen === one.id}>
                  <td className="yd-tick">
                    <Checkbox
                      aria-label={one.customer}
                      checked={ticked.includes(one.id)}
                      onChange={() => setTicked(toggled(ticked, one.id))}
                    />
                  </td>
                  <td>
                    <Link to={`/customers/${one.customer_id}`}>{one.customer}</Link>
                    <br />
                    <small className="yd-faint">{[one.owner, one.address].filter(Boolean).join(" · ")}</small>
                  </td>
                  <td className="yd-right">
                    <button
                      type="button"
                      className="yd-link-button"
                      aria-pressed={seen === one.id}
                      onClick={() => setSeen(seen === one.id ? null : one.id)}
                    >
                      {one.distance === null ? t("proposalFirst") : t("metres", { count: one.distance })}
                    </button>
                    <br />
                    <small className="yd-faint">{t("accuracy", { count: one.accuracy })}</small>
                  </td>
                  <td>
                    <Link to={`/visits/${one.visit_id}`}>{formatDay(one.day, language)}</Link>
                    <br />
                    <small className="yd-faint">{one.member}</small>
                  </td>
                  <td>
                    <div className="yd-routes-moves">
                      <Button
                        size="small"
                        disabled={decide.isPending}
                        aria-label={t("proposalAcceptOne", { name: one.customer })}
                        onClick={() => act([one.id], true)}
                      >
                        {t("accept")}
                      </Button>
                      <Button
                        size="small"
                        disabled={decide.isPending}
                        aria-label={t("proposalDeclineOne", { name: one.customer })}
                        onClick={() => act([one.id], false)}
                      >
                        {t("decline")}
                      </Button>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section className="yd-panel" aria-label={t("proposalMap")}>
          <Suspense fallback={<Loading rows={8} />}>
            <ProposalMap rows={onMap} tiles={setup.data?.tiles ?? null} />
          </Suspense>
          <p className="yd-faint">{t("proposalLegend")}</p>
        </section>
      </div>
    </>
  );
}
