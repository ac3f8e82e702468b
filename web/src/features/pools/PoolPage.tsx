// One pool: its records with filters and search, claimed one by one or many, assigned by administrators.
import { ArrowLeftOutlined, DownloadOutlined, EyeOutlined, SwapOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { lying, type Pool, usePools, usePoolVerbs } from "@/api/pools";
import type { Row } from "@/api/resource";
import { where } from "@/domain/conditions";
import { may } from "@/domain/permissions";
import { StandingLine } from "@/features/pools/StandingLine";
import { useMoveDialog } from "@/features/pools/useMoveDialog";
import type { BulkAction } from "@/ui/list/BulkBar";
import { ListPage } from "@/ui/list/ListPage";
import { Link, useParam } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { NotFound } from "@/ui/state/NotFound";
import { PageError } from "@/ui/state/PageError";
import "@/styles/pools.css";

export function Page() {
  const id = Number(useParam("id"));
  const pools = usePools();
  if (pools.isError) return <PageError error={pools.error} onRetry={() => void pools.refetch()} />;
  if (pools.isPending) return <Loading />;
  const pool = pools.data.items.find((one) => one.id === id);
  return pool ? <Records key={pool.id} pool={pool} /> : <NotFound />;
}

function Records({ pool }: { pool: Pool }) {
  const { t } = useTranslation("pools");
  const { data: me } = useMe();
  const { message } = App.useApp();
  const { claim, assign, undo, view } = usePoolVerbs();
  const { ask, dialog } = useMoveDialog();
  const claims = pool.member && pool.active && !pool.assign_only && may(me?.permissions, "pool.claim");
  const take = async (target: Parameters<BulkAction["run"]>[0], size: string) => {
    const said = pool.claim_reasons.length
      ? await ask({
          title: t("claimTitle", { count: size as unknown as number }),
          okText: t("claim"),
          reasons: pool.claim_reasons,
          needsReason: true,
        })
      : { reason: "" };
    return said && claim.mutateAsync({ pool: pool.id, ...target, reason: said.reason });
  };
  const back = (token: string) => undo.mutateAsync(token);
  const actions: BulkAction[] = [];
  if (claims)
    actions.push({
      key: "claim",
      label: t("claim"),
      icon: <DownloadOutlined />,
      run: take,
      said: ({ done }) => t("claimed", { count: done }),
      undo: back,
    });
  if (pool.admin)
    actions.push({
      key: "assign",
      label: t("assign"),
      icon: <SwapOutlined />,
      run: async (target, size) => {
        const said = await ask({
          title: t("assignTitle", { count: size as unknown as number }),
          okText: t("assign"),
          asksOwner: true,
        });
        return said?.owner
          ? assign.mutateAsync({ pool: pool.id, ...target, owner_id: said.owner, reason: said.reason })
          : null;
      },
      said: ({ done }) => t("assigned", { count: done }),
      undo: back,
    });
  const unseen = pool.views_per_day === null ? t("hidden") : t("hiddenUntilOpened");
  const hidden = pool.admin
    ? {}
    : Object.fromEntries(
        pool.hidden.map((name) => [
          name,
          (value: unknown) => (value ? String(value) : <span className="yd-faint">{unseen}</span>),
        ]),
      );
  const takeOne = async (row: Row) => {
    try {
      const answer = await take({ ids: [row.id] }, "1");
      const stayed = answer?.failed[0];
      if (stayed) message.error(stayed.message, 6);
      else if (answer) message.success(t("claimed", { count: 1 }));
    } catch (error) {
      message.error(asApiError(error).message);
    }
  };
  const open = (row: Row) =>
    view.mutate(
      { pool: pool.id, record: row.id },
      {
        onSuccess: ({ left }) => left !== null && void message.info(t("viewLeft", { count: left })),
        onError: (error) => void message.error(asApiError(error).message),
      },
    );
  return (
    <>
      <div className="yd-pool-head">
        <Link to="/pools" aria-label={t("title")}>
          <ArrowLeftOutlined />
        </Link>
        <StandingLine pool={pool} />
        <span className="yd-grow" />
        {pool.admin && <Link to={`/pools/${pool.id}/assignment`}>{t("assignment")}</Link>}
        {may(me?.permissions, "pool.manage") && <Link to={`/pools/${pool.id}/rules`}>{t("rules")}</Link>}
      </div>
      <ListPage
        resource={lying(pool.kind)}
        title={pool.name}
        fixedFilter={where("pool", "=", pool.id)}
        quick={["grade"]}
        cells={hidden}
        bulkActions={actions}
        rowActions={(row) => (
          <>
            {pool.views_per_day !== null && (
              <Button
                size="small"
                type="text"
                icon={<EyeOutlined />}
                aria-label={t("view")}
                title={t("view")}
                onClick={() => open(row)}
              />
            )}
            {claims && (
              <Button size="small" onClick={() => void takeOne(row)}>
                {t("claim")}
              </Button>
            )}
          </>
        )}
      />
      {dialog}
    </>
  );
}
