// My customers to look after: visit overdue, late in buying or contact, dormant, lost – one tap to call or to write.
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { type Overview, useOverview } from "@/api/segments";
import { formatDay } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { countText } from "@/domain/standing";
import { FollowUpSheet } from "@/mobile/record/FollowUpSheet";
import { Sheet } from "@/mobile/record/Sheet";
import { AttentionList, type Show } from "@/mobile/segments/AttentionList";
import { LostList } from "@/mobile/segments/LostList";
import { PeopleList } from "@/mobile/segments/PeopleList";
import { useLanguage } from "@/ui/language";
import { useAddress, useBack, usePatchSearch } from "@/ui/nav";

const SHOWS = ["", "visits", "buying", "contact", "dormant", "lost"] as const;
const WIDE = new Set(["team", "below", "all"]);

/** Those late in both count with either. */
function figure(found: Overview | undefined, show: (typeof SHOWS)[number]) {
  if (!found || show === "" || show === "lost") return "";
  const of = (name: string) => found.warnings.find((one) => one.warning === name) ?? { count: 0, capped: false };
  if (show === "visits") return countText(found.visits);
  if (show === "dormant") return countText(of("dormant"));
  return countText({ count: of(show).count + of("both").count, capped: of(show).capped || of("both").capped });
}

export function AttentionPage() {
  const { t } = useTranslation("segments");
  const { t: tc } = useTranslation();
  const { t: tp } = useTranslation("phone");
  const back = useBack();
  const { language } = useLanguage();
  const { data: me } = useMe();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const [writing, setWriting] = useState<number | null>(null);
  const reach = me?.permissions["customer.read"];
  const leads = reach !== undefined && WIDE.has(reach);
  const show = SHOWS.find((one) => one === search.get("show")) ?? "";
  const asked = search.get("scope");
  const scope = leads && (asked === "all" || asked === "people") ? asked : "mine";
  const found = useOverview(scope === "people" ? "all" : scope);
  const chip = (name: string, on: boolean, change: Record<string, string | null>) => (
    <button key={name} type="button" aria-pressed={on} onClick={() => patch(change)}>
      {name}
    </button>
  );
  const label = (one: (typeof SHOWS)[number]) => {
    if (one === "") return t("attention.all");
    if (one === "lost") return t("lost.short");
    return `${t(one === "visits" ? "attention.visits" : `warning.${one}`)} ${figure(found.data, one)}`.trim();
  };
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("attention.title")}</h1>
      </header>
      {leads && (
        <div className="ph-chips">
          {chip(tp("customers.mine"), scope === "mine", { scope: null })}
          {chip(t("attention.all"), scope === "all", { scope: "all" })}
          {chip(t("attention.by"), scope === "people", { scope: "people", team: null })}
        </div>
      )}
      {scope === "people" ? (
        <PeopleList />
      ) : (
        <>
          <div className="ph-chips">{SHOWS.map((one) => chip(label(one), one === show, { show: one || null }))}</div>
          {show === "lost" ? (
            <LostList scope={scope} />
          ) : (
            <AttentionList
              scope={scope}
              show={show as Show}
              onWrite={may(me?.permissions, "followup.create") ? setWriting : null}
            />
          )}
          <p className="yd-faint">
            {found.data &&
              (found.data.worked_on
                ? t("attention.workedOn", { day: formatDay(found.data.worked_on, language) })
                : t("attention.notYet"))}
          </p>
        </>
      )}
      <Sheet open={writing !== null} onClose={() => setWriting(null)}>
        {writing !== null && <FollowUpSheet path={`/customers/${writing}`} onDone={() => setWriting(null)} />}
      </Sheet>
    </>
  );
}
