// A deal on the phone: how it stands and why, what to do next, what happened, and one button to write what was said.
import { Button, Tabs, Toast } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { useRecord } from "@/api/records";
import type { RecordRow } from "@/api/resource";
import { formatDay, formatMoment } from "@/domain/dates";
import { formatMoney, toFen } from "@/domain/money";
import { may } from "@/domain/permissions";
import { DealMap } from "@/mobile/deals/DealMap";
import { DealVerbs } from "@/mobile/deals/DealVerbs";
import { FollowUpSheet } from "@/mobile/record/FollowUpSheet";
import { Facts } from "@/mobile/record/RecordPage";
import { Sheet } from "@/mobile/record/Sheet";
import { useLanguage } from "@/ui/language";
import { Link, useBack, useParam } from "@/ui/nav";
import { HealthPanel } from "@/ui/plays/HealthPanel";
import { PlayPanel } from "@/ui/plays/PlayPanel";
import { Timeline } from "@/ui/record/Timeline";
import { RecordRisks } from "@/ui/risk/parts";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function DealPage() {
  const { t: tc } = useTranslation();
  const back = useBack();
  const id = Number(useParam("id"));
  const record = useRecord("deal", Number.isInteger(id) ? id : null);
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{record.data?.title ?? ""}</h1>
      </header>
      {record.isPending && <Loading shape="page" />}
      {record.isError && !record.data && <PageError error={record.error} onRetry={() => void record.refetch()} />}
      {record.data && <Body row={record.data} />}
    </>
  );
}

function Body({ row }: { row: RecordRow }) {
  const { t } = useTranslation("plays");
  const { t: tg } = useTranslation("gates");
  const { t: tp } = useTranslation("phone");
  const { t: tr } = useTranslation("record");
  const { data: me } = useMe();
  const [writing, setWriting] = useState(false);
  const open = row.values.status === "open";
  const say = (content: string, bad?: boolean) =>
    void Toast.show({ content, duration: bad ? 4000 : 2000, ...(bad ? {} : { icon: "success" }) });
  const writes = row.values.customer !== null && may(me?.permissions, "followup.create");
  return (
    <>
      <section className="ph-panel">
        <Head row={row} />
        <HealthPanel id={row.id} />
        {may(me?.permissions, "risk.read") && <RecordRisks resource="deal" id={row.id} path="/m/risks" />}
      </section>
      <DealVerbs id={row.id} />
      <section className="ph-panel">
        <Tabs>
          {open && (
            <Tabs.Tab key="play" title={t("tab")}>
              <PlayPanel id={row.id} say={say} />
            </Tabs.Tab>
          )}
          <Tabs.Tab key="map" title={tg("phone.map")}>
            <DealMap id={row.id} />
          </Tabs.Tab>
          <Tabs.Tab key="timeline" title={tr("timeline")}>
            <Timeline resource="deal" id={row.id} />
          </Tabs.Tab>
          <Tabs.Tab key="facts" title={tr("details")}>
            <Facts resource="deal" row={row} />
          </Tabs.Tab>
        </Tabs>
      </section>
      {writes && (
        <Button className="ph-fab" color="primary" shape="rounded" size="large" onClick={() => setWriting(true)}>
          {tp("followup.write")}
        </Button>
      )}
      <Sheet open={writing} onClose={() => setWriting(false)}>
        <FollowUpSheet path={`/deals/${row.id}`} onDone={() => setWriting(false)} />
      </Sheet>
    </>
  );
}

function Head({ row }: { row: RecordRow }) {
  const { language } = useLanguage();
  const { values } = row;
  const customer = values.customer as { id: number; label: string } | null;
  const owner = (values.owner as { label: string } | null)?.label;
  const next = [
    values.next_step,
    typeof values.next_contact_at === "string" && formatMoment(values.next_contact_at, language),
  ].filter(Boolean);
  return (
    <>
      {customer && <Link to={`/m/customers/${customer.id}`}>{customer.label}</Link>}
      <p>
        <strong className="yd-num">{formatMoney(toFen(String(values.amount ?? "")) ?? 0, language)}</strong>{" "}
        <span className="yd-muted">
          {[typeof values.expected_close === "string" && formatDay(values.expected_close, language, true), owner]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </p>
      {next.length > 0 && <p className="yd-muted">{next.join(" · ")}</p>}
    </>
  );
}
