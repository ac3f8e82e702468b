// A new target: name, year, team, metric, amount and levels; a draft that is split next.
import "@/styles/target-life.css";
import { Form, Input, InputNumber, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { useMetrics } from "@/api/metrics";
import type { Ref } from "@/api/resource";
import { today } from "@/domain/dates";
import { FEN, readUnits, shortAmount, unitLabel } from "@/domain/units";
import { LevelFields } from "@/features/targets/LevelFields";
import { type LevelWish, useCreateTarget } from "@/features/targets/queries";
import { MetricPicker } from "@/ui/field/MetricPicker";
import { RefPicker } from "@/ui/field/RefPicker";
import { UnitProvider } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { useGo } from "@/ui/nav";

interface Values {
  name: string;
  year: number;
  team: Ref | null;
  amount: string;
  metric: string;
  note?: string;
}

export function NewTarget({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("targets");
  const { t: tl } = useTranslation("levels");
  const { language } = useLanguage();
  const go = useGo();
  const create = useCreateTarget();
  const [form] = Form.useForm<Values>();
  const typed = Form.useWatch("amount", form);
  const metrics = useMetrics().data ?? [];
  const chosen = Form.useWatch("metric", form);
  const metric = metrics.find((one) => one.code === chosen);
  const unit = metric?.unit ?? FEN;
  const amount = readUnits(typed, unit);
  const [levels, setLevels] = useState<LevelWish[]>([]);
  const [levelError, setLevelError] = useState("");
  const store = async () => {
    const values = await form.validateFields().catch(() => null); // the form says what is missing
    if (!values) return;
    create.mutate(
      {
        name: values.name.trim(),
        year: values.year,
        team: values.team?.id ?? 0,
        amount: readUnits(values.amount, unit) ?? 0,
        metric: values.metric,
        note: values.note ?? "",
        levels,
      },
      {
        onSuccess: (target) => go(`/targets/${target.id}`),
        onError: (error) => {
          const problem = asApiError(error);
          setLevelError(problem.fields.levels?.[0]?.message ?? "");
          if (problem.fields.levels) return;
          const known = Object.entries(problem.fields).map(([name, all]) => ({
            name: name as keyof Values,
            errors: all.map((one) => one.message ?? one.code),
          }));
          form.setFields(known.length > 0 ? known : [{ name: "name", errors: [problem.message] }]);
        },
      },
    );
  };
  const year = Number(today().slice(0, 4));
  const own = useMe().data?.member?.team; // a director's is the company, a supervisor's the own team
  return (
    <Modal
      open
      width={640}
      title={t("new")}
      onCancel={onClose}
      onOk={() => void store()}
      confirmLoading={create.isPending}
      okText={t("createAndSplit")}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          year,
          metric: "revenue_won",
          name: t("defaultName", { year }),
          team: own ? { id: own.id, label: own.name } : null,
        }}
      >
        <Form.Item name="name" label={t("name")} rules={[{ required: true, whitespace: true, message: t("needed") }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="year" label={t("yearLabel")} rules={[{ required: true, message: t("needed") }]}>
          <InputNumber min={2000} max={2100} precision={0} />
        </Form.Item>
        <Form.Item name="team" label={t("team")} rules={[{ required: true, message: t("needed") }]}>
          <TeamField />
        </Form.Item>
        <Form.Item name="metric" label={t("metric")} extra={metric?.definition[language === "en" ? "en" : "zh"]}>
          <MetricPicker additive />
        </Form.Item>
        <Form.Item
          name="amount"
          label={t("targetIn", { unit: unitLabel(unit, language) || "#" })}
          extra={
            amount === null
              ? t("amountHint")
              : `= ${unit.code === "fen" ? "¥ " : ""}${shortAmount(amount, unit, language)}`
          }
          rules={[
            {
              validator: (_, value: string) =>
                (readUnits(value, unit) ?? -1) < 0 ? Promise.reject(new Error(t("amountWrong"))) : Promise.resolve(),
            },
          ]}
        >
          <Input placeholder="1.2亿" />
        </Form.Item>
      </Form>
      <h3>{tl("title")}</h3>
      <UnitProvider value={unit}>
        <LevelFields
          levels={levels}
          onChange={setLevels}
          total={amount}
          lessIsBetter={metric?.less_is_better ?? false}
          error={levelError}
        />
      </UnitProvider>
    </Modal>
  );
}

/** The form gives value and onChange. */
function TeamField({ value, onChange }: { value?: Ref | null; onChange?: (value: Ref | null) => void }) {
  const { t } = useTranslation("targets");
  return (
    <RefPicker resource="team" value={value ?? null} onChange={(next) => onChange?.(next)} aria-label={t("team")} />
  );
}
