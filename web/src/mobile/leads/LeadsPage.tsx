// Leads: one's own first, those to contact today in one touch; a new one in seconds, by hand or by the camera.
import { Button } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { useSpec } from "@/api/records";
import type { Rule } from "@/domain/conditions";
import { formatAgo, formatMoment, today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { CardPicker } from "@/mobile/leads/CardPicker";
import { CardSheet } from "@/mobile/leads/CardSheet";
import { NewLeadSheet } from "@/mobile/leads/NewLeadSheet";
import { RecordList } from "@/mobile/record/RecordList";
import { Sheet } from "@/mobile/record/Sheet";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";

const OPEN: Rule = { field: "status", operator: "in", value: ["new", "contacted", "qualified"] };

export function LeadsPage() {
  const { t } = useTranslation("phoneLeads");
  const { t: tp } = useTranslation("pools");
  const { t: tl } = useTranslation("leads");
  const { language } = useLanguage();
  const { data: me } = useMe();
  const due = useAddress().search.has("due");
  const patch = usePatchSearch();
  const spec = useSpec("lead");
  const [adding, setAdding] = useState(false);
  const [card, setCard] = useState<number | null>(null);
  const creates = spec.data?.can.create ?? false;
  const now: Rule = { field: "next_contact_at", operator: "<=", value: today() };
  return (
    <>
      <RecordList
        resource="lead"
        path="/m/leads"
        search={t("search")}
        nothing={t(due ? "nothingDue" : "nothing")}
        columns={["name", "company", "status", "score", "last_followup_at", "next_contact_at"]}
        body={{
          filter: { combinator: "and", rules: due ? [OPEN, now] : [OPEN] },
          sort: [due ? { field: "next_contact_at", desc: false } : { field: "updated_at", desc: true }],
        }}
        said={({ name, company, status, score, next_contact_at: next, last_followup_at: last }) => [
          tl(`status.${status as "new"}`),
          String(name).includes(String(company ?? "")) ? null : company,
          typeof score === "number" ? t("score", { score }) : null,
          next
            ? t("due", { at: formatMoment(String(next), language).slice(5) })
            : last
              ? formatAgo(String(last), language)
              : tl("never"),
        ]}
      >
        <div className="ph-chips">
          <button type="button" aria-pressed={due} onClick={() => patch({ due: due ? null : "1" })}>
            {t("dueToday")}
          </button>
          {may(me?.permissions, "pool.read") && (
            <Link className="ph-chip" to="/m/pools?kind=lead">
              {tp("title")}
            </Link>
          )}
          {creates && <CardPicker onPicked={setCard} />}
        </div>
      </RecordList>
      {creates && (
        <Button className="ph-fab" color="primary" shape="rounded" size="large" onClick={() => setAdding(true)}>
          {t("add")}
        </Button>
      )}
      <Sheet open={adding} onClose={() => setAdding(false)}>
        <NewLeadSheet onDone={() => setAdding(false)} />
      </Sheet>
      <Sheet open={card !== null} onClose={() => setCard(null)}>
        {card !== null && <CardSheet id={card} onDone={() => setCard(null)} />}
      </Sheet>
    </>
  );
}
