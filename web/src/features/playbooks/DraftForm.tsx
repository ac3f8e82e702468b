// The lines of a draft: what to do, what ticks it off, how often and by which day of the stage.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { BookLine } from "@/api/plays";
import type { Draft } from "@/features/playbooks/queries";
import { useTemplates } from "@/features/playbooks/templates";

const MEASURES = [
  "call",
  "visit",
  "wechat",
  "email",
  "meeting",
  "demo",
  "other",
  "contacts",
  "decider",
  "colleague",
  "superior",
  "presales",
] as const;
const EMPTY: BookLine = { text: "", measure: "", times: 1, by_day: null, why: "" };

export function DraftForm({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { t } = useTranslation("playsDesk");
  const templates = useTemplates();
  const lines = (change: BookLine[]) => onChange({ ...draft, lines: change });
  const set = (place: number, change: Partial<BookLine>) =>
    lines(draft.lines.map((line, number) => (number === place ? { ...line, ...change } : line)));
  return (
    <>
      <Input.TextArea
        aria-label={t("aim")}
        placeholder={`${t("aim")}：${t("aimHint")}`}
        maxLength={500}
        autoSize={{ minRows: 1, maxRows: 4 }}
        value={draft.aim}
        onChange={(event) => onChange({ ...draft, aim: event.target.value })}
      />
      {draft.lines.length > 0 && (
        <div className="yd-play-line yd-play-heads yd-faint" aria-hidden="true">
          {(["text", "tick", "times", "day"] as const).map((name) => (
            <span key={name}>{t(name)}</span>
          ))}
        </div>
      )}
      {draft.lines.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
        <Line key={place} line={line} onChange={(change) => set(place, change)} number={place + 1}>
          <Button
            type="text"
            aria-label={`${t("remove")} ${place + 1}`}
            icon={<DeleteOutlined />}
            onClick={() => lines(draft.lines.filter((_, number) => number !== place))}
          />
        </Line>
      ))}
      <div className="yd-play-numbers">
        <Button
          icon={<PlusOutlined />}
          disabled={draft.lines.length >= 30}
          onClick={() => lines([...draft.lines, EMPTY])}
        >
          {t("add")}
        </Button>
        {templates.length > 0 && (
          <Select
            aria-label={t("template")}
            style={{ minWidth: 200 }}
            value={draft.template_id ?? 0}
            options={[{ value: 0, label: t("noTemplate") }, ...templates]}
            onChange={(value) => onChange({ ...draft, template_id: value || null })}
          />
        )}
      </div>
    </>
  );
}

interface LineProps {
  line: BookLine;
  number: number;
  onChange: (change: Partial<BookLine>) => void;
  children: React.ReactNode;
}

function Line({ line, number, onChange, children }: LineProps) {
  const { t } = useTranslation("playsDesk");
  const { t: tp } = useTranslation("plays");
  return (
    <div className="yd-play-line">
      <Input
        aria-label={`${t("text")} ${number}`}
        placeholder={t("text")}
        maxLength={200}
        value={line.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <Select
        aria-label={`${t("tick")} ${number}`}
        value={line.measure}
        options={[
          { value: "", label: t("noTick") },
          ...MEASURES.map((one) => ({ value: one, label: tp(`measure.${one}`) })),
        ]}
        onChange={(measure: BookLine["measure"]) => onChange({ measure })}
      />
      <InputNumber
        aria-label={`${t("times")} ${number}`}
        min={1}
        max={100}
        precision={0}
        disabled={!line.measure}
        value={line.times}
        onChange={(times) => times !== null && onChange({ times })}
      />
      <InputNumber
        aria-label={`${t("day")} ${number}`}
        placeholder={t("day")}
        min={0}
        max={1000}
        precision={0}
        value={line.by_day}
        onChange={(by_day) => onChange({ by_day })}
      />
      {children}
    </div>
  );
}
