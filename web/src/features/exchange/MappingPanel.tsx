// The mapping: one card for each table that is imported, in the order in which they are written.
import { App, Button, Dropdown, Input, Modal, Space, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { suggest, useImportChange, useKeepRecipe, useRecipes } from "@/features/exchange/queries";
import { StepCard } from "@/features/exchange/StepCard";
import type { ImportJob, Recipe, Step, Target } from "@/features/exchange/types";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";

export interface MappingPanelProps {
  job: ImportJob;
  targets: Target[];
  onChecked: () => void;
}

export function MappingPanel({ job, targets, onChecked }: MappingPanelProps) {
  const { t } = useTranslation("exchange");
  const { message } = App.useApp();
  const { map, verb } = useImportChange(job.id);
  const [recipe, setRecipe] = useState<Recipe>(job.recipe);
  const steps = recipe.steps ?? [];
  const setStep = (index: number, step: Step | null) =>
    setRecipe({ ...recipe, steps: steps.flatMap((one, at) => (at === index ? (step ? [step] : []) : [one])) });
  const swap = (index: number) =>
    setRecipe({
      ...recipe,
      steps: steps.map((one, at) =>
        at === index - 1 ? (steps[index] ?? one) : at === index ? (steps[index - 1] ?? one) : one,
      ),
    });

  const check = async () => {
    try {
      await map.mutateAsync({ recipe, version: job.version });
      await verb.mutateAsync("validate");
      onChecked();
    } catch (error) {
      void message.error(asApiError(error).message, 8);
    }
  };

  return (
    <>
      <Space wrap style={{ margin: "16px 0" }}>
        <AddStep job={job} targets={targets} onAdd={(step) => setRecipe({ ...recipe, steps: [...steps, step] })} />
        <RecipeMenu recipe={recipe} onUse={setRecipe} />
      </Space>
      {steps.length === 0 && <EmptyState title={t("noSteps")} hint={t("noStepsHint")} />}
      {steps.map((step, index) => (
        <StepCard
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place, a file may come twice
          key={`${index}:${step.file}:${step.sheet ?? ""}:${step.resource}`}
          job={job}
          step={step}
          targets={targets}
          onChange={(next) => setStep(index, next)}
          onRemove={() => setStep(index, null)}
          onUp={index > 0 ? () => swap(index) : undefined}
        />
      ))}
      <div className="yd-sticky-bar">
        <span className="yd-faint">{t("checkHint")}</span>
        <Button
          type="primary"
          size="large"
          disabled={steps.length === 0}
          loading={map.isPending || verb.isPending}
          onClick={() => void check()}
        >
          {t("check")}
        </Button>
      </div>
    </>
  );
}

function AddStep({ job, targets, onAdd }: { job: ImportJob; targets: Target[]; onAdd: (step: Step) => void }) {
  const { t } = useTranslation("exchange");
  const { message } = App.useApp();
  const { label } = useLanguage();
  const items = job.files.flatMap((file) =>
    file.tables.map((table, index) => ({
      key: `${file.id}:${index}`,
      label: file.tables.length > 1 ? `${file.name} – ${table.sheet}` : file.name,
      children: targets.map((one) => ({
        key: `${file.id}:${index}:${one.name}`,
        label: label(one.label),
        onClick: () =>
          void suggest(job.id, {
            resource: one.name,
            file: file.name,
            sheet: file.tables.length > 1 ? table.sheet : "",
          })
            .then((answer) => onAdd(answer.step))
            .catch((error: unknown) => void message.error(asApiError(error).message)),
      })),
    })),
  );
  return (
    <Dropdown menu={{ items }} trigger={["click"]}>
      <Button>{t("addStep")}</Button>
    </Dropdown>
  );
}

function RecipeMenu({ recipe, onUse }: { recipe: Recipe; onUse: (recipe: Recipe) => void }) {
  const { t } = useTranslation("exchange");
  const { message } = App.useApp();
  const kept = useRecipes();
  const keep = useKeepRecipe();
  const [name, setName] = useState<string | null>(null);
  const load = (file: File) => {
    void file.text().then((text) => {
      try {
        onUse(JSON.parse(text) as Recipe);
        void message.success(t("recipeLoaded"));
      } catch {
        void message.error(t("recipeUnreadable", { name: file.name }));
      }
    });
    return false;
  };
  const store = () => {
    const same = kept.data?.find((one) => one.name === name);
    keep.mutate(
      { ...(same ? { id: same.id } : {}), name: name ?? "", recipe },
      { onSuccess: () => setName(null), onError: (error) => void message.error(asApiError(error).message) },
    );
  };
  return (
    <>
      <Dropdown
        trigger={["click"]}
        disabled={!kept.data?.length}
        menu={{
          items: (kept.data ?? []).map((one) => ({ key: one.id, label: one.name, onClick: () => onUse(one.recipe) })),
        }}
      >
        <Button>{t("useRecipe")}</Button>
      </Dropdown>
      <Upload accept=".json" showUploadList={false} beforeUpload={load}>
        <Button>{t("loadRecipe")}</Button>
      </Upload>
      <Button onClick={() => setName(recipe.name || t("recipeName"))}>{t("keepRecipe")}</Button>
      <Modal
        open={name !== null}
        title={t("keepRecipe")}
        onCancel={() => setName(null)}
        onOk={store}
        confirmLoading={keep.isPending}
        okButtonProps={{ disabled: !name?.trim() }}
      >
        <Input
          aria-label={t("name")}
          value={name ?? ""}
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={store}
        />
        {kept.data?.some((one) => one.name === name) && <p className="yd-faint">{t("recipeReplaces")}</p>}
      </Modal>
    </>
  );
}
