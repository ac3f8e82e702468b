// The audit trail of one record: who changed which field from what to what, when, through which channel and why.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useHistory } from "@/api/records";
import type { HistoryItem, ResourceSpec } from "@/api/resource";
import { formatMoment } from "@/domain/dates";
import { FieldValue } from "@/ui/field/FieldValue";
import { useLanguage } from "@/ui/language";
import { actorName } from "@/ui/record/Timeline";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

function Changed({
  spec,
  name,
  value,
  text,
}: {
  spec: ResourceSpec;
  name: string;
  value: unknown;
  text: string | undefined;
}) {
  if (text) return <>{text}</>;
  const field = spec.fields.find((one) => one.name === name);
  if (value === null || value === undefined || value === "") return <span className="yd-faint">–</span>;
  if (!field) return <>{typeof value === "object" ? JSON.stringify(value) : String(value)}</>;
  return <FieldValue field={field} value={value} plain />;
}

export function HistoryPanel({ spec, id }: { spec: ResourceSpec; id: number }) {
  const { t, i18n } = useTranslation("record");
  const { t: tc } = useTranslation();
  const { language, label } = useLanguage();
  const feed = useHistory(spec.name, id);
  if (feed.isPending) return <Loading rows={4} />;
  if (feed.isError) return <PageError compact error={feed.error} onRetry={() => void feed.refetch()} />;
  const items = feed.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState compact title={t("historyEmpty")} />;
  /** Codes of the server that have a word here get it; others are shown as they are. */
  const word = (group: "action" | "channel", code: string | null) =>
    code && i18n.exists(`record:${group}.${code}`) ? t(`${group}.${code}` as "action.created") : (code ?? "");
  const who = (item: HistoryItem) => [actorName(item.actor), word("channel", item.channel)].filter(Boolean).join(" · ");
  return (
    <section className="yd-history" aria-label={t("history")}>
      <ol>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items only ever grow at the end, and many share a moment
          <li key={`${item.at}-${index}`}>
            <div className="yd-timeline-head">
              <strong>{word("action", item.action)}</strong>
              <span>{who(item)}</span>
              <time dateTime={item.at}>{formatMoment(item.at, language)}</time>
            </div>
            {item.reason && <p className="yd-faint">{t("reason", { reason: item.reason })}</p>}
            {item.changes.length > 0 && (
              <table className="yd-plain-table">
                <tbody>
                  {item.changes.map((change) => (
                    <tr key={change.field}>
                      <th scope="row">{label(change.label) || change.field}</th>
                      <td>
                        <del>
                          <Changed spec={spec} name={change.field} value={change.from} text={change.from_text} />
                        </del>
                      </td>
                      <td>
                        <ins>
                          <Changed spec={spec} name={change.field} value={change.to} text={change.to_text} />
                        </ins>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </li>
        ))}
      </ol>
      {feed.hasNextPage && (
        <Button block loading={feed.isFetchingNextPage} onClick={() => void feed.fetchNextPage()}>
          {tc("loadMore")}
        </Button>
      )}
    </section>
  );
}
