// Asks colleagues for help on a deal; who accepts joins its team.
import { App, Button, DatePicker, Input, Select, Space } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useGateVerbs } from "@/api/gates";
import { today } from "@/domain/dates";
import { RefMany } from "@/ui/field/RefMany";

export const TEAM_ROLES = ["presales", "delivery", "partner", "support"] as const;

export function AskForm({
  deal,
  role: fixed,
  onDone,
}: {
  deal: number;
  role?: string | undefined;
  onDone: () => void;
}) {
  const { t } = useTranslation("gates");
  const { message } = App.useApp();
  const { ask } = useGateVerbs(deal);
  const [people, setPeople] = useState<(number | "$me")[]>([]);
  const [role, setRole] = useState(fixed ?? "presales");
  const [text, setText] = useState("");
  const [due, setDue] = useState<Dayjs | null>(null);
  const send = () =>
    ask.mutate(
      {
        member_ids: people.filter((one) => one !== "$me"),
        role,
        text: text.trim(),
        due_on: due?.format("YYYY-MM-DD") ?? null,
      },
      {
        onSuccess: () => {
          void message.success(t("asked"));
          onDone();
        },
        onError: (error) => void message.error(asApiError(error).message, 6),
      },
    );
  return (
    <Space wrap align="start">
      <span className="yd-need-field">
        <RefMany
          resource="member"
          value={people}
          onChange={setPeople}
          aria-label={t("askWhom")}
          placeholder={t("askWhom")}
        />
      </span>
      <Select
        aria-label={t("team")}
        value={role}
        disabled={fixed !== undefined}
        onChange={setRole}
        style={{ width: 110 }}
        options={TEAM_ROLES.map((value) => ({ value, label: t(`teamRole.${value}`) }))}
      />
      <Input
        aria-label={t("askWhat")}
        placeholder={t("askWhat")}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        style={{ width: 240 }}
      />
      <DatePicker
        aria-label={t("askDue")}
        placeholder={t("askDue")}
        minDate={dayjs(today())}
        value={due}
        onChange={setDue}
      />
      <Button type="primary" disabled={people.length === 0 || !text.trim()} loading={ask.isPending} onClick={send}>
        {t("askSend")}
      </Button>
    </Space>
  );
}
