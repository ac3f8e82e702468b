// The questions of a survey.
import { Button, Checkbox, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { blankQuestion, type DraftQuestion, QUESTIONS } from "@/features/visits/draft";

interface Props {
  value: DraftQuestion[];
  onChange: (value: DraftQuestion[]) => void;
}

export function Questions({ value, onChange }: Props) {
  const { t } = useTranslation("visitDesk");
  const { t: tc } = useTranslation();
  const change = (key: string, values: Partial<DraftQuestion>) =>
    onChange(value.map((one) => (one.key === key ? { ...one, ...values } : one)));
  return (
    <div className="yd-visit-questions">
      {value.map((one) => (
        <div key={one.key} className="yd-toolbar">
          <Input
            aria-label={t("question")}
            placeholder={t("question")}
            style={{ width: 220 }}
            maxLength={200}
            value={one.text}
            onChange={(event) => change(one.key, { text: event.target.value })}
          />
          <Select<DraftQuestion["kind"]>
            aria-label={t("type")}
            style={{ width: 100 }}
            value={one.kind}
            onChange={(kind) => change(one.key, { kind })}
            options={QUESTIONS.map((kind) => ({ value: kind, label: t(`questionKind.${kind}`) }))}
          />
          {one.kind === "choice" && (
            <Select
              mode="tags"
              open={false}
              style={{ minWidth: 200 }}
              aria-label={t("choices")}
              placeholder={t("choices")}
              value={one.choices}
              onChange={(choices: string[]) => change(one.key, { choices })}
            />
          )}
          <Checkbox checked={one.required} onChange={(event) => change(one.key, { required: event.target.checked })}>
            {t("required")}
          </Checkbox>
          <Button type="text" size="small" danger onClick={() => onChange(value.filter((had) => had.key !== one.key))}>
            {tc("remove")}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...value, blankQuestion(value)])}>
        {t("addQuestion")}
      </Button>
    </div>
  );
}
