// Deals that need you, the worst first: what is the matter with each, one tap to the deal; a new one in seconds.
import { Button } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { KINDS, type SignalKind } from "@/api/plays";
import { useSpec } from "@/api/records";
import { formatDay } from "@/domain/dates";
import { formatMoney, toFen } from "@/domain/money";
import { NewDealSheet } from "@/mobile/deals/NewDealSheet";
import { RecordList, useScope } from "@/mobile/record/RecordList";
import { Sheet } from "@/mobile/record/Sheet";
import { useLanguage } from "@/ui/language";
import { useAddress, useBack, usePatchSearch } from "@/ui/nav";

const SHOWS = ["", "all"] as const;

export function DealsPage() {
  const { t } = useTranslation("plays");
  const { t: tc } = useTranslation();
  const { language } = useLanguage();
  const back = useBack();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const scope = useScope();
  const spec = useSpec("deal");
  const [adding, setAdding] = useState(false);
  const all = search.get("show") === "all";
  const open = { field: "status", operator: "=" as const, value: "open" };
  const bad = { field: "health", operator: "in" as const, value: ["risk", "watch"] };
  const said = (kinds: unknown) =>
    Array.isArray(kinds) ? KINDS.filter((one) => kinds.includes(one)).map((one: SignalKind) => t(`kind.${one}`)) : [];
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t(all ? "allOpen" : "needsYou")}</h1>
      </header>
      <RecordList
        resource="deal"
        path="/m/deals"
        search={t("search")}
        nothing={t("none")}
        columns={["name", "health_score", "health_signals", "amount", "expected_close", "owner"]}
        body={{
          filter: { combinator: "and", rules: all ? [open] : [open, bad] },
          sort: [{ field: "health_score", desc: false }],
        }}
        said={({ health_score: score, health_signals, amount, expected_close: close, owner }) => [
          score !== null && score !== undefined && t("score", { score: Number(score) }),
          amount && formatMoney(toFen(String(amount)) ?? 0, language),
          close && formatDay(String(close), language, true),
          ...said(health_signals),
          scope !== "mine" && (owner as { label: string } | null)?.label,
        ]}
      >
        <div className="ph-chips">
          {SHOWS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={(one === "all") === all}
              onClick={() => patch({ show: one || null })}
            >
              {t(one === "all" ? "allOpen" : "needsYou")}
            </button>
          ))}
        </div>
      </RecordList>
      {spec.data?.can.create && (
        <div className="ph-fab">
          <Button color="primary" shape="rounded" size="large" onClick={() => setAdding(true)}>
            {t("newDeal")}
          </Button>
        </div>
      )}
      <Sheet open={adding} onClose={() => setAdding(false)}>
        <NewDealSheet onDone={() => setAdding(false)} />
      </Sheet>
    </>
  );
}
