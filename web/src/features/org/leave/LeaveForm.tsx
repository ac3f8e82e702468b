// Registers leave: who, what kind, from and until which half day; what it costs shows while the days are chosen.
import { Alert, Button, DatePicker, Form, Input, Segmented, Select } from "antd";
import dayjs from "dayjs";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "@/api/client";
import { asApiError } from "@/api/errors";
import { type Half, isSpan, type LeaveSpan, useLeaveCost, useLeaveSettings } from "@/api/leave";
import { useMe } from "@/api/me";
import { useCreateRecord } from "@/api/records";
import type { Ref } from "@/api/resource";
import { today } from "@/domain/dates";
import { RefPicker } from "@/ui/field/RefPicker";
import { useLanguage } from "@/ui/language";
import type { CreateFormProps } from "@/ui/module";
import "@/styles/calendar.css";

const DAY = "YYYY-MM-DD";

export function CreateForm({ spec, initial, onDone }: CreateFormProps) {
  const { t } = useTranslation("calendar");
  const { t: tc } = useTranslation();
  const { label } = useLanguage();
  const { data: me } = useMe();
  const create = useCreateRecord("leave");
  const own = me?.member ? { id: me.member.id, label: me.member.name } : null;
  const [member, setMember] = useState<Ref | null>((initial?.member as Ref | undefined) ?? own);
  const [kind, setKind] = useState("annual");
  const [note, setNote] = useState("");
  const [span, setSpan] = useState<LeaveSpan>({
    starts_on: today(),
    starts_half: "am",
    ends_on: today(),
    ends_half: "pm",
  });
  const key = useRef(newKey());
  const asks = (useLeaveSettings().data?.needs_approval ?? false) && member?.id === own?.id;
  const cost = useLeaveCost(span, member?.id ?? null);
  const kinds = spec.fields.find((field) => field.name === "kind")?.choices ?? [];
  const set = (change: Partial<LeaveSpan>) => {
    key.current = newKey();
    setSpan((known) => {
      const next = { ...known, ...change };
      // Choosing a first day after the last one moves the last one along.
      return next.starts_on > next.ends_on && change.starts_on ? { ...next, ends_on: next.starts_on } : next;
    });
  };
  const problem = create.error && asApiError(create.error);
  const said = problem && (Object.values(problem.fields).flat()[0]?.message ?? problem.message);
  const overlap = cost.data?.overlaps[0];
  const store = () =>
    create.mutate(
      { values: { member: member?.id ?? null, kind, note, ...span }, idempotencyKey: key.current },
      {
        onSuccess: onDone,
      },
    );
  const when = (which: "starts" | "ends") => (
    <Form.Item label={t(which === "starts" ? "leave.from" : "leave.until")} htmlFor={`f-${which}_on`} required>
      <div className="yd-leave-when">
        <DatePicker
          id={`f-${which}_on`}
          value={dayjs(span[`${which}_on`])}
          allowClear={false}
          onChange={(day) => day && set({ [`${which}_on`]: day.format(DAY) })}
        />
        <Segmented<Half>
          aria-label={t(which === "starts" ? "leave.from" : "leave.until")}
          value={span[`${which}_half`]}
          options={(["am", "pm"] as const).map((value) => ({ value, label: t(`leave.${value}`) }))}
          onChange={(half) => set({ [`${which}_half`]: half })}
        />
      </div>
    </Form.Item>
  );
  return (
    <Form layout="vertical" className="yd-form" onFinish={store}>
      {said && <Alert type="error" showIcon role="alert" title={said} />}
      <Form.Item label={t("leave.member")} htmlFor="f-member" required>
        <RefPicker id="f-member" resource="member" value={member} onChange={setMember} />
      </Form.Item>
      <Form.Item label={t("leave.kind")} htmlFor="f-kind" required>
        <Select
          id="f-kind"
          value={kind}
          onChange={setKind}
          options={kinds.map((one) => ({ value: one.value, label: label(one.label) }))}
        />
      </Form.Item>
      {when("starts")}
      {when("ends")}
      <p role="status">
        {!isSpan(span) ? (
          <span className="yd-risk">{t("leave.order")}</span>
        ) : overlap ? (
          <span className="yd-risk">{t("leave.overlaps", { start: overlap.start, end: overlap.end })}</span>
        ) : cost.data ? (
          cost.data.days > 0 ? (
            t("leave.cost", { days: cost.data.days })
          ) : (
            t("leave.free")
          )
        ) : (
          " "
        )}
      </p>
      <Form.Item label={t("leave.note")} htmlFor="f-note">
        <Input id="f-note" maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
      </Form.Item>
      <div className="yd-form-foot">
        <span className="yd-grow" />
        <Button onClick={() => onDone(null)}>{tc("cancel")}</Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={create.isPending}
          disabled={!member || !isSpan(span) || overlap !== undefined}
        >
          {t(asks ? "leave.ask" : "leave.register")}
        </Button>
      </div>
    </Form>
  );
}
