// The queue: one pair after the other, by mouse or keyboard; several at once by the bar.
import { App, Button, Radio } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Pair, type Twinned, useDuplicateVerbs, usePairs } from "@/api/duplicates";
import { asApiError } from "@/api/errors";
import { formatMoment } from "@/domain/dates";
import { MergeDialog } from "@/features/customers/duplicates/MergeDialog";
import { PairCard } from "@/features/customers/duplicates/PairCard";
import { useQueueKeys } from "@/features/customers/duplicates/useQueueKeys";
import { useLanguage } from "@/ui/language";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

type Level = "" | Pair["level"];

export function Queue({ resource, state }: { resource: Twinned; state: Pair["state"] }) {
  const { t } = useTranslation("duplicates");
  const { language } = useLanguage();
  const { message, modal } = App.useApp();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const level = (search.get("level") ?? "") as Level;
  const pairs = usePairs(resource, state, level);
  const verbs = useDuplicateVerbs(resource);
  const [at, setAt] = useState(0);
  const [picked, setPicked] = useState<readonly number[]>([]);
  const [merging, setMerging] = useState<Pair | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const rows = pairs.data?.pages.flatMap((page) => page.items) ?? [];
  const current = Math.min(at, rows.length - 1);
  const fail = (error: unknown) => void message.error(asApiError(error).message, 8);

  const toggle = (id: number) =>
    setPicked((known) => (known.includes(id) ? known.filter((one) => one !== id) : [...known, id]));
  const decide = (ids: readonly number[]) =>
    (state === "open" ? verbs.different : verbs.reopen).mutate([...ids], {
      onSuccess: () => {
        setPicked([]);
        message.success(t(state === "open" ? "decided" : "reopened"));
      },
      onError: fail,
    });
  const mergePicked = () =>
    modal.confirm({
      title: t("mergeSure", { count: picked.length }),
      content: t(`mergeSureHint.${resource}`),
      okText: t("merge"),
      onOk: async () => {
        try {
          const { done, failed } = await verbs.mergeMany.mutateAsync([...picked]);
          setPicked([]);
          if (done.length > 0) message.success(t("mergedMany", { count: done.length }));
          for (const one of failed) message.error(t("notMerged", one), 8);
        } catch (error) {
          fail(error);
        }
      },
    });

  useQueueKeys(rows.length > 0 && !merging, {
    step: (by) => setAt(Math.max(0, Math.min(rows.length - 1, current + by))),
    select: () => rows[current] && toggle(rows[current].id),
    merge: () => state === "open" && rows[current] && setMerging(rows[current]),
    different: () => state === "open" && rows[current] && decide([rows[current].id]),
  });
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: "nearest" });
  }, [current]);

  if (pairs.isPending) return <Loading shape="page" />;
  if (pairs.isError) return <PageError error={pairs.error} onRetry={() => void pairs.refetch()} />;
  const counts = pairs.data.pages[0]?.counts ?? { same: 0, likely: 0 };
  const last = pairs.data.pages[0]?.sweep;
  const hint = last?.finished_at
    ? t("emptyHint", { at: formatMoment(last.finished_at, language), count: last.records })
    : t("never");
  return (
    <>
      {state === "open" && (
        <div className="yd-toolbar">
          <Radio.Group
            optionType="button"
            value={level}
            onChange={(event) => patch({ level: event.target.value || null })}
            options={[
              { value: "", label: t("level.all") },
              { value: "same", label: t("level.same", { count: counts.same }) },
              { value: "likely", label: t("level.likely", { count: counts.likely }) },
            ]}
          />
          {rows.length > 0 && (
            <Button type="text" onClick={() => setPicked(rows.map((row) => row.id))}>
              {t("selectAll")}
            </Button>
          )}
          <span className="yd-grow" />
          <small className="yd-faint yd-desk-only">{t("keys")}</small>
        </div>
      )}
      {picked.length > 0 && (
        <div className="yd-toolbar yd-twin-bar" role="toolbar" aria-label={t("selected", { count: picked.length })}>
          <strong>{t("selected", { count: picked.length })}</strong>
          <Button type="primary" loading={verbs.mergeMany.isPending} onClick={mergePicked}>
            {t("mergeSelected")}
          </Button>
          <Button loading={verbs.different.isPending} onClick={() => decide(picked)}>
            {t(`differentSelected.${resource}`)}
          </Button>
        </div>
      )}
      {rows.length === 0 && (
        <EmptyState
          art="done"
          title={state === "open" ? t("empty") : t("emptyDifferent")}
          hint={state === "open" ? hint : undefined}
        />
      )}
      <ul className="yd-twin-list" ref={list}>
        {rows.map((row, index) => (
          <PairCard
            resource={resource}
            key={row.id}
            pair={row}
            current={index === current}
            picked={picked.includes(row.id)}
            busy={verbs.different.isPending || verbs.reopen.isPending}
            onFocus={() => setAt(index)}
            onPick={() => toggle(row.id)}
            onMerge={() => setMerging(row)}
            onDecide={() => decide([row.id])}
          />
        ))}
      </ul>
      {pairs.hasNextPage && (
        <Button loading={pairs.isFetchingNextPage} onClick={() => void pairs.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
      {merging && (
        <MergeDialog resource={resource} ids={merging.records.map((one) => one.id)} onClose={() => setMerging(null)} />
      )}
    </>
  );
}
