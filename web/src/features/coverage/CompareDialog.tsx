// Two versions side by side: what of the parts differs, which outlets came, went or are visited otherwise.
import { useQuery } from "@tanstack/react-query";
import { Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { COVERAGE, type MemberSheet, type Part, type Version } from "@/api/coverage";
import { useWords } from "@/features/coverage/words";
import type { coverageDesk } from "@/texts/zh-CN/coverage-desk";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

interface Change {
  part: Part;
  name: string;
  before: unknown;
  after: unknown;
}
interface Comparison {
  before: Version;
  after: Version;
  facts: Change[];
  added: number;
  removed: number;
  changed: number;
  outlets: {
    customer_id: number | null;
    name: string | null;
    kind: "added" | "removed" | "changed";
    changes: Change[];
  }[];
}
const WORD = { added: "came", removed: "went", changed: "other" } as const;

export function CompareDialog({ sheet, shown, onClose }: { sheet: MemberSheet; shown: number; onClose: () => void }) {
  const { t } = useTranslation("coverageDesk");
  const words = useWords();
  const others = sheet.versions.filter((one) => one.id !== shown);
  const at = sheet.versions.findIndex((one) => one.id === shown);
  const [other, setOther] = useState(sheet.versions[at + 1]?.id ?? others[0]?.id);
  const found = useQuery({
    queryKey: [...COVERAGE, "compare", shown, other],
    queryFn: ({ signal }) => api.get<Comparison>(`/coverage/cards/${shown}/comparison`, { other }, signal),
    enabled: other !== undefined,
  });
  return (
    <Modal open width={880} title={t("compare")} footer={null} onCancel={onClose}>
      <div className="yd-stack">
        <Select<number>
          aria-label={t("compareWith")}
          value={other ?? null}
          onChange={setOther}
          options={others.map((one) => ({ value: one.id, label: words.version(one) }))}
        />
        {found.isError && <PageError compact error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Loading rows={5} />}
        {found.isSuccess && <Difference found={found.data} />}
      </div>
    </Modal>
  );
}

function Difference({ found }: { found: Comparison }) {
  const { t } = useTranslation("coverageDesk");
  const { t: tv } = useTranslation("coverage");
  const say = useSaid();
  if (found.facts.length + found.outlets.length === 0) return <EmptyState compact title={t("same")} />;
  return (
    <>
      <p>
        <strong>{t("comparing", { before: found.before.number, after: found.after.number })}</strong>{" "}
        {[
          found.added > 0 && t("came", { count: found.added }),
          found.removed > 0 && t("went", { count: found.removed }),
          found.changed > 0 && t("other", { count: found.changed }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <div className="yd-x-scroll">
        <table className="yd-plain-table">
          <tbody>
            {found.facts.map((one) => (
              <tr key={`${one.part}/${one.name}`}>
                <th scope="row">
                  {tv(`part.${one.part}`)} · {say.name(one)}
                </th>
                <td>{say.value(one.before)}</td>
                <td>→ {say.value(one.after)}</td>
              </tr>
            ))}
            {found.outlets.map((one, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: hidden customers have no id
              <tr key={n}>
                <th scope="row">{one.name ?? tv("hidden")}</th>
                <td colSpan={2}>
                  {one.kind === "changed"
                    ? one.changes
                        .map((change) => `${say.name(change)} ${say.value(change.before)} → ${say.value(change.after)}`)
                        .join("；")
                    : t(WORD[one.kind], { count: 1 })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Names and values of what changed, in words. */
function useSaid() {
  const { t } = useTranslation("coverageDesk");
  const { t: tc } = useTranslation();
  const words = useWords();
  const fields = t("field", { returnObjects: true }) as Record<keyof (typeof coverageDesk)["field"], string>;
  return {
    name: (one: Change) => fields[one.name as keyof typeof fields] ?? one.name,
    value: (value: unknown): string => {
      if (value === null || value === undefined || value === "") return tc("none");
      if (Array.isArray(value)) return value.length ? value.join("、") : tc("none");
      if (typeof value === "object") return words.when(value as { weekdays: number[]; every_weeks: number });
      return String(value);
    },
  };
}
