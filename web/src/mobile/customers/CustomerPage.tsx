// One customer on the phone: whom to call, what is known, what happened, and one button to write what was just said.

import { useQuery } from "@tanstack/react-query";
import { Button, Popup, Tabs } from "antd-mobile";
import { LeftOutline, PhoneFill } from "antd-mobile-icons";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { resourceKey, useRecord, useSpec } from "@/api/records";
import { may } from "@/domain/permissions";
import { FollowUpSheet } from "@/mobile/customers/FollowUpSheet";
import { PoolStrip } from "@/mobile/pools/PoolStrip";
import { StandingStrip } from "@/mobile/segments/StandingStrip";
import { useValueText } from "@/ui/field/FieldValue";
import { useLanguage } from "@/ui/language";
import { useBack, useGo, useParam } from "@/ui/nav";
import { Timeline } from "@/ui/record/Timeline";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

interface Contact {
  id: number;
  name: string;
  title: string;
  phone: string;
}
const callable = (phone: unknown) => `tel:${String(phone).replace(/[^\d+]/g, "")}`;

function Contacts({ customer }: { customer: number }) {
  const { t } = useTranslation("phone");
  const found = useQuery({
    queryKey: [...resourceKey("contact"), "of", customer],
    queryFn: ({ signal }) => api.get<{ items: Contact[] }>(`/customers/${customer}/contacts`, undefined, signal),
  });
  if (found.isPending) return <Loading rows={2} />;
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data.items.length === 0) return <EmptyState compact title={t("customer.noContacts")} />;
  return (
    <ul className="ph-rows">
      {found.data.items.map((one) => (
        <li key={one.id}>
          <div className="ph-row">
            <span>
              <strong>{one.name}</strong>
              <small>{[one.title, one.phone].filter(Boolean).join(" · ")}</small>
            </span>
            {one.phone && (
              <a className="ph-call" href={callable(one.phone)} aria-label={t("customer.call", { name: one.name })}>
                <PhoneFill />
              </a>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Facts({ id }: { id: number }) {
  const { label } = useLanguage();
  const spec = useSpec("customer");
  const record = useRecord("customer", id);
  const text = useValueText();
  if (!spec.data || !record.data) return <Loading rows={3} />;
  const { values } = record.data;
  const facts = spec.data.fields
    .map((field) => ({ field, shown: text(field, values[field.name]) }))
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

export function CustomerPage() {
  const { t } = useTranslation("phone");
  const { t: tc } = useTranslation();
  const { t: tr } = useTranslation("record");
  const back = useBack();
  const id = Number(useParam("id"));
  const record = useRecord("customer", Number.isInteger(id) ? id : null);
  const { data: me } = useMe();
  const [writing, setWriting] = useState(false);
  const go = useGo();
  const moved = record.isError ? asApiError(record.error).params.moved_to : undefined;
  useEffect(() => {
    if (typeof moved === "number") go(`/m/customers/${moved}`, { replace: true });
  }, [moved, go]);
  const header = (title: string) => (
    <header className="ph-head">
      <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
        <LeftOutline />
      </button>
      <h1>{title}</h1>
    </header>
  );
  if (record.isPending)
    return (
      <>
        {header("")}
        <Loading shape="page" />
      </>
    );
  if (record.isError)
    return (
      <>
        {header("")}
        <PageError error={record.error} onRetry={() => void record.refetch()} />
      </>
    );
  const { title, values } = record.data;
  const phone = values.phone;
  return (
    <>
      {header(title)}
      {typeof phone === "string" && phone !== "" && (
        <section className="ph-panel">
          <div className="ph-row" style={{ minHeight: 44 }}>
            <span className="yd-num">{phone}</span>
            <a className="ph-call" href={callable(phone)} aria-label={t("customer.call", { name: title })}>
              <PhoneFill />
            </a>
          </div>
        </section>
      )}
      <StandingStrip id={id} />
      <PoolStrip kind="customer" id={id} onGone={back} />
      <section className="ph-panel">
        <Tabs>
          <Tabs.Tab key="timeline" title={tr("timeline")}>
            <Timeline resource="customer" id={id} />
          </Tabs.Tab>
          {may(me?.permissions, "contact.read") && (
            <Tabs.Tab key="contacts" title={t("customer.contacts")}>
              <Contacts customer={id} />
            </Tabs.Tab>
          )}
          <Tabs.Tab key="facts" title={t("customer.facts")}>
            <Facts id={id} />
          </Tabs.Tab>
        </Tabs>
      </section>
      {may(me?.permissions, "followup.create") && (
        <Button className="ph-fab" color="primary" shape="rounded" size="large" onClick={() => setWriting(true)}>
          {t("followup.write")}
        </Button>
      )}
      <Popup visible={writing} destroyOnClose onMaskClick={() => setWriting(false)} onClose={() => setWriting(false)}>
        <FollowUpSheet path={`/customers/${id}`} onDone={() => setWriting(false)} />
      </Popup>
    </>
  );
}
