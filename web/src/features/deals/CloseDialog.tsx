// How a deal ended: the day, the reason, the competitor, what can be learnt.
import { AutoComplete, DatePicker, Form, Input, InputNumber, Modal, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError, isHeld } from "@/api/errors";
import { useCompetitorNames } from "@/api/gates";
import { GateDialog } from "@/features/deals/gates/GateDialog";
import { type Closing, type Head, type Outcome, useDealVerbs, useReasons } from "@/features/deals/queries";

const KIND = { win: "won", lose: "lost", abandon: "abandoned" } as const;
interface Values {
  closed_on: Dayjs;
  amount?: string | number | null;
  reason_id?: number;
  competitor?: string;
  note?: string;
}

export function CloseDialog({ head, outcome, onClose }: { head: Head; outcome: Outcome; onClose: () => void }) {
  const { t } = useTranslation("deals");
  const [form] = Form.useForm<Values>();
  const reasons = useReasons();
  const { close } = useDealVerbs(head.id);
  const [held, setHeld] = useState<(Closing & { outcome: Outcome }) | null>(null);
  const rivals = useCompetitorNames(outcome !== "abandon");
  const options = (reasons.data ?? [])
    .filter((one) => one.kind === KIND[outcome])
    .map((one) => ({ value: one.id, label: one.name }));
  const store = async () => {
    const values = await form.validateFields().catch(() => null); // the form says what is missing
    if (!values) return;
    const body = {
      outcome,
      closed_on: values.closed_on.format("YYYY-MM-DD"),
      reason_id: values.reason_id ?? null,
      note: values.note ?? "",
      ...(values.competitor ? { competitor: values.competitor } : {}),
      ...(outcome === "win" && head.tabs.lines === 0 && values.amount !== null && values.amount !== undefined
        ? { amount: String(values.amount) }
        : {}),
    };
    close.mutate(
      { ...body, version: head.version },
      {
        onSuccess: onClose,
        onError: (error) => {
          if (isHeld(error)) return setHeld(body);
          const problem = asApiError(error);
          const first = Object.values(problem.fields).flat()[0];
          form.setFields([{ name: "closed_on", errors: [first?.message ?? problem.message] }]);
        },
      },
    );
  };
  if (held)
    return (
      <GateDialog
        deal={head.id}
        title={head.name}
        goal="won"
        canEdit={head.can_edit}
        go={(override) => close.mutateAsync({ ...held, ...(override ? { override } : {}) })}
        onClose={onClose}
      />
    );
  return (
    <Modal
      open
      title={t(`${outcome}Title`)}
      onCancel={onClose}
      onOk={() => void store()}
      confirmLoading={close.isPending}
      okText={t(outcome)}
    >
      <Form<Values> form={form} layout="vertical" initialValues={{ closed_on: dayjs(), amount: head.amount }}>
        <Form.Item name="closed_on" label={t("closedOn")} rules={[{ required: true, message: t("dayNeeded") }]}>
          <DatePicker maxDate={dayjs()} allowClear={false} />
        </Form.Item>
        {outcome === "win" && (
          <Form.Item name="amount" label={t("amount")} extra={head.tabs.lines > 0 ? t("amountFromLines") : undefined}>
            <InputNumber<string>
              stringMode
              min="0"
              precision={2}
              disabled={head.tabs.lines > 0}
              style={{ width: 200 }}
            />
          </Form.Item>
        )}
        {options.length > 0 && (
          <Form.Item
            name="reason_id"
            label={t("reason")}
            rules={outcome === "lose" ? [{ required: true, message: t("reasonNeeded") }] : []}
          >
            <Select options={options} allowClear showSearch={{ optionFilterProp: "label" }} />
          </Form.Item>
        )}
        {outcome !== "abandon" && (
          <Form.Item name="competitor" label={t("competitor")}>
            <AutoComplete
              maxLength={200}
              options={(rivals.data ?? []).map((value) => ({ value }))}
              showSearch={{ filterOption: (typed, option) => String(option?.value).includes(typed) }}
            />
          </Form.Item>
        )}
        <Form.Item name="note" label={t("closeNote")}>
          <Input.TextArea rows={3} maxLength={5000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
