// One reception: who came, whose they are and why, the turn, disputes; and what the reader may do.
import "@/styles/reception.css";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Entry, firstOf, useEntry, useReceptionVerbs } from "@/api/reception";
import { formatMoment } from "@/domain/dates";
import { CaseList } from "@/features/reception/CaseList";
import { DisputeDialog } from "@/features/reception/DisputeDialog";
import { GiveBackDialog } from "@/features/reception/GiveBackDialog";
import { ProofLinks } from "@/features/reception/Proofs";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import type { RecordBodyProps } from "@/ui/module";
import { Link } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export const EntryRecord = ({ row }: RecordBodyProps) => <EntryBody id={row.id} />;
type Rule = "customer" | "first_contact" | "new" | "expired" | "no_evidence" | "nobodys" | "other" | "case" | "none";

export function EntryBody({ id }: { id: number }) {
  const found = useEntry(id);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading shape="page" />;
  return <Shown entry={found.data} />;
}

function Shown({ entry }: { entry: Entry }) {
  const { t } = useTranslation("reception");
  const { language } = useLanguage();
  return (
    <>
      <section className="yd-panel">
        <h1>{[entry.company, entry.name].filter(Boolean).join(" · ") || entry.phone}</h1>
        <p>
          {t(entry.kind)} · {formatMoment(entry.at, language)} · {entry.phone}
          {entry.persons > 1 && ` · ${t("persons")} ${entry.persons}`}
          {entry.source && ` · ${entry.source.label}`}
        </p>
        {entry.note && <p>{entry.note}</p>}
        <p>
          <strong>{entry.member?.label}</strong> <Tag>{t(`states.${entry.state}`)}</Tag>{" "}
          <span className="yd-faint">{t("registeredBy", { who: entry.by })}</span>
        </p>
        <Acts entry={entry} />
      </section>
      <Why entry={entry} />
      <CaseList entry={entry} />
    </>
  );
}

function Acts({ entry }: { entry: Entry }) {
  const { t } = useTranslation("reception");
  const { message } = App.useApp();
  const { accept, call } = useReceptionVerbs();
  const [asking, setAsking] = useState<"back" | "dispute" | null>(null);
  const fail = { onError: (error: unknown) => void message.error(firstOf(error)) };
  const { may } = entry;
  return (
    <p className="yd-desk-acts">
      {may.accept && (
        <Button type="primary" loading={accept.isPending} onClick={() => accept.mutate(entry.id, fail)}>
          {t("accept")}
        </Button>
      )}
      {may.give_back && <Button onClick={() => setAsking("back")}>{t("giveBack")}</Button>}
      {may.call && (
        <Button
          loading={call.isPending}
          onClick={() =>
            call.mutate(entry.id, {
              ...fail,
              onSuccess: () => void message.success(t("done", { name: entry.member?.label ?? "" })),
            })
          }
        >
          {t("again")}
        </Button>
      )}
      {may.dispute && <Button onClick={() => setAsking("dispute")}>{t("dispute")}</Button>}
      {entry.member && <Link to={`/reception/entries/${entry.id}/confirmation`}>{t("print")}</Link>}
      {entry.lead_id && <Link to={`/leads/${entry.lead_id}`}>{t("lead")}</Link>}
      {entry.customer_id && <Link to={`/customers/${entry.customer_id}`}>{t("customer")}</Link>}
      {asking === "back" && <GiveBackDialog id={entry.id} onDone={() => setAsking(null)} />}
      {asking === "dispute" && <DisputeDialog entry={entry} onDone={() => setAsking(null)} />}
    </p>
  );
}

function Why({ entry }: { entry: Entry }) {
  const { t } = useTranslation("reception");
  const { language } = useLanguage();
  const { grounds, turn } = entry;
  const told = [
    grounds.owner && t("grounds.owner", { name: grounds.owner }),
    grounds.first && t("grounds.first", { at: formatMoment(grounds.first, language) }),
    grounds.last && t("grounds.last", { at: formatMoment(grounds.last, language) }),
    grounds.valid_days ? t("grounds.valid", { count: grounds.valid_days }) : t("grounds.forever"),
    grounds.evidence && t("grounds.evidence"),
  ].filter(Boolean);
  return (
    <section className="yd-panel" aria-label={t("attribution")}>
      <h2>{t("attribution")}</h2>
      <p>
        {t(`rules.${entry.attribution as Rule}`)}
        {entry.member && ` · ${t("belongs", { name: entry.member.label })}`}
      </p>
      {entry.attribution !== "none" && <p className="yd-faint">{told.join(" · ")}</p>}
      {turn && (
        <p>
          {t(turn.kind === "owed" ? "turnOwed" : "turn", { rota: turn.rota, number: turn.number })}
          {turn.skips.length > 0 && (
            <span className="yd-faint">
              {" "}
              {t("skipped", {
                names: turn.skips.map((one) => t("skip", { name: one.name, why: one.note || t(one.why) })).join(" "),
              })}
            </span>
          )}
        </p>
      )}
      {entry.passed.map((one) => (
        <p key={one.at}>{t("passedOn", { ...one, at: formatMoment(one.at, language) })}</p>
      ))}
      {entry.deviation && (
        <p className="yd-risk">{t("deviated", { name: entry.expected?.label ?? "", reason: entry.reason })}</p>
      )}
      {turn?.returned_at && (
        <p>
          {t("returnedBy", {
            who: turn.returned_by,
            reason: [t(`returns.${turn.returned_reason as "other"}`), turn.returned_note].filter(Boolean).join(" · "),
          })}
        </p>
      )}
      <ProofLinks files={entry.files} />
    </section>
  );
}
