// A record on the phone: whom to call, what is known, what happened, and one button to write what was just said.
import { Button, Tabs } from "antd-mobile";
import { LeftOutline, PhoneFill } from "antd-mobile-icons";
import { type ReactNode, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError, isTemporary } from "@/api/errors";
import { useMe } from "@/api/me";
import type { PoolKind } from "@/api/pools";
import { useRecord, useSpec } from "@/api/records";
import type { RecordRow } from "@/api/resource";
import { may } from "@/domain/permissions";
import { PoolStrip } from "@/mobile/pools/PoolStrip";
import { FollowUpSheet } from "@/mobile/record/FollowUpSheet";
import { Sheet } from "@/mobile/record/Sheet";
import { withTexts } from "@/texts/i18n";
import { useValueText } from "@/ui/field/FieldValue";
import { useLanguage } from "@/ui/language";
import { useBack, useGo, useParam } from "@/ui/nav";
import { Timeline } from "@/ui/record/Timeline";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";
import { PageError } from "@/ui/state/PageError";

const RecordTasks = lazyPart(
  withTexts(["tasks"], () => import("@/mobile/tasks/RecordTasks").then((one) => ({ default: one.RecordTasks }))),
);

export function CallLink({ name, phone }: { name: string; phone: string }) {
  const { t } = useTranslation("phone");
  return (
    <a className="ph-call" href={`tel:${phone.replace(/[^\d+]/g, "")}`} aria-label={t("customer.call", { name })}>
      <PhoneFill />
    </a>
  );
}

export interface RecordPageProps {
  resource: PoolKind | "deal";
  /** Address of a record without its id. */
  path: string;
  facts: string;
  /** Below the facts. */
  also?: (row: RecordRow) => ReactNode;
  /** Beside the telephone, in small letters. */
  said?: (row: RecordRow) => string;
  /** Below the telephone: what is to be done. */
  verbs?: (row: RecordRow) => ReactNode;
  /** Between timeline and facts. */
  tab?: { title: string; body: (row: RecordRow) => ReactNode } | null;
  /** Whether follow-ups can still be written. */
  writes?: (row: RecordRow) => boolean;
  /** What is shown while the server cannot be reached. */
  instead?: (id: number, error: Error, again: () => void) => ReactNode;
}

export function RecordPage({ resource, path, facts, also, said, verbs, tab, writes, instead }: RecordPageProps) {
  const { t } = useTranslation("phone");
  const { t: tc } = useTranslation();
  const { t: tr } = useTranslation("record");
  const back = useBack();
  const go = useGo();
  const { data: me } = useMe();
  const id = Number(useParam("id"));
  const record = useRecord(resource, Number.isInteger(id) ? id : null);
  const [writing, setWriting] = useState(false);
  const moved = record.isError ? asApiError(record.error).params.moved_to : undefined;
  useEffect(() => {
    if (typeof moved === "number") go(`${path}/${moved}`, { replace: true });
  }, [moved, go, path]);
  const row = record.data;
  const phone = typeof row?.values.phone === "string" ? row.values.phone : "";
  const small = row && said?.(row);
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{row?.title ?? ""}</h1>
      </header>
      {record.isPending && <Loading shape="page" />}
      {record.isError &&
        !row &&
        (instead && isTemporary(record.error) ? (
          instead(id, record.error, () => void record.refetch())
        ) : (
          <PageError error={record.error} onRetry={() => void record.refetch()} />
        ))}
      {row && (
        <>
          {(phone || small) && (
            <section className="ph-panel">
              <div className="ph-row" style={{ minHeight: 44 }}>
                <span>
                  {phone && <strong className="yd-num">{phone}</strong>}
                  {small && <small className="ph-words">{small}</small>}
                </span>
                {phone && <CallLink name={row.title} phone={phone} />}
              </div>
            </section>
          )}
          {verbs?.(row)}
          {resource !== "deal" && <PoolStrip kind={resource} id={id} onGone={back} />}
          <section className="ph-panel">
            <Tabs>
              <Tabs.Tab key="timeline" title={tr("timeline")}>
                <Timeline resource={resource} id={id} />
              </Tabs.Tab>
              {may(me?.permissions, "task.read") && (
                <Tabs.Tab key="tasks" title={tr("tasks")}>
                  <Suspense fallback={<Loading rows={3} />}>
                    <RecordTasks resource={resource} id={id} />
                  </Suspense>
                </Tabs.Tab>
              )}
              {tab && (
                <Tabs.Tab key="more" title={tab.title}>
                  {tab.body(row)}
                </Tabs.Tab>
              )}
              <Tabs.Tab key="facts" title={facts}>
                <Facts resource={resource} row={row} />
                {also?.(row)}
              </Tabs.Tab>
            </Tabs>
          </section>
          {(writes?.(row) ?? true) && may(me?.permissions, "followup.create") && (
            <Button className="ph-fab" color="primary" shape="rounded" size="large" onClick={() => setWriting(true)}>
              {t("followup.write")}
            </Button>
          )}
          <Sheet open={writing} onClose={() => setWriting(false)}>
            <FollowUpSheet path={`/${resource}s/${id}`} onDone={() => setWriting(false)} />
          </Sheet>
        </>
      )}
    </>
  );
}

export function Facts({ resource, row }: { resource: string; row: RecordRow }) {
  const { label } = useLanguage();
  const spec = useSpec(resource);
  const text = useValueText();
  if (!spec.data) return <Loading rows={3} />;
  const facts = spec.data.fields
    .map((field) => ({ field, shown: text(field, row.values[field.name]) }))
    .filter((one) => one.shown !== "" && one.field.name !== spec.data.title_field);
  return (
    <dl className="yd-fields">
      {facts.map(({ field, shown }) => (
        <div key={field.name}>
          <dt>{label(field.label)}</dt>
          <dd>{shown}</dd>
        </div>
      ))}
    </dl>
  );
}
