// The own plan being put together: what is proposed is taken with a touch, items are changed, added, dropped, handed in.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Plan, proposed, savePlan } from "@/api/plans";
import { useReportAct } from "@/api/reports";
import { formatMoment } from "@/domain/dates";
import { AddSheet } from "@/mobile/plans/AddSheet";
import { ItemSheet } from "@/mobile/plans/ItemSheet";
import { PlanHead, PlanItems } from "@/mobile/plans/PlanItems";
import { Sheet } from "@/mobile/record/Sheet";
import { useLanguage } from "@/ui/language";
import { type PlanDraft, usePlanDraft } from "@/ui/report/usePlanDraft";
import { usePlanWords } from "@/ui/report/usePlanWords";

const FIRST = 8; // proposals before "all"

export function OwnPlan({ plan }: { plan: Plan }) {
  const { t } = useTranslation("reports");
  const { language } = useLanguage();
  const draft = usePlanDraft(plan);
  const [edited, setEdited] = useState<number | null>(null);
  const [adds, setAdds] = useState(false);
  const one = edited === null ? undefined : draft.items[edited];
  const put = (at: number, part: Partial<typeof one>) =>
    draft.change(draft.items.map((item, n) => (n === at ? { ...item, ...part } : item)));
  return (
    <>
      <PlanHead plan={plan} />
      <PlanItems plan={plan} items={draft.items} onEdit={setEdited} />
      <Button block className="ph-before-button" onClick={() => setAdds(true)}>
        {t("plan.addTitle")}
      </Button>
      <Proposals draft={draft} />
      <p className="yd-faint">{t("plan.fixed", { at: formatMoment(plan.fixed_at, language) })}</p>
      {(draft.dirty || plan.answer === "returned") && <HandIn plan={plan} draft={draft} />}
      <Sheet open={one !== undefined} onClose={() => setEdited(null)}>
        {one && edited !== null && (
          <ItemSheet
            plan={plan}
            one={one}
            onChange={(part) => put(edited, part)}
            onRemove={() => {
              draft.change(draft.items.filter((_, n) => n !== edited));
              setEdited(null);
            }}
            onDone={() => setEdited(null)}
          />
        )}
      </Sheet>
      <Sheet open={adds} onClose={() => setAdds(false)}>
        <AddSheet
          onAdd={(added) => {
            draft.take(added);
            setAdds(false);
          }}
        />
      </Sheet>
    </>
  );
}

function Proposals({ draft }: { draft: PlanDraft }) {
  const { t } = useTranslation("reports");
  const words = usePlanWords();
  const [all, setAll] = useState(false);
  const shown = all ? draft.left : draft.left.slice(0, FIRST);
  if (shown.length === 0) return null;
  return (
    <section className="ph-panel" aria-label={t("plan.proposals")}>
      <h2>
        {t("plan.proposals")}
        <small className="yd-num">{draft.left.length}</small>
      </h2>
      <ul className="ph-rows">
        {shown.map((one) => (
          <li key={`${one.what}:${one.target ?? one.kind}`}>
            <label className="ph-row">
              <span className="ph-need">
                <input type="checkbox" checked={false} onChange={() => draft.take(one)} />
                <span>
                  {words.title(one)} <small className="yd-faint">{words.what(one)}</small>
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length < draft.left.length ? (
        <Button block fill="none" onClick={() => setAll(true)}>
          {t("showAll")} {draft.left.length}
        </Button>
      ) : (
        <Button block onClick={() => draft.add(...draft.left.map(proposed))}>
          {t("plan.all")}
        </Button>
      )}
    </section>
  );
}

function HandIn({ plan, draft }: { plan: Plan; draft: PlanDraft }) {
  const { t } = useTranslation("reports");
  const words = usePlanWords();
  const save = useReportAct(() => savePlan(plan, draft.items));
  const silent = draft.items.find((one) => one.said === "dropped" && !one.reason.trim());
  const send = () =>
    save.mutate(undefined, {
      onSuccess: () => {
        draft.forget();
        Toast.show({ icon: "success", content: t("plan.saved") });
      },
    });
  const problem = save.isError ? asApiError(save.error) : null;
  return (
    <div className="ph-foot">
      {problem && (
        <p className="ph-alert" role="alert">
          {Object.values(problem.fields)[0]?.[0]?.message ?? problem.message}
        </p>
      )}
      <small className={silent ? "yd-risk" : "yd-faint"} role="status">
        {silent ? t("plan.whyMissing", { name: words.title(silent) }) : draft.dirty && t("plan.unsaved")}
      </small>
      <div className="ph-acts">
        <Button
          block
          color="primary"
          size="large"
          loading={save.isPending}
          disabled={silent !== undefined}
          onClick={send}
        >
          {t("plan.save")}
        </Button>
        {draft.dirty && <Button onClick={draft.forget}>{t("plan.undo")}</Button>}
      </div>
    </div>
  );
}
