// A business card by the camera: the picture above what was read from it; a thumb corrects and saves.
import { Button, Toast } from "antd-mobile";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CARD_FIELDS, useCard, useCardVerbs } from "@/api/cards";
import { asApiError } from "@/api/errors";
import { useSpec } from "@/api/records";
import { useLanguage } from "@/ui/language";
import { useGo } from "@/ui/nav";

const SURE = 0.7;

export function CardSheet({ id, onDone }: { id: number; onDone: () => void }) {
  const { t } = useTranslation("leads");
  const { t: tl } = useTranslation("phoneLeads");
  const { t: tc } = useTranslation();
  const { label } = useLanguage();
  const go = useGo();
  const spec = useSpec("lead");
  const card = useCard(id);
  const { save } = useCardVerbs();
  const [values, setValues] = useState<Record<string, string>>({});
  const [again, setAgain] = useState(false);
  const [problem, setProblem] = useState("");
  const fields = card.data?.fields;
  useEffect(() => {
    if (fields) setValues(Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.value])));
  }, [fields]);
  const store = () =>
    save.mutate(
      { id, values: Object.fromEntries(Object.entries(values).filter(([, one]) => one.trim() !== "")), confirm: again },
      {
        onSuccess: (lead) => {
          Toast.show({ icon: "success", content: tl("saved") });
          onDone();
          go(`/m/leads/${lead.id}`);
        },
        onError: (error) => {
          const told = asApiError(error);
          setAgain(told.code === "duplicate_suspected");
          setProblem(Object.values(told.fields).flat()[0]?.message ?? (told.message || tc("error.network")));
        },
      },
    );
  const waiting = !card.data || card.data.state === "waiting";
  return (
    <form
      className="ph-sheet"
      style={{ maxHeight: "88vh", overflowY: "auto" }}
      onSubmit={(event) => {
        event.preventDefault();
        store();
      }}
    >
      {card.data && <img src={card.data.url} alt={t("card.title")} style={{ width: "100%" }} />}
      <small className="yd-faint" role="status">
        {waiting ? t("card.reading") : t(card.data?.state === "failed" ? "card.failed" : "card.check")}
      </small>
      {problem && (
        <p className="ph-alert" role="alert">
          {problem}
        </p>
      )}
      {!waiting &&
        CARD_FIELDS.map((name) => {
          const field = spec.data?.fields.find((one) => one.name === name);
          if (!field) return null;
          const read = fields?.[name];
          const unsure = read !== undefined && read.confidence < SURE && values[name] === read.value;
          return (
            <label key={name}>
              <span>
                {label(field.label)} {unsure && <em className="yd-risk">{t("card.unsure")}</em>}
              </span>
              <input
                maxLength={field.max_length ?? 200}
                value={values[name] ?? ""}
                onChange={(event) => {
                  setAgain(false);
                  setValues((known) => ({ ...known, [name]: event.target.value }));
                }}
              />
            </label>
          );
        })}
      <Button block color="primary" size="large" type="submit" loading={save.isPending} disabled={waiting}>
        {again ? tl("saveAnyway") : t("card.save")}
      </Button>
    </form>
  );
}
