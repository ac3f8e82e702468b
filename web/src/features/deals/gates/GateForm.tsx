// The gate of one stage: its criteria in order, who may move on, ways back, tasks on entry.
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Form, Modal, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "@/api/client";
import { asApiError } from "@/api/errors";
import { CriterionRow } from "@/features/deals/gates/CriterionRow";
import { type Draft, type GateOptions, type StageGate, useGateChange } from "@/features/deals/gates/editing";
import { useLanguage } from "@/ui/language";

export interface GateFormProps {
  gate: StageGate;
  earlier: readonly StageGate[];
  options: GateOptions;
  onClose: () => void;
}

export function GateForm({ gate, earlier, options, onClose }: GateFormProps) {
  const { t } = useTranslation("gates");
  const { label } = useLanguage();
  const { message } = App.useApp();
  const change = useGateChange();
  const [drafts, setDrafts] = useState<Draft[]>(() =>
    gate.criteria.map(({ id, kind, strength, params, label: words }) => ({
      key: String(id),
      id,
      kind,
      strength,
      params,
      label: words,
    })),
  );
  const [movers, setMovers] = useState(gate.movers);
  const [back, setBack] = useState(gate.back_to);
  const [template, setTemplate] = useState(gate.template_id);
  const way = back === null ? "any" : back.length === 0 ? "none" : "some";
  const put = (key: string, next: Draft) => setDrafts((all) => all.map((one) => (one.key === key ? next : one)));
  const move = (index: number, by: 1 | -1) =>
    setDrafts((all) => {
      const next = [...all];
      const [taken] = next.splice(index, 1);
      if (taken) next.splice(index + by, 0, taken);
      return next;
    });
  const store = () =>
    change.mutate(
      {
        method: "put",
        path: `/stages/${gate.stage_id}/gate`,
        body: {
          version: gate.version,
          criteria: drafts.map(({ key: _key, ...one }) => one),
          movers,
          back_to: back,
          template_id: template,
        },
      },
      {
        onSuccess: () => {
          void message.success(t("saved"));
          onClose();
        },
        onError: (error) => {
          const problem = asApiError(error);
          void message.error(Object.values(problem.fields)[0]?.[0]?.message ?? problem.message, 6);
        },
      },
    );
  return (
    <Modal
      open
      width={820}
      title={t("editGate", { stage: gate.name })}
      onCancel={onClose}
      onOk={store}
      okText={t("save")}
      confirmLoading={change.isPending}
    >
      <Form layout="vertical">
        <Form.Item label={t("criteria")}>
          {drafts.length === 0 && <p className="yd-faint">{t("noCriteria")}</p>}
          {drafts.map((draft, index) => (
            <div key={draft.key} className="yd-criterion">
              <CriterionRow draft={draft} options={options} onChange={(next) => put(draft.key, next)} />
              <Space size={2}>
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowUpOutlined />}
                  aria-label={t("up")}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowDownOutlined />}
                  aria-label={t("down")}
                  disabled={index === drafts.length - 1}
                  onClick={() => move(index, 1)}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t("remove")}
                  onClick={() => setDrafts(drafts.filter((one) => one.key !== draft.key))}
                />
              </Space>
            </div>
          ))}
          <Button
            type="dashed"
            icon={<PlusOutlined />}
            onClick={() =>
              setDrafts([...drafts, { key: newKey(), kind: "check", strength: "soft", params: {}, label: "" }])
            }
          >
            {t("addCriterion")}
          </Button>
        </Form.Item>
        <Form.Item label={t("movers")} htmlFor="gate-movers">
          <Select
            id="gate-movers"
            mode="multiple"
            placeholder={t("moversAll")}
            value={movers}
            onChange={setMovers}
            options={options.movers.map((one) => ({ value: one.value, label: label(one.label) }))}
          />
        </Form.Item>
        {earlier.length > 0 && (
          <Form.Item label={t("back")} htmlFor="gate-back">
            <Space wrap>
              <Select
                id="gate-back"
                value={way}
                style={{ width: 220 }}
                onChange={(next) =>
                  setBack(next === "any" ? null : next === "none" ? [] : [earlier.at(-1)?.stage_id ?? 0])
                }
                options={[
                  { value: "any", label: t("backAny") },
                  { value: "none", label: t("backNone") },
                  { value: "some", label: t("backSome") },
                ]}
              />
              {way === "some" && (
                <Select
                  mode="multiple"
                  aria-label={t("backSome")}
                  value={back ?? []}
                  onChange={setBack}
                  style={{ minWidth: 260 }}
                  options={earlier.map((one) => ({ value: one.stage_id, label: one.name }))}
                />
              )}
            </Space>
          </Form.Item>
        )}
        <Form.Item label={t("template")} htmlFor="gate-template">
          <Select
            id="gate-template"
            value={template ?? 0}
            onChange={(value) => setTemplate(value || null)}
            options={[
              { value: 0, label: t("noTemplate") },
              ...options.templates.map((one) => ({ value: one.id, label: one.label })),
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
