// The deals due in the period; how sure one is of each is set here.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ActionSheet, Toast } from "antd-mobile";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { OUTLOOK, type OutlookLine } from "@/api/outlook";
import { resourceKey, useRows } from "@/api/records";
import type { Row } from "@/api/resource";
import { Money } from "@/ui/figure/Money";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const CATEGORIES = ["commit", "best_case", "pipeline", "omitted", ""] as const;
type Category = (typeof CATEGORIES)[number];

export function DealRows({ line }: { line: OutlookLine }) {
  const { t } = useTranslation("forecast");
  const client = useQueryClient();
  const found = useRows("deal", {
    scope: "all",
    filter: line.open_drill.filter,
    sort: [{ field: "amount", desc: true }],
    columns: ["name", "amount", "category", "expected_close"],
    limit: 50,
  });
  const save = useMutation({
    mutationFn: ({ row, category }: { row: Row; category: Category }) =>
      api.patch(`/resources/deal/${row.id}`, { version: row.version, values: { category } }),
    onSuccess: () => Toast.show({ icon: "success", content: t("saved") }),
    onError: (error) => Toast.show({ icon: "fail", content: asApiError(error).message }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: resourceKey("deal") }),
        client.invalidateQueries({ queryKey: OUTLOOK }),
      ]),
  });
  const word = (category: unknown) => t(`category.${(category || "none") as "none"}`);
  const choose = (row: Row) => {
    const sheet = ActionSheet.show({
      extra: String(row.values.name),
      closeOnAction: true,
      actions: CATEGORIES.map((category) => ({
        key: category || "none",
        text: word(category),
        onClick: () => {
          save.mutate({ row, category });
          sheet.close();
        },
      })),
    });
  };
  if (found.isPending) return <Loading rows={3} />;
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <section className="ph-panel" aria-label={t("deals")}>
      <h2>{t("deals")}</h2>
      {found.data.rows.length === 0 && <EmptyState compact title={t("noDeals")} />}
      <ul className="ph-rows">
        {found.data.rows.map((row) => (
          <li key={row.id}>
            <button type="button" className="ph-row" disabled={!row.can_edit} onClick={() => choose(row)}>
              <span>
                <strong>{String(row.values.name)}</strong>
                <small>{String(row.values.expected_close ?? "")}</small>
              </span>
              <span style={{ flex: "none", textAlign: "right" }}>
                <strong>
                  <Money amount={String(row.values.amount)} />
                </strong>
                <small>{word(row.values.category)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
