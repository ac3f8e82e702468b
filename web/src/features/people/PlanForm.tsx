// How each kind of records is shared out; saving shares out anew and shows what everybody gets.
import { App, Button, DatePicker, Input } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Handover, type Rule, useHandoverVerbs } from "@/api/handovers";
import { FOLLOWING, RuleEditor } from "@/features/people/RuleEditor";
import { SuccessorPicker } from "@/features/people/SuccessorPicker";
import { EmptyState } from "@/ui/state/EmptyState";

const lines = (text: string) =>
  text
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean);

export function PlanForm({ page }: { page: Handover }) {
  const { t } = useTranslation("handovers");
  const { message } = App.useApp();
  const { plan } = useHandoverVerbs();
  const fresh = Object.values(page.parts).every((part) => part.rule === null);
  const [rules, setRules] = useState<Record<string, Rule | null>>(() =>
    Object.fromEntries(page.parts.map((part) => [part.kind, part.rule])),
  );
  const [checklist, setChecklist] = useState(fresh ? t("checklistDefault") : page.checklist.join("\n"));
  const parts = page.parts.filter((part) => part.count > 0);
  const [note, setNote] = useState(page.note);
  const [until, setUntil] = useState(page.until);
  const [heir, setHeir] = useState(page.heir?.id ?? null);
  const [team, setTeam] = useState<number[]>([]);
  /** The same people for every kind: one gets all, several share evenly, deals go with their customers. */
  const all = () =>
    setRules(
      Object.fromEntries(
        parts.map((part) => [
          part.kind,
          {
            method: team.length > 1 ? "balance" : "one",
            people: team,
            groups: {},
            follow: FOLLOWING.includes(part.kind),
          },
        ]),
      ),
    );
  const names: Record<number, string> = Object.fromEntries([
    ...page.receivers.map((one) => [one.id, one.name]),
    ...(page.heir ? [[page.heir.id, page.heir.label]] : []),
  ]);
  // Not by callbacks of `mutate`: a new version mounts the form anew, and they would be lost.
  const store = () =>
    plan
      .mutateAsync({
        id: page.id,
        version: page.version,
        rules: Object.fromEntries(
          Object.entries(rules).filter((pair): pair is [string, Rule] => pair[1] !== null && pair[0] !== ""),
        ),
        until,
        note,
        checklist: lines(checklist),
        heir_id: heir,
      })
      .then(
        () => void message.success(t("saved")),
        (error) => {
          const problem = asApiError(error);
          void message.error(Object.values(problem.fields).flat()[0]?.message ?? problem.message, 8);
        },
      );
  return (
    <section className="yd-panel yd-stack" aria-label={t("what")}>
      <h2>{t("what")}</h2>
      <p className="yd-faint">{t("whatHint")}</p>
      {parts.length === 0 && <EmptyState title={t("nothing")} />}
      {parts.length > 1 && (
        <div className="yd-toolbar yd-handover-bulk">
          <strong>{t("sameForAll")}</strong>
          <SuccessorPicker value={team} names={names} several title={t("successors")} onChange={setTeam} />
          <Button disabled={team.length === 0} onClick={all}>
            {t("apply")}
          </Button>
          <span className="yd-faint">{t("sameHint")}</span>
        </div>
      )}
      <div className="yd-handover-rules">
        {parts.map((part) => (
          <RuleEditor
            key={part.kind}
            part={part}
            names={names}
            stays={page.kind !== "leaving"}
            rule={rules[part.kind] ?? null}
            onChange={(rule) => setRules((known) => ({ ...known, [part.kind]: rule }))}
          />
        ))}
        {page.kind === "leaving" && page.duties.some((duty) => duty.ends) && (
          <section className="yd-handover-rule" aria-label={t("heir")}>
            <div>
              <h3>{t("heir")}</h3>
              <p className="yd-faint">{t("heirHint")}</p>
            </div>
            <div className="yd-toolbar">
              <SuccessorPicker
                value={heir ? [heir] : []}
                names={names}
                title={t("heir")}
                onChange={([id]) => setHeir(id ?? null)}
              />
            </div>
          </section>
        )}
      </div>
      <div className="yd-handover-pair">
        <div>
          {t("checklist")} <span className="yd-faint">{t("checklistHint")}</span>
          <Input.TextArea
            aria-label={t("checklist")}
            rows={3}
            maxLength={1000}
            value={checklist}
            onChange={(event) => setChecklist(event.target.value)}
          />
        </div>
        <div>
          {t("note")} <span className="yd-faint">{t("noteHint")}</span>
          <Input.TextArea
            aria-label={t("note")}
            rows={3}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
      </div>
      {page.kind === "leave" && (
        <span className="yd-inline">
          {t("until")}
          <DatePicker
            aria-label={t("until")}
            value={until ? dayjs(until) : null}
            allowClear={false}
            minDate={dayjs()}
            onChange={(day) => day && setUntil(day.format("YYYY-MM-DD"))}
          />
        </span>
      )}
      <div>
        <Button
          type="primary"
          ghost
          loading={plan.isPending}
          disabled={parts.length === 0}
          onClick={() => void store()}
        >
          {t("save")}
        </Button>
      </div>
    </section>
  );
}
