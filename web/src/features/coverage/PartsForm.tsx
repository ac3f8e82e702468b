// The parts of a draft, edited in place and saved together; then it is put in force, or thrown away.
import { App, Button, Input, InputNumber, Select } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { type Card, clockText, useCoverageAct } from "@/api/coverage";
import { asApiError } from "@/api/errors";
import type { Ref } from "@/api/resource";
import { DayFields, Labelled } from "@/features/coverage/fields";
import { PartBox } from "@/features/coverage/PartsView";
import { useSetup } from "@/features/coverage/queries";
import { useWords } from "@/features/coverage/words";
import { RefMany } from "@/ui/field/RefMany";
import { RefPicker } from "@/ui/field/RefPicker";
import { usePatchSearch } from "@/ui/nav";
import { lazyPart } from "@/ui/state/lazyPart";

const IssueDialog = lazyPart(() =>
  import("@/features/coverage/IssueDialog").then((one) => ({ default: one.IssueDialog })),
);
const CYCLES = { A: "cycle_a", B: "cycle_b", C: "cycle_c", "": "cycle_none" } as const;

function begin(card: Card) {
  const cycle = (grade: string) => card.cycles.find((one) => one.grade === grade)?.own ?? null;
  return {
    deputy: card.deputy && ({ id: card.deputy.id, label: card.deputy.name } as Ref),
    duties: card.duties,
    territory_ids: card.territories.map((one) => one.id),
    cycle_a: cycle("A"),
    cycle_b: cycle("B"),
    cycle_c: cycle("C"),
    cycle_none: cycle(""),
    day_from: clockText(card.day_from),
    day_to: clockText(card.day_to),
    minutes: card.minutes,
    travel: card.travel,
    visits_day: card.visits_day,
    standard: card.standard,
    steps: card.steps.join("\n"),
  };
}
type Draft = ReturnType<typeof begin>;

export function PartsForm({ card }: { card: Card }) {
  const { t } = useTranslation("coverage");
  const { t: td } = useTranslation("coverageDesk");
  const { t: tc } = useTranslation();
  const { message, modal } = App.useApp();
  const words = useWords();
  const patch = usePatchSearch();
  const setup = useSetup();
  // Outlets may be moved while something here is not saved yet: the entries stay, only the card's version goes on.
  const [draft, setDraft] = useState(() => begin(card));
  const [issuing, setIssuing] = useState(false);
  const set = (change: Partial<Draft>) => setDraft((last) => ({ ...last, ...change }));
  const fail = (error: unknown) => void message.error(asApiError(error).message, 6);
  const save = useCoverageAct(() =>
    api.put<Card>(`/coverage/cards/${card.id}`, {
      ...draft,
      deputy: undefined,
      deputy_id: draft.deputy?.id ?? null,
      day_from: draft.day_from || null,
      day_to: draft.day_to || null,
      steps: draft.steps.split("\n"),
      version: card.version,
    }),
  );
  const discard = useCoverageAct(() => api.post(`/coverage/cards/${card.id}/discard`, { version: card.version }));
  const dirty = JSON.stringify(draft) !== JSON.stringify(begin(card));
  return (
    <>
      <div className="yd-coverage-parts">
        <PartBox part="person" number={1} fixed={card.parts.person}>
          <p>
            <strong>{card.member.name}</strong> {[card.team.name, card.position].filter(Boolean).join(" · ")}
          </p>
          <Labelled text={t("deputy")}>
            <RefPicker
              resource="member"
              aria-label={t("deputy")}
              value={draft.deputy}
              onChange={(deputy) => set({ deputy })}
            />
          </Labelled>
          <Labelled text={t("duties")}>
            <Input.TextArea
              aria-label={t("duties")}
              autoSize
              maxLength={300}
              value={draft.duties}
              onChange={(event) => set({ duties: event.target.value })}
            />
          </Labelled>
        </PartBox>
        <PartBox part="region" number={2} fixed={card.parts.region}>
          <RefMany
            resource="territory"
            aria-label={td("territories")}
            placeholder={td("territories")}
            value={card.territories.map((one) => ({ id: one.id, label: one.name }))}
            onChange={(ids) => set({ territory_ids: ids.filter((one) => typeof one === "number") })}
          />
        </PartBox>
        <PartBox part="cycle" number={5} fixed={card.parts.cycle}>
          <div className="yd-coverage-grid">
            {card.cycles.map((one) => (
              <Labelled key={one.grade} text={words.grade(one.grade)}>
                <InputNumber
                  aria-label={td(`field.${CYCLES[one.grade]}`)}
                  min={1}
                  max={1000}
                  precision={0}
                  placeholder={one.company ? td("company", { count: one.company }) : td("companyNone")}
                  style={{ width: "100%" }}
                  value={draft[CYCLES[one.grade]]}
                  onChange={(value) => set({ [CYCLES[one.grade]]: value })}
                />
              </Labelled>
            ))}
          </div>
        </PartBox>
        <PartBox part="times" number={6} fixed={card.parts.times}>
          <div className="yd-coverage-grid">
            <DayFields value={draft} onChange={set} />
          </div>
        </PartBox>
        <PartBox part="standard" number={7} fixed={card.parts.standard}>
          {setup.data && setup.data.standards.length > 0 && (
            <Select
              aria-label={td("useStandard")}
              placeholder={td("useStandard")}
              style={{ width: "100%" }}
              value={null}
              onChange={(name: string | null) => {
                const one = setup.data.standards.find((standard) => standard.name === name);
                if (one) set({ standard: one.name, steps: one.steps.join("\n") });
              }}
              options={setup.data.standards.map((one) => ({ value: one.name, label: one.name }))}
            />
          )}
          <Input
            aria-label={td("standard")}
            placeholder={td("standard")}
            maxLength={60}
            value={draft.standard}
            onChange={(event) => set({ standard: event.target.value })}
          />
          <Input.TextArea
            aria-label={td("steps")}
            placeholder={td("steps")}
            autoSize={{ minRows: 3 }}
            value={draft.steps}
            onChange={(event) => set({ steps: event.target.value })}
          />
        </PartBox>
      </div>
      <div className="yd-toolbar yd-coverage-bar">
        <Button
          type={dirty ? "primary" : "default"}
          disabled={!dirty}
          loading={save.isPending}
          onClick={() => save.mutate(undefined, { onSuccess: (saved) => setDraft(begin(saved)), onError: fail })}
        >
          {tc("save")}
        </Button>
        <Button type={dirty ? "default" : "primary"} disabled={dirty} onClick={() => setIssuing(true)}>
          {td("issue")}
        </Button>
        {dirty && <span className="yd-faint">{td("unsaved")}</span>}
        <span className="yd-grow" />
        <Button
          danger
          type="text"
          onClick={() =>
            modal.confirm({
              title: td("discardSure"),
              okText: td("discard"),
              cancelText: tc("close"),
              onOk: () => discard.mutateAsync(undefined).then(() => patch({ card: null }), fail),
            })
          }
        >
          {td("discard")}
        </Button>
      </div>
      {issuing && (
        <Suspense>
          <IssueDialog card={card} onClose={() => setIssuing(false)} />
        </Suspense>
      )}
    </>
  );
}
