// All targets in reach, by year; a new one begins here.
import "@/styles/attainment.css";
import { PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, InputNumber, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import type { Ref } from "@/api/resource";
import { today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { FEN, readUnits, shortAmount, unitLabel } from "@/domain/units";
import { STATUS_HUE, type Target, useCreateTarget, useTargets } from "@/features/targets/queries";
import { MetricPicker, useMetrics } from "@/ui/field/MetricPicker";
import { RefPicker } from "@/ui/field/RefPicker";
import { Money, UnitProvider } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link, useGo } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("targets");
  const { t: tl } = useTranslation("targetLife");
  const { data: me } = useMe();
  const targets = useTargets();
  const [adding, setAdding] = useState(false);
  const edits = may(me?.permissions, "target.edit");
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
        <Link to="/targets/mine">{tl("mine")}</Link>
        <span className="yd-grow" />
        {edits && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t("new")}
          </Button>
        )}
      </header>
      {targets.isError ? (
        <PageError error={targets.error} onRetry={() => void targets.refetch()} />
      ) : targets.isPending ? (
        <Loading />
      ) : targets.data.length === 0 ? (
        <EmptyState title={t("none")} hint={t(edits ? "noneHint" : "noneYet")} />
      ) : (
        <Years targets={targets.data} />
      )}
      {adding && <NewTarget onClose={() => setAdding(false)} />}
    </div>
  );
}

function Years({ targets }: { targets: Target[] }) {
  const { t } = useTranslation("targets");
  const { language } = useLanguage();
  const years = [...Map.groupBy(targets, (one) => one.year)].sort((a, b) => b[0] - a[0]);
  return years.map(([year, ones]) => (
    <section key={year} className="yd-panel yd-x-scroll">
      <h2>{t("year", { year })}</h2>
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("metric")}</th>
            <th scope="col">{t("team")}</th>
            <th scope="col">{t("status")}</th>
            <th scope="col">{t("amount")}</th>
            <th scope="col">{t("toSplit")}</th>
          </tr>
        </thead>
        <tbody>
          {ones.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to={`/targets/${one.id}`}>{one.name}</Link>{" "}
                {one.revision > 1 && <small className="yd-faint">{t("revision", { number: one.revision })}</small>}
              </td>
              <td>{one.metric_label[language === "en" ? "en" : "zh"]}</td>
              <td>{one.team.name}</td>
              <td>
                <Tag color={STATUS_HUE[one.status]}>{t(`statuses.${one.status}`)}</Tag>
              </td>
              <td>
                <UnitProvider value={one.unit}>
                  <Money fen={one.amount} />
                </UnitProvider>
              </td>
              <td className={one.gap === 0 ? "yd-faint" : "yd-risk"}>
                <UnitProvider value={one.unit}>
                  <Money fen={one.gap} />
                </UnitProvider>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ));
}

interface Values {
  name: string;
  year: number;
  team: Ref | null;
  amount: string;
  metric: string;
  note?: string;
}

function NewTarget({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("targets");
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
      },
      {
        onSuccess: (target) => go(`/targets/${target.id}`),
        onError: (error) => {
          const problem = asApiError(error);
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
