// The audit log: who changed what, anywhere, newest first. The filters are in the address.
import "@/styles/audit.css";
import { Button, DatePicker, Input, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { formatMoment } from "@/domain/dates";
import { type AuditItem, type AuditQuestion, useAudit, useAuditKinds } from "@/features/platform/queries";
import { useLanguage } from "@/ui/language";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const ACTIONS = ["created", "changed", "deleted"] as const;

export function Page() {
  const { t } = useTranslation("platform");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const kinds = useAuditKinds();
  const get = (name: string) => search.get(name) ?? "";
  const question: AuditQuestion = {
    actor: get("actor"),
    table: get("table"),
    action: get("action"),
    record: get("record"),
    since: get("since"),
    until: get("until"),
  };
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("audit")}</h1>
      </header>
      <search className="yd-toolbar">
        <Input.Search
          aria-label={t("who")}
          placeholder={t("who")}
          defaultValue={question.actor}
          allowClear
          style={{ width: 180 }}
          onSearch={(actor) => patch({ actor })}
        />
        <Select
          aria-label={t("what")}
          placeholder={t("what")}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          style={{ width: 160 }}
          value={question.table || null}
          options={(kinds.data ?? []).map((one) => ({ value: one.table, label: one.label }))}
          onChange={(table: string | undefined) => patch({ table, record: null })}
        />
        <Select
          aria-label={t("action")}
          placeholder={t("action")}
          allowClear
          style={{ width: 120 }}
          value={question.action || null}
          options={ACTIONS.map((value) => ({ value, label: t(`actions.${value}`) }))}
          onChange={(action: string | undefined) => patch({ action })}
        />
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          value={[question.since ? dayjs(question.since) : null, question.until ? dayjs(question.until) : null]}
          onChange={(days) => patch({ since: days?.[0]?.format("YYYY-MM-DD"), until: days?.[1]?.format("YYYY-MM-DD") })}
        />
        {question.record && (
          <button type="button" className="yd-chip" aria-pressed="true" onClick={() => patch({ record: null })}>
            {t("record", { id: question.record })} ×
          </button>
        )}
      </search>
      <Log question={question} />
    </div>
  );
}

function Log({ question }: { question: AuditQuestion }) {
  const { t } = useTranslation("platform");
  const { t: word } = useTranslation();
  const log = useAudit(question);
  if (log.isError) return <PageError error={log.error} onRetry={() => void log.refetch()} />;
  if (log.isPending) return <Loading />;
  const items = log.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState art="filter" title={t("auditNothing")} />;
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-plain-table yd-audit">
        <thead>
          <tr>
            <th scope="col">{t("when")}</th>
            <th scope="col">{t("who")}</th>
            <th scope="col">{t("what")}</th>
            <th scope="col">{t("changes")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Entry key={`${item.at}:${item.id}`} item={item} />
          ))}
        </tbody>
      </table>
      {log.hasNextPage && (
        <Button
          block
          loading={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
          style={{ marginTop: 12 }}
        >
          {word("loadMore")}
        </Button>
      )}
    </section>
  );
}

function Entry({ item }: { item: AuditItem }) {
  const { t, i18n } = useTranslation("platform");
  const { language } = useLanguage();
  const patch = usePatchSearch();
  const word = (group: "actions" | "channels", code: string) =>
    i18n.exists(`platform:${group}.${code}`) ? t(`${group}.${code}` as "actions.created") : code;
  return (
    <tr>
      <td>
        <time dateTime={item.at} className="yd-num">
          {formatMoment(item.at, language)}
        </time>
      </td>
      <td>
        <button type="button" className="yd-text-button" onClick={() => patch({ actor: item.actor })}>
          {item.actor}
        </button>
        <div className="yd-faint">{word("channels", item.channel)}</div>
      </td>
      <td>
        {word("actions", item.action)} {item.label}{" "}
        <button
          type="button"
          className="yd-text-button"
          onClick={() => patch({ table: item.table, record: String(item.record) })}
        >
          {item.title || `#${item.record}`}
        </button>
        {item.reason && <div className="yd-faint">{t("reason", { reason: item.reason })}</div>}
      </td>
      <td>
        {item.changes.map((change) => (
          <div key={change.field}>
            <span className="yd-faint">{t("changed", { field: change.label })}</span>
            {change.from_text && <del>{change.from_text}</del>} → <ins>{change.to_text || "–"}</ins>
          </div>
        ))}
      </td>
    </tr>
  );
}
