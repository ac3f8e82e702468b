// An item that nobody proposed: a customer, a deal or a task found by name, or words of one's own.
import { Button } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Proposal, What } from "@/api/plans";
import type { Ref } from "@/api/resource";
import { TALKS } from "@/mobile/plans/ItemSheet";
import { RefSearch } from "@/mobile/record/RefSearch";

const ABOUT = ["customer", "deal", "task", "other"] as const;
const KEPT = "yd.draft.planitem"; // words of one's own, until they are in the plan

export function AddSheet({ onAdd }: { onAdd: (one: Proposal) => void }) {
  const { t } = useTranslation("reports");
  const [text, setText] = useState(() => localStorage.getItem(KEPT) ?? "");
  const [about, setAbout] = useState<(typeof ABOUT)[number]>(text ? "other" : "customer");
  const [how, setHow] = useState<(typeof TALKS)[number]>("visit");
  const [ref, setRef] = useState<Ref | null>(null);
  const what: What = about === "customer" ? how : about;
  const title = about === "other" ? text.trim() : (ref?.label ?? "");
  const write = (next: string) => {
    localStorage.setItem(KEPT, next);
    setText(next);
  };
  const add = () => {
    if (about === "other") localStorage.removeItem(KEPT);
    onAdd({ what, title, target: ref?.id ?? null, kind: "", quantity: 1, source: "hand" });
  };
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        if (title) add();
      }}
    >
      <strong>{t("plan.addTitle")}</strong>
      <fieldset className="ph-chips" aria-label={t("plan.whatHead")}>
        {ABOUT.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === about}
            onClick={() => {
              setAbout(one);
              setRef(null);
            }}
          >
            {t(`plan.addWhat.${one}`)}
          </button>
        ))}
      </fieldset>
      {about === "other" ? (
        <label>
          {t("plan.titleHead")}
          <textarea
            maxLength={200}
            placeholder={t("plan.other")}
            value={text}
            onChange={(event) => write(event.target.value)}
          />
        </label>
      ) : (
        <div className="ph-entry">
          <span>{t(`plan.addWhat.${about}`)}</span>
          <RefSearch key={about} resource={about} label={t(`plan.addWhat.${about}`)} value={ref} onChange={setRef} />
        </div>
      )}
      {about === "customer" && (
        <fieldset className="ph-chips" aria-label={t("plan.how")}>
          {TALKS.map((one) => (
            <button key={one} type="button" aria-pressed={one === how} onClick={() => setHow(one)}>
              {t(`plan.what.${one}`)}
            </button>
          ))}
        </fieldset>
      )}
      <Button block color="primary" size="large" type="submit" disabled={!title}>
        {t("plan.add")}
      </Button>
    </form>
  );
}
