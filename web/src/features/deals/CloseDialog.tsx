// How a deal ended: the day, the reason, the competitor, what can be learnt.
import { DatePicker, Form, Input, InputNumber, Modal, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Head, type Outcome, useDealVerbs, useReasons } from "@/features/deals/queries";

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
  const options = (reasons.data ?? [])
    .filter((one) => one.kind === KIND[outcome])
    .map((one) => ({ value: one.id, label: one.name }));
  const store = async () => {
    const values = await form.validateFields().catch(() => null); // the form says what is missing
    if (!values) return;
    close.mutate(
      {
        outcome,
        version: head.version,
        closed_on: values.closed_on.format("YYYY-MM-DD"),
        reason_id: values.reason_id ?? null,
        note: values.note ?? "",
        ...(values.competitor ? { competitor: values.competitor } : {}),
        ...(outcome === "win" && head.tabs.lines === 0 && values.amount !== null && values.amount !== undefined
          ? { amount: String(values.amount) }
          : {}),
      },
      {
        onSuccess: onClose,
        onError: (error) => {
          const problem = asApiError(error);
          const first = Object.values(problem.fields).flat()[0];
          form.setFields([{ name: "closed_on", errors: [first?.message ?? problem.message] }]);
        },
      },
    );
  };
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
            <Input maxLength={200} />
          </Form.Item>
        )}
        <Form.Item name="note" label={t("closeNote")}>
          <Input.TextArea rows={3} maxLength={5000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
