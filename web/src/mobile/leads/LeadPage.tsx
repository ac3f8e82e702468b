// One lead on the phone: call, see what happened, write what was just said.
import { Button, Popup, Tabs } from "antd-mobile";
import { LeftOutline, PhoneFill } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { useRecord, useSpec } from "@/api/records";
import { may } from "@/domain/permissions";
import { FollowUpSheet } from "@/mobile/customers/FollowUpSheet";
import { useValueText } from "@/ui/field/FieldValue";
import { useLanguage } from "@/ui/language";
import { useBack, useParam } from "@/ui/nav";
import { Timeline } from "@/ui/record/Timeline";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function LeadPage() {
  const { t } = useTranslation("phoneLeads");
  const { t: tp } = useTranslation("phone");
  const { t: tc } = useTranslation();
  const { t: tr } = useTranslation("record");
  const { t: tl } = useTranslation("leads");
  const back = useBack();
  const id = Number(useParam("id"));
  const record = useRecord("lead", Number.isInteger(id) ? id : null);
  const { data: me } = useMe();
  const [writing, setWriting] = useState(false);
  const row = record.data;
  const phone = row?.values.phone;
  const open = row?.values.status !== "converted";
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{row?.title ?? ""}</h1>
      </header>
      {record.isPending && <Loading shape="page" />}
      {record.isError && <PageError error={record.error} onRetry={() => void record.refetch()} />}
      {row && (
        <>
          <section className="ph-panel">
            <div className="ph-row" style={{ minHeight: 44 }}>
              <span>
                <strong className="yd-num">{typeof phone === "string" && phone !== "" ? phone : "–"}</strong>
                <small>
                  {[
                    tl(`status.${row.values.status as "new"}`),
                    row.values.score == null ? null : t("score", { score: Number(row.values.score) }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </span>
              {typeof phone === "string" && phone !== "" && (
                <a
                  className="ph-call"
                  href={`tel:${phone.replace(/[^\d+]/g, "")}`}
                  aria-label={t("call", { name: row.title })}
                >
                  <PhoneFill />
                </a>
              )}
            </div>
          </section>
          <section className="ph-panel">
            <Tabs>
              <Tabs.Tab key="timeline" title={tr("timeline")}>
                <Timeline resource="lead" id={id} />
              </Tabs.Tab>
              <Tabs.Tab key="facts" title={t("facts")}>
                <Facts id={id} />
              </Tabs.Tab>
            </Tabs>
          </section>
          {open && may(me?.permissions, "followup.create") && (
            <Button className="ph-fab" color="primary" shape="rounded" size="large" onClick={() => setWriting(true)}>
              {tp("followup.write")}
            </Button>
          )}
          <Popup
            visible={writing}
            destroyOnClose
            onMaskClick={() => setWriting(false)}
            onClose={() => setWriting(false)}
          >
            <FollowUpSheet path={`/leads/${id}`} onDone={() => setWriting(false)} />
          </Popup>
        </>
      )}
    </>
  );
}

function Facts({ id }: { id: number }) {
  const { label } = useLanguage();
  const spec = useSpec("lead");
  const record = useRecord("lead", id);
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
