// A type of visit: for whom it is, and its steps in their order.
import { App, Button, Checkbox, Input, InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { useVisitAct, type VisitType } from "@/api/visits";
import { blank, type DraftStep, forServer, KINDS, stepsOf } from "@/features/visits/draft";
import { Questions } from "@/features/visits/Questions";

export function TypeDialog({ known, onClose }: { known: VisitType | null; onClose: () => void }) {
  const { t } = useTranslation("visitDesk");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const [draft, setDraft] = useState({
    name: known?.name ?? "",
    name_en: known?.name_en ?? "",
    active: known?.active ?? true,
    grades: known?.grades ?? [],
    channels: known?.channels ?? [],
    priority: known?.priority ?? 0,
  });
  const [steps, setSteps] = useState<DraftStep[]>(known ? stepsOf(known) : [blank([])]);
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const save = useVisitAct((body: object) =>
    known ? api.put(`/visits/types/${known.id}`, body) : api.post("/visits/types", body),
  );
  const change = (at: number, values: Partial<DraftStep>) =>
    setSteps(steps.map((one, number) => (number === at ? { ...one, ...values } : one)));
  const up = (at: number) =>
    setSteps(
      steps.map((one, number) =>
        number === at - 1 ? (steps[at] ?? one) : number === at ? (steps[at - 1] ?? one) : one,
      ),
    );
  return (
    <Modal
      open
      width={760}
      title={t(known ? "editType" : "addType")}
      okText={tc("save")}
      cancelText={tc("cancel")}
      okButtonProps={{ disabled: !draft.name.trim(), loading: save.isPending }}
      onCancel={onClose}
      onOk={() =>
        save.mutate(
          { ...draft, version: known?.version ?? 1, steps: steps.map(forServer) },
          {
            onSuccess: () => {
              void message.success(tc("saved"));
              onClose();
            },
            onError: (error) => void message.error(said(error), 8),
          },
        )
      }
    >
      <div className="yd-stack">
        <div className="yd-visit-form">
          <Input
            aria-label={t("name")}
            placeholder={t("name")}
            maxLength={60}
            value={draft.name}
            onChange={(e) => set({ name: e.target.value })}
          />
          <Input
            aria-label={t("nameEn")}
            placeholder={t("nameEn")}
            maxLength={60}
            value={draft.name_en}
            onChange={(e) => set({ name_en: e.target.value })}
          />
          <Select
            mode="multiple"
            aria-label={t("grades")}
            placeholder={t("grades")}
            value={draft.grades}
            onChange={(grades: string[]) => set({ grades })}
            options={["A", "B", "C"].map((value) => ({ value, label: value }))}
          />
          <Select
            mode="tags"
            open={false}
            aria-label={t("channels")}
            placeholder={t("channels")}
            value={draft.channels}
            onChange={(channels: string[]) => set({ channels })}
          />
          <InputNumber<number>
            aria-label={t("priority")}
            addonBefore={t("priority")}
            min={0}
            max={1000}
            precision={0}
            value={draft.priority}
            onChange={(value) => set({ priority: value ?? 0 })}
          />
          <Checkbox checked={draft.active} onChange={(e) => set({ active: e.target.checked })}>
            {t("active")}
          </Checkbox>
        </div>
        {steps.map((step, at) => (
          <div key={step.key} className="yd-visit-step">
            <Select<DraftStep["kind"]>
              aria-label={t("steps")}
              style={{ width: 120 }}
              value={step.kind}
              onChange={(kind) => change(at, { kind })}
              options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
            <Input
              aria-label={t("name")}
              placeholder={t("name")}
              style={{ width: 140 }}
              maxLength={60}
              value={step.name}
              onChange={(e) => change(at, { name: e.target.value })}
            />
            <Input
              aria-label={t("nameEn")}
              placeholder={t("nameEn")}
              style={{ width: 140 }}
              maxLength={60}
              value={step.name_en}
              onChange={(e) => change(at, { name_en: e.target.value })}
            />
            <Checkbox checked={step.required} onChange={(e) => change(at, { required: e.target.checked })}>
              {t("required")}
            </Checkbox>
            {step.kind === "photo" && (
              <>
                <InputNumber<number>
                  aria-label={t("min")}
                  placeholder={t("min")}
                  style={{ width: 80 }}
                  min={0}
                  max={50}
                  precision={0}
                  value={step.min}
                  onChange={(min) => change(at, { min })}
                />
                <InputNumber<number>
                  aria-label={t("max")}
                  placeholder={t("max")}
                  style={{ width: 80 }}
                  min={1}
                  max={50}
                  precision={0}
                  value={step.max}
                  onChange={(max) => change(at, { max })}
                />
              </>
            )}
            <span className="yd-grow" />
            <Button type="text" size="small" disabled={at === 0} onClick={() => up(at)}>
              {t("up")}
            </Button>
            <Button
              type="text"
              size="small"
              danger
              onClick={() => setSteps(steps.filter((_, number) => number !== at))}
            >
              {tc("remove")}
            </Button>
            {step.kind === "survey" && (
              <Questions value={step.questions} onChange={(questions) => change(at, { questions })} />
            )}
          </div>
        ))}
        <div>
          <Button disabled={steps.length >= 30} onClick={() => setSteps([...steps, blank(steps)])}>
            {t("addStep")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** What is wrong with a field says more than that something is. */
function said(error: unknown): string {
  const found = asApiError(error);
  return Object.values(found.fields)[0]?.[0]?.message ?? found.message;
}
